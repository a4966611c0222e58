package layout

import (
	"bytes"
	"context"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gohugoio/hugo/common/hreflect"
	"github.com/gohugoio/hugo/tpl/tplimpl"

	"btfolio/internal/layout/compiled"
)

// quick is the faster form of a layout. It is made when it is first needed.
type quick struct {
	compile func() *compiled.Template
	lacking atomic.Bool // it has failed where Hugo has not
}

func newQuick(t *tplimpl.TemplInfo, lib *compiled.Library) *quick {
	return &quick{compile: sync.OnceValue(func() *compiled.Template { return compile(t, lib) })}
}

// template is the faster form, or nil if there is none that will do.
func (q *quick) template() *compiled.Template {
	if q.lacking.Load() {
		return nil
	}
	return q.compile()
}

// execute makes a page: quickly if that can be, and otherwise as Hugo does.
// Hugo alone says what is wrong with a layout.
func (s *Set) execute(l layout, page *bytes.Buffer, view any) error {
	var quick *compiled.Template
	if !s.hugoAlone {
		quick = l.quick.template()
	}
	if quick != nil && quick.Execute(page, view) == nil {
		return nil
	}
	page.Reset()
	s.byHugo.Add(1)
	err := s.engine.deps.TemplateStore.ExecuteWithContext(context.Background(), l.template, page, view)
	if quick != nil && err == nil {
		l.quick.lacking.Store(true)
	}
	return err
}

// compile gives a layout its faster form. One that gives back another value
// than its text, or is wrapped around something, has none.
func compile(t *tplimpl.TemplInfo, lib *compiled.Library) *compiled.Template {
	if lib == nil || t.ParseInfo.HasReturn || t.ParseInfo.HasPartialInner {
		return nil
	}
	prepared, err := t.Prepare()
	if err != nil {
		return nil
	}
	text := func(name string) (string, bool) {
		t := prepared.Lookup(name)
		if t == nil || t.Tree == nil || t.Root == nil {
			return "", false
		}
		return t.Root.String(), true
	}
	quick, _ := compiled.Compile(prepared.Name(), text, lib)
	return quick
}

// library is what layouts in their faster form may call. What Hugo carries out
// itself or hands more than values is not in it. There is none where braces that
// are apart could become an action: Hugo takes out what stands between them,
// and what it leaves is read again.
func (s *Set) library(lib *library, files map[string]*file) *compiled.Library {
	for _, f := range files {
		if apart.MatchString(f.text) {
			return nil
		}
	}
	return &compiled.Library{
		Truth: hreflect.IsTruthfulValue,
		Function: func(name string) (any, bool) {
			if slices.Contains(list("partial partialCached partials.Include return try"), name) || strings.HasPrefix(name, "_") {
				return nil, false
			}
			if family, function, two := strings.Cut(name, "."); two && lib.open(name) {
				return reflect.ValueOf(lib.families[family].functions).MethodByName(function).Interface(), true
			}
			function, open := lib.functions[name]
			return function, open
		},
		Partial: func(name string) func() *compiled.Template {
			l, there := s.layouts[partials+partialKey(name)]
			if !there {
				return nil
			}
			return l.quick.template
		},
	}
}

// apart is a brace with something after it that leaves nothing behind: a
// comment of HTML, or with the space before it one of the layout or a block.
var apart = regexp.MustCompile(`\{(<!--|\s+\{\{-\s*(/\*|define\b))`)
