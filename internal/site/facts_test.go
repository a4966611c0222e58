package site

import (
	"fmt"
	"path"
	"reflect"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// Every fact that a text of any kind gives in its front matter stands on its page,
// in the whole portfolio on paper, and in the search. What is left out somewhere on
// purpose is listed with the reason.
func TestFacts(t *testing.T) {
	b, pages := everything(t)
	index := b.index()
	printed := testkit.JSON(t, b.printPage(pages))
	missed := map[string]bool{}
	facts := 0
	for _, x := range b.of.All() {
		d := x.Document()
		at, _, _ := strings.Cut(b.doc(d), "#")
		page := ""
		for _, p := range pages {
			if p.Path == at || d.Kind == vocabulary.KindTrainee && (p.Layout == "overview" || p.Layout == "people" || p.Layout == "plan") ||
				d.Kind == vocabulary.KindFinal && p.Layout == "certificates" {
				page += testkit.JSON(t, p.View)
			}
		}
		entry := ""
		for _, e := range index.Texts {
			if string(e.URL) == string(to(b.doc(d))) {
				entry += testkit.JSON(t, e)
			}
		}
		for key, words := range b.leaves(x) {
			facts++
			name := string(d.Kind) + "." + key
			for place, shown := range map[string]string{"page": page, "print": printed, "search": entry} {
				if reason := leftOut[place+" "+name]; reason != "" {
					missed[place+" "+name] = true
					continue
				}
				for _, either := range words {
					found := false
					for _, word := range either {
						found = found || strings.Contains(strings.ToLower(shown), strings.ToLower(word))
					}
					if !found {
						t.Errorf("%s: %s does not show %s: %q", d.Path, place, name, either)
					}
				}
			}
		}
	}
	if facts < 60 {
		t.Errorf("only %d facts were looked for", facts)
	}
	for name := range leftOut {
		if !missed[name] {
			t.Errorf("%s is listed as left out, and no text gives it", name)
		}
	}
}

// leftOut is what is not shown somewhere, by place, kind and key.
var leftOut = map[string]string{
	// The name stands on each page, and the rest of the trainee's page on those that
	// every search begins from.
	"search trainee.name": "on each page", "search trainee.cohort": "on the overview", "search trainee.form": "on the overview",
	"search trainee.start": "on the overview", "search trainee.end": "on the overview", "search trainee.people": "people are found by themselves",
	// Files are found by themselves.
	"search assessment.attachments": "a file is an entry of its own",
	// Whoever looks for a text looks for what it is about, not for the day on which
	// somebody decided about it, or in which role.
	"search placement.approvals.date": "a decision", "search placement.approvals.role": "a decision",
	"search goal.approvals.date": "a decision", "search goal.approvals.role": "a decision",
	"search goal.progression.date": "a judgement", "search goal.progression.after": "a judgement", "search goal.progression.met": "a judgement",
	"search goal.gaps.date": "a judgement", "search goal.gaps.placement": "a judgement",
	"search placement.checklist.done":         "a decision",
	"search final.confirmation.date":          "a decision",
	"search final.registration.date":          "a decision",
	"search final.registration.by":            "people are found by themselves",
	"search final.certificates.by":            "people are found by themselves",
	"search final.certificates.date":          "a decision",
	"search final.certificates.official_form": "the forms have a page of their own",
}

// Each text stands in the list of its kind, by its name and with its day, and each
// page of a kind leads to those before and after it.
func TestListsAndNeighbours(t *testing.T) {
	b, pages := everything(t)
	at := map[string]Page{}
	for _, p := range pages {
		at[p.Path] = p
	}
	for _, k := range portfolio.Kinds() {
		if k.Shared || k.Alone {
			continue
		}
		texts := b.of.Of(k.Kind)
		list := at[b.list(k.Kind)]
		if k.Kind == vocabulary.KindApproval { // listed with what they are about
			list = at[b.list(vocabulary.KindFinal)]
		}
		for i, x := range texts {
			d := x.Document()
			own, there := at[b.doc(d)]
			if !there {
				t.Errorf("%s has no page", d.Path)
				continue
			}
			if k.Kind != vocabulary.KindApproval {
				shown := testkit.JSON(t, list.View)
				name := b.headings[d]
				if k.Kind == vocabulary.KindGoal { // number and title stand apart
					_, name, _ = strings.Cut(name, " ")
				}
				for _, want := range []string{string(to(b.doc(d))), name} {
					if list.View == nil || !strings.Contains(shown, want) {
						t.Errorf("the list of %s does not show %q", k.Kind, want)
					}
				}
				if day := k.Day(x); !day.IsZero() && !strings.Contains(shown, day.String()) {
					t.Errorf("the list of %s does not show the day %s", k.Kind, day)
				}
			}
			if k.Kind == vocabulary.KindGoal { // all eighteen have pages, written or not
				continue
			}
			head := own.View.head()
			if i > 0 && (head.Prev == nil || head.Prev.URL != to(b.doc(texts[i-1].Document()))) {
				t.Errorf("%s does not lead back", d.Path)
			}
			if i+1 < len(texts) && (head.Next == nil || head.Next.URL != to(b.doc(texts[i+1].Document()))) {
				t.Errorf("%s does not lead on", d.Path)
			}
		}
	}
	for _, want := range []struct {
		list vocabulary.Kind
		key  string
	}{
		{vocabulary.KindAssessment, "outcome"}, {vocabulary.KindAssessment, "assessor"}, {vocabulary.KindCourse, "provider"},
		{vocabulary.KindTalk, "next"}, {vocabulary.KindTalk, "supervisor"}, {vocabulary.KindKollegium, "participants"},
		{vocabulary.KindKollegium, "action_plan"}, {vocabulary.KindKollegium, "deficits"}, {vocabulary.KindCheckin, "lacking"}, {vocabulary.KindPlacement, "unit"},
		{vocabulary.KindPlacement, "supervisor"}, {vocabulary.KindDocument, "goals"}, {vocabulary.KindCheckin, "stage"},
	} {
		shown, given := testkit.JSON(t, at[b.list(want.list)].View), false
		for _, x := range b.of.Of(want.list) {
			for _, ways := range b.leaves(x)[want.key] {
				given = true
				if !strings.Contains(strings.ToLower(shown), strings.ToLower(ways[0])) {
					t.Errorf("the list of %s does not show %s: %q", want.list, want.key, ways[0])
				}
			}
		}
		if !given {
			t.Errorf("no %s gives %s", want.list, want.key)
		}
	}
}

// everything is the site with one of everything, ready to show one portfolio.
func everything(t *testing.T) (*builder, []Page) {
	t.Helper()
	s, trainee, _ := testkit.Load(t, testkit.Site, "lo-ek")
	b := newBuilder(s, review.Look(trainee, civil.Date{Year: 2026, Month: 2, Day: 1}, diag.List{}))
	b.colours = markdown.NewHighlighter()
	b.refer()
	return b, b.pages(b.index())
}

// leaves are the values that a text gives, by their keys: for each the ways in
// which it can be written, of which one is enough.
func (b *builder) leaves(x portfolio.Text) map[string][][]string {
	all := map[string][][]string{}
	var walk func(key string, v reflect.Value)
	walk = func(key string, v reflect.Value) {
		if !v.IsValid() || v.IsZero() {
			return
		}
		if words := b.ways(v.Interface()); words != nil {
			all[key] = append(all[key], words)
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
			for _, f := range portfolio.FieldsOf(v.Type()) {
				walk(key+"."+f.Key, f.In(v))
			}
		case reflect.Bool:
		default:
			words := fmt.Sprint(v.Interface())
			if key == "absence" { // a number alone would be found anywhere
				words = count(b.lang, int(v.Int()), "working_day")
			}
			all[key] = append(all[key], []string{words})
		}
	}
	for _, f := range portfolio.FieldsOf(reflect.TypeOf(x).Elem()) {
		walk(f.Key, f.Of(x))
	}
	return all
}

// ways are the ways in which a value can be written; nil for one that has parts.
func (b *builder) ways(value any) []string {
	l := language.Swedish
	switch v := value.(type) {
	case civil.Date:
		return []string{v.String(), l.Date(v)}
	case programme.Goal:
		return []string{v.String()}
	case portfolio.PersonRef:
		if p := b.site.Person(v.Value); p != nil {
			return []string{p.FullName}
		}
		return []string{v.Value}
	case portfolio.PlacementRef:
		if p := b.of.Placement(v.Value); p != nil {
			return []string{b.headings[&p.Doc]}
		}
		return []string{v.Value}
	case portfolio.FileRef:
		return []string{path.Base(v.Value)}
	case portfolio.TextRef:
		for _, d := range b.of.Texts() {
			if strings.HasSuffix(d.ID(), "/"+v.Value) {
				return []string{b.headings[d]}
			}
		}
		return []string{v.Value}
	case portfolio.Ref:
		return []string{v.Value}
	case float64:
		return []string{strings.Replace(fmt.Sprint(v), ".", ",", 1), fmt.Sprint(v)}
	case interface {
		In(language.Language) string
	}:
		return []string{v.In(l)}
	case string:
		return []string{v}
	}
	return nil
}
