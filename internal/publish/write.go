package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"btfolio/internal/diag"
)

// Write puts a file in the site. The path is relative to the site's folder,
// with slashes; folders are made as needed.
func (o *Output) Write(path string, data []byte) error {
	return o.Copy(path, int64(len(data)), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// Copy puts a file of a known size in the site. What the function writes is
// the file, which need not be held in memory. An error of the function's own
// is returned as it is.
func (o *Output) Copy(path string, size int64, write func(io.Writer) error) error {
	return o.note(o.copy(path, size, write))
}

func (o *Output) copy(path string, size int64, write func(io.Writer) error) error {
	if err := o.claim(path); err != nil {
		return err
	}
	d := draft{path: path, old: o.lookUp(path, size), create: o.create}
	err := write(&d)
	kept, closeErr := d.close()
	switch {
	case err != nil:
		return err
	case closeErr != nil:
		return problem(closeErr, path)
	case d.size != size:
		return diag.OutputUnsteady.Problem(path)
	}
	o.record(path, size, kept)
	return nil
}

// keep puts a file of the published site in the new one as it is. It reports
// false where we published no such file, or where it no longer has the size
// we gave it; then the caller has to write it.
func (o *Output) keep(path string) (bool, error) {
	size, listed := o.was[path]
	if !listed || !o.intact(path, size) {
		return false, nil
	}
	if err := o.claim(path); err != nil {
		return false, o.note(err)
	}
	o.record(path, size, true)
	return true, nil
}

// lookUp opens the published file that a new one may turn out to equal.
func (o *Output) lookUp(path string, size int64) *os.File {
	if was, listed := o.was[path]; !listed || was != size || !o.intact(path, size) {
		return nil
	}
	file, err := o.published.Open(path)
	if err != nil {
		return nil // then it is written anew
	}
	if info, err := file.Stat(); err != nil || !readable(info) {
		file.Close()
		return nil // those who may read everything read what others cannot
	}
	return file
}

// intact reports whether a published file is still of the kind and size that
// we made it.
func (o *Output) intact(path string, size int64) bool {
	info, err := o.published.Lstat(path)
	return err == nil && info.Mode().IsRegular() && info.Size() == size
}

func (o *Output) claim(path string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.names.claim(path)
}

// record notes a file that is whole. Those that the published site has are
// linked into the new one by Commit: most often nothing has changed, and
// then there is nothing to do.
func (o *Output) record(path string, size int64, kept bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.is[path] = size
	if kept {
		o.kept = append(o.kept, path)
	}
}

// note remembers that the site is not whole, so that it is never published
// even if the caller goes on.
func (o *Output) note(err error) error {
	if err != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.failed == nil {
			o.failed = err
		}
	}
	return err
}

// create makes a file in the new site.
func (o *Output) create(path string) (*os.File, error) {
	var file *os.File
	err := o.withFolder(path, func() (err error) {
		file, err = o.staged.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
		return err
	})
	return file, err
}

// A draft is one file while it is written. As long as what is written says
// the same as the published file nothing is put on the disk.
type draft struct {
	path   string
	size   int64 // written so far
	old    *os.File
	buffer []byte // for reading old
	new    *os.File
	create func(path string) (*os.File, error)
}

// Write adds to the file. Its errors are of type *diag.Problem, which tells
// them apart from errors of the source.
func (d *draft) Write(p []byte) (int, error) {
	if d.old != nil && d.continues(p) {
		d.size += int64(len(p))
		return len(p), nil
	}
	if err := d.diverge(); err != nil {
		return 0, problem(err, d.path)
	}
	n, err := d.new.Write(p)
	d.size += int64(n)
	return n, problem(err, d.path)
}

// ReadFrom lets the system copy from file to file, which on some disks takes
// neither time nor room.
func (d *draft) ReadFrom(r io.Reader) (int64, error) {
	if d.old != nil {
		return io.Copy(struct{ io.Writer }{d}, r)
	}
	if err := d.diverge(); err != nil {
		return 0, problem(err, d.path)
	}
	n, err := d.new.ReadFrom(r)
	d.size += n
	if at := (*fs.PathError)(nil); errors.As(err, &at) && at.Path == d.new.Name() {
		err = problem(err, d.path)
	}
	return n, err
}

// continues reports whether the published file goes on with the same bytes.
func (d *draft) continues(p []byte) bool {
	if len(d.buffer) < len(p) {
		d.buffer = make([]byte, len(p))
	}
	n, _ := d.old.ReadAt(d.buffer[:len(p)], d.size)
	return bytes.Equal(d.buffer[:n], p)
}

// diverge begins a new file, with what it has in common with the published
// one.
func (d *draft) diverge() (err error) {
	if d.new == nil {
		if d.new, err = d.create(d.path); err != nil {
			return err
		}
	}
	if d.old == nil {
		return nil
	}
	_, err = io.Copy(d.new, io.NewSectionReader(d.old, 0, d.size))
	err = errors.Join(err, d.old.Close())
	d.old = nil
	return err
}

// close ends the file and reports whether it equals the published one.
func (d *draft) close() (same bool, err error) {
	if d.old != nil {
		return true, d.old.Close()
	}
	if err := d.diverge(); err != nil { // an empty file
		return false, err
	}
	return false, d.new.Close()
}
