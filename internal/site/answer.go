package site

import (
	"fmt"
	"html/template"
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// An AnswerForm is the page of a bundle on which whoever assesses it takes notes and
// answers. Like the first page it lies outside the site and shows the code; a script
// makes a file of the answer, and without one it is a form to print.
type AnswerForm struct {
	Head
	Code      string
	Back      []Link // to the portfolio
	Questions []string
	Goals     []GoalMark
	Assessors []Assessor // those the trainee's page names
	Lines     []AnswerLine
	Approved  string // the word in the file
	Refused   string
	File      string // how the name of the file begins
	NotesFile string
}

// An Assessor is somebody who may answer, by the name of their page.
type Assessor struct{ ID, Name string }

// An AnswerLine is one line of the file: its key, and its value or the field of the
// form that gives it.
type AnswerLine struct{ Key, Value, Field string }

// Answerable reports whether a portfolio can be answered: it has a page of the final
// assessment to decide about.
func Answerable(v *review.Published) bool { return v.Trainee.Final != nil }

// AnswerPage makes the page for the answer to a bundle whose site lies in a folder.
func AnswerPage(s *portfolio.Site, v *review.Published, folder, code string) Page {
	b := newContext(s, v.Verdict())
	t := v.Trainee
	page := &AnswerForm{
		Head: b.head(word(b.lang, "answer"), ""),
		Code: code,
		Back: []Link{
			{Text: word(b.lang, "for_assessor"), URL: to(folder+"/") + to(b.named("for_assessor"))},
			{Text: word(b.lang, "overview"), URL: to(folder+"/") + to(overviewPage)},
		},
		Questions: []string{word(b.lang, "ask_done"), word(b.lang, "ask_evidence"), word(b.lang, "ask_changed")},
		Approved:  vocabulary.DecisionApproved.In(b.lang),
		Refused:   vocabulary.DecisionNotApproved.In(b.lang),
		File:      word(b.lang, "answer_file") + "-" + vocabulary.Slug(t.Folder) + "-",
		NotesFile: word(b.lang, "notes_file") + "-" + vocabulary.Slug(t.Folder),
	}
	page.Assets = to(folder + "/" + AssetsFolder)
	for _, g := range b.verdict.Goals {
		link := b.goalChip(g.Goal)
		link.URL = to(folder+"/") + link.URL
		page.Goals = append(page.Goals, GoalMark{link, g.State, g.State.In(b.lang)})
	}
	for _, ref := range t.People[vocabulary.RoleExternalAssessor] {
		if p := t.Person(ref.Value); p != nil {
			page.Assessors = append(page.Assessors, Assessor{p.Name, p.FullName})
		}
	}
	previous := ""
	if last := review.Last(t); last != nil {
		previous = last.Digest.String()
	}
	for _, line := range []AnswerLine{
		{"subject", strings.TrimPrefix(t.Final.ID(), t.Folder+"/"), ""},
		{"decision", "", "decision"},
		{"by", "", "by"},
		{"role", vocabulary.RoleExternalAssessor.In(b.lang), ""},
		{"date", "", "date"},
		{"goals", "", "goals"},
		{"comment", "", "reason"},
		{"version", fmt.Sprint(portfolio.DecisionVersion), "plain"},
		{"trainee", t.FullName, ""},
		{"portfolio", t.Portfolio, ""},
		{"previous", previous, ""},
		{"bundle", code, ""},
		{"bundle_date", v.On.String(), "plain"},
		{"checksum", "", "checksum"},
	} {
		if line.Value != "" || line.Field != "" {
			line.Key = vocabulary.Key(line.Key, b.lang)
			page.Lines = append(page.Lines, line)
		}
	}
	return Page{Path: answerFile, Layout: "answer", View: page}
}

// answerFile is the name of the page, beside the first page of a bundle.
const answerFile = "SVAR.html"

// toAnswer leads from the pages of a bundle to the one for the answer; nowhere for a
// site that is no bundle's.
func (b *siteContext) toAnswer() Link {
	if !b.handed || b.of.Final == nil {
		return Link{}
	}
	return Link{Text: word(b.lang, "answer_here"), URL: template.URL("../../" + answerFile)}
}
