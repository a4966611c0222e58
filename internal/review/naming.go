package review

import (
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// Names and titles of documents are compared with the programme's rule
// (F089–F096) and with each other (F082).
//
// A file is found by its name or through a text. The name of an attachment may
// lack something: the text that has it says the rest, and a new name would only
// break the reference. So may the name of a file with a text beside it, as far
// as that text goes. But no name may contradict its text, whatever the
// programme: an assessor who goes by the names would look on the wrong page.

// documents are those with a file of their own.
func (j *judge) documents() (all []*portfolio.Document) {
	for _, d := range j.t.Documents {
		if d.File.Path != "" {
			all = append(all, d)
		}
	}
	return all
}

// contradictions reports the names that contradict themselves or the text
// beside the file. What is merely to be renamed is for the trainee alone: pages
// are read by people who cannot.
func (j *judge) contradictions() {
	for _, d := range j.documents() {
		j.contradiction(d)
		if title := readTitle(d); len(d.Read.Wrong) == 0 && len(title.Wrong) > 0 {
			j.find(diag.WrongInName.At(d.At("title"), title.Wrong[0]),
				Finding{Rule: j.nameRule(), Placement: j.t.Placement(d.Placement.Value), Private: true})
		}
		for _, wrong := range d.Read.Wrong {
			j.find(diag.WrongInName.At(diag.Pos{File: d.File.Path}, wrong),
				Finding{Rule: j.nameRule(), Placement: j.t.Placement(d.Placement.Value), Private: true})
		}
		if d.Read.Unclear != "" {
			j.find(diag.RangeUnclear.At(diag.Pos{File: d.File.Path}, d.Read.Unclear),
				Finding{Rule: j.nameRule(), Goals: d.Read.Goals, Placement: j.t.Placement(d.Placement.Value), Private: true})
		}
	}
}

// names compares titles, and the names of files that no text has as
// attachment, with what the programme wants of them.
func (j *judge) names() {
	rule := j.t.Programme.DocumentNames
	if rule == nil {
		return
	}
	attached := map[string]bool{}
	j.eachAttachment(func(ref portfolio.FileRef, _ []programme.Goal, _ *portfolio.Placement) { attached[ref.Value] = true })
	for _, d := range j.documents() {
		j.title(d, rule)
		if !attached[d.File.Path] {
			j.incomplete(d, rule)
		}
	}
}

// incomplete reports the parts of the rule that neither the name of a file
// nor the text beside it gives.
func (j *judge) incomplete(d *portfolio.Document, rule *programme.DocumentNames) {
	var lacking []language.Text
	for _, p := range d.Unread() {
		if slices.Contains(rule.Parts, namePart(p)) {
			lacking = append(lacking, partText(p))
		}
	}
	if len(lacking) == 0 {
		return
	}
	j.find(diag.NameIncomplete.At(diag.Pos{File: d.File.Path}, language.And(lacking), j.proposal(d, d.Goals)),
		Finding{Rule: &rule.Rule, Goals: d.Goals, Placement: j.t.Placement(d.Placement.Value), Private: true})
}

// namePart is what a programme calls a part of a name.
func namePart(p portfolio.Part) programme.NamePart {
	if p == portfolio.PartInstrument {
		return programme.PartType
	}
	return programme.NamePart(p)
}

func partText(p portfolio.Part) language.Text {
	text, _ := vocabulary.Label("part_" + string(p))
	return text
}

// contradiction reports what the title and the text beside a file say
// otherwise than its name.
func (j *judge) contradiction(d *portfolio.Document) {
	if !d.Twin {
		return
	}
	said, where, at := titleGoals(d), say.TheTitle(), "title"
	if len(said) == 0 || sameGoals(said, d.Read.Goals) {
		said, where, at = d.Goals, say.TheTextBeside(), "goals"
	}
	rule := j.nameRule()
	placement := j.t.Placement(d.Placement.Value)
	if len(d.Read.Goals) > 0 && !sameGoals(said, d.Read.Goals) {
		j.find(diag.GoalsContradict.At(d.At(at), goalsText(d.Read.Goals), where, goalsText(said), j.proposal(d, said)),
			Finding{Rule: rule, Goals: said, Placement: placement})
	}
	var parts []language.Text
	if d.Read.Instrument != "" && d.Instrument != d.Read.Instrument {
		parts = append(parts, partText(portfolio.PartInstrument))
	}
	if d.Read.Area != "" && placement != nil && (placement.Area != d.Read.Area || d.Read.Placement != "" && placement.Name != d.Read.Placement) {
		parts = append(parts, partText(portfolio.PartPlacement))
	}
	if !d.Read.Date.IsZero() && d.Date != d.Read.Date {
		parts = append(parts, partText(portfolio.PartDate))
	}
	if len(parts) > 0 {
		j.find(diag.PartsContradict.At(diag.Pos{File: d.Path}, language.And(parts), j.proposal(d, d.Goals)),
			Finding{Rule: rule, Goals: d.Goals, Placement: placement})
	}
}

// nameRule is the programme's rule about names, nil where it has none.
func (j *judge) nameRule() *programme.Rule {
	if names := j.t.Programme.DocumentNames; names != nil {
		return &names.Rule
	}
	return nil
}

// title reports a title that is not the goal (F089). How the goal is spelled
// is left alone: documents are in the order of their goals with a space before
// the number and without (F090, F091).
func (j *judge) title(d *portfolio.Document, rule *programme.DocumentNames) {
	if d.Title == "" || len(d.Goals) == 0 || len(titleGoals(d)) > 0 {
		return
	}
	j.find(diag.TitleNotGoal.At(d.At("title"), d.Title, portfolio.GoalTitle(d.Goals)),
		Finding{Rule: &rule.Rule, Goals: d.Goals, Private: true})
}

// titleGoals are the goals that a document's title begins with.
func titleGoals(d *portfolio.Document) []programme.Goal { return readTitle(d).Goals }

// readTitle reads a title as the name of a file is read.
func readTitle(d *portfolio.Document) portfolio.FileName {
	return portfolio.ReadFileName(strings.ReplaceAll(d.Title, "/", " "), nil)
}

func sameGoals(a, b []programme.Goal) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// proposal is the name a file is to have if it is about these goals.
func (j *judge) proposal(d *portfolio.Document, goals []programme.Goal) language.Text {
	says := portfolio.FileName{
		Goals: goals, Instrument: d.Instrument, Label: d.Label,
		Placement: d.Placement.Value, Area: d.Read.Area, Date: d.Date,
	}
	if p := j.t.Placement(d.Placement.Value); p != nil {
		says.Area = p.Area
	}
	return language.InBoth(func(l language.Language) string {
		return says.Proposal(l, path.Ext(d.File.Path), j.t.Placements)
	})
}

// attachments reports the attachments whose name speaks only of other goals
// than the text that has them (F082).
func (j *judge) attachments() {
	read := map[string]*portfolio.Document{}
	for _, d := range j.t.Documents {
		read[d.File.Path] = d
	}
	j.eachAttachment(func(ref portfolio.FileRef, goals []programme.Goal, p *portfolio.Placement) {
		d := read[ref.Value]
		if d == nil || len(goals) == 0 || len(d.Read.Goals) == 0 {
			return
		}
		if !slices.ContainsFunc(d.Read.Goals, func(g programme.Goal) bool { return slices.Contains(goals, g) }) {
			j.find(diag.AttachedElsewhere.At(ref.Pos, d.FileName(), goalsText(d.Read.Goals), goalsText(goals)),
				Finding{Rule: j.nameRule(), Goals: goals, Placement: p})
		}
	})
}

// eachAttachment goes through the files that texts name in their front matter,
// with the goals and the placement of the text.
func (j *judge) eachAttachment(do func(ref portfolio.FileRef, goals []programme.Goal, p *portfolio.Placement)) {
	for _, x := range j.t.All() {
		goals := portfolio.Said[[]programme.Goal](x, "goals")
		at := portfolio.Said[portfolio.PlacementRef](x, "placement")
		for _, ref := range portfolio.Files(x) {
			do(ref, goals, j.t.Placement(at.Value))
		}
	}
}

// lateAfter is how many days after a talk or an assessment its text counts as
// written late: btfolio's own measure, nothing in the sources.
const lateAfter = 30

// writtenLate tells the trainee, and nobody else, of texts that say
// themselves that they were written long after what they are about. Once the
// placement is approved its supervisor has accepted them.
func (j *judge) writtenLate() {
	t := j.t
	var late []language.Text
	var first diag.Pos
	look := func(d *portfolio.Doc, name func(civil.Date) language.Text, day, written civil.Date, placement portfolio.PlacementRef) {
		p := j.Placement(t.Placement(placement.Value))
		if written.IsZero() || written.DaysSince(day) <= lateAfter || p != nil && p.Standing.reach().reached() {
			return
		}
		if len(late) == 0 {
			first = d.At("written")
		}
		late = append(late, name(day))
	}
	for _, x := range t.Talks {
		look(&x.Doc, say.TheTalkOf, x.Date, x.Written, x.Placement)
	}
	for _, a := range t.Assessments {
		look(&a.Doc, say.TheAssessmentOf, a.Date, a.Written, a.Placement)
	}
	if len(late) > 0 {
		j.find(diag.WrittenLate.At(first, language.And(late), lateAfter), Finding{Private: true})
	}
}
