package bundle

import (
	"bufio"
	"cmp"
	"compress/flate"
	"crypto/sha512"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"slices"

	"btfolio/internal/diag"
)

// errTooLarge is what a packer answers when there is no room left.
var errTooLarge = errors.New("bundle: too large")

// A packer writes a zip file. Files are written in any order and listed in
// that of their names. Nothing of them is kept but their records.
type packer struct {
	out     Output
	to      *bufio.Writer // to out
	digest  hash.Hash     // of everything written but the data of stored files
	written int64
	entries []*entry
	packing *flate.Writer // making one takes more time than most files
}

func newPacker(out Output) (*packer, error) {
	packing, err := flate.NewWriter(nil, flate.DefaultCompression)
	return &packer{out: out, to: bufio.NewWriterSize(out, atOnce), digest: sha512.New512_256(), packing: packing}, err
}

// Write writes what the digest of the zip file covers.
func (p *packer) Write(b []byte) (int, error) {
	p.digest.Write(b)
	return p.bare(b)
}

// bare writes what it does not cover.
func (p *packer) bare(b []byte) (int, error) {
	if p.written+int64(len(b)) > mostBytes {
		return 0, errTooLarge
	}
	n, err := p.to.Write(b)
	p.written += int64(n)
	return n, err
}

// A writerFunc is a function that writes.
type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// begin writes what stands before the data of a file.
func (p *packer) begin(e *entry) error {
	if len(p.entries) == mostFiles {
		return errTooLarge
	}
	e.offset = uint32(p.written)
	p.entries = append(p.entries, e)
	_, err := p.Write(e.local())
	return err
}

// pack packs one file, whose content the function writes. Errors of the
// function are returned as they are.
func (p *packer) pack(name string, write func(io.Writer) error) (*entry, error) {
	e := &entry{name: name, method: deflated}
	if err := p.begin(e); err != nil {
		return nil, err
	}
	start := p.written
	p.packing.Reset(p)
	size := &tally{}
	if err := write(io.MultiWriter(size, p.packing)); err != nil {
		return nil, err
	}
	if err := p.packing.Close(); err != nil {
		return nil, err
	}
	e.crc, e.size, e.packed = size.crc, uint32(size.n), uint32(p.written-start)
	_, err := p.Write(e.descriptor())
	return e, err
}

// store writes one file as it is. What it comes to must be known before.
func (p *packer) store(name string, want tally, write func(io.Writer) error) (*entry, error) {
	e := &entry{name: name, method: stored, crc: want.crc, size: uint32(want.n), packed: uint32(want.n)}
	if err := p.begin(e); err != nil {
		return nil, err
	}
	got := &tally{}
	if err := write(io.MultiWriter(got, writerFunc(p.bare))); err != nil {
		return nil, err
	}
	if *got != want {
		return nil, diag.OutputUnsteady.Problem(name)
	}
	return e, nil
}

// again writes a file that is the same as one before it, packed as that is.
func (p *packer) again(name string, same *entry) error {
	if err := p.to.Flush(); err != nil {
		return err
	}
	e := &entry{name: name, method: same.method, crc: same.crc, size: same.size, packed: same.packed}
	if err := p.begin(e); err != nil {
		return err
	}
	to := io.Writer(p)
	if e.method == stored {
		to = writerFunc(p.bare)
	}
	packed := io.NewSectionReader(p.out, same.data(), int64(same.packed))
	if _, err := io.Copy(to, packed); err != nil {
		return err
	}
	_, err := p.Write(e.descriptor())
	return err
}

// finish writes the list of files and the digest of everything.
func (p *packer) finish() error {
	slices.SortFunc(p.entries, func(a, b *entry) int { return cmp.Compare(a.name, b.name) })
	offset := p.written
	for _, e := range p.entries {
		if _, err := p.Write(e.directory()); err != nil {
			return err
		}
	}
	if _, err := p.Write(end(len(p.entries), uint32(p.written-offset), uint32(offset))); err != nil {
		return err
	}
	if _, err := p.to.WriteString(hexOf(p.digest.Sum(nil))); err != nil {
		return err
	}
	return p.to.Flush()
}

// A tally is the size and the CRC of what is written to it, which is no more
// than fits in a bundle.
type tally struct {
	n   int64
	crc uint32
}

func (t *tally) Write(b []byte) (int, error) {
	if t.n+int64(len(b)) > mostBytes {
		return 0, errTooLarge
	}
	t.n += int64(len(b))
	t.crc = crc32.Update(t.crc, crc32.IEEETable, b)
	return len(b), nil
}
