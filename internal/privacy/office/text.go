package office

import (
	"bytes"
	"strconv"

	"btfolio/internal/language"
	"btfolio/internal/privacy/markup"
	"btfolio/internal/privacy/plain"
	"btfolio/internal/say"
)

// full is how much text is gathered before it is handed on.
const full = 32 << 10

// text gathers the text of one part. Programs divide what is written in one
// go among many elements, so that elements leave no trace unless they end a
// paragraph or a cell.
type text struct {
	emit   func(language.Text, []byte)
	place  place
	buf    []byte
	values []byte // of attributes, apart from the text they stand in the middle of
	kept   bool   // the element at hand holds text
	value  bool   // the element at hand holds the value of a cell
	cell   []byte
	inCell bool // the element at hand is a cell
	number bool // its value is the number of a text
	shared *shared
	spend  func(n int) error // for texts that stand in the file once only
}

func (t *text) Open(element []byte) {
	name := string(element)
	t.kept = t.place.only == nil || t.place.only[name]
	if t.inCell = name == "c"; t.inCell {
		t.number = false
	}
	switch name {
	case "br", "cr", "line-break":
		t.buf = append(t.buf, '\n')
	case "tab", "ptab":
		t.buf = append(t.buf, '\t')
	case "s": // a space of an open document
		t.buf = append(t.buf, ' ')
	case "noBreakHyphen":
		t.buf = append(t.buf, '-')
	case "v":
		t.value, t.cell = true, t.cell[:0]
	}
	if t.place.about {
		t.flush()
		t.place.where = metadata(name)
	}
}

func (t *text) Close(element []byte) {
	switch string(element) {
	case "p", "h", "si", "comment", "definedName", "f":
		t.buf = append(t.buf, '\n', '\n')
	case "tr", "row", "table-row":
		t.buf = append(t.buf, plain.Row...)
	case "tc", "c", "table-cell", "covered-table-cell":
		t.buf = append(t.buf, plain.Cell...)
	case "v":
		if text, ok := t.shared.text(t.cell); t.number && ok && t.spend(len(text)) == nil {
			t.buf = append(t.buf, text...)
		} else {
			t.buf = append(t.buf, plainNumber(t.cell)...)
		}
		t.buf = append(t.buf, '\n', '\n')
		t.value, t.cell = false, t.cell[:0]
	}
	t.kept = t.place.only == nil
	if t.place.about {
		t.buf = append(t.buf, '\n', '\n')
		t.flush()
	} else if len(t.buf) >= full {
		t.flush()
	}
}

func (t *text) Text(piece []byte) {
	if !t.kept {
		return
	}
	if t.value {
		if len(t.cell)+len(piece) <= 64 {
			t.cell = append(t.cell, piece...)
			return
		}
		t.buf = append(t.buf, t.cell...) // no number
		t.value, t.cell = false, t.cell[:0]
	}
	if bytes.IndexByte(piece, '\n') >= 0 && len(bytes.TrimSpace(piece)) == 0 {
		return // how the file is laid out, not the text
	}
	t.buf = append(t.buf, piece...)
	if len(t.buf) >= full {
		t.flush()
	}
}

func (t *text) Attribute(name, piece []byte, last bool) {
	if t.inCell && string(name) == "t" {
		t.number = string(piece) == "s"
	}
	switch string(name) {
	case "descr", "title", "alt", "tooltip", "Target", "href", "author", "displayName", "instr", "value", "string-value", "name":
	case "": // a comment or declaration
	default:
		return
	}
	if t.values = append(t.values, piece...); last {
		t.values = append(t.values, '\n', '\n')
	}
	if len(t.values) >= full {
		t.flushValues()
	}
}

func (t *text) flush() {
	if len(t.buf) > 0 {
		t.emit(t.place.where, t.buf)
		t.buf = t.buf[:0]
	}
}

// flushValues hands on the values of attributes, as a part of their own.
func (t *text) flushValues() {
	if len(t.values) == 0 {
		return
	}
	t.flush()
	where := t.place.where
	if !t.place.about {
		where = say.PartCaption(where)
	}
	t.emit(where, t.values)
	t.values = t.values[:0]
}

// plainNumber writes a number that a sheet keeps as 2.01901012391E11 the way
// it is shown.
func plainNumber(cell []byte) []byte {
	if bytes.IndexByte(cell, 'E') > 0 {
		if f, err := strconv.ParseFloat(string(cell), 64); err == nil && f > 0 && f < 1e15 {
			return strconv.AppendFloat(nil, f, 'f', -1, 64)
		}
	}
	return cell
}

// shown gathers what a part shows, which no attribute does.
type shown struct{ text }

func (s *shown) Attribute(name, piece []byte, last bool) {
	if string(name) == "t" { // where the text of a cell is
		s.text.Attribute(name, piece, last)
	}
}

// both tells two of what stands in a part.
type both struct{ first, second markup.Handler }

func (b both) Open(element []byte) { b.first.Open(element); b.second.Open(element) }

func (b both) Close(element []byte) { b.first.Close(element); b.second.Close(element) }

func (b both) Text(piece []byte) { b.first.Text(piece); b.second.Text(piece) }

func (b both) Attribute(name, piece []byte, last bool) {
	b.first.Attribute(name, piece, last)
	b.second.Attribute(name, piece, last)
}
