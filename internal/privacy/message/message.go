// Package message reads e-mails, boxes of them and saved web pages: all parts, as
// they are before they are coded for the way.
package message

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/say"
)

const (
	largest = 16 << 20 // part that is read
	deepest = 12       // parts within parts
)

// A Document is where the texts of an e-mail go.
type Document struct {
	// Emit takes a piece of text.
	Emit func(where language.Text, text []byte)
	// Enclosed takes a whole part: a text or an attached file.
	Enclosed func(where language.Text, data []byte)
}

// heads are names of which an e-mail has at least one.
var heads = []string{"content-type", "content-transfer-encoding", "mime-version", "received", "return-path", "delivered-to", "message-id", "from", "to", "subject", "date"}

// Is reports whether a text is an e-mail, or a box of them: a head of names and
// values with an empty line after it.
func Is(text []byte) bool {
	known := false
	for n, line := range bytes.SplitAfterN(text[:min(len(text), 64<<10)], []byte("\n"), 1000) {
		end := bytes.TrimRight(line, "\r\n")
		switch name, _, ok := bytes.Cut(end, []byte(":")); {
		case n == 0 && preamble(end):
		case len(end) == 0:
			return known && len(line) > 0
		case line[0] == ' ' || line[0] == '\t':
		case !ok || bytes.ContainsAny(name, " \t"):
			return false
		default:
			known = known || slices.Contains(heads, strings.ToLower(string(name)))
		}
	}
	return false
}

// preamble reports whether a first line is what boxes and some programs put
// before a head.
func preamble(line []byte) bool {
	return bytes.HasPrefix(line, []byte("From ")) || len(line) > 0 && len(bytes.Trim(line, "0123456789 ")) == 0
}

// Read hands out the parts of an e-mail or of those in a box.
func Read(b *bound.Budget, text []byte, doc Document) {
	r := reader{doc, b}
	for len(text) > 0 && b.Err() == nil {
		if line, rest, ok := bytes.Cut(text, []byte("\n")); ok && preamble(line) {
			text = rest
		}
		this := text
		if i := bytes.Index(text, []byte("\n\nFrom ")); i >= 0 {
			this, text = text[:i+2], text[i+2:]
		} else {
			text = nil
		}
		m, err := mail.ReadMessage(bytes.NewReader(this))
		if err != nil {
			b.Leave(bound.ErrDamaged, 1)
			continue
		}
		r.part(textproto.MIMEHeader(m.Header), m.Body, 0)
	}
}

type reader struct {
	Document
	budget *bound.Budget
}

// words are the coded words of a head; signs of other alphabets than these are
// no digits.
var words = mime.WordDecoder{CharsetReader: func(_ string, in io.Reader) (io.Reader, error) {
	return charmap.Windows1252.NewDecoder().Reader(in), nil
}}

// part reads a part with what its head says of it.
func (r *reader) part(head textproto.MIMEHeader, body io.Reader, depth int) {
	named := false
	for _, name := range slices.Sorted(maps.Keys(head)) {
		for _, value := range head[name] {
			if decoded, err := words.DecodeHeader(value); err == nil {
				value = decoded
			}
			if _, params, err := mime.ParseMediaType(value); err == nil {
				for _, key := range []string{"filename", "name"} {
					if params[key] != "" {
						named = true
						r.Emit(say.TheNameOfTheFile(), []byte(params[key]+"\n\n"))
					}
				}
			}
			r.Emit(say.TheText(), []byte(value+"\n\n"))
		}
	}
	kind, params, _ := mime.ParseMediaType(head.Get("Content-Type"))
	if strings.HasPrefix(kind, "multipart/") {
		if depth == deepest {
			r.budget.Leave(bound.ErrTooDeep, 1)
			return
		}
		if kind == "multipart/encrypted" {
			r.budget.Leave(bound.ErrEncrypted, 1)
		}
		data, err := r.budget.ReadAll(body, largest)
		if err == nil && !bytes.Contains(data, []byte("--"+params["boundary"]+"--")) {
			err = bound.ErrDamaged // cut off
		}
		r.budget.Leave(err, 1)
		r.parts(multipart.NewReader(bytes.NewReader(data), params["boundary"]), depth)
		return
	}
	switch coding := strings.ToLower(strings.TrimSpace(head.Get("Content-Transfer-Encoding"))); coding {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "", "7bit", "8bit", "binary":
	default:
		r.budget.Leave(bound.ErrUnknown, 1)
		return
	}
	data, err := r.budget.ReadAll(body, largest)
	r.budget.Leave(err, 1)
	where := say.AnEnclosedFile()
	if !named && (kind == "" || strings.HasPrefix(kind, "text/")) {
		where = say.TheText()
	}
	if len(data) > 0 {
		r.Enclosed(where, data)
	}
}

func (r *reader) parts(all *multipart.Reader, depth int) {
	for r.budget.Err() == nil {
		p, err := all.NextRawPart()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				r.budget.Leave(bound.ErrDamaged, 1)
			}
			return
		}
		r.part(p.Header, p, depth+1)
	}
}
