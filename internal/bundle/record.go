package bundle

import (
	"encoding/binary"
	"encoding/hex"
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

	version  = 20           // 2.0, which packs with Deflate
	madeBy   = 3<<8 | 20    // by a Unix system: the mode below counts
	flags    = 1<<3 | 1<<11 // sizes after the data; names in UTF-8
	deflated = 8
	date     = 1<<5 | 1                 // 1 January 1980, the first day there is
	mode     = (0o100000 | 0o644) << 16 // an ordinary file that all may read
)

// An entry is one file of a zip file.
type entry struct {
	name         string
	crc          uint32
	packed, size uint32
	offset       uint32 // of its local record

	method, flags uint16 // as read
	central       []byte // the central record as read
}

var order = binary.LittleEndian

func (e *entry) local() []byte {
	b := make([]byte, 0, localSize+len(e.name))
	b = order.AppendUint32(b, localSignature)
	for _, v := range []uint16{version, flags, deflated, 0, date} {
		b = order.AppendUint16(b, v)
	}
	b = append(b, make([]byte, 12)...) // digest and sizes come after the data
	b = order.AppendUint16(b, uint16(len(e.name)))
	b = order.AppendUint16(b, 0)
	return append(b, e.name...)
}

func (e *entry) descriptor() []byte {
	b := make([]byte, 0, descriptorSize)
	for _, v := range []uint32{descriptorSignature, e.crc, e.packed, e.size} {
		b = order.AppendUint32(b, v)
	}
	return b
}

func (e *entry) directory() []byte {
	b := make([]byte, 0, centralSize+len(e.name))
	b = order.AppendUint32(b, centralSignature)
	for _, v := range []uint16{madeBy, version, flags, deflated, 0, date} {
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
// that stands before the digest.
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
