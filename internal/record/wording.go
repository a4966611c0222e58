package record

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/seal"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Keeping is what is kept of the texts that a decision covers, as they read when
// it was made: a file for each, byte for byte, unless it is kept already.
type Keeping struct {
	Folder  string   // from the trainee's folder
	Texts   int      // how many are kept, those of earlier decisions too
	Exposed []string // the texts of which nothing is kept, since something in them must not leave the house

	files []File
}

func (k *Keeping) none() bool { return k.Texts == 0 }

// keep prepares what is kept of the files that a decision covers. Files that are
// no texts are not kept twice: their digest tells whether they are the same.
func keep(tree *source.Tree, site *portfolio.Site, t *portfolio.Trainee, covered []seal.File) Keeping {
	k := Keeping{Folder: portfolio.WordingsFolder(tree, t, site.Language)}
	known := privacy.NewKnown(site.Contacts()).With(t.FullName)
	home := path.Join("content", t.Folder)
	taken := map[string]bool{}
	for _, e := range tree.Under(home) {
		taken[strings.ToLower(e.Path)] = true
	}
	kept := map[source.Digest]bool{}
	for _, w := range t.Wordings() {
		kept[w.Digest] = true
	}
	for _, f := range covered {
		switch {
		case f.Text == nil:
		case slices.ContainsFunc(privacy.Text(f.Text, known), func(h privacy.Hit) bool { return h.Kind.Identity() || h.Kind == privacy.Secret }):
			k.Exposed = append(k.Exposed, f.Path)
		case kept[f.Digest]:
			k.Texts++
		default:
			k.Texts++
			kept[f.Digest] = true
			name := wordingName(f, func(name string) bool { return taken[strings.ToLower(path.Join(home, k.Folder, name))] })
			k.files = append(k.files, Text(path.Join(home, k.Folder, name), f.Text))
		}
	}
	return k
}

// longestTitle is how much of a text's path the name of its wording repeats.
const longestTitle = 48

// wordingName is the name that a wording gets: what it is of, for people, and how
// its digest begins. Digits of the digest must not look like a number of a person,
// least of all after a date; then there are more of them, as there are when a file
// of that name is there already.
func wordingName(f seal.File, taken func(string) bool) string {
	ending := path.Ext(f.Path)
	title := vocabulary.Slug(strings.TrimSuffix(f.Path, ending))
	if len(title) > longestTitle {
		title = strings.TrimRight(title[:longestTitle], "-")
	}
	digest, name := f.Digest.String(), ""
	for digits := 12; digits <= len(digest); digits += 4 {
		name = title + "-sha-" + digest[:digits] + strings.ToLower(ending)
		if !taken(name) && len(privacy.Name(name, privacy.Known{})) == 0 {
			break
		}
	}
	return name
}

// Forgetting is erasing what is kept of a text.
type Forgetting struct {
	Wordings  []*portfolio.Wording
	Also      []string // other texts that read the same, whose wording goes with it
	Decisions int      // how many decisions cover one of the wordings
}

// Forget finds what is kept of a text, whatever decision covers it and whether the
// text is still there; the ending of its name may be left out.
func Forget(t *portfolio.Trainee, text string) (*Forgetting, *diag.Problem) {
	f := &Forgetting{}
	for _, w := range t.Wordings() {
		other := func(of string) bool { return of != text && strings.TrimSuffix(of, path.Ext(of)) != text }
		if also := slices.DeleteFunc(slices.Clone(w.Of), func(of string) bool { return !other(of) }); len(also) < len(w.Of) {
			f.Wordings, f.Also = append(f.Wordings, w), append(f.Also, also...)
		}
	}
	for _, d := range t.Decisions {
		if d.Seal != nil && slices.ContainsFunc(d.Seal.Files, func(s seal.Sealed) bool { return slices.Contains(f.Wordings, t.Wording(s)) }) {
			f.Decisions++
		}
	}
	slices.Sort(f.Also)
	f.Also = slices.Compact(f.Also)
	if len(f.Wordings) == 0 {
		return nil, diag.NothingKept.Problem(text, t.FullName)
	}
	return f, nil
}

// Erase removes what is kept, below the site's folder. What is gone already is no
// fault: whoever was interrupted erases again.
func (f *Forgetting) Erase(site string) *diag.Problem {
	for _, w := range f.Wordings {
		if err := os.Remove(filepath.Join(site, filepath.FromSlash(w.Disk()))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return diag.NotErased.Problem(w.Path, Reason(err))
		}
	}
	return nil
}
