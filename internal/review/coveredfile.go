package review

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/seal"
)

// A CoveredFile is one file that a decision covers, and what has become of it; or
// one that it would cover if it were made today.
type CoveredFile struct {
	Path string         // from the trainee's folder
	Doc  *portfolio.Doc // the text or document that it is now; nil where it is gone
	Kind seal.Kind
	Was  seal.Sealed // without a digest where it was added since
	Is   seal.File   // without a digest where it is gone
}

// name is the title of a text, or what it is and the name of its file: “samtal
// 2025-09-18”; and the name of any other file, also of a text that is gone.
func (f CoveredFile) name(l language.Language) string {
	if f.Doc == nil || path.Ext(f.Path) != ".md" || !strings.HasSuffix(f.Doc.Path, "/"+f.Path) {
		return path.Base(f.Path)
	}
	return cmp.Or(f.Doc.Title, f.Doc.Kind.Term().One.In(l)+" "+strings.TrimSuffix(path.Base(f.Path), ".md"))
}

// A Keeping says what has become of the wording that a decision was made on. Its
// values are keys of the vocabulary's labels.
type Keeping string

// What can become of it.
const (
	KeptShown   Keeping = "wording_shown"   // it is there, and is published with the text
	KeptHome    Keeping = "wording_home"    // the text is not published, so its wording stays in the house
	KeptPrivate Keeping = "wording_private" // something in it must not leave the house
	KeptNever   Keeping = "wording_never"   // the decision keeps none, or was made before they were kept
	KeptNoMore  Keeping = "wording_no_more" // it was erased
	KeptDigest  Keeping = "wording_digest"  // the file is no text: its digest alone is kept
)

// coveredFiles are the files of a seal, with those that were added since, by path.
func (q *inquiry) coveredFiles(s *seal.Seal, d seal.Difference, now []seal.File) []CoveredFile {
	docs := map[string]*portfolio.Doc{}
	for _, x := range q.t.All() {
		doc := x.Document()
		for _, f := range q.t.Sealed(doc) {
			docs[f.Path] = doc
		}
	}
	is := map[string]seal.File{}
	for _, f := range now {
		is[f.Path] = f
	}
	kinds := map[string]seal.Kind{}
	for _, c := range d.Changes {
		kinds[c.Path] = c.Kind
	}
	var all []CoveredFile
	add := func(path string, was seal.Sealed) {
		all = append(all, CoveredFile{path, docs[path], cmp.Or(kinds[path], seal.Unchanged), was, is[path]})
	}
	for _, was := range s.Files {
		add(was.Path, was)
	}
	for _, c := range d.Changes {
		if c.Kind == seal.Added {
			add(c.Path, seal.Sealed{Path: c.Path})
		}
	}
	slices.SortFunc(all, func(a, b CoveredFile) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

// Wording is how a file read when a decision was made on it, and what has become
// of that; nil where it is not there to be published.
func (v *Verdict) Wording(d *portfolio.Decision, f CoveredFile) (*portfolio.Wording, Keeping) {
	if f.Was.Text == nil {
		return nil, KeptDigest
	}
	w := v.Trainee.Wording(f.Was)
	switch {
	case w == nil && d.Wordings == "":
		return nil, KeptNever
	case w == nil:
		return nil, KeptNoMore
	case w.Home || f.Doc == nil:
		return nil, KeptHome
	case v.private[w.Path]:
		return nil, KeptPrivate
	}
	return w, KeptShown
}

// Wordings are the wordings that leave the house with the portfolio, by path:
// those of texts that are published, with nothing in them that must not leave.
func (v *Verdict) Wordings() []*portfolio.Wording {
	return slices.DeleteFunc(v.Trainee.Wordings(), func(w *portfolio.Wording) bool { return w.Home || v.private[w.Path] })
}
