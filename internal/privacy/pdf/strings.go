package pdf

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"btfolio/internal/language"
	"btfolio/internal/privacy/markup"
	"btfolio/internal/privacy/plain"
	"btfolio/internal/say"
)

var (
	inComment = say.Comment()
	inForm    = say.FormField()
	inFile    = say.HiddenData()
	inXMP     = say.MetadataXMP()
)

// placeOf is where a string stands, by what it is called. Names that nobody
// uses but the author may be what they are about, and are not repeated.
func placeOf(key name) language.Text {
	switch key {
	case "Author", "Title", "Subject", "Keywords", "Creator", "Producer":
		return language.Same("metadata: " + string(key))
	case "V", "DV", "Opt", "TU":
		return inForm
	case "Contents", "RC", "T":
		return inComment
	}
	return inFile
}

// strings hands out all strings of an object that are text, and remembers
// the streams that hold more of it.
func (f *file) strings(x any, key name) {
	switch x := x.(type) {
	case str:
		if text, ok := decode(x); ok {
			f.Emit(placeOf(key), append(text, '\n', '\n'))
		}
	case ref:
		switch key {
		case "XFA", "V", "DV", "RC", "JS":
			f.field(x)
		}
	case array:
		for _, v := range x {
			f.strings(v, key)
		}
	case dict:
		for _, k := range sorted(x) {
			switch k {
			case "ID", "CreationDate", "ModDate", "M", "O", "U", "OE", "UE", "Perms", "CheckSum", "Panose", "CharSet", "Lookup":
			case "EF":
				files, _ := x[k].(dict)
				for _, k := range sorted(files) {
					if r, ok := files[k].(ref); ok {
						f.attach(r)
					}
				}
			default:
				f.strings(x[k], k)
			}
		}
	}
}

// decode is a string of a file as UTF-8, if it is text.
func decode(s str) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(s, []byte{0xfe, 0xff}):
		return wide(s[2:]), true
	case bytes.HasPrefix(s, []byte{0xef, 0xbb, 0xbf}):
		return append([]byte(nil), s[3:]...), true
	}
	text := make([]byte, 0, len(s)+8)
	for _, c := range s {
		switch {
		case c == '\r':
			text = append(text, '\n')
		case c == '\b' || c == '\f':
			text = append(text, ' ')
		case c < ' ' && (c < '\t' || '\r' < c):
			return nil, false
		case c == 0x84 || c == 0x85 || c == 0x8a:
			text = append(text, '-')
		default:
			text = utf8.AppendRune(text, rune(c))
		}
	}
	return text, len(text) > 0
}

// wide is big-endian UTF-16 as UTF-8.
func wide(s []byte) []byte { return plain.UTF16(s, binary.BigEndian) }

// aside hands out what stands in streams beside the pages.
func (f *file) aside() {
	for _, r := range f.about {
		f.xml(r, inXMP)
	}
	for _, r := range f.fields {
		f.xml(r, inForm)
	}
	for _, r := range f.attached {
		s, ok := f.object(r).(stream)
		if !ok {
			continue
		}
		data, err := f.readAll(s, attachment)
		f.fail(err)
		if err == nil {
			f.Enclosed(data)
		}
	}
}

func (f *file) xml(r ref, where language.Text) {
	s, ok := f.object(r).(stream)
	if !ok {
		return
	}
	n, err := f.length(s)
	if err != nil {
		return
	}
	in, err := f.unpack(s, n)
	if err == nil {
		err = markup.Read(in, &xml{f, where})
	}
	f.fail(err)
}

// xml hands on the text of elements and attributes.
type xml struct {
	*file
	where language.Text
}

var gap = []byte("\n\n")

func (x *xml) Open([]byte)       { x.Emit(x.where, gap) }
func (x *xml) Close([]byte)      { x.Emit(x.where, gap) }
func (x *xml) Text(piece []byte) { x.Emit(x.where, piece) }
func (x *xml) Attribute(_, piece []byte, last bool) {
	if x.Emit(x.where, piece); last {
		x.Emit(x.where, gap)
	}
}
