package review_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

var coverageCodes = diag.CodesOf(
	diag.GoalsMissing, diag.CoursesMissing, diag.GoalsWithoutEvidence, diag.GoalsOutOfReach, diag.PlacementUndecided,
	diag.PlacementNotApproved, diag.GoalsNotApproved, diag.ApprovedWithoutEvidence, diag.EvidenceUndecided,
)

// coverageSite is a site with qualified people and a trainee without
// placements.
func coverageSite(programme string) string {
	const qualified = "befattning: specialistläkare\nhandledarutbildning: 2015-03-01\nlegitimerad_sedan: 2010-03-01\n"
	return `
-- btfolio.yaml --
title: Portföljer
programme: ` + programme + `
-- content/personer/eva.md --
---
namn: Eva Al
` + qualified + `---
-- content/personer/hanna.md --
---
namn: Hanna Ek
` + qualified + `---
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
slut: 2026-08-31
personer: {huvudhandledare: hanna}
---
`
}

func service(name, title, area, from, to, approvals string) string {
	return text("placeringar/"+name, fmt.Sprintf("titel: %s\nområde: %s\nfrån: %s\ntill: %s\nhandledare: eva\n%s", title, area, from, to, approvals), "")
}

// acute is the placement in acute care; primary the first of those in primary care.
func acute(approvals string) string {
	return service("akuten", "Akuten", "akut sjukvård", "2025-09-01", "2025-12-31", approvals)
}

// shows is a talk as evidence for goals, all but some.
func shows(name, placement, date string, but ...programme.Goal) string {
	var goals []string
	for _, g := range programme.AllGoals() {
		keep := true
		for _, b := range but {
			keep = keep && b != g
		}
		if keep {
			goals = append(goals, g.String())
		}
	}
	front := "datum: " + date + "\nhandledare: eva\nmål: [" + strings.Join(goals, ", ") + "]"
	if placement != "" {
		front += "\nplacering: " + placement
	}
	return text("samtal/"+name, front, "")
}

// courses are evidence for all goals among the courses.
func courses(but ...programme.Goal) string {
	all := shows("x", "", "2025-09-02", but...)
	all = strings.Replace(all, "samtal/x", "kurser/hlr", 1)
	return strings.Replace(all, "handledare: eva", "titel: Allt\ndagar: 18", 1)
}

func goalPage(g string, more string) string { return text("mal/"+g, "mål: "+g+"\n"+more, "") }

func TestCoverageFindings(t *testing.T) {
	approved := written("av: eva, datum: 2026-01-05")
	goal := func(g, by string) string { return goalPage(g, written(by)) }
	const by = "av: hanna, datum: 2026-08-20"
	var allGoals string
	for _, g := range programme.AllGoals() {
		allGoals += goal(g.String(), by)
	}
	check(t, coverageSite("vgr"), []situation{
		{"before the placement begins", service("akuten", "Akuten", "akut sjukvård", "2025-10-01", "2025-12-31", "") + courses(7, 11, 14), "2025-09-15", []string{
			"notice 2026-08-31 det finns inget underlag för BT7, BT11 och BT14",
		}},
		{"expected while it lasts", acute("") + shows("a", "akuten", "2025-10-01", 3, 5, 12) + courses(), "2025-12-31", []string{
			"notice 2025-12-31 underlag från Akuten saknas för BT3 och BT5",
		}},
		{"missing when it is over", acute(approved) + shows("a", "akuten", "2025-10-01", 3, 5, 12) + courses(), "2026-01-06", []string{
			"warning 2025-12-31 underlag från Akuten saknas för BT3 och BT5",
		}},
		{"a justified gap", acute(approved) + shows("a", "akuten", "2025-10-01", 3, 5, 12) + courses() +
			goalPage("BT3", "luckor: [{placering: akuten, skäl: finns inte, av: hanna, datum: 2026-01-02}]"), "2026-01-06", []string{
			"warning 2025-12-31 underlag från Akuten saknas för BT5",
		}},
		{"a gap that does not count", acute(approved) + shows("a", "akuten", "2025-10-01", 3, 5, 12) + courses() +
			goalPage("BT3", "luckor: [{placering: akuten, skäl: finns inte, av: eva, datum: 2026-01-02}]"), "2026-01-06", []string{
			"warning 2025-12-31 underlag från Akuten saknas för BT3 och BT5",
		}},
		{"an old gap that counts, and a new one that does not", acute(approved) + shows("a", "akuten", "2025-10-01", 3, 5, 12) + courses() +
			goalPage("BT3", "luckor:\n  - {placering: akuten, skäl: finns inte, av: hanna, datum: 2026-01-02}\n  - {placering: akuten, skäl: finns inte, av: eva, datum: 2026-01-03}"), "2026-01-06", []string{
			"warning 2025-12-31 underlag från Akuten saknas för BT5",
		}},
		{"courses until BT ends", acute(approved) + shows("a", "akuten", "2025-10-01") + courses(2, 7), "2026-08-31", []string{
			"notice 2026-08-31 kurs saknas för BT2",
			"notice 2026-08-31 huvudhandledarens godkännande saknas för alla delmål",
		}},
		{"courses after BT has ended", acute(approved) + shows("a", "akuten", "2025-10-01") + courses(2, 7) + allGoals, "2026-09-01", []string{
			"warning 2026-08-31 kurs saknas för BT2",
		}},
		{"a course that is not needed, with a reason", acute(approved) + shows("a", "akuten", "2025-10-01") + courses(2, 7) + allGoals[len(goal("BT1", by))+len(goal("BT2", by)):] +
			goal("BT1", by) + goal("BT2", by+"}\nluckor:\n  - {skäl: gick den i Norge, av: hanna"), "2026-09-01", nil},
	}, coverageCodes...)

	two := func(first, second string) string {
		return service("norr", "Norr", "primärvård", "2025-09-01", "2025-10-31", first) + service("syd", "Syd", "primärvård", "2025-11-01", "2025-12-31", second) + courses()
	}
	check(t, coverageSite("vgr"), []situation{
		{"two placements in an area: in the first", two("", ""), "2025-10-31", []string{
			"notice 2025-12-31 underlag från Norr saknas för alla delmål",
		}},
		{"in the second", two(written("av: eva, datum: 2025-11-01"), "") + shows("a", "norr", "2025-10-01", 4), "2025-11-02", []string{
			"notice 2025-12-31 underlag från Syd saknas för BT4",
		}},
		{"what one has the other need not", two(written("av: eva, datum: 2025-11-01"), "") + shows("a", "norr", "2025-10-01"), "2025-11-02", nil},
		{"after both, once", two(written("av: eva, datum: 2025-11-01"), approved) + shows("a", "norr", "2025-10-01", 4), "2026-01-06", []string{
			"warning 2025-12-31 underlag från Syd saknas för BT4",
		}},
	}, coverageCodes...)

	// Without a matrix every goal needs evidence somewhere.
	last := service("vc", "Vårdcentralen", "primärvård", "2026-01-01", "2026-07-31", "")
	check(t, coverageSite("ostergotland"), []situation{
		{"no matrix, in time", acute(approved) + last + shows("a", "akuten", "2025-10-01", 18), "2026-07-31", []string{
			"notice 2026-08-31 det finns inget underlag för BT18",
		}},
		{"no matrix, BT about to end", acute(approved) + last + shows("a", "akuten", "2025-10-01", 18), "2026-08-15", []string{
			"error 2026-08-14 Vårdcentralen slutade den 31 juli 2026 och är inte bedömd",
			"warning - det finns inget underlag för BT18, och alla placeringar är avslutade",
			"notice 2026-08-31 huvudhandledarens godkännande saknas för BT1, BT2, BT3, BT4, BT5, BT6, BT7, BT8, BT9, BT10, BT11, BT12, BT13, BT14, BT15, BT16 och BT17",
		}},
		{"no matrix, no placement left", acute(approved) + last + shows("a", "akuten", "2025-10-01", 18), "2026-08-01", []string{
			"warning - det finns inget underlag för BT18, och alla placeringar är avslutade",
			"notice 2026-08-14 Vårdcentralen slutade den 31 juli 2026 och är inte bedömd",
		}},
		{"no matrix, too late", acute(approved) + last + shows("a", "akuten", "2025-10-01", 18) + allGoals, "2026-09-01", []string{
			"error 2026-08-14 Vårdcentralen slutade den 31 juli 2026 och är inte bedömd",
			"error - godkännandet omfattar BT18, men underlag för det saknas i portföljen",
		}},
		{"no matrix, evidence outside every placement", acute(approved) + last + shows("a", "", "2025-10-01"), "2026-01-06", nil},
	}, coverageCodes...)
}

func TestDecisionsInTime(t *testing.T) {
	everything := courses() + shows("a", "akuten", "2025-10-01")
	approved := written("av: eva, datum: 2026-01-05")
	check(t, coverageSite("vgr"), []situation{
		{"the placement lasts", acute("") + everything, "2025-12-31", nil},
		{"it has ended", acute("") + everything, "2026-01-14", []string{"notice 2026-01-14 Akuten slutade den 31 december 2025 och är inte bedömd"}},
		{"two weeks ago", acute("") + everything, "2026-01-15", []string{"error 2026-01-14 Akuten slutade den 31 december 2025 och är inte bedömd"}},
		{"it is approved", acute(approved) + everything, "2026-01-15", nil},
		{"what does not count is told of elsewhere", acute(written("av: hanna, datum: 2026-01-05")) + everything, "2026-01-15", nil},
		{"it is not approved", acute(written("av: eva, datum: 2026-01-05, beslut: ej godkänt")) + everything, "2026-01-15", []string{
			"error - Akuten: ej godkänt, Eva Al (placeringshandledare), den 5 januari 2026",
		}},

		{"goals, long before the end", acute(approved) + everything, "2026-08-02", nil},
		{"goals, four weeks before", acute(approved) + everything, "2026-08-03", []string{"notice 2026-08-31 huvudhandledarens godkännande saknas för alla delmål"}},
		{"goals, after the end", acute(approved) + everything + goalPage("BT1", written("av: hanna, datum: 2026-08-20")), "2026-09-01", []string{
			"error 2026-08-31 huvudhandledarens godkännande saknas för BT2, BT3, BT4, BT5, BT6, BT7, BT8, BT9, BT10, BT11, BT12, BT13, BT14, BT15, BT16, BT17 och BT18",
		}},

		{"a goal rests on a placement that is not decided", acute("") + everything + goalPage("BT1", written("av: hanna, datum: 2026-01-06")), "2026-01-14", []string{
			"notice 2026-01-14 godkännandet av BT1 räknas inte än: ingen placering med underlag är godkänd",
			"notice 2026-01-14 Akuten slutade den 31 december 2025 och är inte bedömd",
		}},
		{"or on one that does not cover it", acute(written("av: eva, datum: 2026-01-05, mål: [BT2, BT3]")) + everything + goalPage("BT1", written("av: hanna, datum: 2026-01-06")), "2026-01-14", []string{
			"warning - godkännandet av BT1 räknas inte än: ingen placering med underlag är godkänd",
		}},
		{"it rests on one that does", acute(written("av: eva, datum: 2026-01-05, mål: BT1")) + everything + goalPage("BT1", written("av: hanna, datum: 2026-01-06")), "2026-01-14", nil},

		{"a placement approves goals without evidence", acute(written("av: eva, datum: 2026-01-05, mål: [BT1, BT2, BT12]")) + courses() + shows("a", "akuten", "2025-10-01", 2, 12), "2026-01-14", []string{
			"error - godkännandet omfattar BT2 och BT12, men underlag för det saknas i Akuten",
		}},
		{"a gap explains it", acute(written("av: eva, datum: 2026-01-05, mål: [BT1, BT2]")) + courses() + shows("a", "akuten", "2025-10-01", 2) +
			goalPage("BT2", "luckor: [{placering: akuten, skäl: finns inte, av: hanna}]"), "2026-01-14", nil},
	}, coverageCodes...)
}

// How a goal stands as a whole: an approval needs approved evidence.
func TestDeepApproval(t *testing.T) {
	approved := written("av: eva, datum: 2026-01-05")
	bt1 := goalPage("BT1", written("av: hanna, datum: 2026-01-06"))
	talk := func(date, placement string) string {
		if placement != "" {
			placement = "\nplacering: " + placement
		}
		return text("samtal/"+date, "datum: "+date+"\nhandledare: eva\nmål: BT1"+placement, "")
	}
	course := text("kurser/hlr", "titel: HLR\ndatum: 2025-11-05\nmål: BT1", "")
	cbd := text("bedomningar/a", "datum: 2025-10-05\ninstrument: CBD\nbedömare: eva\nplacering: akuten\nmål: BT1", "")
	for _, c := range []struct {
		name         string
		site         string
		goal         vocabulary.State
		akuten, kurs vocabulary.State
	}{
		{"evidence, placement and goal", acute(approved) + talk("2025-10-01", "akuten") + bt1,
			vocabulary.StateApproved, vocabulary.StateApproved, vocabulary.StateExpected},
		{"the placement is not approved", acute("") + talk("2025-10-01", "akuten") + bt1,
			vocabulary.StatePresent, vocabulary.StatePresent, vocabulary.StateExpected},
		{"a course does not stand for it", acute("") + talk("2025-10-01", "akuten") + course + bt1,
			vocabulary.StatePresent, vocabulary.StatePresent, vocabulary.StateApproved},
		{"a course alone is the main supervisor's to judge", acute(approved) + course + bt1,
			vocabulary.StateApproved, vocabulary.StateMissing, vocabulary.StateApproved},
		{"the goal is not approved", acute(approved) + talk("2025-10-01", "akuten") + course,
			vocabulary.StatePresent, vocabulary.StateApproved, vocabulary.StatePresent},
		{"nothing but an approval", acute(approved) + bt1,
			vocabulary.StateExpected, vocabulary.StateMissing, vocabulary.StateExpected},
		{"evidence of a later day", acute(approved) + talk("2026-02-01", "") + bt1,
			vocabulary.StatePresent, vocabulary.StateMissing, vocabulary.StateExpected},
		{"the approval of the placement is for another goal", acute(written("av: eva, datum: 2026-01-05, mål: BT2")) + talk("2025-10-01", "akuten") + bt1,
			vocabulary.StatePresent, vocabulary.StatePresent, vocabulary.StateExpected},
		{"the approval of the placement does not count", acute(written("av: hanna, datum: 2026-01-05")) + talk("2025-10-01", "akuten") + bt1,
			vocabulary.StatePresent, vocabulary.StatePresent, vocabulary.StateExpected},
		{"evidence that is turned down", acute(approved) + cbd + doc("a", "bedomningar/a", "beslut: ej godkänt, av: eva, datum: 2025-10-06") + bt1,
			vocabulary.StatePresent, vocabulary.StateNotApproved, vocabulary.StateExpected},
		{"other evidence beside it", acute(approved) + cbd + talk("2025-10-01", "akuten") + doc("a", "bedomningar/a", "beslut: ej godkänt, av: eva, datum: 2025-10-06") + bt1,
			vocabulary.StateApproved, vocabulary.StateApproved, vocabulary.StateExpected},
		{"evidence approved, its placement not", acute("") + cbd + doc("a", "bedomningar/a", "beslut: godkänt, av: eva, datum: 2025-10-06") + bt1,
			vocabulary.StatePresent, vocabulary.StatePresent, vocabulary.StateExpected},
		{"a course that is turned down", acute(approved) + course + doc("a", "kurser/hlr", "beslut: ej godkänt, av: hanna, datum: 2025-11-06") + bt1,
			vocabulary.StatePresent, vocabulary.StateMissing, vocabulary.StateNotApproved},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := look(t, coverageSite("vgr")+c.site, "2026-03-01")
			g := v.Goal(1)
			if g.State != c.goal {
				t.Errorf("BT1 is %s, want %s", g.State, c.goal)
			}
			if g.Cells[0].State != c.akuten || g.Cells[1].State != c.kurs {
				t.Errorf("cells are %s and %s, want %s and %s", g.Cells[0].State, g.Cells[1].State, c.akuten, c.kurs)
			}
		})
	}
}

// The whole, each goal and each placement are counted by the same cells.
func TestCounted(t *testing.T) {
	site := acute(written("av: eva, datum: 2026-01-05, mål: [BT1, BT2]")) +
		service("psyk", "Psykiatrin", "psykiatri", "2026-01-01", "2026-03-31", "") +
		shows("a", "akuten", "2025-10-01", 3, 4, 5, 6, 12) +
		goalPage("BT3", "luckor: [{placering: akuten, skäl: finns inte, av: hanna}]\nprogression: [{efter: akuten, nivå: 3, uppfyllt: delvis, av: hanna, datum: 2026-01-06}]")
	v := look(t, coverageSite("vgr")+site, "2026-02-01")
	if diff := cmp.Diff(review.Coverage{Approved: 2, Present: 11, Missing: 2, Justified: 1}, v.Placements[0].Coverage); diff != "" {
		t.Errorf("acute care (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(review.Coverage{Expected: 15}, v.Placements[1].Coverage); diff != "" {
		t.Errorf("psychiatry (-want +got)\n%s", diff)
	}
	g := v.Goal(3)
	if diff := cmp.Diff(review.Coverage{Justified: 1, Expected: 2}, g.Coverage); diff != "" {
		t.Errorf("BT3 (-want +got)\n%s", diff)
	}
	if g.Level() != 3 || g.Progress.Met != vocabulary.FulfilmentPartly {
		t.Errorf("BT3 stands at %d, %q", g.Level(), g.Progress.Met)
	}
	want := review.Coverage{Approved: 2, Present: 11, Missing: 2, Justified: 1, Expected: 15 + 15}
	if diff := cmp.Diff(want, v.Coverage); diff != "" {
		t.Errorf("the whole (-want +got)\n%s", diff)
	}
	if got := v.Coverage.Total(); got != 46 {
		t.Errorf("%d cells, want 46", got)
	}

	// Without a matrix a goal without evidence is counted once.
	v = look(t, coverageSite("ostergotland")+acute(written("av: eva, datum: 2026-01-05"))+shows("a", "akuten", "2025-10-01", 17, 18), "2026-02-01")
	if diff := cmp.Diff(review.Coverage{Approved: 16, Expected: 2}, v.Coverage); diff != "" {
		t.Errorf("without a matrix (-want +got)\n%s", diff)
	}
}

// Who is named to decide about a placement, and where.
func TestUndecidedNamesWho(t *testing.T) {
	v := look(t, coverageSite("vgr")+acute("")+shows("a", "akuten", "2025-10-01"), "2026-01-15")
	complete(t, v)
	for _, f := range v.Findings {
		if f.Code == diag.PlacementUndecided.Code {
			if !strings.Contains(fmt.Sprint(f.Args), "Eva Al (placeringshandledare)") || f.Pos.File != "content/lo/placeringar/akuten.md" ||
				f.Who != vocabulary.RolePlacementSupervisor || f.Placement != v.Trainee.Placements[0] {
				t.Errorf("%v at %s by %s", f.Args, f.Pos, f.Who)
			}
			return
		}
	}
	t.Error("nothing was found")
}
