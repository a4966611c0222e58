//go:build !windows

package source

import (
	"io/fs"
	"os"
	"syscall"
)

// identity is which file this is, and how many names it has.
func identity(_ *os.File, info fs.FileInfo) (fileID, uint32) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return fileID{uint64(stat.Dev), uint64(stat.Ino)}, uint32(stat.Nlink)
	}
	return fileID{}, 1
}
