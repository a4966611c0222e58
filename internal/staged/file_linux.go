package staged

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// nameless makes a file that has no name; nil where the disk has none such.
func nameless(in string) *os.File {
	fd, err := unix.Open(in, unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return nil
	}
	f := os.NewFile(uintptr(fd), in)
	if _, err := os.Stat(throughHandle(f)); err != nil { // without /proc it would never get one
		f.Close()
		return nil
	}
	return f
}

func throughHandle(f *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", f.Fd()) }

// giveName gives a file without a name one that is free.
func giveName(f *os.File, name string) error {
	return unix.Linkat(unix.AT_FDCWD, throughHandle(f), unix.AT_FDCWD, name, unix.AT_SYMLINK_FOLLOW)
}
