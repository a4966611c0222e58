package bundle

import (
	"encoding/binary"
	"encoding/hex"
	"path"
	"strings"
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
