package binder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"btfolio/internal/language"
	"btfolio/internal/say"
)

// What a file may take. One that takes more is named and not bound.
const (
	mostBytes   = 256 << 20
	mostObjects = 500_000
	mostSheets  = 200
	mostDeep    = 100
	mostTime    = 30 * time.Second
)

// A File is a PDF file that can be put onto sheets.
type File struct {
	pdf    *model.Context
	sheets []sheet
	copied map[int]types.IndirectRef
}

// A sheet is a page of a file as paper shows it.
type sheet struct {
	box    types.Rectangle
	rotate int // clockwise
	drawn  []drawn
}

// A drawn object is what a page shows, or what stands in one of its fields.
type drawn struct {
	object types.StreamDict
	where  matrix
}

// Lying tells of each sheet whether it lies down.
func (f *File) Lying() []bool {
	all := make([]bool, len(f.sheets))
	for i, s := range f.sheets {
		all[i] = s.width() > s.height()
	}
	return all
}

// Why a file is not bound.
var (
	errEncrypted = errors.New("encrypted")
	errAlive     = errors.New("shown by a program alone")
	errMany      = errors.New("more sheets than a binder holds")
)

// Open reads a PDF file. Where it cannot be bound, what comes back says why.
func Open(ctx context.Context, data []byte) (*File, language.Text) {
	ctx, stop := context.WithTimeout(ctx, mostTime)
	defer stop()
	type outcome struct {
		file *File
		err  error
	}
	done := make(chan outcome, 1)
	// The library is told to stop, but a file may keep it busy where it does not ask.
	// What it is at ends with the program.
	go func() {
		var o outcome
		defer func() {
			if r := recover(); r != nil {
				o = outcome{nil, fmt.Errorf("%v", r)}
			}
			done <- o
		}()
		o.file, o.err = open(ctx, data)
	}()
	var o outcome
	select {
	case o = <-done:
	case <-ctx.Done():
		o.err = ctx.Err()
	}
	switch {
	case o.err == nil:
		return o.file, language.Text{}
	case errors.Is(o.err, errEncrypted):
		return nil, say.BinderEncrypted()
	case errors.Is(o.err, errAlive):
		return nil, say.BinderAlive()
	case errors.Is(o.err, errMany):
		return nil, say.BinderMany(mostSheets)
	}
	return nil, say.BinderBroken()
}

func open(ctx context.Context, data []byte) (*File, error) {
	pdf, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), settings())
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), err == nil && pdf.Encrypt != nil:
		return nil, errEncrypted
	case err != nil:
		return nil, err
	}
	if err := pdf.EnsurePageCount(); err != nil {
		return nil, err
	}
	if pdf.PageCount == 0 {
		return nil, errors.New("no sheets")
	}
	if pdf.PageCount > mostSheets {
		return nil, errMany
	}
	if err := alive(pdf); err != nil {
		return nil, err
	}
	f := &File{pdf: pdf, copied: map[int]types.IndirectRef{}}
	for n := range pdf.PageCount {
		s, err := read(pdf, n+1)
		if err != nil {
			return nil, err
		}
		f.sheets = append(f.sheets, s)
	}
	return f, f.rehearse(ctx)
}

// rehearse copies everything once, so that what cannot be copied is known before any
// sheet is printed.
func (f *File) rehearse(ctx context.Context) error {
	empty, err := pdfcpu.CreateContextWithXRefTable(settings(), types.PaperSize["A4"])
	if err != nil {
		return err
	}
	copies := copier{from: f.pdf, to: empty, known: map[int]types.IndirectRef{}}
	for _, s := range f.sheets {
		for _, d := range s.drawn {
			if _, err := copies.stream(d.object); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// alive reports forms whose contents are shown only by a program that knows such
// forms: it has to draw what was filled in.
func alive(pdf *model.Context) error {
	catalog, err := pdf.Catalog()
	if err != nil {
		return err
	}
	form, err := pdf.DereferenceDict(catalog["AcroForm"])
	if err != nil || form == nil {
		return err
	}
	needs, err := pdf.DereferenceBoolean(form["NeedAppearances"], model.V10)
	if err == nil && needs != nil && needs.Value() || catalog["NeedsRendering"] != nil {
		return errAlive
	}
	return nil
}

// read is a page with what stands in its fields, as objects to be drawn.
func read(pdf *model.Context, n int) (sheet, error) {
	page, _, inherited, err := pdf.PageDict(n, false)
	if err != nil {
		return sheet{}, err
	}
	box := inherited.MediaBox
	if crop := inherited.CropBox; crop != nil && crop.Width() > 0 && crop.Height() > 0 {
		box = crop
	}
	if box == nil || box.Width() < 1 || box.Height() < 1 || box.Width() > 1e5 || box.Height() > 1e5 {
		return sheet{}, errors.New("a page without a size")
	}
	s := sheet{box: *box, rotate: (inherited.Rotate%360 + 360) % 360}
	content, err := pdf.PageContent(page, n)
	if err != nil && !errors.Is(err, model.ErrNoContent) {
		return sheet{}, err
	}
	ref, err := pdf.StreamDictIndRef(content)
	if err != nil {
		return sheet{}, err
	}
	whole, _, err := pdf.DereferenceStreamDict(*ref)
	if err != nil {
		return sheet{}, err
	}
	shown := *whole
	shown.Dict = shown.Dict.Clone().(types.Dict)
	shown.Dict["Type"], shown.Dict["Subtype"] = types.Name("XObject"), types.Name("Form")
	shown.Dict["BBox"] = box.Array()
	if inherited.Resources != nil {
		shown.Dict["Resources"] = inherited.Resources
	}
	if group := page["Group"]; group != nil {
		shown.Dict["Group"] = group
	}
	s.drawn = append(s.drawn, drawn{shown, matrix{1, 0, 0, 1, 0, 0}})

	fields, err := pdf.DereferenceArray(page["Annots"])
	if err != nil {
		return sheet{}, err
	}
	for _, field := range fields {
		d, err := annotation(pdf, field)
		if err != nil {
			return sheet{}, err
		}
		if d != nil {
			s.drawn = append(s.drawn, *d)
		}
	}
	return s, nil
}

// Flags of what is not on paper.
const (
	hidden = 1 << 1
	noView = 1 << 5
)

// annotation is what stands on a page beside its content: what was filled in, a note,
// a signature; nil where it shows nothing (ISO 32000-1, 12.5.5).
func annotation(pdf *model.Context, o types.Object) (*drawn, error) {
	d, err := pdf.DereferenceDict(o)
	if err != nil || d == nil {
		return nil, err
	}
	if flags := d.IntEntry("F"); flags != nil && *flags&(hidden|noView) != 0 {
		return nil, nil
	}
	switch subtype := d.NameEntry("Subtype"); {
	case subtype != nil && (*subtype == "Popup" || *subtype == "Link"):
		return nil, nil
	}
	looks, err := pdf.DereferenceDict(d["AP"])
	if err != nil || looks == nil {
		if value, _ := pdf.Dereference(d["V"]); value != nil && err == nil {
			return nil, errAlive // something is filled in and has no looks
		}
		return nil, err
	}
	normal, err := pdf.Dereference(looks["N"])
	if err != nil {
		return nil, err
	}
	if states, ok := normal.(types.Dict); ok { // a box that is ticked or not
		state := d.NameEntry("AS")
		if state == nil {
			return nil, nil
		}
		if normal, err = pdf.Dereference(states[*state]); err != nil {
			return nil, err
		}
	}
	look, ok := normal.(types.StreamDict)
	if !ok {
		return nil, nil
	}
	at, err := pdf.DereferenceArray(d["Rect"])
	if err != nil || len(at) != 4 {
		return nil, err
	}
	rect, err := pdf.RectForArray(at)
	if err != nil {
		return nil, err
	}
	inner, err := pdf.DereferenceArray(look.Dict["BBox"])
	if err != nil || len(inner) != 4 {
		return nil, err
	}
	box, err := pdf.RectForArray(inner)
	if err != nil {
		return nil, err
	}
	own := matrix{1, 0, 0, 1, 0, 0}
	if m, err := pdf.DereferenceArray(look.Dict["Matrix"]); err == nil && len(m) == 6 {
		for i := range own {
			if own[i], err = pdf.DereferenceNumber(m[i]); err != nil {
				return nil, err
			}
		}
	}
	moved := own.box(*box)
	if moved.Width() == 0 || moved.Height() == 0 {
		return nil, nil
	}
	x, y := rect.Width()/moved.Width(), rect.Height()/moved.Height()
	where := matrix{x, 0, 0, y, rect.LL.X - x*moved.LL.X, rect.LL.Y - y*moved.LL.Y}
	if !where.sound() {
		return nil, errors.New("a field of no size")
	}
	look.Dict = look.Dict.Clone().(types.Dict)
	look.Dict["Type"], look.Dict["Subtype"] = types.Name("XObject"), types.Name("Form")
	return &drawn{look, where}, nil
}

// width and height are those of the page as it is read.
func (s *sheet) width() float64 {
	if s.rotate%180 != 0 {
		return s.box.Height()
	}
	return s.box.Width()
}

func (s *sheet) height() float64 {
	if s.rotate%180 != 0 {
		return s.box.Width()
	}
	return s.box.Height()
}

// upright turns the page as it is read, with its lower left corner where nothing is.
func (s *sheet) upright() matrix {
	w, h := s.box.Width(), s.box.Height()
	corner := matrix{1, 0, 0, 1, -s.box.LL.X, -s.box.LL.Y}
	switch s.rotate {
	case 90:
		return corner.then(matrix{0, -1, 1, 0, 0, w})
	case 180:
		return corner.then(matrix{-1, 0, 0, -1, w, h})
	case 270:
		return corner.then(matrix{0, 1, -1, 0, h, 0})
	}
	return corner
}
