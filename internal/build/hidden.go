package build

import (
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/scaffold"
)

// hidden finds what would go along in a bundle unseen: notes in texts, which no page
// shows, and comments in the front matter of people, whose pages do not show their
// source. That of other texts is shown with the page.
func (b *run) hidden(v *review.Published) (found diag.List) {
	asked := scaffold.AskedIn(programmes(v)...)
	tell := func(at diag.Pos, text string) {
		if !asked.All(text) {
			found = append(found, diag.BundleHidden.At(at, b.exposure.Text(brief(text))))
		}
	}
	notes := func(d *portfolio.Doc) {
		if d.Body == nil {
			return
		}
		for _, n := range d.Body.Notes() {
			tell(n.Pos, n.Text)
		}
	}
	for _, d := range v.Trainee.Texts() {
		notes(d)
	}
	for _, d := range b.Site.Shared {
		notes(&d.Doc)
	}
	for _, p := range v.Trainee.Mentioned() {
		notes(&p.Doc)
		split, _ := frontmatter.Split(p.Path, p.Source)
		for _, c := range split.Comments() {
			tell(c.Pos, c.Text)
		}
	}
	found.Sort()
	return found
}

// programmes are those whose goals a portfolio's texts may quote.
func programmes(v *review.Published) (all []*programme.Programme) {
	for _, id := range programme.BuiltinIDs() {
		p, _ := programme.Builtin(id)
		all = append(all, p)
	}
	if p := v.Trainee.Programme; p != nil {
		all = append(all, p)
	}
	return all
}

// brief is the beginning of a note, on one line.
func brief(note string) string {
	const most = 60
	letters := []rune(strings.Join(strings.Fields(note), " "))
	if len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return string(letters)
}
