// Package build runs the pipeline: a site's tree is scanned, each portfolio is
// loaded, searched for what must not leave the house, reviewed, turned into
// pages, laid out, and published or put into a bundle. It owns the order of
// these steps, what of the last build can be taken over, and which sources go
// into a bundle. Data flows one way, and no stage knows the ones after it.
package build

import (
	"bytes"
	"context"
	"io"
	"path"
	"runtime"
	"slices"
	"sync"

	"cloud.google.com/go/civil"
	"golang.org/x/sync/errgroup"

	"btfolio/internal/comparison"
	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
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

	// Unread is asked once whether a bundle may be made of a portfolio although
	// these files of it were not searched to their end. Nobody to ask means no.
	Unread func(l language.Language, left diag.List) bool

	// To is whom a bundle is encrypted for: public keys, or people of the site by
	// their ids. Passphrase is asked for one instead, where it is not nil.
	To         []string
	Passphrase func(language.Language) (string, *diag.Problem)

	Since *comparison.Edition // what a bundle is compared with; nil with none

	Strict bool // nothing is published with numbers of persons on its pages

	HugoAlone bool // Hugo carries out all layouts, to be compared with
}

// A Report tells what a build made.
type Report struct {
	Language  language.Language
	On        civil.Date // the day portfolios were judged on
	Trainees  int
	Unchanged int       // trainees whose portfolios did not have to be made again
	Pages     int       // made
	Files     int       // attachments copied
	ByHugo    int       // pages and partials that were left to Hugo
	Open      string    // the page to open, from the output folder
	Numbers   int       // of persons, in what was published, by place
	Exposed   diag.List // what must not leave the house, in what belongs to no portfolio
	Findings  diag.List
}

// Build reads a site and publishes it. A portfolio that is made from the same
// as the last time stays as it is. Where anything is wrong the report holds
// all of it, and what was published before stays.
func Build(ctx context.Context, o Options) *Report {
	b := newRun(o)
	b.build(ctx)
	b.finish()
	return b.report
}

// Check judges the portfolios of a site and gives what is made of each
// verdict, in the order of the trainees. Nothing is written. Where the site
// cannot be read the report says why, and there is nothing else.
func Check[T any](ctx context.Context, o Options, of func(*portfolio.Site, *review.Verdict) T) ([]T, *Report) {
	b := newRun(o)
	var all []T
	if b.open() {
		defer b.Tree.Close()
		trainees := b.trainees()
		all = make([]T, len(trainees))
		exposed := make([]diag.List, len(trainees))
		Each(ctx, trainees, func(i int, id string) {
			if v := b.verdict(ctx, id); v != nil {
				all[i] = of(b.Site, v.Verdict())
				exposed[i] = privacy.Only(v.List())
			}
		})
		if b.found() { // nothing else is said of the portfolios
			b.found(slices.Concat(exposed...)...)
		}
		b.report.Trainees = len(trainees)
		b.report.Exposed = b.ExposedApart(ctx)
	}
	b.finish()
	if b.report.Findings.Failed() {
		all = nil
	}
	return all, b.report
}

// A sink takes the files of a finished site: a folder that is published, or
// a bundle. Paths are relative to it, with slashes.
type sink interface {
	// Write puts in a file. The data is the caller's again afterwards.
	Write(path string, data []byte) error
	// Copy puts in a file of a known size, which the function writes.
	Copy(path string, size int64, write func(io.Writer) error) error
}

// A run is the pipeline run once.
type run struct {
	*SiteContext
	options Options
	out     sink
	buffers sync.Pool // for pages while they are laid out

	recipients []envelope.Recipient // of a bundle that is encrypted

	mu     sync.Mutex
	report *Report
}

func newRun(o Options) *run {
	return &run{
		options: o, report: &Report{Language: language.Swedish, On: o.On},
		buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }},
	}
}

// finish brings the findings into their order, each once.
func (b *run) finish() {
	if b.SiteContext != nil && b.Layouts != nil {
		b.report.ByHugo = b.Layouts.ByHugo()
	}
	b.report.Findings.Sort()
	b.report.Findings = b.report.Findings.Unique()
}

// found adds findings and reports whether there is now an error among them.
func (b *run) found(l ...diag.Finding) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Findings = append(b.report.Findings, l...)
	return b.report.Findings.Failed()
}

// fail notes an error about a file, if there is one.
func (b *run) fail(err error, file string) {
	if err != nil {
		b.found(Finding(diag.Pos{File: file}, err))
	}
}

// open scans the site and reads what its trainees share. It reports false
// where there is nothing to go on with.
func (b *run) open() bool {
	tree, found := source.Scan(b.options.Site)
	if b.found(found...); tree == nil {
		return false
	}
	b.SiteContext, found = NewSiteContext(tree, b.options)
	b.found(found...)
	b.report.Language, b.report.On = b.Site.Language, b.On
	return true
}

// trainees are those that the options name.
func (b *run) trainees() []string {
	chosen, found := b.Chosen(b.options.Trainees)
	b.found(found...)
	return chosen
}

// Each works on trainees, as many at a time as there are processors. It
// reports false where it was interrupted.
func Each(ctx context.Context, trainees []string, work func(i int, id string)) bool {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, id := range trainees {
		group.Go(func() error {
			if ctx.Err() == nil {
				work(i, id)
			}
			return ctx.Err()
		})
	}
	return group.Wait() == nil
}

// verdict judges a portfolio; nil where it cannot be.
func (b *run) verdict(ctx context.Context, id string) *review.Published {
	files, found := b.Read(id)
	if b.found(found...); found.Failed() {
		return nil
	}
	v, found := b.Judge(ctx, id, files)
	b.found(found...)
	return v
}

func (b *run) build(ctx context.Context) {
	go program() // takes a moment, which is needed for other things
	if !b.open() {
		return
	}
	defer b.Tree.Close()
	trainees := b.trainees()

	out, err := publish.Begin(b.options.Output, b.options.Site, "content", "layouts", "static")
	if err != nil {
		b.fail(err, "")
		return
	}
	defer out.Discard()
	b.out = out
	// Layouts are compiled while files are read, unless most likely none will
	// be needed. What is wrong with a site's own is always told.
	own := len(b.Tree.Under("layouts")) > 0
	designed := sync.OnceValue(b.design)
	if own || !out.MayReuse() {
		go designed()
	}
	p := &publisher{run: b, out: out, keys: b.keys(), designed: designed, done: make([]published, len(trainees))}
	if !Each(ctx, trainees, func(i int, id string) { p.done[i] = p.trainee(ctx, id) }) ||
		own && b.found(designed()...) || b.found() {
		return
	}
	if b.report.Open = "index.html"; len(b.options.Trainees) == 0 {
		p.cohort(ctx, trainees)
	} else {
		b.report.Open = trainees[0] + "/index.html"
		b.fail(out.KeepOutside(trainees...), "")
	}
	b.report.Exposed = b.ExposedApart(ctx)
	b.count(b.report.Exposed)
	b.found(named(b.report.Exposed)...)
	if b.options.Strict && b.report.Numbers > 0 {
		b.found(diag.NumbersOnPages.At(diag.Pos{}, b.report.Numbers))
	}
	if !b.found() && ctx.Err() == nil {
		b.fail(out.Commit(), "")
	}
}

// count adds to the numbers of persons that were published.
func (b *run) count(exposed diag.List) int {
	n := privacy.Numbers(slices.DeleteFunc(slices.Clone(exposed), func(f diag.Finding) bool { return source.LeftOut(f.Pos.File) }))
	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Numbers += n
	return n
}

// portfolio lays out one portfolio into a folder. It returns nil where it
// could not.
func (b *run) portfolio(folder string, v *review.Published, publish func(*review.Published) (*site.Published, error)) *site.Published {
	made, err := publish(v)
	if err != nil {
		b.fail(err, "")
		return nil
	}
	b.fill(folder, made)
	return made
}

// fill lays out the pages of a portfolio into a folder, with its files beside
// them. There is no other way for a portfolio into a site or a bundle.
func (b *run) fill(folder string, made *site.Published) {
	for _, p := range made.Pages {
		b.write(folder, p)
	}
	for _, f := range made.Files {
		from := f.From.File
		b.fail(b.out.Copy(path.Join(folder, f.Path), from.Size, func(w io.Writer) error { return b.Tree.CopyTo(w, from) }), from.Path)
	}
	for _, d := range made.Data {
		b.fail(b.out.Write(path.Join(folder, d.Path), d.Bytes), "")
	}
	b.style(folder)

	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Pages += len(made.Pages)
	b.report.Files += len(made.Files)
}

// write lays out one page and puts it into the site.
func (b *run) write(folder string, p site.Page) {
	buffer := b.buffers.Get().(*bytes.Buffer)
	defer b.buffers.Put(buffer)
	buffer.Reset()
	err := b.Lay(buffer, p)
	if err == nil {
		err = b.out.Write(path.Join(folder, p.Path), buffer.Bytes())
	}
	b.fail(err, "")
}

// style puts the style sheets and scripts beside the pages of one site, so
// that it can be moved and handed over on its own.
func (b *run) style(folder string) {
	for name, data := range b.Assets {
		b.fail(b.out.Write(path.Join(folder, site.AssetsFolder, name), data), "")
	}
}
