package preview

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/site"
)

// A web is what the preview adds to the pages.
type web struct {
	templates *template.Template
	root      string // what every address begins with
}

//go:embed web
var files embed.FS

func newWeb(root string) *web {
	return &web{template.Must(template.ParseFS(files, "web/*.html")), root}
}

// serve gives the preview's own script and style sheet.
func (p *web) serve(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	data, err := files.ReadFile("web/" + name)
	if err != nil || name != "preview.js" && name != "preview.css" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", typeOf(name))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func (p *web) render(name string, data any) string {
	var text bytes.Buffer
	if err := p.templates.ExecuteTemplate(&text, name, data); err != nil {
		panic(err) // the templates and what they are given are ours alone
	}
	return text.String()
}

// words are what the preview says.
type words struct{ lang language.Language }

var texts = map[string]language.Text{
	"preview":        say.Preview(),
	"findings":       say.PreviewFindings(),
	"nothing":        say.PreviewNothing(),
	"all_well":       say.PreviewAllWell(),
	"empty":          say.PreviewEmpty(),
	"missing":        say.PreviewMissing(),
	"gone":           say.PreviewGone(),
	"start":          say.PreviewStart(),
	"broken":         say.PreviewBroken(),
	"behind":         say.PreviewBehind(),
	"nothing_behind": say.PreviewNothingBehind(),
	"hide":           say.PreviewHide(),
	"as_public":      say.PreviewAsPublic(),
	"with_drafts":    say.PreviewWithDrafts(),
	"drafts_in":      say.PreviewDraftsIn(),
	"drafts_out":     say.PreviewDraftsOut(),
}

// Word is one of the preview's texts.
func (w words) Word(key string) string { return texts[key].In(w.lang) }

// Lang is the language of the texts.
func (w words) Lang() string { return string(w.lang) }

// A strip is the foldable line over a page: what was found in the portfolio.
type strip struct {
	words
	Counts []string // “2 att åtgärda”, “1 att göra”
	Steps  []step
	Drafts string // how many; empty where there are none
	With   bool   // they are on the page
	Other  string // the same page without them, or with them
}

type step struct {
	site.NextStep
	URL string
}

// strip is the strip of a page; empty where the page is none of a portfolio.
func (p *web) strip(lang language.Language, v *view) string {
	if v.look == nil {
		return ""
	}
	s := strip{words: words{lang}, With: v.drafts}
	count := map[string]int{}
	for _, f := range v.look.steps {
		count[f.Severity]++
		to := step{NextStep: f}
		if f.Page.URL != "" {
			to.URL = p.root + escaped(v.key()) + "/" + string(f.Page.URL)
		}
		s.Steps = append(s.Steps, to)
	}
	for _, kind := range []struct {
		severity string
		counted  func(n int) language.Text
	}{{"error", say.PreviewErrors}, {"warning", say.PreviewWarnings}, {"notice", say.PreviewNotices}} {
		if n := count[kind.severity]; n > 0 {
			s.Counts = append(s.Counts, kind.counted(n).In(lang))
		}
	}
	if v.look.drafts > 0 {
		s.Drafts = say.PreviewDrafts(v.look.drafts).In(lang)
		other := view{trainee: v.trainee, file: v.file, drafts: !v.drafts}
		if _, ok := v.look.edition(other.drafts).pages[other.file]; !ok {
			other.file = "index.html"
		}
		s.Other = p.root + escaped(other.key()+"/"+other.file)
	}
	return p.render("strip.html", s)
}

// escaped is a path as it stands in a link.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// An overlay tells what keeps the site from being built.
type overlay struct {
	words
	Faults []fault
	More   string // “3 fel till”; empty where all are shown
	Behind bool   // there is a page behind it
}

type fault struct {
	Place, What, Do, ID string
	Lines               []line
}

type line struct {
	Number int
	Text   string
	Here   bool
}

// shownFaults is how many faults fit on a screen; one that is mended makes
// room for the next.
const shownFaults = 5

func (p *web) overlay(now *snapshot, v *view) string {
	lang := now.language()
	o := overlay{words: words{lang}, Behind: v.found && v.data != nil}
	faults := slices.DeleteFunc(slices.Clone(v.faults), func(f diag.Finding) bool { return f.Code.Severity != diag.Error })
	faults.Sort()
	faults = faults.Unique()
	if more := len(faults) - shownFaults; more > 0 {
		o.More = say.PreviewMoreFaults(more).In(lang)
		faults = faults[:shownFaults]
	}
	for _, f := range faults {
		shown := fault{Place: f.Pos.String(), What: sentence(f.What(lang)), Do: sentence(f.Do(lang)), ID: f.Code.ID}
		first, lines := now.lines(f.Pos, 2)
		for n, text := range lines {
			shown.Lines = append(shown.Lines, line{first + n, text, first+n == f.Pos.Line})
		}
		o.Faults = append(o.Faults, shown)
	}
	return p.render("overlay.html", o)
}

// sentence writes a finding as a sentence.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:] + "."
}

// empty is the page that shows only what is wrong.
func (p *web) empty(lang language.Language) []byte {
	return []byte(p.render("empty.html", words{lang}))
}

// missing is the page shown for an address that has none.
func (p *web) missing(lang language.Language) []byte {
	return []byte(p.render("missing.html", struct {
		words
		Start string
	}{words{lang}, p.root + "/"}))
}
