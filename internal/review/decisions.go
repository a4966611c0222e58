package review

import (
	"fmt"
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A doubt is a fault in decisions that somebody must look at. The same fault in
// several decisions is one doubt.
type doubt struct {
	Finding
	what  *diag.Problem // about its first subject
	about []language.Text
}

func (d *doubt) same(o *doubt) bool {
	return d.what.Code == o.what.Code && fmt.Sprint(d.what.Args[1:]) == fmt.Sprint(o.what.Args[1:])
}

// decisions reports the decisions that do not count although somebody may
// think so, and those that count although whoever made them lacks what the
// programme recommends.
func (j *judge) decisions() {
	var all []*doubt
	add := func(d *doubt) {
		for _, other := range all {
			if other.same(d) {
				other.about = append(other.about, d.about...)
				other.Goals = append(other.Goals, d.Goals...)
				return
			}
		}
		all = append(all, d)
	}
	for _, m := range j.Matters {
		for _, d := range m.doubtful() {
			if d.Why.Code == diag.PortfolioTwice.Code || d.Why.Code == diag.DecisionTwice.Code {
				continue // told once, however many there are
			}
			add(j.notCounted(d.By, d.Role, d.Why, m.Subject))
		}
		if d := m.Newest(); d != nil {
			j.notAsRecommended(d, m.Subject, add)
		}
	}
	j.gaps(add)
	j.orphans(add)
	for _, d := range all {
		j.find(d.what.About(language.And(d.about)).At(d.Pos), d.Finding)
	}
}

// doubtful are the decisions that do not count although they would change
// something. Nothing would change once a later decision counts, or once
// everyone who must has approved. Decisions of unknown people are left out:
// those are reported where the name stands.
func (s Standing) doubtful() []*Ruling {
	var all []*Ruling
	for i := range s.History {
		d := &s.History[i]
		settled := slices.ContainsFunc(s.History[i+1:], func(later Ruling) bool {
			return later.Counts && later.Judgement == nil && (len(s.Together) == 0 || later.Role == d.Role)
		})
		idle := s.decided() && d.Decision == vocabulary.DecisionApproved
		if !d.Counts && !settled && !idle && d.Why.Code != diag.UnknownPerson.Code {
			all = append(all, d)
		}
	}
	return all
}

// decided reports whether an approval rests on decisions, not on the record of
// progression.
func (s Standing) decided() bool {
	return s.reach().reached() && !slices.ContainsFunc(s.basis(), func(d *Ruling) bool { return d.Judgement != nil })
}

// notCounted is the doubt about a decision, or a reason for a gap, that does
// not count.
func (j *judge) notCounted(by portfolio.PersonRef, role vocabulary.Role, why *diag.Problem, about Subject) *doubt {
	d := &doubt{what: why, about: []language.Text{about.Text()}}
	d.Pos = by.Pos
	d.Placement = about.Placement
	if about.Goal != 0 {
		d.Goals = []programme.Goal{about.Goal}
	}
	if rule, ok := about.programme(j.t).Approval(about.Kind); ok {
		d.Rule, d.Who = &rule.Rule, rule.By[0]
	}
	switch why.Code {
	case diag.NotQualified.Code:
		q, _ := about.programme(j.t).Qualification(role)
		d.Rule = &q.Rule
	case diag.DecidedTooEarly.Code:
		if about.Kind == programme.SubjectTalks {
			d.Rule = &j.t.Programme.TalkLock.Rule
		}
	}
	return d
}

// notAsRecommended looks at what the programme only recommends of whoever
// made the decision that counts.
func (j *judge) notAsRecommended(d *Ruling, about Subject, add func(*doubt)) {
	q, ok := about.programme(j.t).Qualification(d.Role)
	if !ok || !q.Recommended {
		return
	}
	p := j.t.Person(d.By.Value)
	if lacks := j.lacks(p, q, d.Date); len(lacks) > 0 {
		doubt := j.notCounted(d.By, d.Role, diag.NotAsRecommended.Problem(about.Text(), p.FullName, language.InBoth(d.Role.In), language.And(lacks)), about)
		doubt.Rule = &q.Rule
		add(doubt)
	}
}

// reasons asks why an approval was taken back. The decision counts all the
// same: what the supervisor no longer stands for must not show as approved.
func (j *judge) reasons() {
	for _, m := range j.Matters {
		d := m.Newest()
		if d == nil || d.Decision == vocabulary.DecisionApproved || d.Comment != "" {
			continue
		}
		before := slices.ContainsFunc(m.History, func(other Ruling) bool { return other.Approves() })
		if d.Decision == vocabulary.DecisionRevoked || before {
			j.find(diag.NoReason.At(d.By.Pos, m.Text()), Finding{Who: d.Role, Placement: m.Placement})
		}
	}
}

// together asks for the approval of whoever is left, where several decide
// together and some have approved (F130).
func (j *judge) together() {
	for _, m := range j.Matters {
		lacking := m.lacking()
		if m.No() != nil || len(lacking) == 0 || len(lacking) == len(m.Standing.Together) || len(m.doubtful()) > 0 {
			continue
		}
		rule, _ := m.Subject.programme(j.t).Approval(m.Kind)
		var who []language.Text
		for _, r := range lacking {
			who = append(who, j.decider(r, m.Subject))
		}
		d := m.Newest()
		j.find(diag.NotTogether.At(d.By.Pos, m.Text(), language.And(who)),
			Finding{Due: j.settled(d.Date), Rule: &rule.Rule, Who: lacking[0]})
	}
}

// gaps reports the reasons that do not count for evidence that is not there.
func (j *judge) gaps(add func(*doubt)) {
	for _, g := range j.Goals {
		for i, c := range g.Cells {
			if c.Gap != nil && !c.Gap.Counts && len(c.Evidence) == 0 && c.Gap.Why.Code != diag.UnknownPerson.Code && c.Gap.Why.Code != diag.PortfolioTwice.Code {
				add(j.notCounted(c.Gap.By, "", c.Gap.Why, j.gapSubject(&g, j.Columns[i])))
			}
		}
	}
}

// orphans are the documents in godkannanden/ about something that nobody
// decides about, such as a check-in.
func (j *judge) orphans(add func(*doubt)) {
	t := j.t
	all := append(subjects(t), allTalks)
	for _, d := range t.Decisions {
		if !slices.ContainsFunc(all, func(s Subject) bool { return concerns(t, d, s) }) {
			about := language.Same(d.Subject.Value)
			doubt := &doubt{what: diag.NotDecidedHere.Problem(about, t.Programme.Name), about: []language.Text{about}}
			doubt.Pos = d.Subject.Pos
			add(doubt)
		}
	}
}
