package build

import (
	"context"
	"slices"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/source"
)

// An exposure searches portfolios for what must not leave the house. A file
// that occurs in several places is read once.
type exposure struct {
	known privacy.Known

	// reading is held while a file is read. A file can take up to a hundred
	// megabytes, so they are read one at a time.
	reading sync.Mutex
	read    map[source.Digest]searched
}

type searched struct {
	hits    []privacy.Hit
	reading privacy.Reading
}

func newExposure(s *portfolio.Site) *exposure {
	return &exposure{known: privacy.NewKnown(s.Contacts()), read: map[source.Digest]searched{}}
}

// names looks for identity numbers in the names of the files and folders in a
// folder of content/. Names are shown on pages, in addresses and in every
// report, so a portfolio that has such a name is not read at all.
func (x *exposure) names(tree *source.Tree, folder string) (found diag.List) {
	for _, e := range tree.Under("content/" + folder) {
		for _, h := range privacy.Name(e.Path, x.known) {
			if h.Kind.Identity() {
				found = append(found, h.Finding(privacy.MaskedName(e.Path, x.known)))
			}
		}
	}
	return found
}

// search looks through everything a portfolio hands over: its texts, its
// files, their names, the documents it shares with others, and what is
// written about the people it speaks of.
func (x *exposure) search(ctx context.Context, tree *source.Tree, s *portfolio.Site, t *portfolio.Trainee) diag.List {
	var found diag.List
	for _, d := range t.Texts() {
		found = append(found, x.name(d.Path)...)
		found = append(found, x.text(d)...)
	}
	for _, d := range t.Documents {
		if d.File.Path != "" {
			found = append(found, x.name(d.File.Path)...)
			found = append(found, x.file(ctx, tree, d.File)...)
		}
	}
	for _, d := range s.Shared {
		found = append(found, x.text(&d.Doc)...)
	}
	for _, d := range s.SharedFiles {
		found = append(found, x.file(ctx, tree, d.File)...)
	}
	for _, p := range t.Mentioned() {
		found = append(found, x.text(&p.Doc)...)
	}
	found.Sort()
	return found
}

func (x *exposure) name(path string) diag.List { return findings(path, privacy.Name(path, x.known)) }

func (x *exposure) text(d *portfolio.Doc) diag.List {
	return findings(d.Path, privacy.Text(d.Source, x.known))
}

func (x *exposure) file(ctx context.Context, tree *source.Tree, f source.File) diag.List {
	done, problem := x.once(ctx, tree, f)
	if problem != nil {
		return diag.List{problem.At(diag.Pos{File: f.Path})}
	}
	found := findings(f.Path, done.hits)
	if done.reading != privacy.Scanned {
		found = append(found, done.reading.Finding(f.Path))
	}
	return found
}

func findings(path string, hits []privacy.Hit) (found diag.List) {
	for _, h := range hits {
		found = append(found, h.Finding(path))
	}
	return found
}

func (x *exposure) once(ctx context.Context, tree *source.Tree, f source.File) (searched, *diag.Problem) {
	x.reading.Lock()
	defer x.reading.Unlock()
	if done, ok := x.read[f.Digest]; ok {
		return done, nil
	}
	r, problem := tree.Open(f)
	if problem != nil {
		return searched{}, problem
	}
	defer r.Close()
	var done searched
	done.hits, done.reading = privacy.File(ctx, r, f.Size, x.known)
	if ctx.Err() == nil { // or somebody broke it off
		x.read[f.Digest] = done
	}
	return done, nil
}

// settled reports whether searching the files of a portfolio again would give
// the same result. A file that took too long to search may be fast enough
// another day.
func (x *exposure) settled(s *portfolio.Site, t *portfolio.Trainee) bool {
	x.reading.Lock()
	defer x.reading.Unlock()
	for _, d := range slices.Concat(t.Documents, s.SharedFiles) {
		if d.File.Path == "" {
			continue
		}
		if done, read := x.read[d.File.Digest]; !read || done.reading == privacy.TooSlow {
			return false
		}
	}
	return true
}
