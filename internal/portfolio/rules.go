package portfolio

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/programme"
)

// A FormerProgramme is one that a trainee followed until a day, as somebody who
// moves to another region does.
type FormerProgramme struct {
	Rules Ref        `key:"programme,required"`
	To    civil.Date `key:"to,required"`

	programme *programme.Programme
}

// Programmes are those that the trainee has followed, in order of time; the
// last is the one that is followed now.
func (t *Trainee) Programmes() []*programme.Programme {
	var all []*programme.Programme
	for _, f := range t.Former {
		if f.Value.programme != nil {
			all = append(all, f.Value.programme)
		}
	}
	return append(all, t.Programme)
}

// ProgrammeOn is the programme that the trainee follows on a day.
func (t *Trainee) ProgrammeOn(day civil.Date) *programme.Programme {
	for _, f := range t.Former {
		if f.Value.programme != nil && !day.After(f.Value.To) {
			return f.Value.programme
		}
	}
	return t.Programme
}

// ProgrammeOf is the programme that a placement is judged by, the one that was
// followed when it began: who moves takes what is done along. What belongs to no
// placement is judged by the programme that is followed now.
func (t *Trainee) ProgrammeOf(p *Placement) *programme.Programme {
	if p == nil {
		return t.Programme
	}
	return t.ProgrammeOn(p.From)
}

// Cite writes where a rule comes from, whichever programme it belongs to.
func (t *Trainee) Cite(r programme.Rule, l language.Language) string {
	if len(t.Former) == 0 {
		return t.Programme.Sources.Cite(r, l)
	}
	all := programme.Sources{}
	for _, p := range t.Programmes() {
		for name, title := range p.Sources {
			all[name] = title
		}
	}
	return all.Cite(r, l)
}

// RuleFiles are the files of the site that hold the trainee's own programmes.
func (t *Trainee) RuleFiles() []string {
	var files []string
	for _, f := range t.Former {
		if IsRulesFile(f.Value.Rules.Value) {
			files = append(files, f.Value.Rules.Value)
		}
	}
	if IsRulesFile(t.Rules.Value) {
		files = append(files, t.Rules.Value)
	}
	return files
}

// rules finds the programmes that the trainee follows and has followed.
func (l *loader) rules() {
	t := l.trainee
	if t.Programme = l.site.standard; t.Rules.Value != "" && t.Rules.Value != l.site.Rules.Value {
		p, found := l.site.programme(l.tree, t.Rules)
		l.report(found...)
		t.Programme = p
	}
	slices.SortStableFunc(t.Former, func(a, b frontmatter.At[FormerProgramme]) int { return a.Value.To.Compare(b.Value.To) })
	for i := range t.Former {
		f := &t.Former[i]
		p, found := l.site.programme(l.tree, f.Value.Rules)
		l.report(found...)
		f.Value.programme = p
		switch {
		case i > 0 && f.Value.To == t.Former[i-1].Value.To:
			l.report(diag.FormerProgrammeTwice.At(f.Pos, language.On(f.Value.To)))
		case f.Value.To.Before(t.Start) || !t.End.IsZero() && !f.Value.To.Before(t.End):
			l.report(diag.FormerProgrammeOutside.At(f.Pos, language.On(f.Value.To)))
		}
	}
}
