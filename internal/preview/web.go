package preview

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"time"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/site"
)

// A web is what the preview adds to the pages.
type web struct{ templates *template.Template }

//go:embed web
var files embed.FS

func newWeb() *web {
	return &web{template.Must(template.ParseFS(files, "web/*.html"))}
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
	"preview":     {Sv: "Förhandsvisning", En: "Preview"},
	"nothing":     {Sv: "inget att åtgärda", En: "nothing to put right"},
	"empty":       {Sv: "Sidan kan inte visas än", En: "The page cannot be shown yet"},
	"missing":     {Sv: "Sidan finns inte", En: "There is no such page"},
	"gone":        {Sv: "Texten kan ha bytt namn eller tagits bort. Den kommer tillbaka hit av sig själv om filen gör det.", En: "The text may have been renamed or removed. It comes back here by itself if the file does."},
	"start":       {Sv: "Till startsidan", En: "To the first page"},
	"broken":      {Sv: "Portföljen kan inte byggas som den är nu", En: "The portfolio cannot be built as it is now"},
	"last":        {Sv: "Bakom rutan ligger sidan som den såg ut senast den gick att bygga. Rutan försvinner när felen är rättade.", En: "Behind this box is the page as it was when it could last be built. The box goes away when the faults are mended."},
	"hide":        {Sv: "Dölj", En: "Hide"},
	"more":        {Sv: "fler fel", En: "more faults"},
	"as_public":   {Sv: "Visa som den publiceras", En: "Show as it will be published"},
	"with_drafts": {Sv: "Visa med utkasten", En: "Show with the drafts"},
	"drafts_in":   {Sv: "Utkasten är med på sidorna, men inte i listan nedan.", En: "The drafts are on the pages, but not in the list below."},
	"drafts_out":  {Sv: "Så här publiceras portföljen, utan utkasten.", En: "This is how the portfolio is published, without the drafts."},
}

// Word is one of the preview's texts.
func (w words) Word(key string) string { return texts[key].In(w.lang) }

// Lang is the language of the texts.
func (w words) Lang() string { return string(w.lang) }

var (
	errorsNoun   = language.Plural{One: language.Text{Sv: "fel", En: "error"}, Many: language.Text{Sv: "fel", En: "errors"}}
	warningsNoun = language.Plural{One: language.Text{Sv: "att se över", En: "to look at"}, Many: language.Text{Sv: "att se över", En: "to look at"}}
	noticesNoun  = language.Plural{One: language.Text{Sv: "att göra", En: "to do"}, Many: language.Text{Sv: "att göra", En: "to do"}}
	draftsNoun   = language.Plural{One: language.Text{Sv: "utkast", En: "draft"}, Many: language.Text{Sv: "utkast", En: "drafts"}}
)

// A strip is the foldable line over a page: what was found in the portfolio.
type strip struct {
	words
	Counts []string // “2 fel”, “1 att göra”
	Steps  []step
	Drafts string // how many; empty where there are none
	With   bool   // they are on the page
	Other  string // the same page without them, or with them
}

type step struct {
	site.NextStep
	URL string
}

func (p *web) strip(lang language.Language, v view) string {
	s := strip{words: words{lang}, With: v.drafts}
	count := map[string]int{}
	base := url.URL{Path: "/" + v.trainee + "/"}
	public := url.URL{Path: publishedPath + v.trainee + "/"}
	if !v.drafts {
		base = public
	}
	for _, f := range v.look.Steps {
		count[f.Severity]++
		to := step{NextStep: f}
		if f.Page.URL != "" {
			to.URL = base.EscapedPath() + string(f.Page.URL)
		}
		s.Steps = append(s.Steps, to)
	}
	for _, kind := range []struct {
		severity string
		noun     language.Plural
	}{{"error", errorsNoun}, {"warning", warningsNoun}, {"notice", noticesNoun}} {
		if n := count[kind.severity]; n > 0 {
			s.Counts = append(s.Counts, lang.Count(n, kind.noun))
		}
	}
	if v.look.Drafts > 0 {
		s.Drafts = lang.Count(v.look.Drafts, draftsNoun)
		other := url.URL{Path: "/" + v.trainee + "/index.html"}
		if v.drafts {
			other = url.URL{Path: publishedPath + v.trainee + "/index.html"}
		}
		s.Other = other.EscapedPath()
	}
	return p.render("strip.html", s)
}

// An overlay tells what keeps the site from being built.
type overlay struct {
	words
	Faults []fault
	More   int
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

func (p *web) overlay(now *build.Snapshot, faults diag.List) string {
	lang := now.Language()
	o := overlay{words: words{lang}}
	faults.Sort()
	for i, f := range faults.Unique() {
		if f.Code.Severity != diag.Error {
			continue
		}
		if i >= shownFaults {
			o.More++
			continue
		}
		shown := fault{Place: f.Pos.String(), What: f.What(lang), Do: f.Do(lang), ID: f.Code.ID}
		first, lines := now.Lines(f.Pos, 2)
		for n, text := range lines {
			shown.Lines = append(shown.Lines, line{first + n, text, first+n == f.Pos.Line})
		}
		o.Faults = append(o.Faults, shown)
	}
	return p.render("overlay.html", o)
}

// empty is the page where there is nothing to show but what is wrong.
func (p *web) empty(lang language.Language) []byte {
	return []byte(p.render("empty.html", words{lang}))
}

// missing is the page where there is none.
func (p *web) missing(lang language.Language) []byte {
	return []byte(p.render("missing.html", words{lang}))
}
