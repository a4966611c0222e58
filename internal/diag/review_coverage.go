package diag

import "btfolio/internal/language"

// What is lacking in the coverage of the goals: evidence where the programme
// expects it, and decisions that rest on it.
var (
	// GoalsMissing: the cells of a placement that the programme expects to be
	// filled, or a justified gap (F188, F213).
	GoalsMissing = &Code{ID: "BT-R001", Severity: Error,
		What: language.Text{Sv: "underlag från %[1]s saknas för %[2]s", En: "evidence from %[1]s is missing for %[2]s"},
		Do:   language.Text{Sv: "skriv in det som gjorts där, eller be huvudhandledaren motivera luckan på delmålets sida", En: "write down what was done there, or ask the main supervisor to justify the gap on the goal's page"}}
	// CoursesMissing: the cells of the courses (F184, F188).
	CoursesMissing = &Code{ID: "BT-R002", Severity: Error,
		What: language.Text{Sv: "kurs saknas för %[1]s", En: "a course is missing for %[1]s"},
		Do:   language.Text{Sv: "gå kurserna och skriv in dem med intyg i kurser/", En: "take the courses and write them down with their certificates in courses/"}}
	// GoalsWithoutEvidence: every goal needs evidence somewhere, whatever the
	// programme says about where (F128, F169).
	GoalsWithoutEvidence = &Code{ID: "BT-R003", Severity: Error,
		What: language.Text{Sv: "det finns inget underlag för %[1]s", En: "there is no evidence for %[1]s"},
		Do:   language.Text{Sv: "planera med handledaren var det ska tränas och bedömas", En: "plan with the supervisor where it is to be trained and assessed"}}
	// GoalsOutOfReach: no evidence, and no placement left to get any (F128, F169).
	GoalsOutOfReach = &Code{ID: "BT-R004", Severity: Warning,
		What: language.Text{Sv: "det finns inget underlag för %[1]s, och alla placeringar är avslutade", En: "there is no evidence for %[1]s, and all placements are over"},
		Do:   language.Text{Sv: "kom överens med huvudhandledare och studierektor om var det kan göras före den %[2]s", En: "agree with the main supervisor and the study director where it can be done before %[2]s"}}
	// PlacementUndecided: a placement is judged when it ends (F103, F125).
	PlacementUndecided = &Code{ID: "BT-R005", Severity: Error,
		What: language.Text{Sv: "%[1]s slutade den %[2]s och är inte bedömd", En: "%[1]s ended on %[2]s and has not been judged"},
		Do:   language.Text{Sv: "be %[3]s om ett beslut under godkännanden i placeringens fil", En: "ask %[3]s for a decision under approvals in the placement's file"}}
	// PlacementNotApproved: the decision that counts is not an approval (F103).
	PlacementNotApproved = &Code{ID: "BT-R006", Severity: Error,
		What: language.Text{Sv: "%[1]s är inte godkänd (%[2]s den %[3]s)", En: "%[1]s is not approved (%[2]s %[3]s)"},
		Do:   language.Text{Sv: "gör en åtgärdsplan med handledarna; ett nytt beslut skrivs under det gamla", En: "make an action plan with the supervisors; a new decision is written below the old one"}}
	// GoalsNotApproved: the main supervisor decides about each goal before BT
	// is judged as a whole (F128, F129).
	GoalsNotApproved = &Code{ID: "BT-R007", Severity: Error,
		What: language.Text{Sv: "huvudhandledarens godkännande saknas för %[1]s", En: "the main supervisor's approval is missing for %[1]s"},
		Do:   language.Text{Sv: "be om ett beslut under godkännanden på varje delmåls sida", En: "ask for a decision under approvals on the page of each goal"}}
	// ApprovedWithoutEvidence: an approval of goals with nothing to rest on, in
	// a placement or in the whole portfolio (F126, F128).
	ApprovedWithoutEvidence = &Code{ID: "BT-R008", Severity: Error,
		What: language.Text{Sv: "godkännandet omfattar %[1]s, men %[2]s har inget underlag för det", En: "the approval covers %[1]s, but %[2]s has no evidence for it"},
		Do:   language.Text{Sv: "skriv in underlaget, eller ta upp det med den som har godkänt", En: "write down the evidence, or take it up with whoever approved"}}
	// EvidenceUndecided: a goal is approved, but not what it rests on (F126).
	EvidenceUndecided = &Code{ID: "BT-R009", Severity: Warning,
		What: language.Text{Sv: "godkännandet av %[1]s räknas inte än: ingen placering med underlag är godkänd", En: "the approval of %[1]s does not count yet: no placement with evidence is approved"},
		Do:   language.Text{Sv: "be placeringshandledaren om ett beslut som omfattar delmålen", En: "ask the placement supervisor for a decision that covers the goals"}}
)

var codesReviewCoverage = []*Code{
	GoalsMissing, CoursesMissing, GoalsWithoutEvidence, GoalsOutOfReach, PlacementUndecided,
	PlacementNotApproved, GoalsNotApproved, ApprovedWithoutEvidence, EvidenceUndecided,
}
