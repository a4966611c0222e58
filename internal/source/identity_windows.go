package source

import (
	"io/fs"
	"os"
	"syscall"
)

// identity is which file this is, and how many names it has. Only an open file
// tells.
func identity(f *os.File, _ fs.FileInfo) (fileID, uint32) {
	var data syscall.ByHandleFileInformation
	if f == nil || syscall.GetFileInformationByHandle(syscall.Handle(f.Fd()), &data) != nil {
		return fileID{}, 1
	}
	return fileID{uint64(data.VolumeSerialNumber), uint64(data.FileIndexHigh)<<32 | uint64(data.FileIndexLow)}, data.NumberOfLinks
}
