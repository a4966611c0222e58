package programme

import (
	"slices"

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
	i := slices.IndexFunc(p.Approvals, func(a Approval) bool { return a.Subject == s })
	if i < 0 {
		return Approval{}, false
	}
	return p.Approvals[i], true
}
