package layout

import (
	"fmt"
	"io"

	"github.com/gohugoio/hugo/common/hmaps"
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
