package programme

import (
	"slices"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Mandatory says who demands service in an area.
type Mandatory string

// The ways service in an area can be mandatory.
const (
	Nationally Mandatory = "nationally" // BT cannot be certified without it
	Regionally Mandatory = "regionally" // the region wants it
	Optional   Mandatory = "no"
)

// Words are the ways.
func (Mandatory) Words() []string {
	return list(Nationally, Regionally, Optional)
}

// UnmarshalText reads the word as programmes write it.
func (m *Mandatory) UnmarshalText(text []byte) error { return choose(m, text) }

// An AreaRule is the service a programme plans in one area.
type AreaRule struct {
	Rule
	Area      vocabulary.Area `key:"area,required"`
	Length    Length          `key:"length,required"` // of full time
	Mandatory Mandatory       `key:"mandatory,required"`
	Counted   bool            `key:"counted,required"` // it is one of the two to four placements
	Means     language.Text   `key:"means"`            // what service counts as this area
}

// An Assessment is how often an instrument is to be used in the placement of
// an area, and when. Two rules may name the same instrument, one early and
// one late in a placement; an assessment fulfils at most one of them. The
// number is what is required; one done outside the window still counts, since
// the sources only suggest when.
type Assessment struct {
	Rule
	Area       vocabulary.Area       `key:"area,required"`
	Instrument vocabulary.Instrument `key:"instrument,required"`
	Least      int                   `key:"least"`  // 0 where the instrument is only recommended
	Window     Window                `key:"window"` // in the placement
}

// An Evidence rule says how long after its placement something still counts as
// evidence from it.
type Evidence struct {
	Rule
	AfterPlacement Span `key:"after_placement,required"`
}

// A PlacementFinal is the form that ends a placement, as an assessment of its
// own beside the decision about the placement.
type PlacementFinal struct {
	Rule
	Instrument vocabulary.Instrument `key:"instrument,required"`
	Areas      []vocabulary.Area     `key:"areas,required"`
}

// A TalkRhythm is how often supervision talks are held.
type TalkRhythm struct {
	Rule
	Area  vocabulary.Area `key:"area"` // empty: in all areas that have no rhythm of their own
	Every Span            `key:"every,required"`
}

// A TalkLock is the decision that closes all talks of a trainee.
type TalkLock struct {
	Rule
	By        vocabulary.Role `key:"by,required"`
	NotBefore Edge            `key:"not_before,required"` // in BT as a whole
}

// A Period is what a rule's window is counted in.
type Period string

// The periods.
const (
	PerBT        Period = "bt"        // the whole of BT, from its start to its planned end
	PerPlacement Period = "placement" // each placement
)

// Words are the periods.
func (Period) Words() []string { return list(PerBT, PerPlacement) }

// UnmarshalText reads the period as programmes write it.
func (p *Period) UnmarshalText(text []byte) error { return choose(p, text) }

// A CheckIn is one of the main supervisor's meetings with the trainee: A, B or
// C, or one without a stage.
type CheckIn struct {
	Rule
	Stage   vocabulary.Stage  `key:"stage"`
	Per     Period            `key:"per,required"`
	Except  []vocabulary.Area `key:"except"` // where none is asked for
	By      vocabulary.Role   `key:"by,required"`
	Invited []vocabulary.Role `key:"invited"`
	Window  Window            `key:"window"` // in the period
}

// In reports whether the check-in is held in the placements of an area.
func (c CheckIn) In(a vocabulary.Area) bool {
	return c.Per == PerPlacement && !slices.Contains(c.Except, a)
}

// CheckIn is the check-in of a stage. Some programmes have none of that stage,
// others no stages at all.
func (p *Programme) CheckIn(s vocabulary.Stage) (CheckIn, bool) {
	return first(p.CheckIns, func(c CheckIn) bool { return c.Stage == s })
}

// HasStages reports whether check-ins are told apart by stages.
func (p *Programme) HasStages() bool {
	return slices.ContainsFunc(p.CheckIns, func(c CheckIn) bool { return c.Stage != "" })
}

// A Kollegium is what a programme asks of the supervisors' meetings about a
// trainee.
type Kollegium struct {
	Rule
	Least          int                     `key:"least,required"` // per placement
	ConvenedBy     vocabulary.Role         `key:"convened_by,required"`
	PreparedWith   []vocabulary.Instrument `key:"prepared_with"` // filled in before the meeting
	FeedbackBy     vocabulary.Role         `key:"feedback_by"`   // tells the trainee afterwards
	TraineeAttends bool                    `key:"trainee_attends,required"`
}

// A Progression is the scale on which a goal is judged after each placement.
// A step never decides that a goal is met.
type Progression struct {
	Rule
	Least        int             `key:"least,required"`
	Most         int             `key:"most,required"`
	By           vocabulary.Role `key:"by,required"`
	NoteRequired bool            `key:"note_required,required"` // with each judgement
}

// A NamePart is a part of a document's file name.
type NamePart string

// The parts.
const (
	PartGoals     NamePart = "goals"
	PartType      NamePart = "type" // the instrument
	PartName      NamePart = "name"
	PartPlacement NamePart = "placement"
	PartDate      NamePart = "date"
)

// Words are the parts.
func (NamePart) Words() []string {
	return list(PartGoals, PartType, PartName, PartPlacement, PartDate)
}

// UnmarshalText reads the part as programmes write it.
func (p *NamePart) UnmarshalText(text []byte) error { return choose(p, text) }

// DocumentNames says of which parts, in which order, the name of a document
// is to consist.
type DocumentNames struct {
	Rule
	Parts []NamePart `key:"parts,required"`
}
