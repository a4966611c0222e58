// Package build runs the pipeline: a site's tree is scanned, each portfolio
// is loaded, reviewed, turned into pages, laid out and published. Data flows
// one way, and no stage knows the ones after it. It may import every package
// but the commands.
package build

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"io"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"cloud.google.com/go/civil"
	"golang.org/x/sync/errgroup"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/layout"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/publish"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// Options say what is built and where to.
type Options struct {
	Site     string     // the folder that holds btfolio.yaml
	Output   string     // where the site is published
	Trainees []string   // only these; all where none is named
	On       civil.Date // the day portfolios are judged on
	OnFixed  bool       // also where the site names another day
}

// A Report tells what a build made.
type Report struct {
	Language language.Language
	On       civil.Date // the day portfolios were judged on
	Trainees int
	Pages    int
	Files    int    // attachments copied
	Open     string // the page to open, from the output folder
	Findings diag.List
}

// Build reads a site and publishes it. Where anything is wrong the report
// holds all of it, and what was published before stays as it is.
func Build(ctx context.Context, o Options) *Report {
	b := &building{options: o, report: &Report{Language: language.Swedish}}
	b.run(ctx)
	b.finish()
	return b.report
}

// finish brings the findings into their order, each once.
func (b *building) finish() {
	b.report.Findings.Sort()
	b.report.Findings = b.report.Findings.Unique()
	b.report.On = b.options.On
}

type building struct {
	options Options
	tree    *source.Tree
	site    *portfolio.Site
	layouts *layout.Set
	assets  map[string][]byte
	colours *markdown.Highlighter
	out     sink

	mu     sync.Mutex
	report *Report
	rows   []site.TraineeRow
}

// found adds findings and reports whether there is now an error among them.
func (b *building) found(l ...diag.Finding) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Findings = append(b.report.Findings, l...)
	return b.report.Findings.Failed()
}

func (b *building) run(ctx context.Context) {
	if !b.open() {
		return
	}
	defer b.tree.Close()
	b.design()
	trainees := b.chosen()

	out, err := publish.Begin(b.options.Output, b.options.Site, "content", "layouts", "static")
	if err != nil {
		b.fail(err)
		return
	}
	defer out.Discard()
	b.out = out
	b.colours = markdown.NewHighlighter()
	if !b.each(ctx, trainees, func(_ int, v *review.Verdict) { b.trainee(v) }) || b.found() {
		return
	}

	b.report.Open = "index.html"
	if len(b.options.Trainees) == 0 {
		b.write("", site.CohortPage(b.site, b.options.On, b.rows))
		b.style("")
	} else {
		b.report.Open = trainees[0] + "/index.html"
		if err := out.KeepOutside(trainees...); err != nil {
			b.fail(err)
		}
	}
	if b.found() {
		return
	}
	if err := out.Commit(); err != nil {
		b.fail(err)
	}
}

// open scans the site and reads what its trainees share. It reports false
// where there is nothing to go on with.
func (b *building) open() bool {
	tree, found := source.Scan(b.options.Site)
	if b.found(found...); tree == nil {
		return false
	}
	b.tree = tree
	b.site, found = portfolio.LoadSite(tree)
	b.found(found...)
	b.report.Language = b.site.Language
	if !b.site.On.IsZero() && !b.options.OnFixed {
		b.options.On = b.site.On
	}
	return true
}

// each judges the portfolios of trainees, as many at a time as there are
// processors, and hands over the verdict on each with the trainee's place in
// the list. Where there already is an error portfolios are only read, for
// what else is wrong. It reports false where it was interrupted.
func (b *building) each(ctx context.Context, trainees []string, use func(int, *review.Verdict)) bool {
	exposure := newExposure(b.tree, b.site)
	for _, folder := range b.tree.Folders("content") {
		if !slices.Contains(b.site.Trainees, folder) {
			b.found(exposure.names(folder)...)
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, id := range trainees {
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if named := exposure.names(id); len(named) > 0 {
				b.found(named...)
				return nil
			}
			t, found := b.site.LoadTrainee(b.tree, id, false)
			if !b.found(found...) {
				use(i, review.Look(t, b.options.On, exposure.search(ctx, b.site, t)))
			}
			return nil
		})
	}
	return group.Wait() == nil
}

// chosen is the trainees to build, each of whom must exist.
func (b *building) chosen() []string {
	if len(b.options.Trainees) == 0 {
		return b.site.Trainees
	}
	var chosen []string
	for _, id := range b.options.Trainees {
		id = strings.TrimPrefix(strings.Trim(path.Clean(id), "/"), "content/")
		if !slices.Contains(b.site.Trainees, id) {
			b.found(diag.UnknownTrainee.At(diag.Pos{}, id, strings.Join(b.site.Trainees, ", ")))
			continue
		}
		if !slices.Contains(chosen, id) {
			chosen = append(chosen, id)
		}
	}
	return chosen
}

// trainee lays out one portfolio and puts it into the site.
func (b *building) trainee(v *review.Verdict) {
	made := b.portfolio(v.Trainee.Folder, v)
	if made == nil {
		return
	}
	row := site.Row(b.site, v)

	b.mu.Lock()
	defer b.mu.Unlock()
	b.rows = append(b.rows, row)
	b.report.Trainees++
}

// portfolio lays out one portfolio into a folder. It returns nil where it
// could not.
func (b *building) portfolio(folder string, v *review.Verdict) *site.Portfolio {
	made, err := site.Build(b.site, v, b.colours, b.nav)
	if err != nil {
		b.fail(err)
		return nil
	}
	for _, p := range made.Pages {
		b.write(folder, p)
	}
	for _, f := range made.Files {
		b.copy(folder, f)
	}
	for _, d := range made.Data {
		if err := b.out.Write(path.Join(folder, d.Path), d.Bytes); err != nil {
			b.fail(err)
		}
	}
	b.style(folder)

	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Pages += len(made.Pages)
	b.report.Files += len(made.Files)
	return made
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// write lays out one page and puts it into the site.
func (b *building) write(folder string, p site.Page) {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	err := b.layouts.Render(buffer, p.Layout, p.View)
	if err == nil {
		err = b.out.Write(path.Join(folder, p.Path), buffer.Bytes())
	}
	if err != nil {
		b.fail(err)
	}
}

func (b *building) copy(folder string, f site.File) {
	err := b.out.Copy(path.Join(folder, f.Path), f.From.File.Size, func(w io.Writer) error {
		return b.tree.CopyTo(w, f.From.File)
	})
	if err != nil {
		b.failAt(diag.Pos{File: f.From.File.Path}, err)
	}
}

// style puts the style sheets and scripts beside the pages of one site, so
// that it can be moved and handed over on its own.
func (b *building) style(folder string) {
	for name, data := range b.assets {
		if err := b.out.Write(path.Join(folder, site.AssetsFolder, name), data); err != nil {
			b.fail(err)
		}
	}
}

// fail reports an error of any stage. All of them say what is wrong and what
// to do; one that does not is a fault of ours.
func (b *building) fail(err error) { b.failAt(diag.Pos{}, err) }

func (b *building) failAt(pos diag.Pos, err error) {
	if at, ok := errors.AsType[*layout.Error](err); ok {
		b.found(at.Finding)
	} else if problem, ok := errors.AsType[*diag.Problem](err); ok {
		b.found(problem.At(pos))
	} else {
		b.found(diag.Unforeseen.At(pos, err.Error()))
	}
}

func (b *building) nav(n *site.Nav) (template.HTML, error) {
	return b.layouts.RenderPartial("nav.html", n)
}
