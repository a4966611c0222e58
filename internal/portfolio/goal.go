package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Goal is the trainee's page for one of BT1–BT18: their own account of how
// it was reached, and the main supervisor's judgements (F023–F033).
type Goal struct {
	Doc
	Goal        programme.Goal `key:"goals,required"`
	Progression []Progress     `key:"progression"`
	Gaps        []Gap          `key:"gaps"`
	Approvals   []Approval     `key:"approvals"`
}

// A Progress is the main supervisor's judgement after a placement: a step on
// the scale of five, and whether the goal is partly or fully met (F029–F033).
type Progress struct {
	After Ref                   `key:"after"`
	Level frontmatter.At[int]   `key:"level"`
	Met   vocabulary.Fulfilment `key:"met"`
	By    Ref                   `key:"by"`
	Date  civil.Date            `key:"date"`
	Note  string                `key:"note"`
}

// MaxLevel is the last step of the progression scale (F031).
const MaxLevel = 5

// A Gap says why a goal that is expected in a placement has no evidence there.
type Gap struct {
	Placement Ref        `key:"placement"`
	Reason    string     `key:"reason,required"`
	By        Ref        `key:"by,required"`
	Date      civil.Date `key:"date"`
}
