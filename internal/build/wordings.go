package build

import (
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/source"
)

// wordings looks through the wordings that could leave the house and that no text
// has any more: what a text says today is searched with the text. Nobody can mend a
// wording that a decision covers, so whatever is found keeps it in the house.
func (x *exposure) wordings(t *portfolio.Trainee) (found diag.List) {
	today := map[source.Digest]bool{}
	for _, d := range t.Texts() {
		today[d.Digest] = true
	}
	known, may := x.known.With(t.FullName), around(t, t.Mentioned())
	for _, w := range t.Wordings() {
		if !w.Home && !today[w.Digest] {
			found = append(found, x.wording(w.Path, strings.Join(w.Of, ", "), w.Text, known, may)...)
		}
	}
	found.Sort()
	return found
}

// wording looks through a kept wording and its name.
func (x *exposure) wording(file, of string, text []byte, known privacy.Known, may circle) (found diag.List) {
	hits := append(privacy.Name(path.Base(file), known), privacy.Text(text, known)...)
	for _, f := range x.findings(file, hits, may) {
		found = append(found, diag.WordingExposed.At(f.Pos, of, language.InBoth(f.What)))
	}
	return found
}

// unnamed are those whom a portfolio's past wordings must not name, if it has any.
func (x *exposure) unnamed(id string, files []source.File) map[string][]string {
	if slices.ContainsFunc(files, func(f source.File) bool { return portfolio.IsWording(strings.TrimPrefix(f.Path, "content/"+id+"/")) }) {
		return x.names
	}
	return nil
}
