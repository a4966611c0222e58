// Package markup reads the text of XML and HTML as a stream. It keeps no tree
// and no stack, so that depth and size cost no memory, and takes what is not
// well-formed as it comes.
package markup

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// A Handler is told what stands in a text with markup, in its order. Names
// are without their namespace. Slices are valid during the call only.
type Handler interface {
	Open(element []byte)
	Close(element []byte)
	// Text is a piece of text, as short as the reader finds it.
	Text(piece []byte)
	// Attribute is a piece of the value of an attribute, the last one or
	// not. Comments and declarations come as attributes without a name.
	Attribute(name, piece []byte, last bool)
}

// longest is how much of a name is kept, and of a value at a time.
const (
	longestName  = 64
	longestPiece = 4 << 10
)

// Read reads to the end.
func Read(r io.Reader, h Handler) error {
	s := &stream{in: bufio.NewReaderSize(r, 32<<10), h: h}
	for {
		err := s.step()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

type stream struct {
	in      *bufio.Reader
	h       Handler
	element []byte
	name    []byte
	piece   []byte
}

// step reads text up to the next tag, or a tag.
func (s *stream) step() error {
	if _, err := s.in.Peek(1); err != nil {
		return err
	}
	buf, _ := s.in.Peek(s.in.Buffered())
	switch buf[0] {
	case '<':
		s.in.Discard(1)
		return s.tag()
	case '&':
		s.h.Text(s.entity())
		return nil
	}
	if i := bytes.IndexByte(buf, '<'); i >= 0 {
		buf = buf[:i]
	}
	if i := bytes.IndexByte(buf, '&'); i >= 0 {
		buf = buf[:i]
	}
	s.h.Text(buf)
	s.in.Discard(len(buf))
	return nil
}

var named = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'", "nbsp": "\u00a0", "shy": "\u00ad", "ndash": "–"}

// entity reads from an & what it stands for, or the sign itself.
func (s *stream) entity() []byte {
	buf, _ := s.in.Peek(12)
	end := bytes.IndexByte(buf, ';')
	if end > 1 {
		name := string(buf[1:end])
		if text, ok := named[name]; ok {
			s.in.Discard(end + 1)
			return []byte(text)
		}
		if name[0] == '#' {
			base, digits := 10, name[1:]
			if len(digits) > 0 && digits[0]|0x20 == 'x' {
				base, digits = 16, digits[1:]
			}
			if n, err := strconv.ParseInt(digits, base, 32); err == nil {
				s.in.Discard(end + 1)
				return utf8.AppendRune(nil, rune(n))
			}
		}
	}
	s.in.Discard(1)
	return []byte{'&'}
}

func (s *stream) tag() error {
	c, err := s.in.ReadByte()
	if err != nil {
		return err
	}
	switch c {
	case '!':
		if buf, _ := s.in.Peek(7); bytes.HasPrefix(buf, []byte("--")) {
			s.in.Discard(2)
			return s.aside("-->")
		} else if string(buf) == "[CDATA[" {
			s.in.Discard(7)
			return s.cdata()
		}
		return s.aside(">")
	case '?':
		return s.aside("?>")
	case '/':
		s.element, c, err = s.readName(s.element[:0], 0)
		for err == nil && c != '>' {
			c, err = s.in.ReadByte()
		}
		s.h.Close(s.element)
		return err
	}
	s.element, c, err = s.readName(s.element[:0], c)
	s.h.Open(s.element)
	for err == nil && c != '>' {
		if c == '/' || space(c) {
			closing := c == '/'
			if c, err = s.in.ReadByte(); err == nil && closing && c == '>' {
				s.h.Close(s.element)
			}
			continue
		}
		if c, err = s.attribute(c); err != nil {
			break
		}
	}
	return err
}

// readName reads a name that begins with first, if that is not 0, and the
// byte after it.
func (s *stream) readName(name []byte, first byte) (local []byte, after byte, err error) {
	c := first
	if c == 0 {
		if c, err = s.in.ReadByte(); err != nil {
			return name, 0, err
		}
	}
	for !space(c) && c != '>' && c != '/' && c != '=' {
		if c == ':' {
			name = name[:0]
		} else if len(name) < longestName {
			name = append(name, c)
		}
		if c, err = s.in.ReadByte(); err != nil {
			break
		}
	}
	return name, c, err
}

// attribute reads the attribute that begins with first, and the byte after
// it.
func (s *stream) attribute(first byte) (after byte, err error) {
	if first == '=' { // a value without a name
		s.name = s.name[:0]
		after = first
	} else if s.name, after, err = s.readName(s.name[:0], first); err != nil {
		return after, err
	}
	for space(after) {
		if after, err = s.in.ReadByte(); err != nil {
			return after, err
		}
	}
	if after != '=' {
		return after, nil
	}
	for after, err = s.in.ReadByte(); err == nil && space(after); {
		after, err = s.in.ReadByte()
	}
	if err != nil {
		return after, err
	}
	quote := after
	if quote != '"' && quote != '\'' {
		for err == nil && !space(after) && after != '>' {
			s.keep(after)
			after, err = s.in.ReadByte()
		}
		s.give(true)
		return after, err
	}
	for {
		c, err := s.in.ReadByte()
		if err != nil || c == quote {
			s.give(true)
			if err == nil {
				c, err = s.in.ReadByte()
			}
			return c, err
		}
		if c == '&' {
			s.in.UnreadByte()
			for _, c := range s.entity() {
				s.keep(c)
			}
			continue
		}
		s.keep(c)
	}
}

func (s *stream) keep(c byte) {
	if s.piece = append(s.piece, c); len(s.piece) >= longestPiece {
		s.give(false)
	}
}

func (s *stream) give(last bool) {
	s.h.Attribute(s.name, s.piece, last)
	s.piece = s.piece[:0]
}

// aside reads a comment or declaration up to its end.
func (s *stream) aside(end string) error {
	s.name = s.name[:0]
	matched := 0
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			s.give(true)
			return err
		}
		switch {
		case c == end[matched]:
			matched++
		case end == "-->" && matched == 2 && c == '-': // one more dash
		case c == end[0]:
			matched = 1
		default:
			matched = 0
		}
		if matched == len(end) {
			s.give(true)
			return nil
		}
		s.keep(c)
	}
}

// cdata reads text in which nothing is markup.
func (s *stream) cdata() error {
	end := []byte("]]>")
	for {
		if _, err := s.in.Peek(1); err != nil {
			return err
		}
		buf, _ := s.in.Peek(s.in.Buffered())
		if i := bytes.Index(buf, end); i >= 0 {
			s.h.Text(buf[:i])
			s.in.Discard(i + len(end))
			return nil
		}
		n := len(buf)
		if i := bytes.IndexByte(buf, ']'); i > 0 {
			n = i
		} else if i == 0 {
			if buf, _ = s.in.Peek(len(end)); bytes.Equal(buf, end) {
				continue
			}
			n = 1
		}
		s.h.Text(buf[:n])
		s.in.Discard(n)
	}
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
