package pdf

import (
	"bufio"
	"io"
	"math"
	"strings"
)

// Objects of a file are float64, name, str, array, dict, ref, and op for
// any other word. A stream is its dict and where its bytes lie.
type (
	name  string
	str   []byte
	array []any
	dict  map[name]any
	ref   int
	op    string

	stream struct {
		dict
		off   int64 // of the first byte
		place       // of the object
	}
	end byte // ] or > that ends an array or dict
)

// What one object may have, so that none fills the memory.
const (
	deepest  = 48
	widest   = 200_000 // all things in it
	longest  = 1 << 20 // of a string
	longWord = 128     // of a name or word
)

// A lexer reads objects one after the other.
type lexer struct {
	in    *bufio.Reader
	pos   int64 // of the next byte
	items int   // in the object at hand
	most  int   // of these
	check func() error
	steps int
}

func newLexer(size int) *lexer {
	return &lexer{in: bufio.NewReaderSize(nil, size), most: widest, check: func() error { return nil }}
}

func (l *lexer) reset(r io.Reader, pos int64) {
	l.in.Reset(r)
	l.pos = pos
}

func (l *lexer) byte() (byte, error) {
	c, err := l.in.ReadByte()
	if err == nil {
		l.pos++
	}
	return c, err
}

func (l *lexer) back() {
	if l.in.UnreadByte() == nil {
		l.pos--
	}
}

// object reads the next object; what the file ends within is as long as it
// is. A reference is put together where it stands in an array or dict, which
// is where files have them.
func (l *lexer) object() (any, error) {
	l.items = 0
	for {
		x, err := l.next(0)
		if _, stray := x.(end); !stray {
			return x, err
		}
	}
}

func (l *lexer) next(depth int) (any, error) {
	if l.steps++; l.steps&255 == 0 {
		if err := l.check(); err != nil {
			return nil, err
		}
	}
	c, err := l.byte()
	for err == nil && (space(c) || c == '%') {
		for c == '%' && err == nil {
			if c, err = l.byte(); c != '\n' && c != '\r' {
				c = '%'
			}
		}
		if err == nil {
			c, err = l.byte()
		}
	}
	if err != nil {
		return nil, err
	}
	switch c {
	case '(':
		return l.literal(), nil
	case '[':
		return array(l.list(']', depth)), nil
	case ']':
		return end(']'), nil
	case '/':
		return name(plainName(l.word(nil))), nil
	case '<':
		if c, err = l.byte(); err == nil && c == '<' {
			return pairs(l.list('>', depth)), nil
		} else if err == nil {
			l.back()
		}
		return l.hex(), nil
	case '>':
		if c, err = l.byte(); err == nil && c != '>' {
			l.back()
		}
		return end('>'), nil
	case ')', '{', '}':
		return op(c), nil
	}
	word := l.word([]byte{c})
	if f, ok := number(word); ok {
		return f, nil
	}
	return op(word), nil
}

// list reads up to the end of an array or dict.
func (l *lexer) list(closing end, depth int) (all []any) {
	if depth >= deepest {
		return nil
	}
	for l.items < l.most {
		x, err := l.next(depth + 1)
		if err != nil {
			break
		}
		if e, ok := x.(end); ok {
			if e == closing {
				break
			}
			continue
		}
		if x == op("R") && len(all) >= 2 {
			if num, ok := all[len(all)-2].(float64); ok {
				all = append(all[:len(all)-2], ref(whole(num)))
				continue
			}
		}
		if x == op("endobj") || x == op("stream") {
			break // never closed
		}
		l.items++
		all = append(all, x)
	}
	return all
}

func pairs(all []any) dict {
	d := dict{}
	for i := 0; i+1 < len(all); {
		key, ok := all[i].(name)
		if !ok {
			i++
			continue
		}
		d[key] = all[i+1]
		i += 2
	}
	return d
}

// word reads letters up to the next sign that ends a word.
func (l *lexer) word(w []byte) string {
	for {
		c, err := l.byte()
		if err != nil {
			break
		}
		if space(c) || delimiter(c) {
			l.back()
			break
		}
		if len(w) < longWord {
			w = append(w, c)
		}
	}
	return string(w)
}

// plainName is a name with the signs that #2D and the like stand for.
func plainName(word string) string {
	if !strings.Contains(word, "#") {
		return word
	}
	var b []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			high, ok := unhex(word[i+1])
			if low, too := unhex(word[i+2]); ok && too {
				b = append(b, high<<4|low)
				i += 2
				continue
			}
		}
		b = append(b, word[i])
	}
	return string(b)
}

func (l *lexer) literal() str {
	var s str
	keep := func(c byte) {
		if len(s) < longest {
			s = append(s, c)
		}
	}
	for open := 1; ; {
		c, err := l.byte()
		if err != nil {
			return s
		}
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return s
			}
		case '\\':
			if c, err = l.byte(); err != nil {
				return s
			}
			switch c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\n':
				continue
			case '\r':
				if c, err = l.byte(); err == nil && c != '\n' {
					l.back()
				}
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				v := int(c - '0')
				for range 2 {
					if c, err = l.byte(); err != nil || c < '0' || '7' < c {
						if err == nil {
							l.back()
						}
						break
					}
					v = v*8 + int(c-'0')
				}
				c = byte(v)
			}
		}
		keep(c)
	}
}

func (l *lexer) hex() str {
	var s str
	half, high := false, byte(0)
	for {
		c, err := l.byte()
		if err != nil || c == '>' {
			break
		}
		v, ok := unhex(c)
		if !ok {
			continue
		}
		if half = !half; half {
			high = v << 4
		} else if len(s) < longest {
			s = append(s, high|v)
		}
	}
	if half {
		s = append(s, high)
	}
	return s
}

func unhex(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// number reads what the format calls one: digits with a sign and a point.
func number(word string) (float64, bool) {
	sign, value, scale, digits := 1.0, 0.0, 0.0, 0
	for i, c := range []byte(word) {
		switch {
		case c == '-' && i == 0:
			sign = -1
		case c == '+' && i == 0:
		case c == '-' && digits > 0: // a slip of some programs
			return sign * value, true
		case c == '.' && scale == 0:
			scale = 1
		case '0' <= c && c <= '9':
			digits++
			if scale == 0 {
				value = value*10 + float64(c-'0')
			} else {
				scale /= 10
				value += scale * float64(c-'0')
			}
		default:
			return 0, false
		}
	}
	return sign * value, digits > 0
}

// whole is a number as one of bytes or objects, or -1 if it cannot be.
func whole(f float64) int {
	if f < 0 || f > math.MaxInt32 || f != math.Trunc(f) {
		return -1
	}
	return int(f)
}

func space(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' || c == 0 }

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
