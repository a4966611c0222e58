package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// goalStanding is what has been decided about a goal, by decisions and by the
// record of progression. Where the programme has a scale, the main
// supervisor's “fully” is a claim that the goal is met (S0:47), as good as one
// that is written under approvals. It takes back no decision: a later judgement
// that says otherwise is a contradiction, which only a decision with a reason
// resolves.
func (j *judge) goalStanding(g *Goal) (s Standing, contradiction *portfolio.Judgement) {
	about := Subject{Kind: programme.SubjectGoal, Goal: g.Goal}
	if g.Page != nil {
		about = ofGoal(g.Page)
		s = j.standing(about, g.Page.Approvals)
	}
	judged := j.lastWord(g)
	if judged == nil {
		return s, nil
	}
	fully := judged.Met == vocabulary.FulfilmentFully
	claim := Ruling{Trust: vocabulary.TrustClaimed, Judgement: judged, Approval: portfolio.Approval{
		Decision: vocabulary.DecisionApproved, By: judged.By, Date: judged.Date, Comment: judged.Note,
	}}
	claim.Role, claim.Why = j.weigh(claim.Approval, about, s)
	claim.Counts = claim.Why == nil
	switch before, no := s.Newest(), s.No(); {
	case no != nil && fully && judged.Date.After(no.Date), no == nil && before != nil && !fully && !judged.Date.Before(before.Date):
		return s, judged
	case no != nil || before != nil && before.Approves() || !fully || !claim.Counts:
		return s, nil // that somebody else judged is told by itself
	}
	s.History = append(slices.Clone(s.History), claim)
	slices.SortStableFunc(s.History, func(a, b Ruling) int { return a.Date.Compare(b.Date) })
	return s, nil
}

// lastWord is the newest judgement that says how far a goal is met; nil where
// none does, or the programme has no scale.
func (j *judge) lastWord(g *Goal) *portfolio.Judgement {
	if j.t.Programme.Progression == nil {
		return nil
	}
	for i := range slices.Backward(g.Judged) {
		if x := &g.Judged[i]; x.Met != "" && !x.Date.After(j.on) && !x.Date.Before(j.t.Start) {
			return x
		}
	}
	return nil
}

// judgements looks at when goals were judged, and for two that contradict
// each other. A judgement at check-in B can be made from the middle of the
// placement on; what else is “after” a placement is not made more than four
// weeks before its end.
func (j *judge) judgements() {
	rule := j.t.Programme.Progression
	if rule == nil {
		return
	}
	type late struct {
		pos  diag.Pos
		when language.Text
		day  civil.Date
	}
	when := map[late][]programme.Goal{}
	twice := map[*portfolio.Placement][]programme.Goal{}
	for i := range j.Goals {
		g := &j.Goals[i]
		met := map[*portfolio.Placement]vocabulary.Fulfilment{}
		for k := range g.Judged {
			x := &g.Judged[k]
			p := j.t.Placement(x.After.Value)
			if text, wrong := j.judgedWhen(x, p); wrong {
				at := late{x.Pos(), text, x.Date}
				when[at] = append(when[at], g.Goal)
			}
			if p == nil || x.Met == "" {
				continue
			}
			if met[p] != "" && met[p] != x.Met && !slices.Contains(twice[p], g.Goal) {
				twice[p] = append(twice[p], g.Goal)
			}
			met[p] = x.Met
		}
	}
	for at, goals := range when {
		j.find(diag.ProgressionOutOfTime.At(at.pos, goalsText(goals), language.On(at.day), at.when),
			Finding{Rule: &rule.Rule, Who: rule.By, Goals: goals})
	}
	for p, goals := range twice {
		j.find(diag.ProgressionTwice.At(p.At("to"), goalsText(goals), placementText(p)),
			Finding{Rule: &rule.Rule, Who: rule.By, Goals: goals, Placement: p})
	}
}

// judgedWhen tells when a judgement was made that was not made in its time.
func (j *judge) judgedWhen(x *portfolio.Judgement, p *portfolio.Placement) (language.Text, bool) {
	switch {
	case x.Date.IsZero():
	case x.Date.After(j.on):
		return say.JudgedInFuture(), true
	case x.Date.Before(j.t.Start):
		return say.JudgedBeforeBT(), true
	case p == nil:
	case x.In.Kind == vocabulary.KindCheckin && x.Date.Before(p.Served().Middle()),
		x.In.Kind != vocabulary.KindCheckin && x.Date.Before(j.closing(p.To)):
		return say.JudgedTooEarly(placementText(p), p.To), true
	}
	return language.Text{}, false
}

// behind reports goals that are approved although the newest judgement, made
// before, says that they are partly met.
func (j *judge) behind() {
	rule := j.t.Programme.Progression
	if rule == nil {
		return
	}
	for i := range j.Goals {
		g := &j.Goals[i]
		x, d := j.lastWord(g), g.Standing.Newest()
		if x != nil && x.Met == vocabulary.FulfilmentPartly && g.Contradiction == nil && d != nil && d.Approves() {
			goal := []programme.Goal{g.Goal}
			j.find(diag.JudgementBehind.At(x.Pos(), goalsText(goal), language.On(x.Date), language.On(d.Date)),
				Finding{Rule: &rule.Rule, Who: rule.By, Goals: goal})
		}
	}
}

// bound reports whether the decision that counts is tied to its content.
func (s Standing) bound() bool {
	d := s.Newest()
	return d != nil && d.Trust != vocabulary.TrustClaimed
}
