package staged

import (
	"errors"
	"io/fs"
	"os"
)

// A Lock keeps two runs from the same work. The system lets go of it when its
// process ends, however that ends.
type Lock struct{ file *os.File }

// Acquire takes the lock, or returns nil if somebody else has it.
func Acquire(path string) (*Lock, error) {
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		taken, err := tryLock(file)
		if err != nil || !taken {
			file.Close()
			return nil, err
		}
		held, err := file.Stat()
		if err != nil {
			file.Close()
			return nil, err
		}
		// The former holder may have removed the file since it was opened.
		named, err := os.Lstat(path)
		if err == nil && os.SameFile(held, named) {
			return &Lock{file}, nil
		}
		file.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
}

// Release removes the file while it is still held, so that it is never
// somebody else's; where that cannot be done, an empty file stays behind.
func (l *Lock) Release() {
	_ = os.Remove(l.file.Name())
	l.file.Close()
}
