package build

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/source"
)

// An exposure searches portfolios for what must not leave the house. A file
// that occurs in several places is read once.
type exposure struct {
	known  privacy.Known
	people circle              // of the site
	all    circle              // with the trainees
	names  map[string][]string // of all
	who    *privacy.Persons    // who they are

	// reading is held while a file is read. A file can take up to a hundred
	// megabytes, so they are read one at a time.
	reading sync.Mutex
	read    map[source.Digest]privacy.Reading
}

func newExposure(tree *source.Tree, s *portfolio.Site) *exposure {
	names := s.Names(tree)
	x := &exposure{
		people: circle{}, all: circle{}, names: names, who: privacy.NewPersons(names),
		read: map[source.Digest]privacy.Reading{},
	}
	x.known = privacy.NewKnown(s.Contacts()).Seeking(x.who)
	for who := range names {
		x.all[who] = true
		if !slices.Contains(s.Trainees, who) {
			x.people[who] = true
		}
	}
	return x
}

// of looks through everything a site publishes that belongs to no portfolio:
// its configuration, layouts and static files, the reports, and the names of
// files in folders that all share.
func (x *exposure) of(ctx context.Context, c *SiteContext) (found diag.List) {
	for _, e := range c.Tree.Under("") {
		below, inContent := strings.CutPrefix(e.Path, "content/")
		folder, _, _ := strings.Cut(below, "/")
		if inContent && slices.Contains(c.Site.Trainees, folder) {
			continue
		}
		found = append(found, x.name(e.Path, x.within(below))...)
		if inContent || !isPublic(e.Path) {
			continue
		}
		f, problem := c.Tree.Load(e)
		if problem == nil {
			found = append(found, x.file(ctx, c.Tree, f, x.people)...)
		}
	}
	for _, r := range c.reports {
		found = append(found, x.text(&r.Doc, x.all)...)
	}
	if c.Failed { // no portfolio is searched with what they share
		for _, d := range c.Site.Shared {
			found = append(found, x.text(&d.Doc, x.people)...)
		}
		for _, p := range c.Site.People {
			found = append(found, x.text(&p.Doc, x.people)...)
		}
	}
	found.Sort()
	return found
}

// isPublic reports whether a file of the site outside content/ is on its pages.
func isPublic(file string) bool {
	return file == portfolio.ConfigFile || strings.HasPrefix(file, "layouts/") || strings.HasPrefix(file, "static/")
}

// broken looks through the files of a portfolio that could not be loaded, so
// that what must not leave the house is told together with what is wrong. What
// is known to be a draft is left out, and what the portfolio gives a reason for.
// Of a text that cannot be read it is not known.
func (x *exposure) broken(ctx context.Context, tree *source.Tree, t *portfolio.Trainee, files []source.File, wrong diag.List) diag.List {
	var found diag.List
	known, may := x.known.With(t.FullName), maps.Clone(x.people)
	may[t.Folder] = true
	draft, unread := map[string]bool{}, map[string]bool{}
	for _, w := range t.Withheld {
		draft[w.Path] = true
	}
	for _, f := range wrong {
		unread[f.Pos.File] = true
	}
	for _, f := range files {
		if draft[f.Path] && !unread[f.Path] {
			continue
		}
		below := strings.TrimPrefix(f.Path, "content/"+t.Folder+"/")
		if portfolio.IsReceipt(below) {
			continue // which the program wrote
		}
		if portfolio.IsWording(below) {
			found = append(found, x.wording(f.Path, path.Base(below), f.Text, known, may)...)
			continue
		}
		found = append(found, x.name(f.Path, may)...)
		if f.Text != nil {
			found = append(found, x.findings(f.Path, privacy.Text(f.Text, known), may)...)
		} else {
			found = append(found, x.file(ctx, tree, f, may)...)
		}
	}
	found = slices.DeleteFunc(found, func(f diag.Finding) bool { return t.Waiver(f) >= 0 })
	found.Sort()
	return found
}

// search looks through everything a portfolio hands over: its texts, its
// files, their names, the documents it shares with others, and what is
// written about the people it speaks of.
func (x *exposure) search(ctx context.Context, tree *source.Tree, s *portfolio.Site, t *portfolio.Trainee) diag.List {
	var found diag.List
	known := x.known.With(t.FullName) // which the folder may not say
	mentioned := t.Mentioned()
	may := around(t, mentioned)
	for _, d := range t.Texts() {
		found = append(found, x.name(d.Path, may)...)
		found = append(found, x.findings(d.Path, privacy.Text(d.Source, known), may)...)
	}
	for _, d := range t.Documents {
		if d.File.Path != "" {
			found = append(found, x.name(d.File.Path, may)...)
			found = append(found, x.file(ctx, tree, d.File, may)...)
		}
	}
	for _, f := range slices.Concat(t.LeftOut, s.LeftOut) {
		if f.File.Path != "" {
			found = append(found, x.name(f.Path, may)...)
			found = append(found, x.file(ctx, tree, f.File, may)...)
		}
	}
	for _, d := range s.Shared {
		found = append(found, x.text(&d.Doc, may)...)
	}
	for _, d := range s.SharedFiles {
		found = append(found, x.file(ctx, tree, d.File, may)...)
	}
	for _, p := range mentioned {
		found = append(found, x.text(&p.Doc, may)...)
	}
	found.Sort()
	return found
}

// name looks through the name of a file, which pages show and addresses have. It
// is told without what was found.
func (x *exposure) name(file string, may circle) diag.List {
	hits := privacy.Name(file, x.known)
	if slices.ContainsFunc(hits, func(h privacy.Hit) bool { return h.Kind.Identity() }) {
		file = privacy.Masked(file, x.known)
	}
	return x.findings(file, hits, may)
}

func (x *exposure) text(d *portfolio.Doc, may circle) diag.List {
	return x.findings(d.Path, privacy.Text(d.Source, x.known), may)
}

func (x *exposure) file(ctx context.Context, tree *source.Tree, f source.File, may circle) diag.List {
	done, problem := x.once(ctx, tree, f)
	if problem != nil {
		return diag.List{problem.At(diag.Pos{File: f.Path})}
	}
	found := x.findings(f.Path, done.Hits, may)
	// What does not go out need not be looked at before it does.
	if left, some := done.Unread.Finding(f.Path); some && !source.LeftOut(f.Path) {
		found = append(found, left)
	}
	return found
}

// masks hides names of files that must not leave the house wherever else they
// are told of; nil where a folder has none.
func (x *exposure) masks(tree *source.Tree, folder string) *strings.Replacer {
	var pairs []string
	for _, e := range tree.Under("content/" + folder) {
		if hits := x.name(e.Path, x.all); len(hits) > 0 && hits[0].Pos.File != e.Path {
			pairs = append(pairs, path.Base(e.Path), path.Base(hits[0].Pos.File))
		}
	}
	if pairs == nil {
		return nil
	}
	return strings.NewReplacer(pairs...)
}

// hide masks names in a finding.
func hide(names *strings.Replacer, f diag.Finding) diag.Finding {
	f.Pos.File, f.Args = names.Replace(f.Pos.File), slices.Clone(f.Args)
	for i, arg := range f.Args {
		switch arg := arg.(type) {
		case string:
			f.Args[i] = names.Replace(arg)
		case language.Text:
			f.Args[i] = language.Text{Sv: names.Replace(arg.Sv), En: names.Replace(arg.En)}
		}
	}
	return f
}

func (x *exposure) once(ctx context.Context, tree *source.Tree, f source.File) (privacy.Reading, *diag.Problem) {
	x.reading.Lock()
	defer x.reading.Unlock()
	if done, ok := x.read[f.Digest]; ok {
		return done, nil
	}
	r, problem := tree.Open(f)
	if problem != nil {
		return privacy.Reading{}, problem
	}
	defer r.Close()
	done := privacy.File(ctx, r, f.Size, x.known)
	if ctx.Err() == nil { // or somebody broke it off
		x.read[f.Digest] = done
	}
	return done, nil
}

// File is what a file of a portfolio shows that was searched, without the parts in
// which something was found.
func (x *exposure) File(d *portfolio.Document) []string {
	x.reading.Lock()
	defer x.reading.Unlock()
	return x.read[d.File.Digest].Shown
}

// Text is a text without what was found in it.
func (x *exposure) Text(text string) string { return privacy.Masked(text, x.known) }

// settled reports whether searching the files of a portfolio again would give
// the same result. A file that took too long to search may be fast enough
// another day.
func (x *exposure) settled(s *portfolio.Site, t *portfolio.Trainee) bool {
	x.reading.Lock()
	defer x.reading.Unlock()
	var files []source.File
	for _, d := range slices.Concat(t.Documents, s.SharedFiles) {
		files = append(files, d.File)
	}
	for _, f := range slices.Concat(t.LeftOut, s.LeftOut) {
		files = append(files, f.File)
	}
	for _, f := range files {
		if f.Path == "" {
			continue
		}
		if done, read := x.read[f.Digest]; !read || done.Unread[privacy.TooSlow] > 0 {
			return false
		}
	}
	return true
}
