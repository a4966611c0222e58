package review_test

import (
	"testing"

	"btfolio/internal/diag"
)

const emergency = `
-- content/lo/placeringar/akuten.md --
---
titel: Akuten
område: akut sjukvård
från: 2025-09-01
till: 2025-12-31
---
`

func assessment(name, date, instrument, placement string) string {
	return text("bedomningar/"+name, "datum: "+date+"\ninstrument: "+instrument+"\nmål: BT1\nbedömare: eva\nplacering: "+placement, "")
}

// Acute care in VGR: mini-CEX in the first two weeks, CBD halfway, mini-CEX in
// the last four weeks.
func TestAssessments(t *testing.T) {
	early := assessment("a", "2025-09-09", "Mini-CEX", "akuten")
	half := assessment("b", "2025-11-03", "CBD", "akuten")
	late := assessment("c", "2025-12-10", "Mini-CEX", "akuten")
	check(t, base("vgr", "")+emergency, []situation{
		{"before the placement nothing is said", "", "2025-08-31", nil},
		{"what comes first is named first", "", "2025-09-01", []string{
			"notice 2025-09-15 Mini-CEX återstår i Akuten (0 av 2)",
			"notice 2025-11-21 CBD återstår i Akuten (0 av 1)",
		}},
		{"on the last day it is still in time", "", "2025-09-15", []string{
			"notice 2025-09-15 Mini-CEX återstår i Akuten (0 av 2)",
			"notice 2025-11-21 CBD återstår i Akuten (0 av 1)",
		}},
		{"the window has passed, the placement has not", "", "2025-09-16", []string{
			"warning 2025-09-15 Mini-CEX återstår i Akuten (0 av 2)",
			"notice 2025-11-21 CBD återstår i Akuten (0 av 1)",
		}},
		{"the first is done, the last remains", early, "2025-11-01", []string{
			"notice 2025-11-21 CBD återstår i Akuten (0 av 1)",
			"notice 2025-12-31 Mini-CEX återstår i Akuten (1 av 2)",
		}},
		{"one that is late stands for the first", assessment("a", "2025-10-20", "Mini-CEX", "akuten") + half, "2025-12-01", []string{
			"notice 2025-12-31 Mini-CEX återstår i Akuten (1 av 2)",
		}},
		{"one towards the end does not", late + half, "2025-12-20", []string{
			"warning 2025-09-15 Mini-CEX återstår i Akuten (1 av 2)",
		}},
		{"the end has passed", early, "2026-01-01", []string{
			"error 2025-12-31 Mini-CEX saknas i Akuten (1 av 2)",
			"error 2025-12-31 CBD saknas i Akuten (0 av 1)",
		}},
		{"all is done, at whatever time", assessment("a", "2025-10-20", "Mini-CEX", "akuten") + assessment("b", "2025-10-21", "CBD", "akuten") + assessment("c", "2025-10-22", "Mini-CEX", "akuten"), "2026-01-01", nil},
		{"what is written in advance is not done", early + half + late, "2025-12-09", []string{
			"notice 2025-12-31 Mini-CEX återstår i Akuten (1 av 2)",
		}},
		{"a document counts", half + late + "-- content/lo/dokument/BT1 MiniCex Feber Akut 250903.pdf --\n%PDF-1.4\n", "2026-01-01", nil},
	}, diag.AssessmentDue.Code, diag.AssessmentMissing.Code)
}

// What the cards show.
func TestMinimums(t *testing.T) {
	site := base("vgr", "") + emergency + assessment("a", "2025-09-09", "Mini-CEX", "akuten") +
		assessment("b", "2025-09-10", "Mini-CEX", "akuten") + assessment("c", "2025-09-11", "Mini-CEX", "akuten") + assessment("d", "2025-09-12", "DOPS", "akuten")
	v := look(t, site, "2025-12-01")
	p := &v.Placements[0]
	have := 0
	for i := range p.Minimums {
		have += p.Minimums[i].Have()
	}
	if have != 2 {
		t.Errorf("%d, want 2: a third mini-CEX and a DOPS fulfil nothing", have)
	}
	if m := p.Minimums; len(m) != 3 || !m[0].Met() || m[1].Met() || !m[2].Met() || m[0].Due != day("2025-09-15") {
		t.Errorf("early mini-CEX, CBD and late mini-CEX: %+v", m)
	}
}

// Two health centres are one service in primary care.
func TestAssessmentsInTwoPlacements(t *testing.T) {
	site := base("vgr", "") +
		text("placeringar/norr", "titel: Norr\nområde: primärvård\nfrån: 2026-05-01\ntill: 2026-06-30", "") +
		text("placeringar/syd", "titel: Syd\nområde: primärvård\nfrån: 2026-07-01\ntill: 2026-08-31", "") +
		assessment("a", "2026-05-20", "Mini-CEX", "norr")
	check(t, site, []situation{
		{"in the first", "", "2026-06-01", []string{
			"notice 2026-08-31 Mini-CEX återstår i Norr (1 av 2)",
			"notice 2026-08-31 konsultationsmall återstår i Norr (0 av 1)",
		}},
		{"after the first nothing is missing yet", "", "2026-07-01", []string{
			"notice 2026-08-31 Mini-CEX återstår i Syd (1 av 2)",
			"notice 2026-08-31 konsultationsmall återstår i Syd (0 av 1)",
		}},
		{"both count together", assessment("b", "2026-08-01", "Mini-CEX", "syd") + assessment("c", "2026-08-02", "konsultationsmall", "syd"), "2026-09-01", nil},
	}, diag.AssessmentDue.Code, diag.AssessmentMissing.Code)
}

func TestRecommendedAssessments(t *testing.T) {
	site := base("vgr", "") + text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nfrån: 2026-05-01\ntill: 2026-08-31", "")
	check(t, site, []situation{
		{"not begun", "", "2026-04-30", nil},
		{"under way", assessment("a", "2026-06-01", "DOPS", "vc"), "2026-07-01", []string{
			"notice 2026-08-31 i Tärnby rekommenderas också CBD och videoinspelad konsultation",
		}},
		{"over", "", "2026-09-01", nil},
	}, diag.AssessmentsRecommended.Code)
}

func TestPlacementForm(t *testing.T) {
	site := base("vgr", "") + text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nfrån: 2026-05-01\ntill: 2026-08-31", "") + emergency
	const lacking = "2026-09-14 blanketten slutbedömning av tjänstgöringsperiod saknas för Tärnby"
	check(t, site, []situation{
		{"far from the end", "", "2026-08-02", nil},
		{"the last weeks", "", "2026-08-03", []string{"notice " + lacking}},
		{"two weeks after", "", "2026-09-14", []string{"notice " + lacking}},
		{"too late", "", "2026-09-15", []string{"error " + lacking}},
		{"there", assessment("a", "2026-08-31", "slutbedömning", "vc"), "2026-09-15", nil},
	}, diag.PlacementFormMissing.Code)
}

// A programme that names no assessments asks for none.
func TestNoAssessments(t *testing.T) {
	v := look(t, base("ostergotland", "")+emergency, "2026-02-01")
	if m := v.Placements[0].Minimums; len(m) != 0 {
		t.Errorf("%+v", m)
	}
	if got := lines(v, diag.AssessmentDue.Code, diag.AssessmentMissing.Code, diag.AssessmentsRecommended.Code, diag.PlacementFormMissing.Code); got != nil {
		t.Error(got)
	}
}
