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
type (
	// A localRecord stands before a file.
	localRecord struct {
		Signature                          uint32
		Version, Flags, Method, Time, Date uint16
		CRC, Packed, Size                  uint32
		NameSize, ExtraSize                uint16
	}
	// A descriptor stands after a file that is packed.
	descriptor struct{ Signature, CRC, Packed, Size uint32 }

	// A centralRecord stands in the list of files.
	centralRecord struct {
		Signature                                  uint32
		MadeBy, Version, Flags, Method, Time, Date uint16
		CRC, Packed, Size                          uint32
		NameSize, ExtraSize, CommentSize           uint16
		Disk, Internal                             uint16
		Mode, Offset                               uint32 // of the file, and of its local record
	}
	// An endRecord stands after the list.
	endRecord struct {
		Signature                uint32
		Disk, First, Here, Files uint16
		Size, Offset             uint32 // of the list
		CommentSize              uint16
	}
)

const (
	localSize = 30
	endSize   = 22

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

var order = binary.LittleEndian

// bytesOf are the bytes of a record and of the text that ends it.
func bytesOf(record any, text string) []byte {
	b, err := binary.Append(nil, order, record)
	if err != nil {
		panic(err) // records are ours, and all of fixed size
	}
	return append(b, text...)
}

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

// An entry is one file of a zip file, with its record as it is read, or as much
// of that as differs from file to file.
type entry struct {
	name string
	centralRecord
}

// following is how much belongs to the record as it was read and follows it.
func (e *entry) following() int { return int(e.NameSize) + int(e.ExtraSize) + int(e.CommentSize) }

// data is where the packed data of a file begins, as btfolio writes it.
func (e *entry) data() int64 { return int64(e.Offset) + localSize + int64(len(e.name)) }

// end is where the next file begins.
func (e *entry) end() int64 { return e.data() + int64(e.Packed) + int64(len(e.descriptor())) }

// says is what the records of a file say of it.
func (e *entry) says() uint16 {
	if e.Method == stored {
		return inUTF8
	}
	return inUTF8 | after
}

func (e *entry) local() []byte {
	r := localRecord{Signature: localSignature, Version: version, Flags: e.says(), Method: e.Method, Date: date, NameSize: uint16(len(e.name))}
	if e.Method == stored { // otherwise they come after the data
		r.CRC, r.Packed, r.Size = e.CRC, e.Packed, e.Size
	}
	return bytesOf(r, e.name)
}

// descriptor is what stands after the data of a file that is packed, nothing
// for one that is stored.
func (e *entry) descriptor() []byte {
	if e.Method == stored {
		return nil
	}
	return bytesOf(descriptor{descriptorSignature, e.CRC, e.Packed, e.Size}, "")
}

func (e *entry) directory() []byte {
	return bytesOf(centralRecord{
		Signature: centralSignature, MadeBy: madeBy, Version: version, Flags: e.says(), Method: e.Method, Date: date,
		CRC: e.CRC, Packed: e.Packed, Size: e.Size, NameSize: uint16(len(e.name)), Mode: mode, Offset: e.Offset,
	}, e.name)
}

// comment is the text at the end of a bundle, before the digest. The digest
// covers everything before it except the data of stored files.
const comment = "btfolio sha512-256 "

const (
	digestDigits = 64
	commentSize  = len(comment) + digestDigits
)

// end is the last record without the digest in its comment.
func end(files int, size, offset uint32) []byte {
	n := uint16(files)
	return bytesOf(endRecord{Signature: endSignature, Here: n, Files: n, Size: size, Offset: offset, CommentSize: uint16(commentSize)}, comment)
}

func hexOf(sum []byte) string { return hex.EncodeToString(sum) }

func isHex(s string, digits int) bool {
	return len(s) == digits && strings.Trim(s, "0123456789abcdef") == ""
}

// errTooLarge is what a packer answers when there is no room left.
var errTooLarge = errors.New("bundle: too large")

// A packer writes a zip file. Files are written in any order and listed in
// that of their names. Only their records are kept.
type packer struct {
	back    io.ReaderAt // what was written; nil where that cannot be read
	folder  string      // before each name
	to      *bufio.Writer
	digest  hash.Hash // of everything written but the data of stored files
	written int64
	entries []*entry
	packing *flate.Writer // making one takes more time than most files
}

func newPacker(to io.Writer, folder string) (*packer, error) {
	back, _ := to.(io.ReaderAt)
	packing, err := flate.NewWriter(nil, flate.DefaultCompression)
	return &packer{back: back, folder: folder, to: bufio.NewWriterSize(to, atOnce), digest: sha512.New512_256(), packing: packing}, err
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
	e.Offset = uint32(p.written)
	p.entries = append(p.entries, e)
	_, err := p.Write(e.local())
	return err
}

// pack packs one file, whose content the function writes. Errors of the
// function are returned as they are.
func (p *packer) pack(name string, write func(io.Writer) error) (*entry, error) {
	e := &entry{p.folder + name, centralRecord{Method: deflated}}
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
	e.CRC, e.Size, e.Packed = size.crc, uint32(size.n), uint32(p.written-start)
	_, err := p.Write(e.descriptor())
	return e, err
}

// store writes one file as it is. What it comes to must be known before.
func (p *packer) store(name string, want tally, write func(io.Writer) error) (*entry, error) {
	e := &entry{p.folder + name, centralRecord{Method: stored, CRC: want.crc, Size: uint32(want.n), Packed: uint32(want.n)}}
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
func (p *packer) again(name string, same *entry, write func(io.Writer) error) error {
	want := tally{int64(same.Size), same.CRC}
	switch {
	case p.back != nil:
		return p.copy(name, same)
	case same.Method == stored:
		_, err := p.store(name, want, write)
		return err
	}
	e, err := p.pack(name, write)
	if err == nil && (tally{int64(e.Size), e.CRC}) != want {
		err = diag.OutputUnsteady.Problem(name)
	}
	return err
}

// copy writes a file that is the same as one before it, from there.
func (p *packer) copy(name string, same *entry) error {
	if err := p.to.Flush(); err != nil {
		return err
	}
	e := &entry{p.folder + name, same.centralRecord}
	if err := p.begin(e); err != nil {
		return err
	}
	to := io.Writer(p)
	if e.Method == stored {
		to = writerFunc(p.bare)
	}
	packed := io.NewSectionReader(p.back, same.data(), int64(same.Packed))
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

// A tally counts the size and the CRC of what is written to it. It takes no
// more than fits in a bundle.
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
