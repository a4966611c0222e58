package pdf

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"io"
	"slices"

	"btfolio/internal/privacy/bound"
)

// errPicture is a stream packed as only pictures are.
var errPicture = errors.New("a picture")

// unpack reads a stream of n bytes.
func (f *file) unpack(s stream, n int64) (io.Reader, error) {
	filters := list(f.resolve(s.dict["Filter"]))
	parms := list(f.resolve(s.dict["DecodeParms"]))
	if len(filters) > 4 {
		return nil, bound.ErrDamaged
	}
	var r io.Reader = io.NewSectionReader(f.r, s.off, n)
	for i, x := range filters {
		if i < len(parms) {
			if d, ok := f.resolve(parms[i]).(dict); ok && f.integer(d["Predictor"], 1) > 1 {
				return nil, bound.ErrUnreadable // tables, not text
			}
		}
		filter, _ := f.resolve(x).(name)
		switch filter {
		case "FlateDecode", "Fl":
			// The two bytes before and the sum after say nothing of use, and
			// are what damaged files lack.
			in := bufio.NewReaderSize(r, 8<<10)
			in.Discard(2)
			r = flate.NewReader(in)
		case "LZWDecode", "LZW":
			r = &lzw{in: bufio.NewReaderSize(r, 8<<10)}
		case "ASCIIHexDecode", "AHx":
			r = hex.NewDecoder(&until{in: bufio.NewReaderSize(r, 8<<10), end: '>'})
		case "ASCII85Decode", "A85":
			r = ascii85.NewDecoder(&until{in: bufio.NewReaderSize(r, 8<<10), end: '~'})
		case "RunLengthDecode", "RL":
			r = &runs{in: bufio.NewReaderSize(r, 8<<10)}
		case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode":
			return nil, errPicture
		default:
			return nil, bound.ErrUnreadable
		}
	}
	return f.budget.Unpacked(r), nil
}

// list is an array, or a single thing as one.
func list(x any) array {
	switch x := x.(type) {
	case nil:
		return nil
	case array:
		return x
	}
	return array{x}
}

// until leaves out space and ends at a sign.
type until struct {
	in  *bufio.Reader
	end byte
	err error
}

func (u *until) Read(p []byte) (n int, err error) {
	for n < len(p) && u.err == nil {
		var c byte
		if c, u.err = u.in.ReadByte(); u.err != nil {
			break
		}
		if c == u.end {
			u.err = io.EOF
		} else if !space(c) {
			p[n] = c
			n++
		}
	}
	if n > 0 {
		return n, nil
	}
	return 0, u.err
}

// runs unpacks lengths of equal bytes.
type runs struct {
	in    *bufio.Reader
	left  int
	again bool
	value byte
}

func (r *runs) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if r.left == 0 {
			c, err := r.in.ReadByte()
			if err != nil || c == 128 {
				return n, io.EOF
			}
			if r.again = c > 128; !r.again {
				r.left = int(c) + 1
			} else {
				r.left = 257 - int(c)
				if r.value, err = r.in.ReadByte(); err != nil {
					return n, io.EOF
				}
			}
		}
		c := r.value
		if !r.again {
			if c, err = r.in.ReadByte(); err != nil {
				return n, io.EOF
			}
		}
		p[n] = c
		n++
		r.left--
	}
	return n, nil
}

// lzw unpacks the variant of LZW in which codes grow one entry early.
type lzw struct {
	in     *bufio.Reader
	bits   uint32
	have   uint
	prefix [4096]uint16
	suffix [4096]byte
	next   int // the entry to be made
	width  uint
	last   int // the code before, or -1
	out    []byte
	err    error
}

func (z *lzw) Read(p []byte) (int, error) {
	for len(z.out) == 0 {
		if z.err != nil {
			return 0, z.err
		}
		z.err = z.step()
	}
	n := copy(p, z.out)
	z.out = z.out[n:]
	return n, nil
}

func (z *lzw) step() error {
	if z.width == 0 {
		z.next, z.width, z.last = 258, 9, -1
	}
	for z.have < z.width {
		c, err := z.in.ReadByte()
		if err != nil {
			return io.EOF
		}
		z.bits = z.bits<<8 | uint32(c)
		z.have += 8
	}
	z.have -= z.width
	code := int(z.bits>>z.have) & (1<<z.width - 1)
	switch {
	case code == 256:
		z.width = 0
		return nil
	case code == 257:
		return io.EOF
	case code > z.next || code == z.next && z.last < 0 || code >= 258 && z.last < 0:
		return bound.ErrDamaged
	}
	at := code
	if code == z.next {
		at = z.last
	}
	var text []byte
	for ; at >= 258; at = int(z.prefix[at]) {
		text = append(text, z.suffix[at])
	}
	first := byte(at)
	text = append(text, first)
	slices.Reverse(text)
	if code == z.next {
		text = append(text, first)
	}
	if z.last >= 0 && z.next < 4096 {
		z.prefix[z.next], z.suffix[z.next] = uint16(z.last), first
		z.next++
		if z.width < 12 && z.next+1 >= 1<<z.width {
			z.width++
		}
	}
	z.last = code
	z.out = text
	return nil
}

// readAll unpacks a stream that must be in memory as a whole.
func (f *file) readAll(s stream, max int64) ([]byte, error) {
	n, err := f.length(s)
	if err != nil {
		return nil, err
	}
	r, err := f.unpack(s, n)
	if err != nil {
		return nil, err
	}
	var data bytes.Buffer
	_, err = io.Copy(&data, io.LimitReader(r, max+1))
	if int64(data.Len()) > max {
		return nil, bound.ErrTooLarge
	}
	if over := f.budget.Err(); over != nil {
		return nil, over
	}
	if data.Len() > 0 {
		err = nil // what can be unpacked of a damaged stream is worth reading
	}
	return data.Bytes(), err
}
