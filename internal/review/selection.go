package review

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
)

// Picked are the texts that the trainee wants read first of a goal, those of them
// that are evidence for it.
func (v *Verdict) Picked(g programme.Goal) []portfolio.Evidence {
	var all []portfolio.Evidence
	for _, ref := range v.Trainee.Picked(g) {
		if about, ok := FindSubject(v.Trainee, ref.Value); ok && len(all) < portfolio.MostPicked {
			if e := v.Goal(g).shownBy(about.Doc); e != nil {
				all = append(all, *e)
			}
		}
	}
	return all
}

// shownBy is the evidence for the goal that a text is; nil where it is none.
func (g *Goal) shownBy(d *portfolio.Doc) *portfolio.Evidence {
	evidence := g.Evidence()
	i := slices.IndexFunc(evidence, func(e portfolio.Evidence) bool { return e.Doc == d })
	if i < 0 {
		return nil
	}
	return &evidence[i]
}

// selection reports what is picked and cannot be read first: what is not there, what
// is no evidence for the goal, and what is too much.
func (j *judge) selection() {
	for _, g := range programme.AllGoals() {
		refs := j.t.Picked(g)
		for _, ref := range refs {
			about, ok := FindSubject(j.t, ref.Value)
			switch {
			case !ok || about.Doc == nil:
				j.find(diag.PickedNothing.At(ref.Pos, ref.Value), Finding{Goals: []programme.Goal{g}})
			case j.Goal(g).shownBy(about.Doc) == nil:
				j.find(diag.PickedOther.At(ref.Pos, ref.Value, g.String()), Finding{Goals: []programme.Goal{g}})
			}
		}
		if len(refs) > portfolio.MostPicked {
			j.find(diag.PickedMany.At(refs[portfolio.MostPicked].Pos, g.String(), len(refs), portfolio.MostPicked), Finding{Goals: []programme.Goal{g}})
		}
	}
}
