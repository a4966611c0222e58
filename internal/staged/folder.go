// Package staged owns what is written before it gets its name. It lies in a
// folder that its process holds, so that what a killed run left can be told from
// what another is at, and be finished or removed by the next.
package staged

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// pattern is the name of a folder. No site takes it for one of its own.
const pattern = ".btfolio-*.tmp"

const lockName = "lock"

// A Folder is held by one process, until that closes it or ends.
type Folder struct {
	Path string
	lock *Lock
}

// NewFolder makes one in a folder.
func NewFolder(in string) (*Folder, error) {
	for {
		dir, err := os.MkdirTemp(in, pattern)
		if err != nil {
			return nil, err
		}
		lock, err := Acquire(filepath.Join(dir, lockName))
		switch {
		case err == nil && lock != nil:
			return &Folder{dir, lock}, nil
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			os.Remove(dir)
			return nil, err
		}
		// Another run took it for left behind before it was held.
	}
}

// Close removes the folder with all that is in it.
func (f *Folder) Close() {
	entries, _ := os.ReadDir(f.Path)
	for _, e := range entries {
		if e.Name() != lockName {
			os.RemoveAll(filepath.Join(f.Path, e.Name()))
		}
	}
	f.lock.Release()
	os.RemoveAll(f.Path)
}

// Leave lets go of the folder and leaves it, for the next run.
func (f *Folder) Leave() { f.lock.file.Close() }

// Abandoned are the folders in a folder whose process has ended. They are held
// now, and to be closed.
func Abandoned(in string) (all []*Folder) {
	entries, _ := os.ReadDir(in)
	for _, e := range entries {
		if match, _ := filepath.Match(pattern, e.Name()); !match || !e.IsDir() {
			continue
		}
		dir := filepath.Join(in, e.Name())
		if os.Remove(dir) == nil {
			continue // nothing was in it, not even what holds it
		}
		if lock, err := Acquire(filepath.Join(dir, lockName)); err == nil && lock != nil {
			all = append(all, &Folder{dir, lock})
		}
	}
	return all
}
