package review_test

import (
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// whoSite is a site with everybody who could decide about something: Eva
// supervises the only placement, Hanna is main supervisor, Ove assesses from
// outside, Mia is the manager, Rut has no training, and somebody has the
// trainee's name. The programme is given.
func whoSite(programme string) string {
	person := func(id, name, more string) string {
		return "-- content/personer/" + id + ".md --\n---\nnamn: " + name + "\n" + more + "---\n"
	}
	const qualified = "befattning: specialistläkare\nhandledarutbildning: 2015-03-01\nlegitimerad_sedan: 2010-03-01\n"
	return `
-- btfolio.yaml --
title: Portföljer
programme: ` + programme + `
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
slut: 2026-08-31
personer:
  huvudhandledare: [hanna, rut, sten, nils]
  extern bedömare: [ove, hanna]
  chef: mia
---
` + person("eva", "Eva Al", qualified) +
		person("hanna", "Hanna Ek", qualified) +
		person("ove", "Ove Gran", "") +
		person("mia", "Mia Lind", qualified) +
		person("rut", "Rut Sol", "befattning: ST-läkare\nlegitimerad_sedan: 2025-01-01\n") +
		person("sten", "Sten Å", "befattning: annan\nhandledarutbildning: 2026-06-01\nlegitimerad_sedan: 2010-03-01\n") +
		person("nils", "Nils Ö", "") +
		person("lo-ek", "Lo Ek", qualified) +
		text("samtal/a", "datum: 2025-10-01\nhandledare: eva\nplacering: akuten\nmål: [BT1, BT2]", "") +
		text("bedomningar/a", "titel: Feber\ndatum: 2025-10-05\ninstrument: CBD\nbedömare: eva\nplacering: akuten\nmål: BT1", "") +
		text("kurser/hlr", "titel: HLR\ndatum: 2025-11-05\nmål: BT1", "")
}

func akuten(approvals string) string {
	return text("placeringar/akuten", "titel: Akuten\nområde: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva\n"+approvals, "")
}

// written is a list of approvals from entries such as “av: eva”, each an
// approval unless it says otherwise.
func written(entries ...string) string {
	list := "godkännanden:"
	for _, e := range entries {
		if !strings.Contains(e, "beslut:") {
			e = "beslut: godkänt, " + e
		}
		list += "\n  - {" + e + "}"
	}
	return list
}

func doc(name, subject, entry string) string {
	return text("godkannanden/"+name, "avser: "+subject+"\n"+strings.ReplaceAll(entry, ", ", "\n"), "")
}

// Whether a decision counts, and if not why.
func TestCounts(t *testing.T) {
	placement := func(v *review.Verdict) review.Standing { return v.Placements[0].Standing }
	goal := func(v *review.Verdict) review.Standing { return v.Goal(1).Standing }
	final := func(v *review.Verdict) review.Standing { return v.Final }
	talks := func(v *review.Verdict) review.Standing { return v.Talks }
	assessment := func(v *review.Verdict) review.Standing {
		about, _ := review.FindSubject(v.Trainee, "bedomningar/a")
		return v.Standing(about)
	}
	bt1 := func(entries ...string) string {
		return akuten("") + text("mal/bt1", "mål: BT1\n"+written(entries...), "")
	}
	whole := func(entries ...string) string {
		return akuten("") + text("slutbedomning", "anmälan: {datum: 2026-08-20, av: hanna}\n"+written(entries...), "")
	}
	for _, c := range []struct {
		name      string
		programme string
		site      string
		standing  func(*review.Verdict) review.Standing
		approved  bool
		why       string // of the last decision, the start
	}{
		{"the placement's supervisor", "vgr", akuten(written("av: eva, datum: 2026-01-05")), placement, true, ""},
		{"with the role written", "vgr", akuten(written("av: eva, roll: placeringshandledare, datum: 2026-01-05")), placement, true, ""},
		{"in another word for the role", "vgr", akuten(written("av: eva, roll: klinisk handledare, datum: 2026-01-05")), placement, true, ""},
		{"the trainee, by name", "vgr", akuten(written("av: lo-ek, datum: 2026-01-05")), placement, false,
			"beslutet om Akuten räknas inte: Lo Ek är BT-läkaren själv"},
		{"the manager on behalf", "vgr", akuten(written("av: mia, roll: chef, datum: 2026-01-05")), placement, false,
			"beslutet om Akuten räknas inte: Mia Lind beslutar som chef, en roll som inte får besluta om det"},
		{"the manager without a role", "vgr", akuten(written("av: mia, datum: 2026-01-05")), placement, false,
			"beslutet om Akuten räknas inte: Mia Lind har ingen roll som beslutar om det"},
		{"a role that is not theirs", "vgr", akuten(written("av: mia, roll: placeringshandledare, datum: 2026-01-05")), placement, false,
			"beslutet om Akuten räknas inte: Mia Lind är inte inskriven som placeringshandledare där"},
		{"the main supervisor of a placement", "vgr", akuten(written("av: hanna, roll: huvudhandledare, datum: 2026-01-05")), placement, false,
			"beslutet om Akuten räknas inte: Hanna Ek beslutar som huvudhandledare, en roll som inte får besluta om det"},
		{"on the last day", "vgr", akuten(written("av: eva, datum: 2025-12-31")), placement, true, ""},
		{"before the placement ends", "vgr", akuten(written("av: eva, datum: 2025-12-30")), placement, false,
			"godkännandet av Akuten räknas inte: det är daterat den 30 december 2025, före placeringens slut den 31 december 2025"},
		{"not approved before it ends", "vgr", akuten(written("av: eva, datum: 2025-12-01, beslut: ej godkänt")), placement, false, ""},
		{"today", "vgr", akuten(written("av: eva, datum: 2026-09-01")), placement, true, ""},
		{"tomorrow", "vgr", akuten(written("av: eva, datum: 2026-09-02")), placement, false,
			"beslutet om Akuten räknas inte än: det är daterat den 2 september 2026"},
		{"in a document of its own", "vgr", akuten("") + doc("a", "placeringar/akuten", "beslut: godkänt, av: eva, datum: 2026-01-05"), placement, true, ""},
		{"revoked by somebody who may", "vgr", akuten(written("av: eva, datum: 2026-01-05", "beslut: återkallat, av: eva, datum: 2026-01-06, kommentar: fel")), placement, false, ""},
		{"revoked without a reason", "vgr", akuten(written("av: eva, datum: 2026-01-05", "beslut: återkallat, av: eva, datum: 2026-01-06")), placement, false, ""},
		{"revoked by somebody who may not", "vgr", akuten(written("av: eva, datum: 2026-01-05", "beslut: återkallat, av: mia, datum: 2026-01-06, kommentar: fel")), placement, true,
			"beslutet om Akuten räknas inte: Mia Lind har ingen roll"},

		{"the main supervisor", "vgr", bt1("av: hanna, datum: 2026-01-06"), goal, true, ""},
		{"a goal by the placement's supervisor", "vgr", bt1("av: eva, datum: 2026-01-06"), goal, false,
			"beslutet om BT1 räknas inte: Eva Al har ingen roll"},
		{"before there is evidence", "vgr", bt1("av: hanna, datum: 2025-09-30"), goal, false,
			"godkännandet av BT1 räknas inte: det är daterat den 30 september 2025, före det första underlaget den 1 oktober 2025"},
		{"after evidence for another goal only", "vgr", text("samtal/andra", "datum: 2025-09-15\nhandledare: eva\nplacering: akuten\nmål: BT2", "") + bt1("av: hanna, datum: 2025-09-30"), goal, false,
			"godkännandet av BT1 räknas inte: det är daterat den 30 september 2025, före det första underlaget den 1 oktober 2025"},
		{"on the day of the first", "vgr", bt1("av: hanna, datum: 2025-10-01"), goal, true, ""},
		{"about another goal", "vgr", bt1("av: hanna, datum: 2026-01-06, mål: BT2"), goal, false,
			"beslutet på sidan för BT1 räknas inte: det avser BT2"},
		{"without training, too little experience", "vgr", bt1("av: rut, datum: 2026-01-06"), goal, false,
			"beslutet om BT1 räknas inte: Rut Sol uppfyller inte kraven på huvudhandledare (handledarutbildning saknas och mindre än 2 års erfarenhet)"},
		{"training completed later, wrong position", "vgr", bt1("av: sten, datum: 2026-05-31"), goal, false,
			"beslutet om BT1 räknas inte: Sten Å uppfyller inte kraven på huvudhandledare (är inte specialistläkare eller ST-läkare och handledarutbildningen var klar först den 1 juni 2026)"},
		{"nothing is known of them", "vgr", bt1("av: nils, datum: 2026-05-31"), goal, false,
			"beslutet om BT1 räknas inte: Nils Ö uppfyller inte kraven på huvudhandledare (befattning är inte angiven, handledarutbildning saknas och erfarenhet är inte angiven)"},
		{"what is only recommended", "ostergotland", bt1("av: nils, datum: 2026-05-31"), goal, true, ""},
		{"a folder of goals", "vgr", bt1() + doc("a", "mal", "beslut: godkänt, av: hanna, datum: 2026-01-06, mål: BT1"), goal, true, ""},

		{"both", "vgr", whole("av: hanna, roll: huvudhandledare, datum: 2026-08-25", "av: ove, datum: 2026-08-26"), final, true, ""},
		{"one of two", "vgr", whole("av: ove, datum: 2026-08-26"), final, false, ""},
		{"the other of two", "vgr", whole("av: hanna, roll: huvudhandledare, datum: 2026-08-25"), final, false, ""},
		{"one person in both roles", "vgr", whole("av: hanna, roll: huvudhandledare, datum: 2026-08-25", "av: hanna, roll: extern bedömare, datum: 2026-08-26"), final, false,
			"beslutet om BT som helhet räknas inte: Hanna Ek har redan beslutat i en annan roll"},
		{"in a role that is not clear", "vgr", whole("av: hanna, datum: 2026-08-25"), final, false,
			"beslutet om BT som helhet räknas inte: Hanna Ek kan besluta som extern bedömare eller huvudhandledare"},
		{"one takes it back", "vgr", whole("av: hanna, roll: huvudhandledare, datum: 2026-08-25", "av: ove, datum: 2026-08-26", "beslut: återkallat, av: ove, datum: 2026-08-27, kommentar: fel"), final, false, ""},
		{"before the registration", "vgr", whole("av: hanna, roll: huvudhandledare, datum: 2026-08-25", "av: ove, datum: 2026-08-19"), final, false, ""},

		{"talks near the end", "ostergotland", akuten("") + doc("a", "samtal", "beslut: godkänt, av: hanna, datum: 2026-08-03"), talks, true, ""},
		{"talks too early", "ostergotland", akuten("") + doc("a", "samtal", "beslut: godkänt, av: hanna, datum: 2026-08-02"), talks, false,
			"godkännandet av samtalen räknas inte: det är daterat den 2 augusti 2026, innan samtalen får låsas den 3 augusti 2026"},
		{"talks by their supervisor", "ostergotland", akuten("") + doc("a", "samtal", "beslut: godkänt, av: eva, datum: 2026-08-20"), talks, false,
			"beslutet om samtalen räknas inte: Eva Al har ingen roll"},
		{"talks where nobody closes them", "vgr", akuten("") + doc("a", "samtal", "beslut: godkänt, av: hanna, datum: 2026-08-20"), talks, false,
			"beslutet om samtalen räknas inte: i Västra Götalandsregionen fattas inget eget beslut om det"},

		{"evidence by the placement's supervisor", "vgr", akuten("") + doc("a", "bedomningar/a", "beslut: godkänt, av: eva, datum: 2025-10-05"), assessment, true, ""},
		{"evidence before it came about", "vgr", akuten("") + doc("a", "bedomningar/a", "beslut: godkänt, av: eva, datum: 2025-10-04"), assessment, false,
			"godkännandet av ”Feber” räknas inte: det är daterat den 4 oktober 2025, innan det som godkänns ägde rum den 5 oktober 2025"},
		{"a folder of evidence", "vgr", akuten("") + doc("a", "bedomningar", "beslut: godkänt, av: hanna, roll: huvudhandledare, datum: 2026-10-05"), assessment, false,
			"beslutet om ”Feber” räknas inte än"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := c.standing(look(t, whoSite(c.programme)+c.site, "2026-09-01"))
			if len(s.History) == 0 {
				t.Fatal("no decision was found")
			}
			if s.Approved() != c.approved {
				t.Errorf("approved: %v, want %v", s.Approved(), c.approved)
			}
			last := s.History[len(s.History)-1]
			why := ""
			if last.Why != nil {
				why = last.Why.At(diag.Pos{}).What(language.Swedish)
			}
			if last.Counts != (last.Why == nil) || !strings.HasPrefix(why, c.why) || c.why == "" && why != "" {
				t.Errorf("counts: %v, %q, want %q", last.Counts, why, c.why)
			}
		})
	}
}

// The role in which a decision counts is known also where it is not written.
func TestRoleIsDerived(t *testing.T) {
	v := look(t, whoSite("vgr")+akuten(written("av: eva, datum: 2026-01-05")), "2026-09-01")
	if got := v.Placements[0].Standing.Newest().Role; got != vocabulary.RolePlacementSupervisor {
		t.Errorf("role %q", got)
	}
}

// What is found about decisions, with what to do about it where it names who.
func TestDecisions(t *testing.T) {
	codes := diag.CodesOf(
		diag.OwnDecision, diag.RoleMayNot, diag.RoleNotHeld, diag.NoRole, diag.RoleUnclear, diag.NotQualified,
		diag.NotAsRecommended, diag.DecidedInFuture, diag.DecidedTooEarly, diag.AboutOtherGoals, diag.NotDecidedHere,
		diag.SamePersonTwice, diag.NoReason, diag.NotTogether,
	)
	bt := func(n string, entries ...string) string {
		return text("mal/bt"+n, "mål: BT"+n+"\n"+written(entries...), "")
	}
	check(t, whoSite("vgr"), []situation{
		{"nothing is wrong", akuten(written("av: eva, datum: 2026-01-05")) + bt("1", "av: hanna, datum: 2026-01-06"), "2026-02-01", nil},
		{"nothing is decided", akuten(""), "2026-02-01", nil},
		{"one fault in several decisions is one finding",
			akuten("") + bt("1", "av: rut, datum: 2026-01-06") + bt("2", "av: rut, datum: 2026-01-06"), "2026-02-01", []string{
				"error - beslutet om BT1 och BT2 räknas inte: Rut Sol uppfyller inte kraven på huvudhandledare (handledarutbildning saknas och mindre än 2 års erfarenhet)",
			}},
		{"a later decision that counts settles it", akuten(written("av: eva, datum: 2025-12-01", "av: eva, datum: 2026-01-05")), "2026-02-01", nil},
		{"so does one that says no", akuten(written("av: mia, datum: 2026-01-04", "beslut: ej godkänt, av: eva, datum: 2026-01-05")), "2026-02-01", nil},
		{"one more approval changes nothing", akuten(written("av: eva, datum: 2026-01-05", "av: mia, datum: 2026-01-06")), "2026-02-01", nil},
		{"taking it back would", akuten(written("av: eva, datum: 2026-01-05", "beslut: återkallat, av: mia, datum: 2026-01-06, kommentar: fel")), "2026-02-01", []string{
			"error - beslutet om Akuten räknas inte: Mia Lind har ingen roll som beslutar om det",
		}},
		{"taken back without a reason", akuten(written("av: eva, datum: 2026-01-05", "beslut: återkallat, av: eva, datum: 2026-01-06")), "2026-02-01", []string{
			"error - godkännandet av Akuten är återkallat utan skäl",
		}},
		{"no longer approved, without a reason", akuten(written("av: eva, datum: 2026-01-05", "beslut: ej godkänt, av: eva, datum: 2026-01-06")), "2026-02-01", []string{
			"error - godkännandet av Akuten är återkallat utan skäl",
		}},
		{"taken back with a reason", akuten(written("av: eva, datum: 2026-01-05", "beslut: återkallat, av: eva, datum: 2026-01-06, kommentar: fel")), "2026-02-01", nil},
		{"not approved at first needs none", akuten(written("beslut: ej godkänt, av: eva, datum: 2026-01-05", "av: eva, datum: 2026-01-06")), "2026-02-01", nil},
		{"a check-in is not decided about", akuten("") + text("avstamningar/a", "steg: A\ndatum: 2025-09-03", "") +
			doc("a", "avstamningar/a", "beslut: godkänt, av: hanna, datum: 2026-01-06"), "2026-02-01", []string{
			"warning - beslutet om avstamningar/a räknas inte: i Västra Götalandsregionen fattas inget eget beslut om det",
		}},
		{"a gap by somebody who may not", akuten("") + text("mal/bt5", "mål: BT5\nluckor:\n  - {placering: akuten, skäl: hinner inte, av: mia}", ""), "2026-02-01", []string{
			"error - beslutet om luckan för BT5 i Akuten räknas inte: Mia Lind har ingen roll som beslutar om det",
		}},
		{"a gap by somebody who may", akuten("") + text("mal/bt5", "mål: BT5\nluckor:\n  - {placering: akuten, skäl: hinner inte, av: hanna}", ""), "2026-02-01", nil},
		{"one of two, in time", akuten("") + text("slutbedomning", written("av: ove, datum: 2026-08-20"), ""), "2026-09-03", []string{
			"notice 2026-09-03 BT som helhet är godkänd av den ena men inte av Hanna Ek, Rut Sol, Sten Å eller Nils Ö (huvudhandledare)",
		}},
		{"one of two, too long", akuten("") + text("slutbedomning", written("av: ove, datum: 2026-08-20"), ""), "2026-09-04", []string{
			"error 2026-09-03 BT som helhet är godkänd av den ena men inte av Hanna Ek, Rut Sol, Sten Å eller Nils Ö (huvudhandledare)",
		}},
		{"both", akuten("") + text("slutbedomning", written("av: ove, datum: 2026-08-20", "av: hanna, roll: huvudhandledare, datum: 2026-08-20"), ""), "2026-09-04", nil},
	}, codes...)
	check(t, whoSite("ostergotland"), []situation{
		{"what is recommended", akuten("") + bt("1", "av: nils, datum: 2026-01-06"), "2026-02-01", []string{
			"warning - Nils Ö, som beslutat om BT1, har inte den bakgrund som rekommenderas för huvudhandledare (befattning är inte angiven och handledarutbildning saknas)",
		}},
		{"the talks, too early", akuten("") + doc("a", "samtal", "beslut: godkänt, av: hanna, datum: 2026-01-06"), "2026-02-01", []string{
			"error - godkännandet av samtalen räknas inte: det är daterat den 6 januari 2026, innan samtalen får låsas den 3 augusti 2026",
		}},
		{"a single talk after the placement", akuten("") + doc("a", "samtal/a", "beslut: godkänt, av: eva, datum: 2026-01-06"), "2026-02-01", []string{
			"error - beslutet om ”a” räknas inte: Eva Al har ingen roll som beslutar om det",
		}},
	}, codes...)
}

// A finding tells who decides.
func TestWhoDecides(t *testing.T) {
	v := look(t, whoSite("vgr")+akuten(written("av: mia, roll: chef, datum: 2026-01-05")), "2026-02-01")
	complete(t, v)
	for _, f := range v.Findings {
		if f.Code == diag.RoleMayNot.Code {
			if got, want := f.Do(language.Swedish), "beslutet ska fattas av Eva Al (placeringshandledare)"; got != want {
				t.Errorf("%q, want %q", got, want)
			}
			if f.Who != vocabulary.RolePlacementSupervisor || f.Pos.Line != 8 || f.Rule == nil {
				t.Errorf("who %q, at %s, rule %v", f.Who, f.Pos, f.Rule)
			}
			return
		}
	}
	t.Error("nothing was found")
}

// What `btfolio approve` asks before it writes anything.
func TestMay(t *testing.T) {
	v := look(t, whoSite("ostergotland")+akuten("")+text("mal/bt1", "mål: BT1", "")+text("slutbedomning", "anmälan: {datum: 2026-08-20, av: hanna}", ""), "2026-02-01")
	for _, c := range []struct {
		person, subject string
		role            vocabulary.Role
		as              vocabulary.Role // the role in which they may
		why             *diag.Code
	}{
		{"eva", "placeringar/akuten", "", vocabulary.RolePlacementSupervisor, nil},
		{"Eva", "content/lo/placeringar/akuten.md", "", vocabulary.RolePlacementSupervisor, nil},
		{"mia", "placeringar/akuten", "", "", diag.NoRole.Code},
		{"mia", "placeringar/akuten", vocabulary.RoleManager, "", diag.RoleMayNot.Code},
		{"hanna", "mal/bt1", "", vocabulary.RoleMainSupervisor, nil},
		{"eva", "bedomningar/a", "", vocabulary.RolePlacementSupervisor, nil},
		{"hanna", "kurser/hlr", "", vocabulary.RoleMainSupervisor, nil},
		{"eva", "kurser/hlr", "", "", diag.NoRole.Code},
		{"hanna", "samtal", "", "", diag.DecidedTooEarly.Code},
		{"ove", "slutbedomning", "", "", diag.DecidedTooEarly.Code},
		{"lo-ek", "slutbedomning", "", "", diag.OwnDecision.Code},
		{"ingen", "slutbedomning", "", "", diag.UnknownPerson.Code},
	} {
		about, ok := review.FindSubject(v.Trainee, c.subject)
		if !ok {
			t.Fatalf("%s is nothing to decide about", c.subject)
		}
		as, why := v.Weigh(portfolio.Approval{
			Decision: vocabulary.DecisionApproved, By: portfolio.PersonRef{Value: c.person}, Role: c.role, Date: v.On,
		}, about)
		switch {
		case c.why == nil && (why != nil || as != c.as):
			t.Errorf("%s may approve %s as %q, %v; want %q", c.person, c.subject, as, why, c.as)
		case c.why != nil && (why == nil || why.Code != c.why):
			t.Errorf("%s may approve %s: %v, want %s", c.person, c.subject, why, c.why.ID)
		}
	}
	for _, nothing := range []string{"", "placeringar", "avstamningar/a", "index", "mal/bt2"} {
		if s, ok := review.FindSubject(v.Trainee, nothing); ok {
			t.Errorf("%q is %v", nothing, s)
		}
	}
	if s, _ := review.FindSubject(v.Trainee, "mal/bt1"); s.Kind != programme.SubjectGoal || s.Goal != 1 {
		t.Errorf("the page of BT1 is %v", s)
	}
}
