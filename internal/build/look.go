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
	Faults  diag.List       // what in the trainee's own files keeps it from being built
	Steps   []site.NextStep // the findings of the verdict on what will be published
	Drafts  int             // texts and files that will not be
	ground  *ground
	public  *shown
	drafted *shown // the same as public where there are no drafts

	made sync.Once
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
	return look
}

func (l *Look) make(ctx context.Context, id string) {
	g := l.ground
	if g == nil || g.layouts == nil {
		return
	}
	files, found := g.read(id)
	v, wrong := g.judge(ctx, id, files, false)
	if found = append(found, wrong...); found.Failed() || v == nil {
		found.Sort()
		l.Faults = found.Unique()
		return
	}
	if l.public = l.show(v); l.public == nil {
		return
	}
	l.Steps = site.Findings(g.site, v)
	l.Drafts = len(v.Trainee.Withheld)
	l.drafted = l.public
	if l.Drafts == 0 {
		return
	}
	if v, found = g.judge(ctx, id, files, true); v == nil {
		l.Faults = found
		return
	}
	l.drafted = l.show(v)
}

// show makes the pages of a portfolio.
func (l *Look) show(v *review.Verdict) *shown {
	made, err := l.ground.pages(v)
	if err != nil {
		l.Faults = diag.List{finding(diag.Pos{}, err)}
		return nil
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
	return p
}

// Resource is what stands at an address of the portfolio, with its drafts or
// as it will be published. It reports false where there is nothing; the
// findings say why a page could not be laid out.
func (l *Look) Resource(path string, drafts bool) (Resource, diag.List, bool) {
	p := l.public
	if drafts {
		p = l.drafted
	}
	if p == nil {
		return Resource{}, l.Faults, false
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
