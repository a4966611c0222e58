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

// A doubt is something about decisions that somebody must look at: the same
// fault in several of them is one doubt.
type doubt struct {
	Finding
	code  *diag.Code
	args  []any // of the code, after the subjects
	about []language.Text
}

func (d *doubt) same(o *doubt) bool {
	return d.code == o.code && fmt.Sprint(d.args) == fmt.Sprint(o.args)
}

// decisions reports the decisions that do not count although somebody may
// think so, and what is lacking in those that do.
func (v *Verdict) decisions() {
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
	for _, w := range v.weighed() {
		for _, d := range w.doubtful() {
			add(v.notCounted(d.By, d.Role, d.Why, w.Subject))
		}
		if d := w.Newest(); d != nil {
			v.notAsRecommended(d, w.Subject, add)
			v.reason(d, w)
		}
		v.together(w)
	}
	v.gaps(add)
	v.orphans(add)
	for _, d := range all {
		d.Finding.Finding = d.code.At(d.Pos, append([]any{listText(d.about)}, d.args...)...)
		v.find(d.Finding)
	}
}

// A weighed is a subject with what has been decided about it.
type weighed struct {
	Subject
	Standing
}

// weighed lists everything that has been decided about, in the order in
// which it is shown.
func (v *Verdict) weighed() []weighed {
	var all []weighed
	add := func(s Subject, standing Standing) {
		if len(standing.History) > 0 {
			all = append(all, weighed{s, standing})
		}
	}
	for _, p := range v.Placements {
		add(ofPlacement(p.Placement), p.Standing)
	}
	for _, g := range v.Goals {
		if g.Page != nil {
			add(ofGoal(g.Page), g.Standing)
		}
	}
	if v.Trainee.Final != nil {
		add(ofFinal(v.Trainee.Final), v.Final)
	}
	add(Subject{Kind: programme.SubjectTalks}, v.Talks)
	for _, x := range v.Trainee.Talks {
		s := Subject{Kind: programme.SubjectTalks, Doc: &x.Doc, Date: x.Date}
		add(s, v.decided(s, nil))
	}
	for _, s := range v.evidenceSubjects() {
		add(s, v.Evidence(s.Doc))
	}
	return all
}

// doubtful are the decisions that do not count and would change something:
// once a later one counts, or where all have approved that must, they are
// history. Somebody who does not exist has been reported where the reference
// stands.
func (w weighed) doubtful() []*Decided {
	var all []*Decided
	for i := range w.History {
		d := &w.History[i]
		settled := slices.ContainsFunc(w.History[i+1:], func(later Decided) bool {
			return later.Counts && (len(w.Together) == 0 || later.Role == d.Role)
		})
		idle := w.carries() != nothing && d.Decision == vocabulary.DecisionApproved
		if !d.Counts && !settled && !idle && d.Why.Code != diag.UnknownPerson {
			all = append(all, d)
		}
	}
	return all
}

// notCounted is the doubt about a decision, or a reason for a gap, that does
// not count.
func (v *Verdict) notCounted(by portfolio.Ref, role vocabulary.Role, why *diag.Problem, about Subject) *doubt {
	d := &doubt{code: why.Code, args: why.Args[1:], about: []language.Text{about.Text()}}
	d.Pos = by.Pos
	d.Placement = about.Placement
	if about.Goal != 0 {
		d.Goals = []programme.Goal{about.Goal}
	}
	if rule, ok := v.Trainee.Programme.Approval(about.Kind); ok {
		d.Rule, d.Who = &rule.Rule, rule.By[0]
	}
	switch why.Code {
	case diag.NotQualified:
		q, _ := v.Trainee.Programme.Qualification(role)
		d.Rule = &q.Rule
	case diag.DecidedTooEarly:
		if about.Kind == programme.SubjectTalks {
			d.Rule = &v.Trainee.Programme.TalkLock.Rule
		}
	}
	return d
}

// notAsRecommended looks at what the programme only recommends of whoever
// made the decision that counts.
func (v *Verdict) notAsRecommended(d *Decided, about Subject, add func(*doubt)) {
	q, ok := v.Trainee.Programme.Qualification(d.Role)
	if !ok || !q.Recommended {
		return
	}
	p := v.Trainee.Person(d.By.Value)
	if lacks := v.lacks(p, q, d.Date); len(lacks) > 0 {
		doubt := v.notCounted(d.By, d.Role, diag.NotAsRecommended.Problem(about.Text(), p.FullName, inBoth(d.Role.In), listText(lacks)), about)
		doubt.Rule = &q.Rule
		add(doubt)
	}
}

// reason asks why an approval was taken back. The decision counts all the
// same: what the supervisor no longer stands for must not show as approved.
func (v *Verdict) reason(d *Decided, w weighed) {
	if d.Decision == vocabulary.DecisionApproved || d.Comment != "" {
		return
	}
	before := slices.ContainsFunc(w.History, func(other Decided) bool { return other.Approves() })
	if d.Decision == vocabulary.DecisionRevoked || before {
		v.find(Finding{Finding: diag.NoReason.At(d.By.Pos, w.Text()), Who: d.Role, Placement: w.Placement})
	}
}

// together asks for the approval of whoever is left, where several decide
// together and some have approved (F130).
func (v *Verdict) together(w weighed) {
	lacking := w.Lacking()
	if len(lacking) == 0 || len(lacking) == len(w.Together) || len(w.doubtful()) > 0 {
		return
	}
	rule, _ := v.Trainee.Programme.Approval(w.Kind)
	var who []language.Text
	for _, r := range lacking {
		who = append(who, v.decider(r, w.Subject))
	}
	d := w.Newest()
	v.find(Finding{
		Finding: diag.NotTogether.At(d.By.Pos, w.Text(), listText(who)),
		Due:     settled(d.Date), Rule: &rule.Rule, Who: lacking[0],
	})
}

// gaps reports the reasons that do not count for evidence that is not there.
func (v *Verdict) gaps(add func(*doubt)) {
	for _, g := range v.Goals {
		for i, c := range g.Cells {
			if c.Gap != nil && !c.Gap.Counts && len(c.Evidence) == 0 && c.Gap.Why.Code != diag.UnknownPerson {
				add(v.notCounted(c.Gap.By, "", c.Gap.Why, v.gapSubject(&g, v.Columns[i])))
			}
		}
	}
}

// orphans are the documents in godkannanden/ about something that nobody
// decides about, such as a check-in.
func (v *Verdict) orphans(add func(*doubt)) {
	t := v.Trainee
	subjects := append(v.subjects(), Subject{Kind: programme.SubjectTalks})
	for _, d := range t.Decisions {
		if !slices.ContainsFunc(subjects, func(s Subject) bool { return v.concerns(d, s) }) {
			about := language.Text{Sv: d.Subject.Value, En: d.Subject.Value}
			doubt := &doubt{code: diag.NotDecidedHere, args: []any{t.Programme.Name}, about: []language.Text{about}}
			doubt.Pos = d.Subject.Pos
			add(doubt)
		}
	}
}
