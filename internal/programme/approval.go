package programme

import (
	"slices"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Subject is what somebody can decide about.
type Subject string

// The subjects. The first three are decided in every programme.
const (
	SubjectPlacement Subject = "placement" // that a placement is passed
	SubjectGoal      Subject = "goal"      // that a goal is met
	SubjectFinal     Subject = "final"     // that BT as a whole is passed
	SubjectTalks     Subject = "talks"     // that all talks are closed
	SubjectEvidence  Subject = "evidence"  // that an assessment, a course or a document holds
	SubjectGap       Subject = "gap"       // that evidence may be missing in a placement
)

// Words are the subjects.
func (Subject) Words() []string {
	return list(SubjectPlacement, SubjectGoal, SubjectFinal, SubjectTalks, SubjectEvidence, SubjectGap)
}

// UnmarshalText reads the subject as programmes write it.
func (s *Subject) UnmarshalText(text []byte) error { return choose(s, text) }

// decided are the subjects without which no BT can come to an end.
var decided = []Subject{SubjectPlacement, SubjectGoal, SubjectFinal}

// An Approval says who decides about a subject.
type Approval struct {
	Rule
	Subject  Subject           `key:"subject,required"`
	By       []vocabulary.Role `key:"by,required"`
	Together bool              `key:"together"` // all of them, not any of them
}

// Allows reports whether somebody in a role may decide, alone or together
// with others.
func (a Approval) Allows(r vocabulary.Role) bool { return slices.Contains(a.By, r) }

// Approval is who decides about a subject. Where the programme does not say,
// nobody does.
func (p *Programme) Approval(s Subject) (Approval, bool) {
	return first(p.Approvals, func(a Approval) bool { return a.Subject == s })
}

// A Qualification is what a person needs to decide in a role.
type Qualification struct {
	Rule
	Role               vocabulary.Role       `key:"role,required"`
	Positions          []vocabulary.Position `key:"positions,required"`           // any of them
	Preferred          vocabulary.Position   `key:"preferred"`                    // the one to look for first
	SupervisorTraining bool                  `key:"supervisor_training,required"` // completed when the decision is made
	ExperienceYears    int                   `key:"experience_years"`             // of documented practice, 0 for no demand
	SameUnit           bool                  `key:"same_unit"`                    // works where the placement is served
	Also               language.Text         `key:"also"`                         // what only people can judge
}

// Qualification is what the programme demands in a role. Where it does not
// say, nothing is checked.
func (p *Programme) Qualification(r vocabulary.Role) (Qualification, bool) {
	return first(p.Qualifications, func(q Qualification) bool { return q.Role == r })
}

// A Need is something that must be so before the main supervisor registers a
// trainee for the final assessment.
type Need string

// The needs.
const (
	NeedLength       Need = "length"       // the national floors and the mandatory areas
	NeedPlacements   Need = "placements"   // every placement is approved
	NeedGoals        Need = "goals"        // every goal is approved
	NeedEvidence     Need = "evidence"     // every goal has evidence
	NeedAssessments  Need = "assessments"  // the minimum of assessments
	NeedTalks        Need = "talks"        // talks were held, in each placement that has a rhythm
	NeedKollegium    Need = "kollegium"    // the supervisors have conferred
	NeedChecklist    Need = "checklist"    // every item of the placements' check lists is done
	NeedPlan         Need = "plan"         // there is an individual study plan
	NeedCheckin      Need = "checkin"      // check-in C, where it is required, with nothing lacking
	NeedAssessor     Need = "assessor"     // the external assessor is named
	NeedConfirmation Need = "confirmation" // the trainee's word that all is in the portfolio
)

// Words are the needs.
func (Need) Words() []string {
	return list(NeedLength, NeedPlacements, NeedGoals, NeedEvidence, NeedAssessments, NeedTalks, NeedKollegium, NeedChecklist, NeedPlan, NeedCheckin, NeedAssessor, NeedConfirmation)
}

// UnmarshalText reads the need as programmes write it.
func (n *Need) UnmarshalText(text []byte) error { return choose(n, text) }

// A Registration is the gate to the final assessment.
type Registration struct {
	Rule
	By    vocabulary.Role `key:"by,required"`
	Needs []Need          `key:"needs,required"`
}
