package vocabulary

import "btfolio/internal/language"

// An Area is the part of health care a placement lies in. The regulation
// asks for acute and primary care.
type Area string

// The areas.
const (
	AreaAcute        Area = "acute"        // acute care
	AreaPrimaryCare  Area = "primary_care" // general practice
	AreaPsychiatry   Area = "psychiatry"   // psychiatry
	AreaIntroduction Area = "introduction" // the weeks before the first placement proper
	AreaOther        Area = "other"        // any other part
)

// A Form is how BT is employed: on its own or as the first part of specialist
// training.
type Form string

// The forms.
const (
	FormStandalone Form = "standalone" // a fixed-term employment of its own
	FormIntegrated Form = "integrated" // part of an employment for specialist training
)

// A Position is where a person stands as a doctor, which decides what they may
// approve.
type Position string

// The positions.
const (
	PositionSpecialist Position = "specialist" // a specialist
	PositionResident   Position = "resident"   // a doctor in specialist training
	PositionOther      Position = "other"      // neither
)

// A Role is what a person is to a trainee, and in what capacity somebody
// decides. It is empty where no role is given.
type Role string

// The roles.
const (
	RoleMainSupervisor      Role = "main_supervisor"       // follows the whole of BT
	RoleManager             Role = "manager"               // the head of the unit the trainee works at
	RoleBTManager           Role = "bt_manager"            // employs and answers for stand-alone trainees
	RoleHeadOfDepartment    Role = "head_of_department"    // certifies that BT is completed
	RoleHealthCentreManager Role = "health_centre_manager" // the head of a primary care unit
	RoleStudyDirector       Role = "study_director"        // plans and coordinates placements
	RoleExternalAssessor    Role = "external_assessor"     // judges BT as a whole from outside
	RolePlacementSupervisor Role = "placement_supervisor"  // supervises and judges one placement
)

// A Section is a part of a text that the program knows by its heading.
type Section string

// The sections.
const (
	SectionPlan      Section = "plan"       // of a placement, before it
	SectionSummary   Section = "summary"    // of a placement, after it
	SectionGoalsMet  Section = "goals_met"  // of a talk: what is done and what is not
	SectionNextGoals Section = "next_goals" // of a talk: what to do until the next one
	SectionDecisions Section = "decisions"  // of a talk: what was decided
)

// A Stage tells the main supervisor's check-ins apart.
type Stage string

// The stages.
const (
	StageA Stage = "A" // at the start
	StageB Stage = "B" // some weeks before a placement ends
	StageC Stage = "C" // before the registration for the final assessment
)

// A Certificate is one of the official forms that end BT.
type Certificate string

// The certificates.
const (
	CertificateGoals      Certificate = "goals"      // the goals are met (Bilaga 2)
	CertificateCompleted  Certificate = "completed"  // the service is completed (Bilaga 3)
	CertificateCompetence Certificate = "competence" // basic competence is reached (Bilaga 4)
)

// An Instrument is the agreed method or form of an assessment.
type Instrument string

// The instruments.
const (
	InstrumentMiniCEX           Instrument = "mini_cex"           // an observed patient contact
	InstrumentDOPS              Instrument = "dops"               // an observed procedure
	InstrumentCBD               Instrument = "cbd"                // a case discussed from the record
	InstrumentConsultation      Instrument = "consultation"       // a patient-centred consultation
	InstrumentCoSitting         Instrument = "co_sitting"         // a consultation the assessor sits in on
	InstrumentMultiSource       Instrument = "multi_source"       // the views of colleagues and patients
	InstrumentVideo             Instrument = "video"              // a consultation on video
	InstrumentSelfRating        Instrument = "self_rating"        // the trainee on their own progress
	InstrumentForm              Instrument = "form"               // the supervisor's form before a kollegium
	InstrumentCourseCertificate Instrument = "course_certificate" // the certificate of a course, in the name of a file
	InstrumentFinal             Instrument = "final"              // the final form of one placement
)

// A Fulfilment is how far a goal is met in the main supervisor's view.
type Fulfilment string

// The fulfilments.
const (
	FulfilmentPartly Fulfilment = "partly" // some of it is met
	FulfilmentFully  Fulfilment = "fully"  // all of it is met
)

// An Expectation is what a programme says about a goal in a placement.
type Expectation string

// The expectations.
const (
	ExpectationX     Expectation = "x"     // evidence is expected
	ExpectationNote  Expectation = "note"  // evidence is expected, and a note says which
	ExpectationMaybe Expectation = "maybe" // evidence may turn up
	ExpectationNone  Expectation = "none"  // no evidence is expected
)

// A Decision is what somebody entitled to it has decided about a part of BT.
type Decision string

// The decisions.
const (
	DecisionApproved    Decision = "approved"     // the goals or the placement are approved
	DecisionNotApproved Decision = "not_approved" // they are not, so far
	DecisionRevoked     Decision = "revoked"      // an earlier decision no longer holds
)

// A Trust is how firmly a decision is tied to what it was made on.
type Trust string

// The levels of trust.
const (
	TrustClaimed Trust = "claimed" // somebody wrote it down
	TrustBound   Trust = "bound"   // it names the checksums of what it covers
	TrustBundled Trust = "bundled" // it names the bundle that was looked at, of which there is a receipt
	TrustSigned  Trust = "signed"  // it is signed with a key of the person who decided
)

// A State is how a goal stands in a placement or in BT as a whole. The same
// words are used everywhere.
type State string

// The states.
const (
	StateApproved    State = "approved"     // there is evidence and it is approved
	StatePresent     State = "present"      // there is evidence, and no decision
	StateNotApproved State = "not_approved" // somebody who decides has said no
	StateMissing     State = "missing"      // there is none where some is expected
	StateExpected    State = "expected"     // there is none yet, and there is still time
	StateChanged     State = "changed"      // something was altered after it was approved
	StateJustified   State = "justified"    // there is none, for an accepted reason
	StateNotExpected State = "not_expected" // there is none and none is expected
)

// A Sharing is whom a text is for among those who have the files. It is a
// label: whoever has a file can read it.
type Sharing string

// The steps of sharing, each wider than the one before.
const (
	SharingOwn        Sharing = "own"        // the author
	SharingSupervisor Sharing = "supervisor" // the supervisor too, as before a talk
	SharingPublished  Sharing = "published"  // everybody the portfolio is handed to
)

// A word is one of a closed list.
type word interface {
	~string
	Vocabulary() *Set
}

// label is what a word is called in a language, empty when it is not given.
func label[W word](w W, l language.Language) string {
	t, known := w.Vocabulary().Get(string(w))
	if !known {
		return string(w) // a word of a site's own, which reads as it is written
	}
	return t.Label.In(l)
}

// What each has: its list in vocabulary.yaml, and what it is called in a
// language, empty when it is not given.

func (Area) Vocabulary() *Set                { return words().sets["areas"] }
func (a Area) In(l language.Language) string { return label(a, l) }

func (Form) Vocabulary() *Set                { return words().sets["forms"] }
func (f Form) In(l language.Language) string { return label(f, l) }

func (Position) Vocabulary() *Set                { return words().sets["positions"] }
func (p Position) In(l language.Language) string { return label(p, l) }

func (Role) Vocabulary() *Set                { return words().sets["roles"] }
func (r Role) In(l language.Language) string { return label(r, l) }

// The names the one who has the role, as running text does: “huvudhandledaren”.
func (r Role) The(l language.Language) string {
	t, _ := r.Vocabulary().Get(string(r))
	return t.The.In(l)
}

func (Section) Vocabulary() *Set                { return words().sets["sections"] }
func (s Section) In(l language.Language) string { return label(s, l) }

func (Stage) Vocabulary() *Set                { return words().sets["stages"] }
func (s Stage) In(l language.Language) string { return label(s, l) }

func (Certificate) Vocabulary() *Set                { return words().sets["certificates"] }
func (c Certificate) In(l language.Language) string { return label(c, l) }

func (Instrument) Vocabulary() *Set                { return words().sets["instruments"] }
func (i Instrument) In(l language.Language) string { return label(i, l) }

func (Fulfilment) Vocabulary() *Set                { return words().sets["fulfilments"] }
func (f Fulfilment) In(l language.Language) string { return label(f, l) }

func (Expectation) Vocabulary() *Set                { return words().sets["expectations"] }
func (e Expectation) In(l language.Language) string { return label(e, l) }

func (Decision) Vocabulary() *Set                { return words().sets["decisions"] }
func (d Decision) In(l language.Language) string { return label(d, l) }

func (Sharing) Vocabulary() *Set                { return words().sets["sharings"] }
func (s Sharing) In(l language.Language) string { return label(s, l) }

func (Trust) Vocabulary() *Set                { return words().sets["trust"] }
func (t Trust) In(l language.Language) string { return label(t, l) }

func (State) Vocabulary() *Set                { return words().sets["states"] }
func (s State) In(l language.Language) string { return label(s, l) }
