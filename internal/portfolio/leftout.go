package portfolio

import (
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
	"btfolio/internal/source"
)

// A LeftOut is a file of no type that a portfolio has. It stays in the folder,
// where decisions may cover it, and is neither shown nor handed out, nor is it
// evidence.
type LeftOut struct {
	Path   string // from the site's folder
	Digest source.Digest
	File   source.File // zero in a bundle, which has only the digest
}

// A Listed file is one that a site says it was made without. Bundles say so of
// files that are left out, whose place they are not in: decisions that cover them
// hold all the same, and texts that link to them lead nowhere on purpose.
type Listed struct {
	File   Ref    `key:"file,required"` // from the folder of the trainee, who is alone in a bundle
	Digest string `key:"sha256,required"`
}

// leftOuts tells of files that are left out which the listing could not know: rules
// that nobody follows, and signatures of nothing.
func (l *loader) leftOuts() {
	t := l.trainee
	rules := append(l.site.Named(), t.RuleFiles()...)
	for _, f := range t.LeftOut {
		switch at := (diag.Pos{File: f.Path}); {
		case source.LeftOut(f.Path) || slices.Contains(rules, f.Path):
		case strings.HasSuffix(f.Path, seal.SignatureEnding):
			l.report(diag.SignatureAlone.At(at))
		default:
			l.report(diag.LeftOut.At(at, base(f.Path), source.Instead(f.Path)))
		}
	}
}

// withoutFiles reports what cannot be left out.
func (s *Site) withoutFiles() (found diag.List) {
	for _, f := range s.Without {
		file := f.Value.File
		if _, err := source.ParseDigest(f.Value.Digest); err != nil || source.TypeOf(file.Value) != nil {
			found = append(found, diag.NotLeftOut.At(file.Pos, file.Value))
		}
	}
	return found
}

// absent are the files that the site says it was made without, as seen from a
// trainee's folder.
func (s *Site) absent(folder string) (all []LeftOut) {
	for _, f := range s.Without {
		digest, _ := source.ParseDigest(f.Value.Digest)
		all = append(all, LeftOut{Path: path.Join("content", folder, f.Value.File.Value), Digest: digest})
	}
	return all
}

// Listed is how a bundle writes of a file that it is made without.
func (t *Trainee) Listed(f LeftOut) string {
	if own, ok := strings.CutPrefix(f.Path, "content/"+t.Folder+"/"); ok {
		return own
	}
	return "../" + strings.TrimPrefix(f.Path, "content/")
}

// leaves reports whether a path is that of a file that is left out.
func (s *Site) leaves(t *Trainee, file string) bool {
	folder := "anybody" // whom what all share does not depend on
	if t != nil {
		folder = t.Folder
	}
	all := slices.Concat(s.LeftOut, s.absent(folder))
	if t != nil {
		all = append(all, t.LeftOut...)
	}
	return slices.ContainsFunc(all, func(f LeftOut) bool { return f.Path == file })
}

// LeavesOut reports whether a link in a text leads to a file that is left out.
func (s *Site) LeavesOut(t *Trainee, from *Doc, dest string) bool {
	return s.leaves(t, relative(from.Path, destination(dest)))
}

// HandedOut are all files that go out with the portfolio, those too that all share.
func (t *Trainee) HandedOut() (all []*Document) {
	for _, d := range slices.Concat(t.Documents, t.site.SharedFiles) {
		if d.File.Path != "" {
			all = append(all, d)
		}
	}
	return all
}

// SealedLeftOut are the files that are left out as decisions cover them.
func (t *Trainee) SealedLeftOut() (files []seal.File) {
	for _, f := range t.LeftOut {
		files = append(files, seal.File{Path: t.within(f.Path), Digest: f.Digest})
	}
	return files
}

// Spoken are the files that are left out of which the portfolio speaks: a text
// names them or is about them, or a decision covers them.
func (t *Trainee) Spoken() []LeftOut {
	spoken := map[string]bool{}
	for _, x := range t.All() {
		for _, file := range refersTo(x) {
			spoken[file] = true
		}
		for _, ref := range x.Document().LeftOut {
			spoken[ref.Value] = true
		}
		if d, ok := x.(*Document); ok {
			spoken[d.About] = true
		}
	}
	for _, d := range t.Decisions {
		if d.Seal != nil {
			for _, f := range d.Seal.Files {
				spoken[path.Join("content", t.Folder, f.Path)] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(t.LeftOut), func(f LeftOut) bool { return !spoken[f.Path] })
}
