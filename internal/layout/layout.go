// Package layout turns what a page shows into HTML, with layouts as authors
// of Hugo sites know them: baseof.html, one layout for each kind of page and
// _partials, in Hugo's own template engine and with its functions. A site's
// files replace the built-in ones one by one. What Hugo has compiled is carried
// out by layout/compiled where it can be, which is several times as fast.
//
// Layouts belong to whoever owns the site but reach no further than the page:
// no files, network, environment, clock or chance. What they may call is
// listed in functions.go.
//
// It is the only package that may import Hugo.
package layout

import (
	"bytes"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gohugoio/hugo/tpl/tplimpl"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// A Set is the layouts of a site, ready to use. It does not change, may be
// used from many goroutines, and needs no closing.
type Set struct {
	engine  *engine
	checker *checker
	layouts map[string]layout // all but the frame, by what their files are called
	buffers sync.Pool

	hugoAlone bool
	byHugo    atomic.Int64
}

// HugoAlone leaves all pages to Hugo, so that the two ways can be compared. It
// is called before the first page is made.
func (s *Set) HugoAlone() { s.hugoAlone = true }

// ByHugo is how many pages and partials were left to Hugo.
func (s *Set) ByHugo() int { return int(s.byHugo.Load()) }

type layout struct {
	file     *file
	template *tplimpl.TemplInfo
	quick    *quick // the same in a faster form
}

// New makes a site's layouts ready: the built-in ones, with the site's own,
// named from its folder layouts, laid over them. The language is that of the
// site; dates, numbers and the order of words follow it. It reports everything
// that is wrong with any layout, and gives no Set if any of it is an error.
func New(lang language.Language, builtin fs.FS, site map[string][]byte) (*Set, diag.List) {
	failed := func(err error) (*Set, diag.List) {
		return nil, diag.List{diag.LayoutFailed.At(diag.Pos{}, err.Error())}
	}
	files, found, err := overlay(lang, builtin, site)
	if err != nil {
		return failed(err)
	}
	engine, err := newEngine(lang)
	if err != nil {
		return failed(err)
	}
	lib := newLibrary(engine.deps)
	checker, faults := check(lib, files)
	found = append(found, faults...)
	if err := engine.compile(lib, checker.sound(files)); err != nil {
		faults, each := checker.compileEach(lang, files)
		if each != nil {
			return failed(each)
		}
		if found = append(found, faults...); !found.Failed() {
			return failed(err) // each by itself is sound
		}
	}
	found.Sort()
	if found.Failed() {
		return nil, found
	}
	s := &Set{engine: engine, checker: checker, layouts: map[string]layout{}}
	s.buffers.New = func() any { return new(bytes.Buffer) }
	calls := s.library(lib, files)
	for key, f := range files {
		if key != frame {
			t := engine.lookup(f, checker.framed(f))
			s.layouts[key] = layout{f, t, newQuick(t, calls)}
		}
	}
	return s, found
}

// Has reports whether there is a layout of this name, as “talk”.
func (s *Set) Has(name string) bool {
	l, has := s.layouts[name+".html"]
	return has && !l.file.partial()
}

// Own names the layouts of pages that are the site's own, in order. One that
// no kind of page is named after is a mistake only the caller can tell.
func (s *Set) Own() []string {
	var names []string
	for _, key := range slices.Sorted(maps.Keys(s.layouts)) {
		if f := s.layouts[key].file; f.own && !f.partial() {
			names = append(names, strings.TrimSuffix(key, ".html"))
		}
	}
	return names
}

// common is the layout of each page that has none of its own name.
const common = "text"

// pick is the layout that makes pages of this name.
func (s *Set) pick(name string) string {
	if !s.Has(name) {
		name = common
	}
	return name + ".html"
}

// Render writes the page that the layout of this name makes of a view. If the
// layout is at fault the error is an *Error, and nothing has been written.
func (s *Set) Render(w io.Writer, name string, view any) error {
	return s.render(s.pick(name), view, func(page *bytes.Buffer) error {
		_, err := w.Write(page.Bytes())
		return err
	})
}

// RenderPartial gives what a partial makes of a view, to be handed to many
// pages as one of their values: a trainee's navigation is made once for all
// the trainee's pages, and can never end up on another's.
func (s *Set) RenderPartial(name string, view any) (template.HTML, error) {
	var part template.HTML
	err := s.render(partials+partialKey(name), view, func(page *bytes.Buffer) error {
		part = template.HTML(page.String())
		return nil
	})
	return part, err
}

func (s *Set) render(key string, view any, use func(*bytes.Buffer) error) error {
	l, has := s.layouts[key]
	if !has {
		return &Error{diag.NoLayout.At(diag.Pos{File: "layouts/" + key})}
	}
	page := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(page)
	page.Reset()
	if err := s.execute(l, page, view); err != nil {
		return &Error{s.checker.fault(l.file, view, err)}
	}
	if i := bytes.Index(page.Bytes(), refused); i >= 0 {
		return &Error{s.checker.unsafeFault(l.file, page.String(), i)}
	}
	return use(page)
}

// refused is what Go's templates leave where an address or a style was not
// safe to write.
var refused = []byte("ZgotmplZ")
