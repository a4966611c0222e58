package publish

import (
	"errors"
	"io/fs"
	"os"
)

// A lock keeps two runs from building the same site. The system lets go of
// it when its process ends, however that ends.
type lock struct{ file *os.File }

// acquire takes the lock, or returns nil if somebody else has it.
func acquire(path string) (*lock, error) {
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, fileMode)
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
			return &lock{file}, nil
		}
		file.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
}

// release removes the file while it is still held, so that it is never
// somebody else's; where that cannot be done, an empty file stays behind.
func (l *lock) release() {
	_ = os.Remove(l.file.Name())
	l.file.Close()
}
