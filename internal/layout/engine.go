package layout

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/common/hreflect"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/helpers"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/resources/page"
	"github.com/gohugoio/hugo/tpl/tplimpl"
	"github.com/spf13/afero"

	"btfolio/internal/language"
	"btfolio/internal/layout/compiled"
)

// An engine is as much of Hugo as executes templates. It is put together from
// Hugo's parts rather than being a whole Hugo, so that there is nothing in it
// that reads files, fetches or runs anything, keeps caches or works in the
// background: its disk is in memory and holds the layouts only, its log goes
// nowhere, and no environment is given to it.
type engine struct {
	disk    afero.Fs
	configs *allconfig.Configs
	deps    *deps.Deps
}

func newEngine(lang language.Language) (*engine, error) {
	disk := afero.NewMemMapFs()
	if err := disk.Mkdir("/layouts", 0o755); err != nil {
		return nil, err
	}
	settings := config.NewFrom(map[string]any{
		"workingDir":             "/",
		"publishDir":             "public",
		"cacheDir":               "/cache", // or Hugo would look for one in the home folder
		"defaultContentLanguage": string(lang),
		"timeZone":               "UTC",
	})
	silent := loggers.New(loggers.Options{StdOut: io.Discard, StdErr: io.Discard})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: disk, Flags: settings, Logger: silent,
		Environ: []string{"PATH="}, // Hugo reads the real one if there is none
	})
	if err != nil {
		return nil, fmt.Errorf("configuring Hugo: %w", err)
	}
	conf := configs.GetFirstLanguageConfig()
	paths, err := helpers.NewPathSpec(hugofs.NewFrom(disk, conf.BaseConfig()), conf, silent, nil)
	if err != nil {
		return nil, fmt.Errorf("laying out Hugo's folders: %w", err)
	}
	return &engine{disk, configs, &deps.Deps{
		Conf:                conf,
		Log:                 silent,
		PathSpec:            paths,
		BuildStartListeners: &deps.Listeners[any]{},
	}}, nil
}

// compile makes the layouts ready to execute.
func (e *engine) compile(lib *library, files map[string]*file) error {
	for _, f := range files {
		if err := afero.WriteFile(e.disk, "/layouts/"+f.hugo(), []byte(f.text), 0o644); err != nil {
			return err
		}
	}
	base := e.configs.Base
	store, err := tplimpl.NewStore(tplimpl.StoreOptions{
		Fs:                  e.deps.BaseFs.Layouts.Fs,
		Log:                 e.deps.Log,
		PathParser:          e.deps.Conf.PathParser(),
		OutputFormats:       base.OutputFormats.Config,
		MediaTypes:          base.MediaTypes.Config,
		DefaultOutputFormat: base.DefaultOutputFormat,
	}, tplimpl.SiteOptions{Site: noSite{}, TemplateFuncs: lib.forHugo()})
	if err != nil {
		return err
	}
	e.deps.TemplateStore = store
	return nil
}

// lookup finds a compiled layout, inside the frame if it is made for it.
func (e *engine) lookup(f *file, framed bool) *tplimpl.TemplInfo {
	t := e.deps.TemplateStore.LookupByPath("/" + f.hugo())
	if framed {
		for t := range t.BaseVariantsSeq() {
			return t.Template // there is one frame
		}
	}
	return t
}

// noSite stands where Hugo has its site. Its templates ask it for parameters
// and nothing else.
type noSite struct{ page.Site }

func (noSite) Params() hmaps.Params { return nil }

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
