package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Placement is a period of service at one unit. Its body holds the plan
// made before it (F034) and the trainee's summary before its final (F105).
type Placement struct {
	Doc
	Unit        string                   `key:"unit"`
	Area        vocabulary.Area          `key:"area,required"`
	From        civil.Date               `key:"from,required unless periods" fact:"period"`
	To          civil.Date               `key:"to,required unless periods" fact:"-"`
	Extent      *frontmatter.Percent     `key:"extent,unless periods"`
	Periods     []frontmatter.At[Period] `key:"periods" fact:"-"` // in order of time; From and To are then the first and the last day
	Absence     Absence                  `key:"absence"`          // working days, or periods
	Supervisors []PersonRef              `key:"supervisor"`
	Planned     []programme.Goal         `key:"goals" fact:"-"`
	Checklist   []Check                  `key:"checklist" fact:"-"` // F117, F122
	Approvals   []Approval               `key:"approvals" fact:"-"`
}

// A Check is one line of a placement's check list.
type Check struct {
	Item string     `key:"item,required"`
	Done civil.Date `key:"done"` // zero while it is not done
}

// A Talk is one supervision talk, written by trainee and supervisor (F050–F068).
type Talk struct {
	Doc
	Date       civil.Date       `key:"date,required"`
	Supervisor PersonRef        `key:"supervisor,required"`
	Placement  PlacementRef     `key:"placement"`
	Goals      []programme.Goal `key:"goals" fact:"-"`
	Next       civil.Date       `key:"next" fact:"next_talk"` // agreed date of the next talk (F068)
	Written    civil.Date       `key:"written" fact:"-"`      // when the text was written; zero where it is not said
}

// An Assessment is one documented assessment with an instrument agreed
// beforehand: mini-CEX, DOPS, CBD and the like.
type Assessment struct {
	Doc
	Date        civil.Date            `key:"date,required"`
	Instrument  vocabulary.Instrument `key:"instrument,required"`
	Goals       []programme.Goal      `key:"goals,required" fact:"-"`
	Placement   PlacementRef          `key:"placement"`
	Assessor    PersonRef             `key:"assessor" fact:",5"`
	Outcome     string                `key:"outcome"` // in words: scales differ between regions
	Attachments []FileRef             `key:"attachments"`
	Written     civil.Date            `key:"written" fact:"-"` // when the text was written; zero where it is not said
}

// A Course is a course or teaching activity with its certificate (F016, F178–F184).
type Course struct {
	Doc
	Date         civil.Date       `key:"date"` // of a course of one day
	From         civil.Date       `key:"from" fact:"-"`
	To           civil.Date       `key:"to" fact:"-"`
	Provider     string           `key:"provider"`
	Days         float64          `key:"days"`
	Goals        []programme.Goal `key:"goals" fact:"-"`
	Certificates []FileRef        `key:"certificates"`
	Attachments  []FileRef        `key:"attachments"`
}

// Held is the day a course ended, the one it counts from.
func (c *Course) Held() civil.Date {
	if !c.To.IsZero() {
		return c.To
	}
	if !c.Date.IsZero() {
		return c.Date
	}
	return c.From
}

// An Activity is something done in BT that is no talk, assessment or course
// and yet shows something about goals: a lecture held, a reflection group, an
// audit of records (F170).
type Activity struct {
	Doc
	Date        civil.Date       `key:"date,required"`
	Placement   PlacementRef     `key:"placement"`
	Supervisor  PersonRef        `key:"supervisor"`
	Goals       []programme.Goal `key:"goals" fact:"-"`
	Attachments []FileRef        `key:"attachments"`
}

// A Kollegium is a meeting of the supervisors about the trainee's progress,
// prepared by the trainee's self-rating and a supervisor's form (F215–F223).
type Kollegium struct {
	Doc
	Date         civil.Date       `key:"date,required"`
	Placement    PlacementRef     `key:"placement"`
	Participants []PersonRef      `key:"participants"`
	SelfRating   civil.Date       `key:"self_rating"`     // when the trainee filled it in
	Form         civil.Date       `key:"assessment_form"` // when the supervisor filled it in
	Feedback     civil.Date       `key:"feedback"`        // when the trainee was told
	Deficits     []programme.Goal `key:"deficits"`
	ActionPlan   string           `key:"action_plan"`
	Attachments  []FileRef        `key:"attachments"`
}

// A Checkin is a check-in by the main supervisor: A at the start, B late in
// each placement, C before the final assessment (F113–F128).
type Checkin struct {
	Doc
	Stage        vocabulary.Stage `key:"stage"` // where the programme has stages
	Date         civil.Date       `key:"date,required"`
	Placement    PlacementRef     `key:"placement"` // of stage B, or of one without a stage
	Supervisor   PersonRef        `key:"supervisor"`
	Participants []PersonRef      `key:"participants"`
	Lacking      []programme.Goal `key:"lacking"` // goals that need more evidence (F124)
	Progression  []Judged         `key:"progression" fact:"-"`
	Attachments  []FileRef        `key:"attachments"`
}

// A Goal is the trainee's page for one of BT1–BT18: their own account of how
// it was reached, and the main supervisor's judgements (F023–F033).
type Goal struct {
	Doc
	Goal        programme.Goal `key:"goals,required" fact:"-"`
	Progression []Progress     `key:"progression" fact:"-"`
	Gaps        []Gap          `key:"gaps" fact:"-"`
	Approvals   []Approval     `key:"approvals" fact:"-"`
}

// A Progress is the main supervisor's judgement after a placement: a step on
// the scale of five, and whether the goal is partly or fully met (F029–F033).
type Progress struct {
	After PlacementRef          `key:"after"`
	Level frontmatter.At[int]   `key:"level"`
	Met   vocabulary.Fulfilment `key:"met"`
	By    PersonRef             `key:"by"`
	Date  civil.Date            `key:"date"`
	Note  string                `key:"note"`
}

// A Judged is one judgement about several goals at once, made at a check-in.
type Judged struct {
	Goals []programme.Goal      `key:"goals,required"`
	Level frontmatter.At[int]   `key:"level"`
	Met   vocabulary.Fulfilment `key:"met"`
	Note  string                `key:"note"`
}

// MaxLevel is the last step of the progression scale (F031).
const MaxLevel = 5

// A Gap says why a goal that is expected in a placement has no evidence there.
type Gap struct {
	Placement PlacementRef `key:"placement"`
	Reason    string       `key:"reason,required"`
	By        PersonRef    `key:"by,required"`
	Date      civil.Date   `key:"date"`
}
