package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
)

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

// Write adds to the file. Its errors are for people already, so that they
// can be told from those of what is being read.
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
