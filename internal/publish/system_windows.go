package publish

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// What a full and a write-protected disk answer.
var (
	fullDisk   = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}
	lockedDisk = []error{windows.ERROR_WRITE_PROTECT}
)

// tryLock takes the lock of a file if it is free.
func tryLock(file *os.File) (bool, error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// adopt does nothing: folders inherit their rights from the one above.
func adopt(string, fs.FileInfo) error { return nil }
