package review

import (
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Subject is one thing in a portfolio that somebody can decide about.
type Subject struct {
	Kind      programme.Subject
	Doc       *portfolio.Doc       // its text; nil for all talks together, and for a gap
	Goal      programme.Goal       // of a goal or a gap
	Placement *portfolio.Placement // the placement, or where evidence or a gap lies; nil for none
	Date      civil.Date           // of evidence: the day it is about
}

// allTalks are the talks as one subject, closed together at the end of BT.
var allTalks = Subject{Kind: programme.SubjectTalks}

// programme is what a decision about the subject is judged by.
func (s Subject) programme(t *portfolio.Trainee) *programme.Programme {
	return t.ProgrammeOf(s.Placement)
}

// FindSubject finds what a path means as the subject of a decision, written
// as in the documents in godkannanden/: “placeringar/akuten”, or “samtal” for
// all talks. It reports false for what nobody decides about.
func FindSubject(t *portfolio.Trainee, id string) (Subject, bool) {
	id = within(t, id)
	if isTalks(id) {
		return allTalks, true
	}
	all := subjects(t)
	i := slices.IndexFunc(all, func(s Subject) bool { return s.id(t) == id })
	if i < 0 {
		return Subject{}, false
	}
	return all[i], true
}

// SubjectsIn lists the texts in a folder that somebody can decide about, each
// by itself.
func SubjectsIn(t *portfolio.Trainee, folder string) []Subject {
	folder = within(t, folder)
	return slices.DeleteFunc(subjects(t), func(s Subject) bool { return path.Dir(s.id(t)) != folder })
}

// within is a path from the trainee's folder, without the ending of a text.
func within(t *portfolio.Trainee, id string) string {
	id = strings.Trim(strings.TrimSuffix(id, ".md"), "/")
	return strings.TrimPrefix(strings.TrimPrefix(id, "content/"), t.Folder+"/")
}

// id is the path of the subject's text from the trainee's folder, without its
// ending.
func (s Subject) id(t *portfolio.Trainee) string { return strings.TrimPrefix(s.Doc.ID(), t.Folder+"/") }

// isTalks reports whether a path is the folder of the talks.
func isTalks(id string) bool {
	kind, ok := vocabulary.KindOfFolder(id)
	return ok && kind == vocabulary.KindTalk
}

// subjects are all texts that somebody can decide about.
func subjects(t *portfolio.Trainee) []Subject {
	var all []Subject
	for _, p := range t.Placements {
		all = append(all, ofPlacement(p))
	}
	for _, g := range t.Goals {
		if g != nil {
			all = append(all, ofGoal(g))
		}
	}
	if t.Final != nil {
		all = append(all, ofFinal(t.Final))
	}
	for _, x := range t.Talks {
		all = append(all, ofTalk(x))
	}
	return append(all, evidenceSubjects(t)...)
}

// evidenceSubjects are the texts and files that somebody can decide about as
// evidence. The talks are closed together.
func evidenceSubjects(t *portfolio.Trainee) []Subject {
	var all []Subject
	for _, k := range portfolio.Kinds() {
		if !k.Evidence || k.Kind == vocabulary.KindTalk {
			continue
		}
		for _, x := range t.Of(k.Kind) {
			in := portfolio.Said[portfolio.PlacementRef](x, "placement")
			all = append(all, Subject{
				Kind: programme.SubjectEvidence, Doc: x.Document(), Placement: t.Placement(in.Value), Date: k.Day(x),
			})
		}
	}
	return all
}

func ofPlacement(p *portfolio.Placement) Subject {
	return Subject{Kind: programme.SubjectPlacement, Doc: &p.Doc, Placement: p}
}

func ofGoal(g *portfolio.Goal) Subject {
	return Subject{Kind: programme.SubjectGoal, Doc: &g.Doc, Goal: g.Goal}
}

func ofTalk(x *portfolio.Talk) Subject {
	return Subject{Kind: programme.SubjectTalks, Doc: &x.Doc, Date: x.Date}
}

func ofFinal(f *portfolio.Final) Subject {
	return Subject{Kind: programme.SubjectFinal, Doc: &f.Doc}
}

// concerns reports whether a document in godkannanden/ decides about a
// subject: it names its text, or the folder of the text. A decision about the
// folder of the talks is one about all of them together, not about each.
func concerns(t *portfolio.Trainee, d *portfolio.Decision, s Subject) bool {
	switch {
	case s.Doc == nil:
		return isTalks(d.Subject.Value)
	case d.Subject.Value == s.id(t):
		return true
	case s.Kind == programme.SubjectTalks || d.Subject.Value != path.Dir(s.id(t)):
		return false
	}
	return s.Kind != programme.SubjectGoal || len(d.Goals) == 0 || slices.Contains(d.Goals, s.Goal)
}
