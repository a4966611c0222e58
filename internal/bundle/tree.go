package bundle

import (
	"io"

	"btfolio/internal/diag"
)

// A Tree is what a bundle holds, packed or unpacked. Names have slashes, are
// in NFC and safe to unpack.
type Tree interface {
	// Names lists all files, sorted.
	Names() []string
	// Open reads one of them. What it gives out is no more than the bundle
	// said of its size; that it is what was packed is known at its end.
	Open(name string) (io.ReadCloser, error)
}

// ReadFile reads a file of a bundle that is at most limit bytes long. Its
// errors are of type *diag.Problem.
func ReadFile(t Tree, name string, limit int64) ([]byte, error) {
	r, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = diag.TooMuch.Problem()
	}
	return data, err
}
