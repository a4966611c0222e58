//go:build !windows

package publish

import (
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
