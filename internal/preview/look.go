package preview

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// A look is one portfolio in a preview: as it will be published, and with
// the drafts, which only the preview shows.
type look struct {
	steps  []site.NextStep // the findings of the verdict on what will be published
	drafts int             // texts and files that will not be

	rules   []string // the files of its own programmes
	public  *edition // as it will be published
	drafted *edition // the same where there are no drafts
	made    sync.Once
}

// An edition is a portfolio whose pages are laid out when they are asked for.
// Where there are faults, it has none.
type edition struct {
	site   *build.SiteContext
	faults diag.List // what in the trainee's own files keeps it from being shown
	pages  map[string]site.Page
	files  map[string]source.File
	data   map[string][]byte

	mu   sync.Mutex
	laid map[string][]byte
}

// A resource is what stands at an address: a page or data in memory, or a
// file of the portfolio.
type resource struct {
	data       []byte
	attachment *source.File
	isPage     bool
}

// look shows the portfolio of a trainee.
func (s *snapshot) look(ctx context.Context, id string) *look {
	s.mu.Lock()
	l := s.looks[id]
	if l == nil {
		l = &look{public: &edition{}, drafted: &edition{}}
		s.looks[id] = l
	}
	s.recent = append(slices.DeleteFunc(s.recent, func(other string) bool { return other == id }), id)
	for len(s.recent) > kept {
		delete(s.looks, s.recent[0])
		s.recent = s.recent[1:]
	}
	s.mu.Unlock()
	l.made.Do(func() { l.make(context.WithoutCancel(ctx), s.SiteContext, id) })
	s.ruled(id, l.rules)
	return l
}

func (l *look) make(ctx context.Context, from *build.SiteContext, id string) {
	if from == nil || from.Layouts == nil {
		return
	}
	files, found := from.Read(id)
	t, wrong := from.Site.LoadPublished(from.Tree, id, files)
	l.rules = t.RuleFiles()
	found = append(found, wrong...)
	v := from.Review(ctx, t, found)
	l.public = newEdition(from, v, func(v *review.Published) (*site.Portfolio, error) {
		made, err := from.Publish(v)
		return made.Portfolio(), err
	}, found)
	l.drafted = l.public
	if len(l.public.pages) == 0 {
		return
	}
	l.steps = site.Findings(from.Site, v.Verdict())
	if l.drafts = len(t.Withheld); l.drafts > 0 {
		v, found := from.JudgeManuscript(ctx, id, files)
		l.drafted = newEdition(from, v, from.Preview, found)
	}
}

// newEdition makes the pages of a portfolio, or tells what is wrong with it.
func newEdition[V any](from *build.SiteContext, v *V, pages func(*V) (*site.Portfolio, error), found diag.List) *edition {
	if v == nil {
		found.Sort()
		return &edition{faults: found.Unique()}
	}
	made, err := pages(v)
	if err != nil {
		return &edition{faults: diag.List{build.Finding(diag.Pos{}, err)}}
	}
	e := &edition{
		site: from, pages: map[string]site.Page{}, files: map[string]source.File{}, data: map[string][]byte{}, laid: map[string][]byte{},
	}
	for _, page := range made.Pages {
		e.pages[page.Path] = page
	}
	for _, f := range made.Files {
		e.files[f.Path] = f.From.File
	}
	for _, d := range made.Data {
		e.data[d.Path] = d.Bytes
	}
	return e
}

// edition is the portfolio with its drafts, or as it will be published.
func (l *look) edition(drafts bool) *edition {
	if drafts {
		return l.drafted
	}
	return l.public
}

// resource is what stands at an address. It reports false where there is
// nothing; the findings say why a page could not be laid out.
func (e *edition) resource(path string) (resource, diag.List, bool) {
	if page, ok := e.pages[path]; ok {
		data, err := e.lay(page)
		if err != nil {
			return resource{}, diag.List{build.Finding(diag.Pos{}, err)}, true
		}
		return resource{data: data, isPage: true}, nil, true
	}
	if file, ok := e.files[path]; ok {
		return resource{attachment: &file}, nil, true
	}
	data, ok := e.data[path]
	return resource{data: data}, nil, ok
}

func (e *edition) lay(page site.Page) ([]byte, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if data, done := e.laid[page.Path]; done {
		return data, nil
	}
	var data bytes.Buffer
	if err := e.site.Lay(&data, page); err != nil {
		return nil, err
	}
	e.laid[page.Path] = data.Bytes()
	return data.Bytes(), nil
}
