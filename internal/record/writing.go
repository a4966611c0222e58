package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"btfolio/internal/staged"
)

// journal is the file that lists what is to get its name. As long as it is
// there, whatever became of the process, all of it is going to.
const journal = "journal"

// A writing is files that are written and get their names one after the other.
type writing struct {
	Files []named `json:"files"`

	dir    string   // the folder the names are in
	staged string   // where the files lie until then
	made   []string // what is there now that was not, in the order it was made
}

type named struct {
	Path string `json:"path"` // with slashes
	Over bool   `json:"over,omitempty"`
}

// at is where a file lies, and name where it is to lie.
func (w *writing) at(i int) string { return filepath.Join(w.staged, fmt.Sprint(i)) }

func (w *writing) name(i int) string {
	return filepath.Join(w.dir, filepath.FromSlash(w.Files[i].Path))
}

// begin writes the journal.
func (w *writing) begin() error {
	text, err := json.Marshal(w)
	if err != nil {
		return err
	}
	name := filepath.Join(w.staged, journal)
	if err := write(name+".new", func(to io.Writer) error { _, err := to.Write(text); return err }); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// place gives a file its name.
func (w *writing) place(i int) error {
	made, err := folder(filepath.Dir(w.name(i)))
	w.made = append(w.made, made...)
	if err != nil {
		return err
	}
	if w.Files[i].Over {
		return os.Rename(w.at(i), w.name(i))
	}
	if err := place(w.at(i), w.name(i)); err != nil {
		return err
	}
	w.made = append(w.made, w.name(i))
	return nil
}

// undo removes what was made. A folder that has come to hold something else
// stays.
func (w *writing) undo() {
	os.Remove(filepath.Join(w.staged, journal))
	for i := len(w.made) - 1; i >= 0; i-- {
		os.Remove(w.made[i])
	}
}

// Mend does what killed runs have left in a folder: it finishes what was being
// made there, and removes what was not ready to be. It tells how many files it
// gave their names. A name that something else has got meanwhile is left to it.
func Mend(dir string) (finished int, err error) {
	for _, left := range staged.Abandoned(dir) {
		n, failed := finish(dir, left.Path)
		finished += n
		if failed != nil {
			err = errors.Join(err, failed)
			left.Leave()
			continue
		}
		left.Close()
	}
	return finished, err
}

func finish(dir, folder string) (finished int, err error) {
	text, err := os.ReadFile(filepath.Join(folder, journal))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	w := &writing{dir: dir, staged: folder}
	if err == nil {
		err = json.Unmarshal(text, w)
	}
	if err != nil {
		return 0, err
	}
	for i, f := range w.Files {
		if _, err := os.Lstat(w.at(i)); err != nil || !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			continue // it has its name
		}
		err := w.place(i)
		if info, _ := os.Lstat(w.name(i)); err != nil && info != nil && info.Mode().IsRegular() && info.Size() == 0 {
			err = os.Rename(w.at(i), w.name(i)) // it was reserved
		}
		switch {
		case err == nil:
			finished++
		case !errors.Is(err, fs.ErrExist):
			return finished, err
		}
	}
	return finished, nil
}

// folder makes a folder and those above it, and says which were made.
func folder(dir string) (made []string, err error) {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return nil, &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
		}
		return nil, nil
	}
	if above := filepath.Dir(dir); above != dir {
		if made, err = folder(above); err != nil {
			return made, err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return made, err
	}
	return append(made, dir), nil
}

// place gives a file its name, if that is free.
func place(staged, name string) error {
	// Unlike a renaming, a link never takes the place of a file that is there.
	err := os.Link(staged, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// Some disks have no links. There a file can only be reserved first.
	reserved, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if err := reserved.Close(); err != nil {
		return err
	}
	err = os.Rename(staged, name)
	if err != nil { // the name lies on another disk
		err = copyOver(staged, name)
	}
	if err != nil {
		os.Remove(name)
	}
	return err
}

func copyOver(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
