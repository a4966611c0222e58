//go:build !windows

package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// What a full and a write-protected disk answer.
var (
	fullDisk   = []error{unix.ENOSPC, unix.EDQUOT, unix.EFBIG}
	lockedDisk = []error{unix.EROFS}
)

// tryLock takes the lock of a file if it is free.
func tryLock(file *os.File) (bool, error) {
	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		}
		return err == nil, err
	}
}

// adopt lets those read a folder who may read the one it replaces. Its owner
// has to be able to write.
func adopt(folder string, old fs.FileInfo) error {
	if stat, ok := old.Sys().(*syscall.Stat_t); ok {
		// Refused to those outside the group, who could not have made the
		// old folder so themselves.
		_ = os.Lchown(folder, -1, int(stat.Gid))
	}
	return os.Chmod(folder, old.Mode()&(fs.ModePerm|fs.ModeSetgid)|0o700)
}
