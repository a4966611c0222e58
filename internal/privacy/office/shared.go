package office

import (
	"archive/zip"
	"io"
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/privacy/markup"
	"btfolio/internal/say"
)

// shared are the texts of a workbook's cells. Excel keeps them in a part of
// their own, and in a sheet their numbers: without them, cells that are
// neighbours cannot be told from others.
type shared struct {
	texts []string
	used  []bool
	cell  []byte
	size  int
	inner bool // within what holds text
}

const (
	sharedPart = "xl/sharedstrings.xml"
	mostShared = 8 << 20 // bytes of them that are kept
)

// sharedTexts reads the texts of a workbook's cells, or nothing if there are
// none or more than can be kept; then their part is read as others are.
func (d *document) sharedTexts(z *zip.Reader) *shared {
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return strings.ToLower(f.Name) == sharedPart })
	if i < 0 || z.File[i].Flags&1 != 0 {
		return nil
	}
	s := &shared{}
	if err := d.open(z.File[i], func(r io.Reader) error { return markup.Read(r, s) }); err != nil || s.size > mostShared {
		return nil
	}
	s.used = make([]bool, len(s.texts))
	return s
}

func (s *shared) Open(element []byte) {
	switch string(element) {
	case "si":
		s.cell = s.cell[:0]
	case "t":
		s.inner = true
	}
}

func (s *shared) Close(element []byte) {
	switch string(element) {
	case "si":
		if s.size += len(s.cell) + 32; s.size <= mostShared {
			s.texts = append(s.texts, string(s.cell))
		}
	case "t":
		s.inner = false
	}
}

func (s *shared) Text(piece []byte) {
	if s.inner && len(s.cell) <= mostShared {
		s.cell = append(s.cell, piece...)
	}
}

func (s *shared) Attribute(_, _ []byte, _ bool) {}

// text is the text of a number.
func (s *shared) text(number []byte) (string, bool) {
	i, err := strconv.Atoi(string(number))
	if s == nil || err != nil || i < 0 || i >= len(s.texts) {
		return "", false
	}
	s.used[i] = true
	return s.texts[i], true
}

// rest hands out the texts that no sheet shows.
func (d *document) rest(s *shared) {
	for i, text := range s.texts {
		if !s.used[i] {
			d.Emit(say.PartCells(), []byte(text+"\n\n"))
		}
	}
}
