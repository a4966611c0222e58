package diag

import "btfolio/internal/language"

// Why a decision does not count, and what is lacking in one that does. The
// first argument of each is what it is about, so that several decisions with
// the same fault make one finding.
var (
	// OwnDecision: the trainee decides about their own BT.
	OwnDecision = &Code{ID: "BT-R100", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: %[2]s är BT-läkaren själv", En: "the decision about %[1]s does not count: %[2]s is the trainee"},
		Do:   language.Text{Sv: "det beslutas av %[3]s", En: "it is for %[3]s to decide"}}
	// RoleMayNot: the role has no say, such as a manager on behalf of a
	// supervisor (F001–F014, F102, F103).
	RoleMayNot = &Code{ID: "BT-R101", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: %[2]s beslutar som %[3]s", En: "the decision about %[1]s does not count: %[2]s decides as %[3]s"},
		Do:   language.Text{Sv: "det beslutas av %[4]s", En: "it is for %[4]s to decide"}}
	// RoleNotHeld: the role may decide, but the person does not have it here.
	RoleNotHeld = &Code{ID: "BT-R102", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: %[2]s är inte %[3]s där", En: "the decision about %[1]s does not count: %[2]s is not %[3]s there"},
		Do:   language.Text{Sv: "det beslutas av %[4]s; skriv annars in personen i rollen, under personer i index.md eller som handledare på placeringen", En: "it is for %[4]s to decide; otherwise write the person into the role, under people in index.md or as supervisor of the placement"}}
	// NoRole: no role is written, and the person has none that may decide.
	NoRole = &Code{ID: "BT-R103", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: %[2]s har ingen roll som beslutar om det", En: "the decision about %[1]s does not count: %[2]s has no role that decides about it"},
		Do:   language.Text{Sv: "det beslutas av %[3]s", En: "it is for %[3]s to decide"}}
	// RoleUnclear: no role is written, and the person has more than one that
	// may decide.
	RoleUnclear = &Code{ID: "BT-R104", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: %[2]s kan besluta som %[3]s", En: "the decision about %[1]s does not count: %[2]s could decide as %[3]s"},
		Do:   language.Text{Sv: "skriv roll: under beslutet", En: "write role: under the decision"}}
	// NotQualified: the programme's demands on whoever decides in a role
	// (F112, F134, F142, F227).
	NotQualified = &Code{ID: "BT-R105", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: %[2]s uppfyller inte kraven på %[3]s (%[4]s)", En: "the decision about %[1]s does not count: %[2]s does not meet the requirements on a %[3]s (%[4]s)"},
		Do:   language.Text{Sv: "komplettera personens sida om uppgifterna är fel, annars behövs en annan %[3]s", En: "complete the person's page if it is wrong, otherwise another %[3]s is needed"}}
	// NotAsRecommended: like NotQualified, where the programme only recommends
	// (F112).
	NotAsRecommended = &Code{ID: "BT-R106", Severity: Warning,
		What: language.Text{Sv: "%[2]s, som beslutat om %[1]s, har inte den bakgrund som rekommenderas för %[3]s (%[4]s)", En: "%[2]s, who decided about %[1]s, has not the background recommended for a %[3]s (%[4]s)"},
		Do:   language.Text{Sv: "komplettera personens sida om uppgifterna är fel", En: "complete the person's page if it is wrong"}}
	// DecidedInFuture: a decision of a day that has not come.
	DecidedInFuture = &Code{ID: "BT-R107", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte än: det är daterat den %[2]s", En: "the decision about %[1]s does not count yet: it is dated %[2]s"},
		Do:   language.Text{Sv: "rätta datumet om det är fel", En: "correct the date if it is wrong"}}
	// DecidedTooEarly: before what is judged has taken place or come to its
	// end; placements and talks are signed only then (F069, F070, F072, F128).
	DecidedTooEarly = &Code{ID: "BT-R108", Severity: Error,
		What: language.Text{Sv: "godkännandet av %[1]s räknas inte: det är daterat den %[2]s, %[3]s", En: "the approval of %[1]s does not count: it is dated %[2]s, %[3]s"},
		Do:   language.Text{Sv: "vänta med beslutet till dess, eller rätta datumet", En: "decide after that, or correct the date"}}
	// AboutOtherGoals: a decision on the page of a goal that names others.
	AboutOtherGoals = &Code{ID: "BT-R109", Severity: Error,
		What: language.Text{Sv: "beslutet på sidan för %[1]s räknas inte: det avser %[2]s", En: "the decision on the page of %[1]s does not count: it is about %[2]s"},
		Do:   language.Text{Sv: "rätta mål: i beslutet, eller flytta det", En: "correct goals: in the decision, or move it"}}
	// NotDecidedHere: the programme knows no such decision.
	NotDecidedHere = &Code{ID: "BT-R110", Severity: Warning,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: i %[2]s beslutas det inte särskilt", En: "the decision about %[1]s does not count: in %[2]s it is not decided on its own"},
		Do:   language.Text{Sv: "beslut fattas om placeringar, delmål och BT som helhet", En: "decisions are made about placements, goals and BT as a whole"}}
	// SamePersonTwice: two people decide together, not one in two roles
	// (F126–F130).
	SamePersonTwice = &Code{ID: "BT-R111", Severity: Error,
		What: language.Text{Sv: "beslutet om %[1]s räknas inte: %[2]s har redan beslutat i en annan roll", En: "the decision about %[1]s does not count: %[2]s has already decided in another role"},
		Do:   language.Text{Sv: "det beslutas av %[3]s", En: "it is for %[3]s to decide"}}
	// NoReason: a decision that takes back an approval says why.
	NoReason = &Code{ID: "BT-R112", Severity: Error,
		What: language.Text{Sv: "godkännandet av %[1]s är återkallat utan skäl", En: "the approval of %[1]s was taken back without a reason"},
		Do:   language.Text{Sv: "skriv skälet som kommentar: under beslutet", En: "write the reason as comment: under the decision"}}
	// NotTogether: BT as a whole is passed by the main supervisor and the
	// external assessor (F130).
	NotTogether = &Code{ID: "BT-R113", Severity: Error,
		What: language.Text{Sv: "%[1]s är godkänd av den ena men inte av %[2]s", En: "%[1]s is approved by one but not by %[2]s"},
		Do:   language.Text{Sv: "be %[2]s om ett beslut; båda besluten behövs", En: "ask %[2]s for a decision; both decisions are needed"}}
)

var codesReviewWho = []*Code{
	OwnDecision, RoleMayNot, RoleNotHeld, NoRole, RoleUnclear, NotQualified, NotAsRecommended,
	DecidedInFuture, DecidedTooEarly, AboutOtherGoals, NotDecidedHere, SamePersonTwice, NoReason, NotTogether,
}
