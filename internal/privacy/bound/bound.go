// Package bound keeps the reading of a file nobody vouches for within limits
// of time and memory. All readers of package privacy take their bytes through
// it.
package bound

import (
	"context"
	"errors"
	"io"
	"slices"
)

// Why a part of a file was not read, or the file not to its end. They are for
// errors.Is, and no error of these packages quotes the file it is about.
var (
	ErrPicture    = errors.New("a picture")
	ErrNoText     = errors.New("a page that shows something and has no letters")
	ErrDrawn      = errors.New("a page with lines that may be letters")
	ErrUnreadable = errors.New("a sign that no code table explains")
	ErrEncrypted  = errors.New("encrypted")
	ErrDamaged    = errors.New("damaged")
	ErrTooLarge   = errors.New("unpacks to more than can be read")
	ErrTooSlow    = errors.New("took too long to read")
	ErrUnknown    = errors.New("of an unknown type")
	ErrTooDeep    = errors.New("a file inside too many others")
)

var reasons = []error{ErrPicture, ErrNoText, ErrDrawn, ErrUnreadable, ErrEncrypted, ErrTooLarge, ErrUnknown, ErrTooDeep}

// A Budget is what may be spent on one file: until its context ends, and so
// many bytes unpacked. It keeps account of what was left unread. It is for one
// goroutine.
type Budget struct {
	ctx    context.Context
	left   int64
	unread map[error]int
}

// New makes a budget.
func New(ctx context.Context, unpacked int64) *Budget {
	return &Budget{ctx, unpacked, map[error]int{}}
}

// Leave notes that n parts of the file, or of a file in it, were left unread.
// What is left because nothing more may be spent is one part; see Unread.
func (b *Budget) Leave(why error, n int) {
	if why == nil || n <= 0 || b.Err() != nil {
		return
	}
	reason := ErrDamaged
	if i := slices.IndexFunc(reasons, func(r error) bool { return errors.Is(why, r) }); i >= 0 {
		reason = reasons[i]
	}
	b.unread[reason] += n
}

// Unread is how many parts were left for one of the reasons above.
func (b *Budget) Unread(why error) int {
	n := b.unread[why]
	switch err := b.Err(); {
	case err == nil:
	case err == ErrTooLarge && why == ErrTooLarge, err != ErrTooLarge && why == ErrTooSlow:
		n++
	}
	return n
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
