// Package binder owns the portfolio as a file for paper: the browser that lays its
// sheets, the PDF files that belong to its texts and are put onto sheets of their own,
// and the bookmarks. What the sheets say is made before; here nothing is written on them.
package binder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A Mark is a line of the bookmarks: a part, a text or a file, under its anchor.
type Mark struct {
	Title  string
	Anchor string
	Below  []Mark
}

// Sheets are what a browser printed.
type Sheets struct {
	pdf     *model.Context
	pages   []types.IndirectRef
	anchors map[string]int // the number of the sheet, from 1
}

// settings are the library's own, read from no folder of the user's and never from a
// network.
func settings() *model.Configuration {
	api.DisableConfigDir()
	c := model.NewDefaultConfiguration()
	c.Offline = true
	c.Optimize, c.OptimizeBeforeWriting, c.OptimizeResourceDicts = false, false, false
	c.Limits.MaxStreamBytes, c.Limits.MaxDecodeBytes = mostBytes, mostBytes
	c.Limits.MaxObjectCount, c.Limits.MaxXRefEntries = mostObjects, mostObjects
	return c
}

// Read reads what a browser printed.
func Read(printed []byte) (*Sheets, error) {
	pdf, err := api.ReadContext(bytes.NewReader(printed), settings())
	if err != nil {
		return nil, err
	}
	s := &Sheets{pdf: pdf, anchors: map[string]int{}}
	if err := pdf.EnsurePageCount(); err != nil {
		return nil, err
	}
	at := map[int]int{}
	for n := range pdf.PageCount {
		_, ref, _, err := pdf.PageDict(n+1, false)
		if err != nil {
			return nil, err
		}
		s.pages = append(s.pages, *ref)
		at[ref.ObjectNumber.Value()] = n + 1
	}
	catalog, err := pdf.Catalog()
	if err != nil {
		return nil, err
	}
	dests, err := pdf.DereferenceDict(catalog["Dests"])
	if err != nil {
		return nil, err
	}
	for name, dest := range dests {
		array, err := pdf.DereferenceArray(dest)
		if err != nil || len(array) == 0 {
			continue
		}
		if ref, ok := array[0].(types.IndirectRef); ok {
			s.anchors[name] = at[ref.ObjectNumber.Value()]
		}
	}
	return s, nil
}

// Anchors are the sheets on which the anchors stand that some link leads to, from 1.
func (s *Sheets) Anchors() map[string]int { return s.anchors }

// Len is how many sheets there are.
func (s *Sheets) Len() int { return len(s.pages) }

// Bind puts files onto the sheets that were left free for them, each from the sheet
// of its anchor on, leads links within the portfolio to its own sheets, adds bookmarks
// and writes all of it.
func (s *Sheets) Bind(to io.Writer, title string, files map[string]*File, marks []Mark) error {
	for anchor, file := range files {
		first := s.anchors[anchor]
		if first == 0 || first-1+len(file.sheets) > len(s.pages) {
			return fmt.Errorf("no sheets for %s", anchor)
		}
		for i := range file.sheets {
			if err := s.place(file, i, first-1+i); err != nil {
				return err
			}
		}
	}
	for _, page := range s.pages {
		if err := s.lead(page); err != nil {
			return err
		}
	}
	if err := s.mark(marks); err != nil {
		return err
	}
	// What a browser says of itself is of no use to who reads the sheets.
	info, err := s.pdf.IndRefForNewObject(types.Dict{"Title": text(title), "Creator": text("btfolio")})
	if err != nil {
		return err
	}
	s.pdf.Info, s.pdf.Title, s.pdf.Author, s.pdf.Creator = info, title, "", "btfolio"
	return api.WriteContext(s.pdf, to)
}

// Where a file's sheet lies on ours, in points: below the running head and the line
// with its name, above the foot.
const (
	aside   = 10 / 25.4 * 72
	above   = 27 / 25.4 * 72
	beneath = 16 / 25.4 * 72
)

// place draws one sheet of a file onto one of ours. What the file draws is an object of
// its own, so that nothing of it can reach what else is on the sheet.
func (s *Sheets) place(file *File, from, onto int) error {
	page, err := s.pdf.DereferenceDict(s.pages[onto])
	if err != nil {
		return err
	}
	_, _, inherited, err := s.pdf.PageDict(onto+1, false)
	if err != nil {
		return err
	}
	sheet := file.sheets[from]
	copies := copier{from: file.pdf, to: s.pdf, known: file.copied}
	resources := types.Dict{}
	if inherited.Resources != nil {
		resources = inherited.Resources.Clone().(types.Dict)
	}
	own := types.Dict{}
	if objects, err := s.pdf.DereferenceDict(resources["XObject"]); err == nil && objects != nil {
		own = objects.Clone().(types.Dict)
	}
	resources["XObject"] = own

	var draw bytes.Buffer
	width, height := inherited.MediaBox.Width(), inherited.MediaBox.Height()
	room := matrix{1, 0, 0, 1, inherited.MediaBox.LL.X, inherited.MediaBox.LL.Y}
	scale := min(1, (width-2*aside)/sheet.width(), (height-above-beneath)/sheet.height())
	within := sheet.upright().
		then(matrix{scale, 0, 0, scale, (width - scale*sheet.width()) / 2, height - above - scale*sheet.height()}).
		then(room)
	fmt.Fprintf(&draw, "\nQ\nq %s cm\n", within)
	for i, drawn := range sheet.drawn {
		object, err := copies.stream(drawn.object)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("Bound%d", i)
		own[name] = *object
		fmt.Fprintf(&draw, "q %s cm /%s Do Q\n", drawn.where, name)
	}
	draw.WriteString("Q\n")
	page["Resources"] = resources
	return s.around(page, []byte("q\n"), draw.Bytes())
}

// around puts content before and after that of a page.
func (s *Sheets) around(page types.Dict, before, after []byte) error {
	var content types.Array
	switch old := page["Contents"].(type) {
	case types.IndirectRef:
		if list, err := s.pdf.DereferenceArray(old); err == nil && list != nil {
			content = slices.Clone(list)
		} else {
			content = types.Array{old}
		}
	case types.Array:
		content = slices.Clone(old)
	}
	first, err := s.pdf.StreamDictIndRef(before)
	if err != nil {
		return err
	}
	last, err := s.pdf.StreamDictIndRef(after)
	if err != nil {
		return err
	}
	page["Contents"] = append(append(types.Array{*first}, content...), *last)
	return nil
}

// lead makes links to other pages of the portfolio lead to their sheets, and takes
// away those to files that are not here. Printed from the disk they would tell where
// the pages lay.
func (s *Sheets) lead(ref types.IndirectRef) error {
	page, err := s.pdf.DereferenceDict(ref)
	if err != nil {
		return err
	}
	links, err := s.pdf.DereferenceArray(page["Annots"])
	if err != nil || links == nil {
		return err
	}
	var kept types.Array
	for _, link := range links {
		annotation, err := s.pdf.DereferenceDict(link)
		if err != nil {
			return err
		}
		action, err := s.pdf.DereferenceDict(annotation["A"])
		if err != nil {
			return err
		}
		if action != nil && action["URI"] != nil {
			address, err := s.pdf.DereferenceText(action["URI"])
			if err != nil {
				return err
			}
			if u, err := url.Parse(address); err != nil || u.Scheme == "file" {
				if u == nil {
					continue
				}
				name := strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path))
				if s.anchors[name] == 0 {
					continue
				}
				delete(annotation, "A")
				annotation["Dest"] = types.Name(name)
			}
		}
		kept = append(kept, link)
	}
	page["Annots"] = kept
	return nil
}

// mark writes the bookmarks, of which the parts are shown.
func (s *Sheets) mark(marks []Mark) error {
	catalog, err := s.pdf.Catalog()
	if err != nil {
		return err
	}
	outline := types.Dict{"Type": types.Name("Outlines")}
	ref, err := s.pdf.IndRefForNewObject(outline)
	if err != nil {
		return err
	}
	n, err := s.marksBelow(outline, *ref, marks)
	if err != nil {
		return err
	}
	outline["Count"] = types.Integer(n)
	catalog["Outlines"] = *ref
	catalog["PageMode"] = types.Name("UseOutlines")
	return nil
}

func (s *Sheets) marksBelow(parent types.Dict, ref types.IndirectRef, marks []Mark) (int, error) {
	var last types.Dict
	var lastRef *types.IndirectRef
	n := 0
	for _, m := range marks {
		sheet := s.anchors[m.Anchor]
		if sheet == 0 {
			return 0, fmt.Errorf("no sheet for %s", m.Anchor)
		}
		item := types.Dict{
			"Title": text(m.Title), "Parent": ref,
			"Dest": types.Array{s.pages[sheet-1], types.Name("Fit")},
		}
		itemRef, err := s.pdf.IndRefForNewObject(item)
		if err != nil {
			return 0, err
		}
		below, err := s.marksBelow(item, *itemRef, m.Below)
		if err != nil {
			return 0, err
		}
		if below > 0 {
			item["Count"] = types.Integer(-below) // folded
		}
		if lastRef == nil {
			parent["First"] = *itemRef
		} else {
			last["Next"], item["Prev"] = *itemRef, *lastRef
		}
		last, lastRef = item, itemRef
		n++
	}
	if lastRef != nil {
		parent["Last"] = *lastRef
	}
	return n, nil
}

// text is a text as PDF writes those that people read.
func text(s string) types.HexLiteral { return types.NewHexLiteral([]byte(types.EncodeUTF16String(s))) }

// A matrix is how PDF moves, turns and scales.
type matrix [6]float64

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// box is the smallest upright box around one that was moved.
func (m matrix) box(r types.Rectangle) types.Rectangle {
	x, y := []float64{}, []float64{}
	for _, p := range []types.Point{r.LL, {X: r.UR.X, Y: r.LL.Y}, r.UR, {X: r.LL.X, Y: r.UR.Y}} {
		x = append(x, m[0]*p.X+m[2]*p.Y+m[4])
		y = append(y, m[1]*p.X+m[3]*p.Y+m[5])
	}
	return types.Rectangle{LL: types.Point{X: slices.Min(x), Y: slices.Min(y)}, UR: types.Point{X: slices.Max(x), Y: slices.Max(y)}}
}

func (m matrix) String() string {
	words := make([]string, len(m))
	for i, v := range m {
		words[i] = fmt.Sprintf("%.5f", v)
	}
	return strings.Join(words, " ")
}

func (m matrix) sound() bool {
	return !slices.ContainsFunc(m[:], func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e6 })
}

// A copier copies objects from one file into another, each once.
type copier struct {
	from, to *model.Context
	known    map[int]types.IndirectRef
}

var errDeep = errors.New("objects within objects without end")

// object copies an object with all that it refers to.
func (c *copier) object(o types.Object, depth int) (types.Object, error) {
	if depth > mostDeep {
		return nil, errDeep
	}
	switch o := o.(type) {
	case types.IndirectRef:
		at := o.ObjectNumber.Value()
		if ref, known := c.known[at]; known {
			return ref, nil
		}
		ref, err := c.to.IndRefForNewObject(nil) // has its number before what may refer back to it
		if err != nil {
			return nil, err
		}
		c.known[at] = *ref
		there, err := c.from.Dereference(o)
		if err != nil {
			return nil, err
		}
		copied, err := c.object(there, depth+1)
		if err != nil {
			return nil, err
		}
		entry, _ := c.to.FindTableEntryForIndRef(ref)
		entry.Object = copied
		return *ref, nil
	case types.Dict:
		return c.dict(o, depth)
	case types.StreamDict:
		d, err := c.dict(o.Dict, depth)
		if err != nil {
			return nil, err
		}
		o.Dict = d
		return o, nil
	case types.Array:
		all := make(types.Array, len(o))
		for i, v := range o {
			copied, err := c.object(v, depth+1)
			if err != nil {
				return nil, err
			}
			all[i] = copied
		}
		return all, nil
	case nil:
		return nil, nil
	}
	return o, nil
}

func (c *copier) dict(d types.Dict, depth int) (types.Dict, error) {
	all := types.Dict{}
	for key, v := range d {
		switch key { // lead out of what is drawn, to the whole file
		case "Parent", "P", "StructParent", "StructParents", "Metadata", "PieceInfo", "AF", "OPI":
			continue
		}
		copied, err := c.object(v, depth+1)
		if err != nil {
			return nil, err
		}
		all[key] = copied
	}
	return all, nil
}

// stream copies what is drawn.
func (c *copier) stream(s types.StreamDict) (*types.IndirectRef, error) {
	copied, err := c.object(s, 0)
	if err != nil {
		return nil, err
	}
	return c.to.IndRefForNewObject(copied)
}
