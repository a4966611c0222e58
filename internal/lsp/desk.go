package lsp

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A desk is a site with the texts of it that are open in an editor.
type desk struct {
	options build.Options

	judging sync.Mutex // held while a portfolio is judged, which takes longest

	mu    sync.Mutex
	tree  *source.Tree     // as the site lies on disk; nil where it cannot be read
	wrong diag.List        // with its files
	texts map[string]*text // that are open, by their paths
	site  *build.SiteContext
	found diag.List        // in what its portfolios share
	looks map[string]*look // by trainee, the last that was made
	fresh map[string]bool  // whether nothing has changed since it was begun
}

// A look is one portfolio with the open texts in it, judged. It does not change.
type look struct {
	*build.SiteContext
	shared  diag.List          // with the files and what portfolios share
	trainee *portfolio.Trainee // with all drafts
	verdict *review.Verdict    // on what will be published; nil where there is none
	drafts  *review.Verdict    // with the drafts; nil where there is none, or there are no drafts
	found   diag.List          // when it was read
	texts   map[string]*text
	done    bool
}

func newDesk(o build.Options) *desk {
	d := &desk{options: o, texts: map[string]*text{}, looks: map[string]*look{}, fresh: map[string]bool{}}
	d.tree, d.wrong = source.Scan(o.Site)
	return d
}

func (d *desk) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tree.Close()
}

// put takes in a text as it stands in the editor; nil for one that was closed.
func (d *desk) put(name string, t *text) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.texts[name] = t; t == nil {
		delete(d.texts, name)
	}
	d.touch(name)
}

// changed takes in that files on disk are not what they were.
func (d *desk) changed(names ...string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.tree != nil {
		d.rescan(names)
	}
	for _, name := range names {
		d.touch(name)
	}
}

func (d *desk) rescan(names []string) {
	if tree, found := d.tree.Rescan(d.options.Site, names); tree != nil {
		if !slices.Equal(tree.Folders("content"), d.tree.Folders("content")) {
			d.site = nil
		}
		d.tree, d.wrong = tree, found
	}
}

// touch forgets what rests on a text.
func (d *desk) touch(name string) {
	if id, ok := traineeOf(name); ok {
		delete(d.fresh, id)
		return
	}
	d.site = nil
	clear(d.fresh)
}

// traineeOf is whose folder a path lies in; empty for what belongs to the site.
func traineeOf(name string) (id string, ok bool) {
	below, inside := strings.CutPrefix(name, "content/")
	id, _, deeper := strings.Cut(below, "/")
	kind, _ := vocabulary.KindOfFolder(id)
	if k, _ := portfolio.Declared(kind); !inside || !deeper || k.Shared {
		return "", false
	}
	return id, true
}

// text is an open text; nil for none.
func (d *desk) text(name string) *text {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.texts[name]
}

// open are the paths of the open texts.
func (d *desk) open() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var names []string
	for name := range d.texts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// look judges the portfolio that a text belongs to, once for each change. For a
// text that belongs to no trainee there is the site alone. It is nil where the
// site cannot be read.
func (d *desk) look(ctx context.Context, name string) *look {
	d.judging.Lock()
	defer d.judging.Unlock()
	l, id := d.begin(name)
	if l == nil || l.done {
		return l
	}
	if slices.Contains(l.Site.Trainees, id) {
		l.judge(ctx, id)
	}
	l.done = true
	d.mu.Lock()
	defer d.mu.Unlock()
	d.looks[id] = l
	return l
}

// last is the look at what a text belongs to as it last was, for answers that must not
// wait for the next.
func (d *desk) last(ctx context.Context, name string) *look {
	id, _ := traineeOf(name)
	d.mu.Lock()
	l := d.looks[id]
	d.mu.Unlock()
	if l != nil {
		return l
	}
	return d.look(ctx, name)
}

// begin is the look that was made since the last change, or one that is yet to be
// judged.
func (d *desk) begin(name string) (*look, string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	id, _ := traineeOf(name)
	if d.tree == nil || d.fresh[id] {
		return d.looks[id], id
	}
	d.rescan([]string{name}) // what other programs have changed beside it
	written := map[string][]byte{}
	l := &look{texts: maps.Clone(d.texts)}
	for name, t := range d.texts {
		written[name] = []byte(t.content)
	}
	tree := d.tree.With(written)
	if d.site == nil {
		d.site, d.found = build.NewSiteContext(tree, d.options)
	}
	site := *d.site
	site.Tree = tree
	l.SiteContext, l.shared = &site, slices.Concat(d.wrong, d.found)
	d.fresh[id] = true
	return l, id
}

// judge reads a portfolio as it will be published, and with its drafts where it
// has some.
func (l *look) judge(ctx context.Context, id string) {
	files, found := l.Read(id)
	l.found = found
	if found.Failed() {
		return
	}
	p, found := l.Site.LoadPublished(l.Tree, id, files)
	l.found = append(l.found, found...)
	if v := l.Review(ctx, p, found); v != nil {
		l.verdict = v.Verdict()
	}
	l.trainee = p.Trainee()
	if len(l.trainee.Withheld) > 0 {
		m, found := l.Site.LoadManuscript(l.Tree, id, files)
		l.found = append(l.found, found...)
		l.trainee, l.drafts = m.Trainee, l.ReviewManuscript(ctx, m, found)
	}
}

// findings are what is said of a text: what build and check say when they read
// it, and what the verdict says about it.
func (l *look) findings(name string) (read diag.List, judged []review.Finding) {
	for _, f := range slices.Concat(l.shared, l.found, l.exposed(name)) {
		if f.Pos.File == name {
			read = append(read, f)
		}
	}
	read.Sort()
	v := l.verdict
	if l.drafts != nil && l.draft(name) {
		v = l.drafts
	}
	if v != nil {
		judged = slices.DeleteFunc(slices.Clone(v.Findings), func(f review.Finding) bool { return f.Pos.File != name })
	}
	return read.Unique(), judged
}

// exposed is what must not leave the house in a text that belongs to no trainee.
func (l *look) exposed(name string) (found diag.List) {
	for _, p := range l.Site.People {
		if p.Path == name {
			found = l.Exposed(&p.Doc)
		}
	}
	for _, x := range l.Site.Shared {
		if x.Path == name {
			found = l.Exposed(&x.Doc)
		}
	}
	return found
}

// draft reports whether a text is not published.
func (l *look) draft(name string) bool {
	return l.verdict != nil && slices.ContainsFunc(l.verdict.Trainee.Withheld, func(w portfolio.Withheld) bool { return w.Path == name })
}
