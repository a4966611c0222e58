// Package bound keeps the reading of a file nobody vouches for within limits
// of time and memory. All readers of package privacy take their bytes through
// it.
package bound

import (
	"context"
	"errors"
	"io"
)

// Why a file was not read, or not to its end. They are for errors.Is, and no
// error of these packages quotes the file it is about.
var (
	ErrTooLarge   = errors.New("unpacks to more than can be read")
	ErrDamaged    = errors.New("damaged")
	ErrEncrypted  = errors.New("encrypted")
	ErrUnknown    = errors.New("of an unknown type")
	ErrUnreadable = errors.New("has text without a code table")
	ErrPictures   = errors.New("has pictures where text should be")
	ErrEnclosed   = errors.New("encloses a file that cannot be read")
)

// A Budget is what may be spent on one file: until its context ends, and so
// many bytes unpacked. It is for one goroutine.
type Budget struct {
	ctx  context.Context
	left int64
}

// New makes a budget.
func New(ctx context.Context, unpacked int64) *Budget {
	return &Budget{ctx, unpacked}
}

// Err is why nothing more may be spent, or nil.
func (b *Budget) Err() error {
	if b.left < 0 {
		return ErrTooLarge
	}
	return b.ctx.Err()
}

// Spend takes n bytes off the budget.
func (b *Budget) Spend(n int) error {
	b.left -= int64(n)
	return b.Err()
}

// File is a file that can be read until the budget's time is up. What has no
// end of its own ends with it, as long as it reads.
func (b *Budget) File(r io.ReaderAt) io.ReaderAt { return file{b, r} }

type file struct {
	budget *Budget
	r      io.ReaderAt
}

func (f file) ReadAt(p []byte, off int64) (int, error) {
	if err := f.budget.Err(); err != nil {
		return 0, err
	}
	return f.r.ReadAt(p, off)
}

// Unpacked is what a reader unpacks, paid for by the byte.
func (b *Budget) Unpacked(r io.Reader) io.Reader { return unpacked{b, r} }

type unpacked struct {
	budget *Budget
	r      io.Reader
}

func (u unpacked) Read(p []byte) (int, error) {
	if err := u.budget.Err(); err != nil {
		return 0, err
	}
	n, err := u.r.Read(p)
	if over := u.budget.Spend(n); over != nil {
		return n, over
	}
	return n, err
}

// ReadAll reads what fits in max bytes of memory.
func (b *Budget) ReadAll(r io.Reader, max int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(b.Unpacked(r), max+1))
	if int64(len(data)) > max {
		return nil, ErrTooLarge
	}
	return data, err
}
