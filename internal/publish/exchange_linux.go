package publish

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places in one step. Disks that cannot do
// it say that an argument is invalid.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported
	}
	return err
}
