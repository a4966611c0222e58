package review_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

var programmes = []string{"ostergotland", "vgr", "region-bt"}

// Nothing is found in a complete portfolio.
func TestComplete(t *testing.T) {
	for _, rules := range programmes {
		v := look(t, archiveOf(completeBase(rules), completePortfolio(rules)), judgedOn)
		if len(v.Findings) > 0 || !v.Ready || !v.Complete() {
			t.Errorf("%s: ready %v, complete %v: %s %v", rules, v.Ready, v.Complete(), v.Sentence(language.Swedish), v.Blocking)
		}
		for _, f := range v.Findings {
			t.Errorf("%s: %s %s %s", rules, f.Code.ID, f.Pos, f.What(language.Swedish))
		}
	}
}

// The texts whose facts are changed, one or more for each kind. Each lies in
// the middle of what it belongs to.
var chosen = map[vocabulary.Kind][]string{
	vocabulary.KindTrainee:    {"index"},
	vocabulary.KindPlacement:  {"placeringar/psyk"},
	vocabulary.KindTalk:       {"samtal/2026-02-11"},
	vocabulary.KindAssessment: {"bedomningar/cbd-1", "bedomningar/medsittning-1", "bedomningar/slut"},
	vocabulary.KindCourse:     {"kurser/kurs-2"},
	vocabulary.KindKollegium:  {"kollegium/psyk"},
	vocabulary.KindCheckin:    {"avstamningar/a", "avstamningar/b-psyk", "avstamningar/c", "avstamningar/psyk"},
	vocabulary.KindGoal:       {"mal/bt5"},
	vocabulary.KindApproval:   {"godkannanden/samtal"},
	vocabulary.KindFinal:      {"slutbedomning"},
	vocabulary.KindDocument:   {"dokument/BT7 CBD Artikel Primärvård 260601.pdf"},
}

// A change is one thing that is otherwise than in the complete portfolio.
type change struct {
	kind  vocabulary.Kind
	fact  string            // “date”, “approvals.by”
	how   string            // “before BT”
	path  string            // of the text
	files map[string]string // what it changes on disk, by path; empty text for a file that goes
}

func (c change) row() string { return fmt.Sprintf("%s | %s | %s", c.path, c.fact, c.how) }

// changes are all single changes of a complete portfolio, made from what the
// kinds declare.
func changes(pages []page) []change {
	var all []change
	for _, k := range portfolio.Kinds() {
		for _, path := range chosen[k.Kind] {
			i := slices.IndexFunc(pages, func(p page) bool { return p.path == path })
			if i < 0 {
				continue // under another programme
			}
			p := pages[i]
			add := func(fact, how string, files map[string]string) {
				all = append(all, change{k.Kind, fact, how, path, files})
			}
			if k.Kind != vocabulary.KindTrainee {
				add("(all)", "deleted", map[string]string{p.file(): ""})
			}
			if p.isFile() {
				add("file", "empty", map[string]string{p.file(): "\x00"})
				add("file", "of another type", map[string]string{p.file(): "hej"})
				continue
			}
			if k.Kind != vocabulary.KindTrainee {
				add("(all)", "draft", map[string]string{p.file(): p.with(p.set("utkast", "true"))})
			}
			if k.Evidence {
				add("(all)", "twice", map[string]string{strings.TrimSuffix(p.file(), ".md") + "-igen.md": p.with(p.matter)})
			}
			for _, v := range values(k.Type(), p.matter, stayOf(p)) {
				add(v.fact, v.how, map[string]string{p.file(): p.with(v.matter)})
			}
			for _, key := range []string{"bilagor", "intyg"} {
				if names, ok := p.get(key).([]string); ok && len(names) > 0 {
					file := strings.TrimPrefix(names[0], "../")
					add(keyOf(key)+" (file)", "empty", map[string]string{file: "\x00"})
					add(keyOf(key)+" (file)", "of another type", map[string]string{file: "hej"})
				}
			}
		}
	}
	return all
}

func (p page) file() string {
	if p.isFile() {
		return p.path
	}
	return p.path + ".md"
}

// with is the text of the page with other front matter.
func (p page) with(m matter) string {
	return strings.SplitN(archiveOf("", []page{{p.path, m, p.body}}), "\n", 2)[1]
}

// stayOf are the days of the placement that a text belongs to; those of BT
// where it belongs to none.
func stayOf(p page) [2]civil.Date {
	stays := map[string][2]civil.Date{
		"akuten": {day("2025-09-01"), day("2025-12-31")}, "psyk": {day("2026-01-01"), day("2026-03-31")}, "vc": {day("2026-04-01"), day("2026-08-31")},
	}
	if s, ok := stays[fmt.Sprint(p.get("placering"))]; ok {
		return s
	}
	return [2]civil.Date{day("2025-09-01"), day("2026-08-31")}
}

// A variant is front matter with one value changed.
type variant struct {
	fact, how string
	matter    matter
}

func keyOf(word string) string {
	if term, ok := vocabulary.Keys().Find(word); ok {
		return term.Key
	}
	return word
}

// values are the changes of all that a type declares and a text says.
func values(of reflect.Type, m matter, stay [2]civil.Date) []variant {
	var all []variant
	for _, f := range portfolio.FieldsOf(of) {
		i := slices.IndexFunc(m, func(p pair) bool { return keyOf(p.key) == f.Key })
		if i < 0 {
			continue
		}
		word, value := m[i].key, m[i].value
		set := func(how string, value any) { all = append(all, variant{f.Key, how, m.set(word, value)}) }
		at := f.In(reflect.New(of).Elem()).Type()
		for at.Kind() == reflect.Pointer {
			at = at.Elem()
		}
		rows, isRows := value.([]matter)
		inner, isMatter := value.(matter)
		all = append(all, variant{f.Key, "not said", m.without(word)})
		switch {
		case isRows:
			// The newest row is the one that counts.
			last := len(rows) - 1
			if last > 0 {
				set("without the last", rows[:last])
			}
			for _, v := range values(at.Elem(), rows[last], stay) {
				changed := slices.Clone(rows)
				changed[last] = v.matter
				all = append(all, variant{f.Key + "." + v.fact, v.how, m.set(word, changed)})
			}
		case isMatter && at.Kind() == reflect.Map:
			for _, p := range inner {
				all = append(all, variant{f.Key + "." + p.key, "nobody", m.set(word, inner.without(p.key))})
				all = append(all, variant{f.Key + "." + p.key, "somebody without qualification", m.set(word, inner.set(p.key, "ulla"))})
			}
		case isMatter:
			for _, v := range values(at, inner, stay) {
				all = append(all, variant{f.Key + "." + v.fact, v.how, m.set(word, v.matter)})
			}
		default:
			for _, o := range others(at, f.Key, value, stay) {
				set(o.how, o.value)
			}
		}
	}
	return all
}

type other struct {
	how   string
	value any
}

// others are the other values that a fact of a type is tried with.
func others(t reflect.Type, key string, value any, stay [2]civil.Date) []other {
	switch t {
	case reflect.TypeFor[civil.Date]():
		all := []other{{"two years before BT", "2023-09-04"}, {"in the future", "2026-11-30"}}
		if stay[0] != day("2025-09-01") || stay[1] != day("2026-08-31") {
			all = append(all, other{"before its placement", stay[0].AddDays(-20).String()}, other{"after its placement", stay[1].AddDays(20).String()})
		}
		return all
	case reflect.TypeFor[portfolio.PersonRef]():
		return []other{{"somebody else", "stina"}, {"somebody without qualification", "ulla"}}
	case reflect.TypeFor[[]portfolio.PersonRef]():
		return []other{{"somebody else", "stina"}}
	case reflect.TypeFor[portfolio.PlacementRef]():
		if value == "akuten" {
			return []other{{"another placement", "vc"}}
		}
		return []other{{"another placement", "akuten"}}
	case reflect.TypeFor[vocabulary.Decision]():
		return []other{{"no", "ej godkänt"}, {"taken back", "återkallat"}}
	case reflect.TypeFor[vocabulary.Fulfilment]():
		return []other{{"partly", "delvis"}}
	case reflect.TypeFor[vocabulary.Role]():
		return []other{{"another role", "chef"}}
	case reflect.TypeFor[vocabulary.Area]():
		return []other{{"another area", "annat"}}
	case reflect.TypeFor[vocabulary.Instrument]():
		return []other{{"another instrument", "DOPS"}}
	case reflect.TypeFor[vocabulary.Stage]():
		if value == "A" {
			return []other{{"another stage", "B"}}
		}
		return []other{{"another stage", "A"}}
	}
	if key == "outcome" {
		return []other{{"no", "ej godkänd"}}
	}
	switch t.Kind() {
	case reflect.Int, reflect.Float64:
		return []other{{"none", "0"}, {"negative", "-2"}}
	}
	if key == "extent" {
		return []other{{"half", "50"}}
	}
	if key == "absence" {
		return []other{{"forty days", "40"}}
	}
	return nil
}

// A trial is a complete portfolio on disk, in which one thing at a time is
// changed.
type trial struct {
	dir   string
	pages []page
}

func newTrial(t *testing.T, rules string) *trial {
	pages := completePortfolio(rules)
	return &trial{testkit.Write(t, archiveOf(completeBase(rules), pages)), pages}
}

// look judges the portfolio with some files changed, and puts them back.
func (x *trial) look(t *testing.T, files map[string]string) (*review.Verdict, diag.List) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(x.dir, "content/lo", name)
		before, err := os.ReadFile(file)
		if err == nil {
			defer os.WriteFile(file, before, 0o666)
		} else {
			defer os.Remove(file)
		}
		switch text {
		case "":
			testkit.Must(t, os.Remove(file))
		default:
			testkit.Must(t, os.MkdirAll(filepath.Dir(file), 0o777))
			testkit.Must(t, os.WriteFile(file, []byte(strings.TrimPrefix(text, "\x00")), 0o666))
		}
	}
	tree, found := source.Scan(x.dir)
	defer tree.Close()
	site, more := portfolio.LoadSite(tree)
	found = append(found, more...)
	read, more := tree.LoadUnder("content/lo")
	found = append(found, more...)
	published, more := site.LoadPublished(tree, "lo", read)
	found = append(found, more...)
	return review.Look(published.Trainee(), day(judgedOn), nil), found
}

// outcome is what a change does to the verdict: what is told, and whether BT
// is still ready; empty where it does nothing.
func outcome(v *review.Verdict, found diag.List) string {
	ids := map[string]bool{}
	for _, f := range found {
		ids[f.Code.ID] = true
	}
	for _, f := range v.Findings {
		ids[f.Code.ID] = true
	}
	said := slices.Sorted(maps.Keys(ids))
	if len(said) == 0 && v.Ready {
		return ""
	}
	text := strings.Join(said, ", ")
	if !v.Ready {
		text = strings.TrimPrefix(text+"; **not ready**", "; ")
	}
	return text
}

// Every fact counts, or stands among those that are not judged, with the
// reason.
func TestFacts(t *testing.T) {
	type row struct{ outcomes [3]string }
	rows, order := map[string]*row{}, []string{}
	used := map[string]bool{}
	for i, rules := range programmes {
		x := newTrial(t, rules)
		for _, c := range changes(x.pages) {
			name := c.row()
			r := rows[name]
			if r == nil {
				r = &row{}
				rows[name] = r
				order = append(order, name)
			}
			v, found := x.look(t, c.files)
			said := outcome(v, found)
			why, free := notJudged(c, rules)
			switch {
			case said == "" && free:
				used[why] = true
				said = "– (" + why + ")"
			case said == "":
				t.Errorf("%s: %s: nothing is told, and BT is ready", rules, name)
			}
			r.outcomes[i] = said
		}
	}
	for _, r := range unjudged {
		if !used[r.why] {
			t.Errorf("nothing is left unjudged because “%s”", r.why)
		}
	}
	var b strings.Builder
	b.WriteString(factsHead)
	for _, name := range order {
		r := rows[name]
		for i := range r.outcomes {
			if r.outcomes[i] == "" {
				r.outcomes[i] = "·"
			}
		}
		fmt.Fprintf(&b, "| %s | %s |\n", name, strings.Join(r.outcomes[:], " | "))
	}
	testkit.KeepPage(t, "../../docs/judged.md", b.String())
}

const factsHead = `# What is judged

<!-- Made by internal/review from the kinds of text and the rules. Do not edit. -->

A portfolio in which nothing is lacking is changed in one fact at a time, under
each programme. This is what btfolio tells then, by the numbers of
[findings](findings.md), and whether the portfolio is still ready for the
external assessor. “·” stands where a programme has no such fact, and “–” where
nothing is told, with the reason.

| text | fact | change | Östergötland | VGR | Region-BT |
|---|---|---|---|---|---|
`

// What is not judged, and why.
var unjudged = []struct {
	kind  vocabulary.Kind
	facts string   // with spaces between
	hows  []string // empty for all
	rules string   // the programmes; empty for all
	why   string
}{
	{vocabulary.KindTrainee, "people.verksamhetschef people.studierektor", nil, "", "their roles are asked for where they sign"},
	{vocabulary.KindPlacement, "title unit goals", nil, "", "it decides nothing"},
	{vocabulary.KindPlacement, "extent absence approvals.role", []string{"not said"}, "", "full time, no absence and the only role that fits are meant"},
	{vocabulary.KindPlacement, "absence", []string{"forty days"}, "", "there is room for it in what is planned"},
	{vocabulary.KindPlacement, "extent", []string{"none"}, "region-bt", "the source asks for no psychiatry"},
	{vocabulary.KindPlacement, "area", nil, "region-bt", "the source asks for no psychiatry"},
	{vocabulary.KindPlacement, "checklist", []string{"not said"}, "", "each unit has its own list, or none"},
	{vocabulary.KindTalk, "(all)", []string{"deleted", "draft"}, "vgr region-bt", "the sources give no rhythm for this placement"},
	{vocabulary.KindTalk, "date", nil, "vgr region-bt", "the sources give no rhythm for this placement"},
	{vocabulary.KindTalk, "supervisor", nil, "", "a talk can be held with any supervisor"},
	{vocabulary.KindTalk, "placement", []string{"not said"}, "", "the day tells the placement"},
	{vocabulary.KindTalk, "goals", nil, "", "a talk need not be about goals"},
	{vocabulary.KindTalk, "next", []string{"not said", "in the future", "after its placement"}, "", "later talks were held"},
	{vocabulary.KindAssessment, "(all) instrument date", nil, "ostergotland region-bt", "the source asks for no number of assessments"},
	{vocabulary.KindAssessment, "placement", []string{"not said"}, "", "the day tells the placement"},
	{vocabulary.KindAssessment, "assessor", []string{"somebody else", "somebody without qualification"}, "", "the sources ask for no qualification of assessors"},
	{vocabulary.KindAssessment, "outcome", []string{"not said"}, "", "the scales differ, and the text says it"},
	{vocabulary.KindCourse, "provider days", []string{"not said"}, "", "the certificate says it"},
	{vocabulary.KindCourse, "from to", []string{"not said"}, "", "one of the two days is enough"},
	{vocabulary.KindKollegium, "placement", []string{"not said"}, "", "the day tells the placement"},
	{vocabulary.KindCheckin, "placement", []string{"not said"}, "vgr", "the day tells the placement"},
	{vocabulary.KindCheckin, "participants", nil, "", "the supervisor of the placement can be invited (S2:17)"},
	{vocabulary.KindGoal, "progression.level progression.date progression.met", []string{"not said"}, "ostergotland", "the decision of the main supervisor stands"},
	{vocabulary.KindGoal, "approvals", []string{"not said"}, "ostergotland", "“fully” in the record of progression is a claim that stands"},
	{vocabulary.KindGoal, "approvals.role", []string{"not said"}, "", "there is only one role that fits"},
	{vocabulary.KindDocument, "(all)", []string{"deleted"}, "", "it is more than was asked for"},
	{vocabulary.KindApproval, "role", []string{"not said"}, "", "there is only one role that fits"},
	{vocabulary.KindFinal, "confirmation.text", []string{"not said"}, "", "the day is the confirmation"},
	{vocabulary.KindFinal, "approvals.role", []string{"not said"}, "", "there is only one role left"},
}

func notJudged(c change, rules string) (string, bool) {
	for _, r := range unjudged {
		if r.kind == c.kind && slices.Contains(strings.Fields(r.facts), c.fact) && (len(r.hows) == 0 || slices.Contains(r.hows, c.how)) &&
			(r.rules == "" || slices.Contains(strings.Fields(r.rules), rules)) {
			return r.why, true
		}
	}
	return "", false
}

// What changes nothing: how a text is written, more than is asked for, leave
// within the margin.
func TestHarmless(t *testing.T) {
	each := func(change func(page) page) func([]page) map[string]string {
		return func(pages []page) map[string]string {
			files := map[string]string{}
			for _, p := range pages {
				if !p.isFile() {
					changed := change(p)
					files[p.file()] = changed.with(changed.matter)
				}
			}
			return files
		}
	}
	one := func(path string, change func(matter) matter) func([]page) map[string]string {
		return func(pages []page) map[string]string {
			i := slices.IndexFunc(pages, func(p page) bool { return p.path == path })
			return map[string]string{pages[i].file(): pages[i].with(change(pages[i].matter))}
		}
	}
	file := func(name, text string) func([]page) map[string]string {
		return func([]page) map[string]string { return map[string]string{name: text} }
	}
	for name, change := range map[string]func([]page) map[string]string{
		"keys in another order": each(func(p page) page {
			p.matter = slices.Clone(p.matter)
			slices.Reverse(p.matter)
			return p
		}),
		"more text below":       each(func(p page) page { p.body += "\n\nOch mer.\n"; return p }),
		"a comment in the text": each(func(p page) page { p.body += "\n<!-- en anteckning -->\n"; return p }),
		"lines that end as in Windows": func(pages []page) map[string]string {
			files := map[string]string{}
			for _, p := range pages {
				if !p.isFile() {
					files[p.file()] = strings.ReplaceAll(p.with(p.matter), "\n", "\r\n")
				}
			}
			return files
		},
		"a talk more":           file("samtal/extra.md", "---\ndatum: 2026-05-22\nhandledare: eva\nplacering: vc\nmål: BT1\n---\nMer.\n"),
		"a talk without a goal": file("samtal/extra.md", "---\ndatum: 2026-05-22\nhandledare: eva\nplacering: vc\n---\nMer.\n"),
		"an assessment more":    file("bedomningar/extra.md", "---\ndatum: 2026-05-20\ninstrument: DOPS\nmål: BT1\nplacering: vc\nbedömare: eva\n---\nMer.\n"),
		"an activity":           file("aktiviteter/extra.md", "---\ntitel: Föreläsning\ndatum: 2026-05-20\nmål: BT1\nplacering: vc\n---\nMer.\n"),
		"a shorter leave":       one("placeringar/psyk", func(m matter) matter { return m.set("frånvaro", "5") }),
		"a week's leave": one("placeringar/akuten", func(m matter) matter {
			return m.set("frånvaro", []matter{{{"från", "2025-11-17"}, {"till", "2025-11-21"}}})
		}),
		"the area in other words":       one("placeringar/vc", func(m matter) matter { return m.set("område", "vårdcentral") }),
		"the instrument in other words": one("bedomningar/cbd-1", func(m matter) matter { return m.set("instrument", "fallbaserad diskussion") }),
		"the goals in another order": one("samtal/2026-02-11", func(m matter) matter {
			g := slices.Clone(m.get("mål").([]string))
			slices.Reverse(g)
			return m.set("mål", g)
		}),
		"the whole extent not said": one("placeringar/vc", func(m matter) matter { return m.without("omfattning") }),
		"a title":                   one("samtal/2026-02-11", func(m matter) matter { return m.set("titel", "Ett gott samtal") }),
		"another file name": func(pages []page) map[string]string {
			i := slices.IndexFunc(pages, func(p page) bool { return p.path == "samtal/2026-02-11" })
			return map[string]string{pages[i].file(): "", "samtal/februari.md": pages[i].with(pages[i].matter)}
		},
	} {
		for _, rules := range programmes {
			x := newTrial(t, rules)
			if said := outcome(x.look(t, change(x.pages))); said != "" {
				t.Errorf("%s: %s: %s", rules, name, said)
			}
		}
	}
}
