package site

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/testkit"

	"cloud.google.com/go/civil"
)

// Whatever a programme says in words, and all that holds in the whole country,
// stands on the page of the rules: nothing is read by nobody. What the forms of
// certificates are made of stands on the page of the certificates.
func TestRulesPageSaysAll(t *testing.T) {
	for _, id := range programme.BuiltinIDs() {
		for _, l := range []language.Language{language.Swedish, language.English} {
			archive := strings.Replace(testkit.Site, "programme: vgr", "programme: "+id, 1)
			archive = strings.Replace(archive, "language: sv", "language: "+string(l), 1)
			s, trainee := testkit.MustLoad(t, archive, "lo-ek")
			b := newContext(s, review.Look(trainee, civil.Date{Year: 2026, Month: 2, Day: 1}, nil))
			page := fmt.Sprintf("%+v", b.rulesPage())
			texts := 0
			said := func(text string) {
				texts++
				if !strings.Contains(strings.ToLower(page), strings.ToLower(text)) {
					t.Errorf("%s, %s: %q stands nowhere", id, l, text)
				}
			}
			p := trainee.Programme
			eachText(reflect.ValueOf(*p), l, said)
			national := *p.National
			national.Sources = nil
			for i := range national.Certificates {
				said(national.Certificates[i].Title.In(l))
				said(national.Certificates[i].Note.In(l))
			}
			national.Certificates = nil
			eachText(reflect.ValueOf(national), l, said)
			if texts < 60 {
				t.Errorf("%s: only %d texts were looked for", id, texts)
			}
		}
	}
}

// eachText visits the texts of a programme but those of its matrix, which has
// pages of its own, and the titles of its sources.
func eachText(v reflect.Value, l language.Language, f func(string)) {
	if text, ok := v.Interface().(language.Text); ok {
		if text.In(l) != "" {
			f(text.In(l))
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*programme.National]() {
			eachText(v.Elem(), l, f)
		}
	case reflect.Struct:
		for field, value := range v.Fields() {
			if field.IsExported() && field.Name != "Goals" && field.Name != "Sources" {
				eachText(value, l, f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), l, f)
		}
	}
}

// Two programmes of one trainee stand one below the other, and each finding
// leads to its own rule.
func TestRulesOfFormerProgramme(t *testing.T) {
	archive := strings.Replace(testkit.Site, "programme: vgr", "programme: ostergotland", 1)
	archive = strings.Replace(archive, "namn: Lo Ek\n", "namn: Lo Ek\ntidigare_program: [{program: vgr, till: 2025-12-31}]\n", 1)
	s, trainee := testkit.MustLoad(t, archive, "lo-ek")
	b := newContext(s, review.Look(trainee, civil.Date{Year: 2026, Month: 2, Day: 1}, nil))
	page := b.rulesPage()
	if len(page.Programmes) != 2 || !strings.Contains(page.Programmes[1].Name, "2025-12-31") {
		t.Fatalf("the page has %d programmes", len(page.Programmes))
	}
	anchors := map[string]bool{page.Other: true}
	for _, p := range page.Programmes {
		for _, section := range p.Sections {
			for _, r := range section.Rules {
				if anchors[r.ID] {
					t.Errorf("%s is there twice", r.ID)
				}
				anchors[r.ID] = true
			}
		}
	}
	former := 0
	for _, step := range Findings(s, b.verdict) {
		_, anchor, _ := strings.Cut(string(step.How), "#")
		if !anchors[anchor] {
			t.Errorf("%s leads to %s, which is not there", step.ID, anchor)
		}
		if strings.HasPrefix(anchor, "_vgr-") {
			former++
		}
	}
	if former == 0 {
		t.Error("nothing is judged by the former programme")
	}
}
