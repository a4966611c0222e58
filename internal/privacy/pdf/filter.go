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

// unpack reads a stream of n bytes.
func (f *file) unpack(s stream, n int64) (io.Reader, error) {
	filters := list(f.resolve(s.dict["Filter"]))
	parms := list(f.resolve(s.dict["DecodeParms"]))
	if len(filters) > 4 {
		return nil, bound.ErrDamaged
	}
	var r io.Reader = io.NewSectionReader(f.r, s.off, n)
	if f.lock != nil && !slices.Contains(filters, any(name("Crypt"))) {
		r = f.lock.stream(r, s)
	}
	for i, x := range filters {
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
		case "Crypt": // as it is
		case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode":
			return nil, bound.ErrPicture // or what is packed as one
		default:
			return nil, bound.ErrUnknown
		}
		if i < len(parms) {
			if d := f.dict(parms[i]); f.integer(d["Predictor"], 1) > 1 {
				size := f.integer(d["Colors"], 1) * f.integer(d["BitsPerComponent"], 8)
				row := (size*f.integer(d["Columns"], 1) + 7) / 8
				if size < 1 || size > 64 || row < 1 || row > widestRow {
					return nil, bound.ErrDamaged
				}
				r = &rows{in: bufio.NewReaderSize(r, 8<<10), tagged: f.integer(d["Predictor"], 1) >= 10, back: (size + 7) / 8, row: make([]byte, row), above: make([]byte, row)}
			}
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

// widestRow is the length of a row of what is packed as differences.
const widestRow = 1 << 20

// rows unpacks rows of which each byte is kept as the difference from those
// before and above it, in the ways of PNG if each row begins with its own.
type rows struct {
	in         *bufio.Reader
	tagged     bool
	back       int // bytes to the one before
	row, above []byte
	left       []byte
	err        error
}

func (r *rows) Read(p []byte) (int, error) {
	for len(r.left) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		r.next()
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

func (r *rows) next() {
	way := byte(1)
	if r.tagged {
		if way, r.err = r.in.ReadByte(); r.err != nil {
			return
		}
	}
	r.row, r.above = r.above, r.row
	n, err := io.ReadFull(r.in, r.row)
	if r.err = err; errors.Is(err, io.ErrUnexpectedEOF) {
		r.err = io.EOF
	}
	for i := range n {
		before, corner := 0, 0
		if i >= r.back {
			before, corner = int(r.row[i-r.back]), int(r.above[i-r.back])
		}
		above := int(r.above[i])
		switch way {
		case 1:
			r.row[i] += byte(before)
		case 2:
			r.row[i] += byte(above)
		case 3:
			r.row[i] += byte((before + above) / 2)
		case 4:
			r.row[i] += byte(paeth(before, above, corner))
		}
	}
	r.left = r.row[:n]
}

// paeth is the nearest of three to what a plane through them would give.
func paeth(before, above, corner int) int {
	distance := func(v int) int { return max(before+above-corner-v, v-before-above+corner) }
	switch b, a, c := distance(before), distance(above), distance(corner); {
	case b <= a && b <= c:
		return before
	case a <= c:
		return above
	}
	return corner
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
