package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// missingCheckins asks for the main supervisor's check-ins: A at the start, B in good
// time before each placement ends, C before the final assessment (F113–F127).
// Nobody is reminded before the window opens. One that is held outside its
// window counts: the sources say when it is to be done, not that it is worth
// nothing later.
func (j *judge) missingCheckins() {
	t := j.t
	for i := range t.Programme.CheckIns {
		rule := &t.Programme.CheckIns[i]
		if rule.Per == programme.PerPlacement {
			for _, p := range t.Placements {
				j.checkin(rule, p, p.From, p.To)
			}
			continue
		}
		if !t.End.IsZero() {
			j.checkin(rule, nil, t.Start, t.End)
		}
	}
}

func (j *judge) checkin(rule *programme.CheckIn, p *portfolio.Placement, from, to civil.Date) {
	first, due := rule.Window.Dates(from, to)
	if !j.began(first) || p != nil && !j.began(from) || len(j.Held(rule.Stage, p)) > 0 {
		return
	}
	f := Finding{Due: due, Rule: &rule.Rule, Who: rule.By, Placement: p}
	if p == nil {
		f.Finding = diag.CheckinMissing.At(j.t.At("start"), rule.Stage)
	} else {
		f.Finding = diag.PlacementCheckinMissing.At(p.At("to"), rule.Stage, placementText(p), p.Name)
	}
	j.find(f)
}

// Held are the check-ins of a stage that have been held: those that belong to
// a placement, or all of them where none is given.
func (v *Verdict) Held(stage vocabulary.Stage, p *portfolio.Placement) []*portfolio.Checkin {
	var held []*portfolio.Checkin
	for _, c := range v.Trainee.Checkins {
		if c.Stage == stage && !c.Date.After(v.On) && (p == nil || during(p, c.Placement, c.Date)) {
			held = append(held, c)
		}
	}
	return held
}

// followUp asks after what a check-in wanted more of (F124, F127): there must
// be something newer for each goal, from whatever part of BT, before the
// placement ends, or before BT does.
func (j *judge) followUp() {
	t := j.t
	for _, c := range t.Checkins {
		var still []programme.Goal
		for _, g := range c.Lacking {
			if !j.newer(g, c.Date) {
				still = append(still, g)
			}
		}
		if len(still) == 0 || !j.began(c.Date) {
			continue
		}
		p := t.Placement(c.Placement.Value)
		due := t.End
		if p != nil && c.Stage == vocabulary.StageB {
			due = p.To
		}
		j.find(Finding{
			Finding: diag.LackingEvidence.At(c.At("lacking"), c.Stage, dateText(c.Date), goalsText(still)),
			Due:     due, Goals: still, Placement: p,
		})
	}
}

// newer reports whether there is evidence for a goal from a day or later.
func (j *judge) newer(g programme.Goal, day civil.Date) bool {
	for _, e := range j.Goal(g).Evidence() {
		if !e.Date.Before(day) && j.began(e.Date) {
			return true
		}
	}
	return false
}
