package review

import (
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A no is a state of its own and not the lack of a yes: who said it, when and
// why comes before all else.

// A Refusal is something that somebody who decides has not approved.
type Refusal struct {
	Subject
	*Ruling
}

// Refusals are BT as a whole, the placements and the goals that are not
// approved, in this order.
func (v *Verdict) Refusals() []Refusal {
	var all []Refusal
	if no := v.finalNo(); no != nil {
		all = append(all, Refusal{ofFinal(v.Trainee.Final), no})
	}
	for i := range v.Placements {
		if no := v.Placements[i].Standing.No(); no != nil {
			all = append(all, Refusal{ofPlacement(v.Placements[i].Placement), no})
		}
	}
	for i := range v.Goals {
		if g := &v.Goals[i]; g.Page != nil && g.Standing.covers(g.Goal) == refused {
			all = append(all, Refusal{ofGoal(g.Page), g.Standing.No()})
		}
	}
	return all
}

// toldRefusals is how many a sentence names one by one.
const toldRefusals = 3

// refusalTexts are the sentences about what is not approved.
func (v *Verdict) refusalTexts() []language.Text {
	var texts []language.Text
	all := v.Refusals()
	for i, r := range all {
		if i == toldRefusals {
			texts = append(texts, say.VerdictMoreRefused(len(all)-i))
			break
		}
		tell := say.VerdictRefused
		if r.Decision == vocabulary.DecisionRevoked {
			tell = say.VerdictTakenBack
		}
		texts = append(texts, tell(r.Text(), v.who(r.Ruling), r.Ruling.Date, reasonText(r.Ruling)))
	}
	return texts
}

// who names who decided, with the role.
func (v *Verdict) who(d *Ruling) language.Text {
	name := d.By.Value
	if p := v.Trainee.Person(name); p != nil {
		name = p.FullName
	}
	if d.Role == "" {
		return language.Same(name)
	}
	return say.NameAndRole(language.Same(name), language.InBoth(d.Role.In))
}

// reasonText is the reason of a decision, to be put after it; empty for none.
func reasonText(d *Ruling) language.Text {
	if d.Comment == "" {
		return language.Text{}
	}
	return say.ForTheReason(strings.TrimSuffix(d.Comment, "."))
}

// refusedGoals reports the goals that are not approved. Before the
// registration the main supervisor tells the trainee and the BT chief what is
// lacking (S2).
func (j *judge) refusedGoals() {
	rule, _ := j.t.Programme.Approval(programme.SubjectGoal)
	for _, r := range j.Refusals() {
		if r.Kind == programme.SubjectGoal {
			j.find(diag.GoalNotApproved.At(r.By.Pos, r.Text(), language.InBoth(r.Decision.In), j.who(r.Ruling), language.On(r.Ruling.Date), reasonText(r.Ruling)),
				Finding{Rule: &rule.Rule, Who: vocabulary.RoleMainSupervisor, Goals: []programme.Goal{r.Goal}})
		}
	}
}

// refusedFinal reports that BT as a whole is not approved.
func (j *judge) refusedFinal() {
	if no := j.finalNo(); no != nil {
		rule, _ := j.t.Programme.Approval(programme.SubjectFinal)
		j.find(diag.FinalNotApproved.At(no.By.Pos, language.InBoth(no.Decision.In), j.who(no), language.On(no.Date), reasonText(no)),
			Finding{Rule: &rule.Rule, Who: vocabulary.RoleMainSupervisor})
	}
}

// contradictedGoals tells where a judgement on the scale and the decision about
// the goal do not agree. The record of progression takes back neither a
// decision that is bound to its content nor a no; only a decision with a
// reason does.
func (j *judge) contradictedGoals() {
	rule, _ := j.t.Programme.Approval(programme.SubjectGoal)
	for i := range j.Goals {
		g := &j.Goals[i]
		if g.Contradiction == nil {
			continue
		}
		d := g.Standing.Newest()
		if no := g.Standing.No(); no != nil {
			d = no
		}
		j.find(diag.JudgementContradicts.At(g.Contradiction.Pos(), goalsText([]programme.Goal{g.Goal}), language.InBoth(g.Contradiction.Met.In),
			language.On(g.Contradiction.Date), language.InBoth(d.Decision.In), language.On(d.Date)),
			Finding{Rule: &rule.Rule, Who: vocabulary.RoleMainSupervisor, Goals: []programme.Goal{g.Goal}})
	}
}
