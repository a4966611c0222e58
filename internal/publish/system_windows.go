package publish

import (
	"io/fs"

	"golang.org/x/sys/windows"
)

// What a full and a write-protected disk answer.
var (
	fullDisk   = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}
	lockedDisk = []error{windows.ERROR_WRITE_PROTECT}
)

// adopt does nothing: folders inherit their rights from the one above.
func adopt(string, fs.FileInfo) error { return nil }
