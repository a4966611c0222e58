package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// A situation is a trainee on a day and what is found about some kinds of
// things: a line each with its severity, what is wrong and its last day.
type situation struct {
	name string
	site string // what is added to the base
	on   string
	want []string
}

// base is a site with a trainee; the rest of index.md is given.
func base(programme, index string) string {
	return `
-- btfolio.yaml --
title: Portföljer
programme: ` + programme + `
` + person("eva") + person("hanna") + person("ove") + `-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
slut: 2026-08-31
personer: {huvudhandledare: hanna, extern bedömare: ove, verksamhetschef: eva}
` + index + `
---

Jag vill lära mig.
`
}

// person is somebody whom every programme lets supervise.
func person(id string) string {
	return "-- content/personer/" + id + ".md --\n---\nnamn: " + id + "\nbefattning: specialistläkare\nhandledarutbildning: 2015-05-05\nlegitimerad_sedan: 2010-01-01\n---\n"
}

// text is one text of the trainee.
func text(path, front, body string) string {
	return "-- content/lo/" + path + ".md --\n---\n" + front + "\n---\n" + body + "\n"
}

func look(t *testing.T, site, on string) *review.Verdict {
	t.Helper()
	_, trainee := testkit.MustLoad(t, site, "lo")
	return lookAt(t, trainee, on)
}

func lookAt(t *testing.T, trainee *portfolio.Trainee, on string) *review.Verdict {
	t.Helper()
	v := review.Look(trainee, day(on), nil)
	carries(t, v)
	return v
}

// check reviews each situation and compares the findings of some kinds.
func check(t *testing.T, base string, situations []situation, codes ...*diag.Code) {
	t.Helper()
	for _, s := range situations {
		t.Run(s.name, func(t *testing.T) {
			t.Helper()
			t.Parallel() // most of the time goes into writing files
			if diff := cmp.Diff(s.want, lines(look(t, base+s.site, s.on), codes...)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func lines(v *review.Verdict, codes ...*diag.Code) []string {
	var all []string
	for _, f := range v.Findings {
		if slices.Contains(codes, f.Code) {
			severity := []string{"error", "warning", "notice"}[f.Severity]
			due := "-"
			if !f.Due.IsZero() {
				due = f.Due.String()
			}
			all = append(all, fmt.Sprintf("%s %s %s", severity, due, f.What(language.Swedish)))
		}
	}
	return all
}

// Every text of a finding is filled in: no argument is missing or left over.
func complete(t *testing.T, v *review.Verdict) {
	t.Helper()
	for _, f := range v.Findings {
		for _, l := range []language.Language{language.Swedish, language.English} {
			if text := f.What(l) + f.Do(l); strings.Contains(text, "%!") {
				t.Errorf("%s: %s", f.Code.ID, text)
			}
		}
	}
}
