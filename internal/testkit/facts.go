package testkit

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/PuerkitoBio/goquery"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// LeftOut is what is not told somewhere on purpose, with the reason, by place, kind
// and key. There is no other list.
var LeftOut = map[string]string{
	// The name stands on each page, and the rest of the trainee's page on those that
	// every search begins from.
	"search trainee.name": "on each page", "search trainee.programme": "on each page", "search trainee.cohort": "on the overview", "search trainee.form": "on the overview",
	"search trainee.start": "on the overview", "search trainee.end": "on the overview", "search trainee.people": "people are found by themselves",
	"search trainee.waivers.finding": "what may stay stands on one page", "search trainee.waivers.file": "what may stay stands on one page",
	"search trainee.waivers.reason": "what may stay stands on one page", "search trainee.waivers.by": "people are found by themselves",
	// What may stay is told where what was found is, in words.
	"page trainee.waivers.finding": "in words", "page trainee.waivers.file": "by its title", "print trainee.waivers.finding": "with what was found", "print trainee.waivers.file": "with what was found",
	"print trainee.waivers.reason": "with what was found", "print trainee.waivers.by": "with what was found",
	// When something was written tells what to judge it by, and not what it is about.
	"page talk.written": "for the judgement", "print talk.written": "for the judgement", "search talk.written": "for the judgement",
	"print document.original_name": "the register on paper has the name of today",
	// The name stands on each page, and on paper on the first.
	"search approval.trainee": "on each page", "print approval.trainee": "on the first sheet",
	// Files are found by themselves.
	"search assessment.attachments": "a file is an entry of its own", "search kollegium.attachments": "a file is an entry of its own",
	"search checkin.attachments": "a file is an entry of its own", "search course.certificates": "a file is an entry of its own",
}

// A Facts is how what a bundle tells compares with its sources.
type Facts struct {
	Given int             // facts that were looked for
	Used  map[string]bool // what of LeftOut some text gives
}

// CompareFacts holds a bundle in Swedish against the sources in it: each fact that a
// text of any kind gives in its front matter stands on the text's page, in the whole
// portfolio on paper, in the search and in the data.
func CompareFacts(t *testing.T, bundle string) Facts {
	t.Helper()
	b := readBundle(t, bundle)
	compared := Facts{Used: map[string]bool{}}
	for _, x := range b.trainee.All() {
		d := x.Document()
		told := map[string]string{"page": b.page(x), "print": b.print(x), "search": b.search(x), "data": b.data(t, x)}
		facts := GivenFacts(b.site, b.trainee, x)
		for _, key := range slices.Sorted(maps.Keys(facts)) {
			for _, fact := range facts[key] {
				compared.Given++
				for _, place := range []string{"page", "print", "search", "data"} {
					name := place + " " + string(d.Kind) + "." + key
					if LeftOut[name] != "" {
						compared.Used[name] = true
						continue
					}
					ways := fact.Words
					if place == "data" {
						ways = fact.Data
					}
					if !slices.ContainsFunc(ways, func(way string) bool { return strings.Contains(told[place], plainly(way)) }) {
						t.Errorf("%s: %s does not tell %s: %q", d.Path, place, key, ways)
					}
				}
			}
		}
	}
	return compared
}

// A bundled portfolio is the files of a bundle, and what its sources say.
type bundled struct {
	files   map[string]string
	pages   map[string]*goquery.Document
	site    *portfolio.Site
	trainee *portfolio.Trainee
	index   []struct {
		URL string `json:"u"`
		raw string
	}
	tree any // the data
}

func readBundle(t *testing.T, file string) *bundled {
	t.Helper()
	b := &bundled{files: Unzipped(t, file), pages: map[string]*goquery.Document{}}
	folder := t.TempDir()
	for name, data := range b.files {
		if own, ok := strings.CutPrefix(name, "data/kallor/"); ok {
			at := filepath.Join(folder, filepath.FromSlash(own))
			Must(t, os.MkdirAll(filepath.Dir(at), 0o755))
			Must(t, os.WriteFile(at, []byte(data), 0o644))
		}
		if own, ok := strings.CutPrefix(name, "data/webbplats/"); ok && path.Ext(own) == ".html" {
			page, err := goquery.NewDocumentFromReader(strings.NewReader(data))
			Must(t, err)
			page.Find(".source").Remove() // the text as it was written has it all
			b.pages[own] = page
		}
	}
	tree, _ := source.Scan(folder)
	t.Cleanup(func() { tree.Close() })
	b.site, _ = portfolio.LoadSite(tree)
	id := b.site.Trainees[0]
	files, _ := tree.LoadUnder("content/" + id)
	published, _ := b.site.LoadPublished(tree, id, files)
	b.trainee = published.Trainee()

	script := strings.TrimSuffix(strings.TrimPrefix(b.files["data/webbplats/sok-data.js"], "var btfolioIndex = "), ";\n")
	var index struct{ Texts []json.RawMessage }
	Must(t, json.Unmarshal([]byte(script), &index))
	for _, raw := range index.Texts {
		b.index = append(b.index, struct {
			URL string `json:"u"`
			raw string
		}{raw: string(raw)})
		Must(t, json.Unmarshal(raw, &b.index[len(b.index)-1]))
	}
	Must(t, json.Unmarshal([]byte(b.files["data/portfolio.json"]), &b.tree))
	return b
}

// address is the page of a text.
func address(x portfolio.Text) string {
	d := x.Document()
	switch x := x.(type) {
	case *portfolio.Trainee:
		return "individuellt-utbildningsprogram.html"
	case *portfolio.Person:
		return "personer.html#" + d.Name
	case *portfolio.Goal:
		return fmt.Sprintf("mal-bt%02d.html", int(x.Goal))
	}
	if file := d.Kind.Term().File.In(language.Swedish); file != "" { // which a portfolio has one of
		return strings.TrimSuffix(file, ".md") + ".html"
	}
	return d.Kind.Term().Folder.In(language.Swedish) + "-" + vocabulary.Slug(d.Name) + ".html"
}

// page is what the page of a text tells. What the trainee says, and the last
// certificates, stand on several.
func (b *bundled) page(x portfolio.Text) string {
	name, id, _ := strings.Cut(address(x), "#")
	if id != "" {
		return plainly(b.pages[name].Find("#" + id).Text())
	}
	names := []string{name}
	switch x.(type) {
	case *portfolio.Trainee:
		names = append(names, "index.html", "personer.html", "att-gora-harnast.html")
	case *portfolio.Final:
		names = append(names, "intyg.html")
	}
	text := ""
	for _, name := range names {
		if page := b.pages[name]; page != nil {
			text += wordsOf(page.Selection)
		}
	}
	return plainly(text)
}

// print is what the portfolio on paper tells of a text: the part under its heading,
// or all where it has none of its own.
func (b *bundled) print(x portfolio.Text) string {
	whole := b.pages["hela-portfoljen.html"]
	name, _, _ := strings.Cut(address(x), "#")
	if page := b.pages[name]; page != nil {
		title := plainly(page.Find("h1").Text())
		own := whole.Find("article").FilterFunction(func(_ int, s *goquery.Selection) bool { return plainly(s.Find("h3").First().Text()) == title })
		if title != "" && own.Length() > 0 {
			return plainly(wordsOf(own))
		}
	}
	return plainly(wordsOf(whole.Selection))
}

func (b *bundled) search(x portfolio.Text) string {
	text := ""
	for _, e := range b.index {
		if e.URL == address(x) {
			text += e.raw
		}
	}
	return plainly(unquoted(text))
}

// data is the entry of a text in the data, found by its file.
func (b *bundled) data(t *testing.T, x portfolio.Text) string {
	file := x.Document().Path
	if d, ok := x.(*portfolio.Document); ok && d.File.Path != "" {
		file = d.File.Path
	}
	told := JSON(t, entryOf(b.tree, file))
	if x.Document().Kind == vocabulary.KindTrainee { // what may stay stands with the findings
		told += JSON(t, b.tree.(map[string]any)["verdict"])
	}
	return plainly(unquoted(told))
}

func entryOf(tree any, file string) any {
	switch v := tree.(type) {
	case map[string]any:
		if v["file"] == file && v["sha256"] != nil {
			return v
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if e := entryOf(v[key], file); e != nil {
				return e
			}
		}
	case []any:
		for _, below := range v {
			if e := entryOf(below, file); e != nil {
				return e
			}
		}
	}
	return nil
}

// wordsOf is what is read on a page, each piece apart.
func wordsOf(s *goquery.Selection) string {
	var text strings.Builder
	for _, n := range s.Nodes {
		for d := range n.Descendants() {
			if d.FirstChild == nil {
				text.WriteString(d.Data + " ")
			}
		}
	}
	return text.String()
}

// unquoted is JSON as it is read.
func unquoted(text string) string {
	return strings.NewReplacer(`\n`, " ", `\"`, `"`, `\\`, `\`).Replace(text)
}

// plainly is a text without regard to capitals and white space.
func plainly(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// A Fact is a value that a text gives: the ways in which people write it, of which
// one is enough, and those of the data.
type Fact struct{ Words, Data []string }

// GivenFacts are the values that the front matter of a text gives, by their keys.
func GivenFacts(s *portfolio.Site, t *portfolio.Trainee, x portfolio.Text) map[string][]Fact {
	all := map[string][]Fact{}
	var walk func(key string, v reflect.Value)
	walk = func(key string, v reflect.Value) {
		if !v.IsValid() || v.IsZero() {
			return
		}
		if fact, whole := factOf(s, t, v.Interface()); whole {
			all[key] = append(all[key], fact)
			return
		}
		switch v.Kind() {
		case reflect.Pointer:
			walk(key, v.Elem())
		case reflect.Slice:
			for i := range v.Len() {
				walk(key, v.Index(i))
			}
		case reflect.Map:
			for it := v.MapRange(); it.Next(); {
				walk(key, it.Value())
			}
		case reflect.Struct:
			if at := v.FieldByName("Pos"); at.IsValid() { // with its place: the value, or a number and a list
				for i := range v.NumField() {
					if v.Field(i).Type() != at.Type() {
						walk(key, v.Field(i))
					}
				}
			}
			for _, f := range portfolio.FieldsOf(v.Type()) {
				walk(key+"."+f.Key, f.In(v))
			}
		case reflect.Bool:
		default:
			words := fmt.Sprint(v.Interface())
			fact := Fact{[]string{words}, []string{words}}
			if v.CanInt() { // 80 % is 80
				fact.Data = []string{strconv.FormatInt(v.Int(), 10)}
			}
			if key == "absence" { // a number alone would be found anywhere
				noun, _ := vocabulary.Count("working_day")
				fact.Words = []string{language.Swedish.Count(int(v.Int()), noun)}
			}
			all[key] = append(all[key], fact)
		}
	}
	for _, f := range portfolio.FieldsOf(reflect.TypeOf(x).Elem()) {
		walk(f.Key, f.Of(x))
	}
	if x, ok := x.(*portfolio.Trainee); ok { // named by their ids
		for key, name := range map[string]string{"cohort": x.StartGroup.Name, "programme": x.Programme.Name.In(language.Swedish)} {
			for i := range all[key] {
				all[key][i].Words = []string{name}
			}
		}
	}
	return all
}

// factOf is a value that has no parts.
func factOf(s *portfolio.Site, t *portfolio.Trainee, value any) (fact Fact, whole bool) {
	l := language.Swedish
	same := func(text string) Fact { return Fact{[]string{text}, []string{text}} }
	switch v := value.(type) {
	case civil.Date:
		return Fact{[]string{v.String(), l.Date(v)}, []string{v.String()}}, true
	case programme.Goal:
		return same(v.String()), true
	case portfolio.PersonRef:
		if p := s.Person(v.Value); p != nil {
			return Fact{[]string{p.FullName}, []string{v.Value}}, true
		}
		return same(v.Value), true
	case portfolio.PlacementRef:
		if p := t.Placement(v.Value); p != nil {
			return Fact{called(p), []string{v.Value}}, true
		}
		return same(v.Value), true
	case portfolio.FileRef:
		return same(path.Base(v.Value)), true
	case portfolio.TextRef:
		for _, x := range t.All() {
			if strings.HasSuffix(x.Document().ID(), "/"+v.Value) {
				return Fact{called(x), []string{v.Value}}, true
			}
		}
		return same(v.Value), true
	case portfolio.Ref:
		return same(v.Value), true
	case float64:
		text := strconv.FormatFloat(v, 'f', -1, 64)
		return Fact{[]string{strings.Replace(text, ".", ",", 1), text}, []string{text}}, true
	case interface {
		In(language.Language) string
	}:
		return Fact{[]string{v.In(l)}, []string{fmt.Sprint(v), v.In(l)}}, true
	case string:
		return same(v), true
	}
	return fact, false
}

// called are the names that others may have for a text.
func called(x portfolio.Text) (names []string) {
	switch x := x.(type) {
	case *portfolio.Placement:
		names = append(names, x.Area.In(language.Swedish))
	case *portfolio.Goal:
		names = append(names, x.Goal.String())
	}
	d := x.Document()
	if d.Title != "" {
		return []string{d.Title}
	}
	return append(names, d.Name, d.Kind.Term().One.In(language.Swedish))
}
