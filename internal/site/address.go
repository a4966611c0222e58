package site

import (
	"html/template"
	"net/url"
	"path"
	"strings"

	"btfolio/internal/language"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// addresses knows where each text and file of a portfolio stands in its
// site. All pages of a site lie in one folder, so an address is the same
// from everywhere: the name of a file.
type addresses struct {
	lang language.Language
	site *portfolio.Site
	of   *portfolio.Trainee

	bundled map[string]bool // by their paths, files that have a page and are not there themselves
}

const ending = ".html"

// Names of pages that stand for no text of their own.
const (
	overviewPage = "index" + ending
	filesFolder  = "files"
)

// AssetsFolder is where a site keeps its style sheets and scripts.
const AssetsFolder = "assets"

// Taken reports whether a site needs a name for itself beside the folders of
// its trainees, on disks that do not tell capitals apart.
func Taken(folder string) bool {
	return strings.EqualFold(folder, overviewPage) || strings.EqualFold(folder, AssetsFolder)
}

// list is the page that lists the texts of a kind.
func (a addresses) list(k vocabulary.Kind) string {
	term := k.Term()
	if name := term.File.In(a.lang); name != "" {
		return strings.TrimSuffix(name, path.Ext(name)) + ending
	}
	return term.Folder.In(a.lang) + ending
}

func (a addresses) named(label string) string { return vocabulary.Slug(word(a.lang, label)) + ending }

// Pages that gather what stands in several texts.
func (a addresses) people() string { return a.list(vocabulary.KindPerson) }
func (a addresses) plan() string   { return a.named("plan") }
func (a addresses) print() string  { return a.named("print") }

// doc is the page of a text.
func (a addresses) doc(d *portfolio.Doc) string {
	switch d.Kind {
	case vocabulary.KindTrainee:
		return a.plan()
	case vocabulary.KindFinal, vocabulary.KindSelection:
		return a.list(d.Kind)
	case vocabulary.KindPerson:
		return a.people() + "#" + d.Name
	case vocabulary.KindGoal:
		for g, page := range a.of.Goals {
			if page != nil && &page.Doc == d {
				return a.goal(programme.Goal(g))
			}
		}
	}
	return d.Kind.Term().Folder.In(a.lang) + "-" + vocabulary.Slug(d.Name) + ending
}

// goal is the page of a goal, which exists also where nothing is written yet.
func (a addresses) goal(g programme.Goal) string {
	name := strings.ToLower(g.String())
	if g < 10 {
		name = name[:2] + "0" + name[2:]
	}
	return vocabulary.KindGoal.Term().Folder.In(a.lang) + "-" + name + ending
}

// file is the copy of a file of the portfolio. Shared files lie in a folder
// of their own, so that no trainee's file can take their place.
func (a addresses) file(d *portfolio.Document) string {
	folder := filesFolder
	if d.Kind == vocabulary.KindShared {
		folder = vocabulary.KindShared.Term().Folder.In(a.lang)
	}
	ext := path.Ext(d.Name)
	return folder + "/" + vocabulary.Slug(strings.TrimSuffix(d.Name, ext)) + strings.ToLower(ext)
}

// to is an address as layouts write it.
func to(address string) template.URL {
	file, fragment, _ := strings.Cut(address, "#")
	u := url.URL{Path: file, Fragment: fragment}
	return template.URL(u.EscapedPath() + fragmentOf(u))
}

func fragmentOf(u url.URL) string {
	if u.Fragment == "" {
		return ""
	}
	return "#" + u.EscapedFragment()
}

// whyDead says of a link that leads nowhere for which reason it does.
func (a addresses) whyDead(from *portfolio.Doc) func(markdown.Link) string {
	return func(link markdown.Link) string {
		if a.site.LeavesOut(a.of, from, link.Destination) {
			return word(a.lang, "not_handed_out")
		}
		return ""
	}
}

// resolver finds where a link in a text leads within the site.
func (a addresses) resolver(from *portfolio.Doc) func(markdown.Link) (string, bool) {
	return func(link markdown.Link) (string, bool) {
		target, ok := a.site.Target(a.of, from, link.Destination)
		if !ok {
			return "", false
		}
		address := ""
		switch {
		case target.Document != nil && (link.Image || target.Within() || target.Document.Kind == vocabulary.KindShared) && !a.bundled[target.Document.File.Path]:
			address = a.file(target.Document)
		case target.Document != nil:
			address = a.doc(&target.Document.Doc)
		case target.Person != nil:
			address = a.people() + "#" + target.Person.Name
		default:
			address = a.doc(target.Doc)
		}
		if anchor, _ := target.Anchor(); anchor != "" && (!target.Within() || address == a.file(target.Document)) {
			// Where many texts stand on one page, so does the name before the anchor.
			mark := "#"
			if strings.Contains(address, mark) {
				mark = "-"
			}
			address += mark + anchor
		}
		return string(to(address)), true
	}
}
