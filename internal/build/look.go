package build

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// A Look is one portfolio in a preview: as it will be published, and with
// the drafts, which only the preview shows.
type Look struct {
	Steps  []site.NextStep // the findings of the verdict on what will be published
	Drafts int             // texts and files that will not be

	ground      *ground
	rules       string // what it is judged by where that is not the site's own
	public      *shown // nil where there are faults
	faults      diag.List
	drafted     *shown // the same as public where there are no drafts
	draftFaults diag.List
	made        sync.Once
}

// A shown is one portfolio whose pages are laid out when they are asked for.
type shown struct {
	pages map[string]site.Page
	files map[string]source.File
	data  map[string][]byte

	mu   sync.Mutex
	laid map[string][]byte
}

// A Resource is what stands at an address: a page or data in memory, or a
// file of the portfolio.
type Resource struct {
	Data []byte
	File *source.File
	Page bool
}

// Look shows the portfolio of a trainee.
func (s *Snapshot) Look(ctx context.Context, id string) *Look {
	s.mu.Lock()
	look := s.looks[id]
	if look == nil {
		look = &Look{ground: s.ground}
		s.looks[id] = look
	}
	s.recent = append(slices.DeleteFunc(s.recent, func(other string) bool { return other == id }), id)
	for len(s.recent) > kept {
		delete(s.looks, s.recent[0])
		s.recent = s.recent[1:]
	}
	s.mu.Unlock()
	look.made.Do(func() { look.make(context.WithoutCancel(ctx), id) })
	s.ruled(id, look.rules)
	return look
}

func (l *Look) make(ctx context.Context, id string) {
	g := l.ground
	if g == nil || g.layouts == nil {
		return
	}
	files, found := g.read(id)
	t, wrong := g.site.LoadTrainee(g.tree, id, files, false)
	l.rules = t.Rules.Value
	found = append(found, wrong...)
	v := g.review(ctx, t, found)
	l.public, l.faults = l.show(v, found)
	l.drafted, l.draftFaults = l.public, l.faults
	if l.public == nil {
		return
	}
	l.Steps = site.Findings(g.site, v)
	if l.Drafts = len(t.Withheld); l.Drafts > 0 {
		l.drafted, l.draftFaults = l.show(g.judge(ctx, id, files, true))
	}
}

// show makes the pages of a portfolio, or tells what is wrong with it.
func (l *Look) show(v *review.Verdict, found diag.List) (*shown, diag.List) {
	if v == nil {
		found.Sort()
		return nil, found.Unique()
	}
	made, err := l.ground.pages(v)
	if err != nil {
		return nil, diag.List{finding(diag.Pos{}, err)}
	}
	p := &shown{
		pages: map[string]site.Page{}, files: map[string]source.File{}, data: map[string][]byte{}, laid: map[string][]byte{},
	}
	for _, page := range made.Pages {
		p.pages[page.Path] = page
	}
	for _, f := range made.Files {
		p.files[f.Path] = f.From.File
	}
	for _, d := range made.Data {
		p.data[d.Path] = d.Bytes
	}
	return p, nil
}

// of is the portfolio with its drafts, or as it will be published.
func (l *Look) of(drafts bool) *shown {
	if drafts {
		return l.drafted
	}
	return l.public
}

// Faults are what in the trainee's own files keeps the portfolio from being
// shown with its drafts, or from being published.
func (l *Look) Faults(drafts bool) diag.List {
	if drafts {
		return l.draftFaults
	}
	return l.faults
}

// HasPage reports whether there is a page at an address of the portfolio.
func (l *Look) HasPage(path string, drafts bool) bool {
	p := l.of(drafts)
	if p == nil {
		return false
	}
	_, ok := p.pages[path]
	return ok
}

// Resource is what stands at an address of the portfolio, with its drafts or
// as it will be published. It reports false where there is nothing; the
// findings say why a page could not be laid out.
func (l *Look) Resource(path string, drafts bool) (Resource, diag.List, bool) {
	p := l.of(drafts)
	if p == nil {
		return Resource{}, nil, false
	}
	if page, ok := p.pages[path]; ok {
		data, err := p.lay(l.ground, page)
		if err != nil {
			return Resource{}, diag.List{finding(diag.Pos{}, err)}, true
		}
		return Resource{Data: data, Page: true}, nil, true
	}
	if file, ok := p.files[path]; ok {
		return Resource{File: &file}, nil, true
	}
	data, ok := p.data[path]
	return Resource{Data: data}, nil, ok
}

func (p *shown) lay(g *ground, page site.Page) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if data, done := p.laid[page.Path]; done {
		return data, nil
	}
	var data bytes.Buffer
	if err := g.lay(&data, page); err != nil {
		return nil, err
	}
	p.laid[page.Path] = data.Bytes()
	return data.Bytes(), nil
}

// Open opens a file of the portfolio for reading at any place.
func (l *Look) Open(f source.File) (source.Reader, *diag.Problem) { return l.ground.tree.Open(f) }
