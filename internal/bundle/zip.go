package bundle

import (
	"bufio"
	"cmp"
	"compress/flate"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
)

// Records of the zip format as btfolio writes them. The reader makes the
// same records from what it reads and compares, so that nothing in a bundle
// says anything that btfolio did not write.
const (
	localSize      = 30
	centralSize    = 46
	descriptorSize = 16
	endSize        = 22

	localSignature      = 0x04034b50
	centralSignature    = 0x02014b50
	descriptorSignature = 0x08074b50
	endSignature        = 0x06054b50

	version = 20                       // 2.0, which packs with Deflate
	madeBy  = 3<<8 | 20                // by a Unix system: the mode below counts
	date    = 1<<5 | 1                 // 1 January 1980, the first day there is
	mode    = (0o100000 | 0o644) << 16 // an ordinary file that all may read

	// How a file is packed.
	stored   = 0
	deflated = 8

	// What a record says of a file.
	inUTF8 = 1 << 11 // its name
	after  = 1 << 3  // its sizes come after its data
)

// methodOf is how the files of a name are packed. What is packed already is
// stored as it is: packing it again would only take time.
func methodOf(name string) uint16 {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".docx", ".xlsx", ".pptx",
		".odt", ".ods", ".odp", ".zip", ".mp3", ".mp4", ".m4a", ".mov", ".webm":
		return stored
	}
	return deflated
}

// An entry is one file of a zip file.
type entry struct {
	name         string
	crc          uint32
	packed, size uint32
	offset       uint32 // of its local record
	method       uint16

	flags   uint16 // as read
	central []byte // the central record as read
}

// data is where the packed data of a file begins, as btfolio writes it.
func (e *entry) data() int64 { return int64(e.offset) + localSize + int64(len(e.name)) }

// end is where the next file begins.
func (e *entry) end() int64 { return e.data() + int64(e.packed) + int64(len(e.descriptor())) }

// says is what the records of a file say of it.
func (e *entry) says() uint16 {
	if e.method == stored {
		return inUTF8
	}
	return inUTF8 | after
}

var order = binary.LittleEndian

func (e *entry) local() []byte {
	b := make([]byte, 0, localSize+len(e.name))
	b = order.AppendUint32(b, localSignature)
	for _, v := range []uint16{version, e.says(), e.method, 0, date} {
		b = order.AppendUint16(b, v)
	}
	sizes := []uint32{e.crc, e.packed, e.size}
	if e.method != stored {
		clear(sizes) // they come after the data
	}
	for _, v := range sizes {
		b = order.AppendUint32(b, v)
	}
	b = order.AppendUint16(b, uint16(len(e.name)))
	b = order.AppendUint16(b, 0)
	return append(b, e.name...)
}

// descriptor is what stands after the data of a file that is packed, nothing
// for one that is stored.
func (e *entry) descriptor() []byte {
	if e.method == stored {
		return nil
	}
	b := make([]byte, 0, descriptorSize)
	for _, v := range []uint32{descriptorSignature, e.crc, e.packed, e.size} {
		b = order.AppendUint32(b, v)
	}
	return b
}

func (e *entry) directory() []byte {
	b := make([]byte, 0, centralSize+len(e.name))
	b = order.AppendUint32(b, centralSignature)
	for _, v := range []uint16{madeBy, version, e.says(), e.method, 0, date} {
		b = order.AppendUint16(b, v)
	}
	for _, v := range []uint32{e.crc, e.packed, e.size} {
		b = order.AppendUint32(b, v)
	}
	for _, v := range []uint16{uint16(len(e.name)), 0, 0, 0, 0} {
		b = order.AppendUint16(b, v)
	}
	b = order.AppendUint32(b, mode)
	b = order.AppendUint32(b, e.offset)
	return append(b, e.name...)
}

// comment is what stands at the end of a bundle before the digest of all
// that stands before the digest, but for the data of files that are stored.
const comment = "btfolio sha512-256 "

const (
	digestDigits = 64
	commentSize  = len(comment) + digestDigits
)

// end is the last record but for the digest in its comment.
func end(files int, size, offset uint32) []byte {
	b := make([]byte, 0, endSize+len(comment))
	b = order.AppendUint32(b, endSignature)
	for _, v := range []uint16{0, 0, uint16(files), uint16(files)} {
		b = order.AppendUint16(b, v)
	}
	b = order.AppendUint32(b, size)
	b = order.AppendUint32(b, offset)
	b = order.AppendUint16(b, uint16(commentSize))
	return append(b, comment...)
}

func hexOf(sum []byte) string { return hex.EncodeToString(sum) }

func isHex(s string, digits int) bool {
	return len(s) == digits && strings.Trim(s, "0123456789abcdef") == ""
}

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
