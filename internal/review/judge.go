package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
)

// An inquiry is one portfolio on one day with what must be known before
// anything is judged: what it shows, who may decide, and what each decision
// covers. It reports nothing.
type inquiry struct {
	t        *portfolio.Trainee
	on       civil.Date
	served   programme.Served     // the days of BT, without leave
	all      []portfolio.Evidence // in order of time
	evidence []portfolio.Evidence // what counts of it
	weights  []weight             // what is wrong with the rest
	bonds    map[*portfolio.Decision]*Bond
	selves   map[*portfolio.Person]bool // who is the trainee
}

func inquire(t *portfolio.Trainee, on civil.Date) *inquiry {
	q := &inquiry{t: t, on: on, served: t.Served(), all: t.AllEvidence(), bonds: map[*portfolio.Decision]*Bond{}, selves: map[*portfolio.Person]bool{}}
	q.weighEvidence()
	return q
}

// A judge makes the verdict on one portfolio and is done then.
type judge struct {
	*inquiry
	*Verdict // what is known of it so far

	exposed diag.List                   // what the scan found
	own     map[*portfolio.Doc]Standing // of evidence, apart from its placement
	short   []Finding                   // service that is lacking
	stays   []stay                      // the service by area
	rule    *rule                       // the one that is applied now
}

// Look reviews one portfolio as it stands on one day. What it exposes was
// found before, since that takes reading its files.
func Look(t *portfolio.Trainee, on civil.Date, exposed diag.List) *Verdict {
	j := &judge{
		inquiry: inquire(t, on), Verdict: &Verdict{On: on, Trainee: t, private: map[string]bool{}},
		exposed: exposed, own: map[*portfolio.Doc]Standing{},
	}
	j.Evidence = j.evidence
	for _, w := range j.weights {
		if !w.counts {
			j.Uncounted = append(j.Uncounted, Uncounted{w.Evidence, w.fault})
		}
	}
	j.columns()
	j.decide()
	for _, g := range programme.AllGoals() {
		j.Goals = append(j.Goals, j.goal(g))
	}
	j.count()
	j.gather()
	j.Service = service(t, j.on)
	j.short = j.shortfalls()
	j.assess()
	j.gate()
	for i := range rules {
		j.rule = &rules[i]
		j.rule.check(j)
	}
	j.order()
	return j.Verdict
}

// Published is the verdict on a portfolio as it is published. What writes
// pages, data and bundles takes it, and it can be made of nothing that still
// has its drafts.
type Published struct{ *verdict }

type verdict = Verdict // a name that no other package can write into a Published

// LookPublished is Look at a portfolio without its drafts.
func LookPublished(p portfolio.Published, on civil.Date, privacy diag.List) *Published {
	return &Published{Look(p.Trainee(), on, privacy)}
}

// Verdict is the verdict, for what does not ask whether it is published.
func (p *Published) Verdict() *Verdict { return p.verdict }

// columns lays out the placements, in the matrix and beside it.
func (j *judge) columns() {
	for _, p := range j.t.Placements {
		ends := p.To // what a programme expects it expects in the area, not in each of several placements there
		for _, other := range j.t.Placements {
			if other.Area == p.Area && other.To.After(ends) {
				ends = other.To
			}
		}
		j.Columns = append(j.Columns, Column{Placement: p, Ends: ends})
		j.Placements = append(j.Placements, Placement{Placement: p, Phase: phase(p.From, p.To, j.on)})
	}
	j.Columns = append(j.Columns, Column{Ends: j.t.End})
}

// decide weighs what has been decided about everything but the goals.
func (j *judge) decide() {
	for i := range j.Placements {
		p := &j.Placements[i]
		p.Standing = j.standing(ofPlacement(p.Placement), p.Approvals)
	}
	for _, s := range evidenceSubjects(j.t) {
		j.own[s.Doc] = j.standing(s, nil)
	}
	if f := j.t.Final; f != nil {
		j.Final = j.standing(ofFinal(f), f.Approvals)
	}
	j.Talks = j.standing(allTalks, nil)
}

// gather lists everything that has been decided about.
func (j *judge) gather() {
	add := func(s Subject, standing Standing) {
		if len(standing.History) > 0 {
			j.Matters = append(j.Matters, Matter{s, standing})
		}
	}
	for _, p := range j.Placements {
		add(ofPlacement(p.Placement), p.Standing)
	}
	for _, g := range j.Goals {
		if g.Page != nil {
			add(ofGoal(g.Page), g.Standing)
		}
	}
	if j.t.Final != nil {
		add(ofFinal(j.t.Final), j.Final)
	}
	add(allTalks, j.Talks)
	for _, x := range j.t.Talks {
		add(ofTalk(x), j.standing(ofTalk(x), nil))
	}
	for _, s := range evidenceSubjects(j.t) {
		add(s, j.own[s.Doc])
	}
}

// settled is the last day for what the sources want “after” or “at” a day
// without saying how soon: two weeks are btfolio's reading, the same
// everywhere. They are weeks in which the trainee is there.
func (q *inquiry) settled(d civil.Date) civil.Date {
	return q.served.After(d, programme.Span{N: 2, Unit: programme.Weeks})
}

// closing is the day from which people are reminded of what belongs to the
// end of a period. Before that it would only hide what comes first.
func (q *inquiry) closing(to civil.Date) civil.Date {
	if last := q.served.Last(); q.absent(to) && to.After(last) {
		to = last // BT ends with leave
	}
	return q.served.Before(to, programme.Span{N: 4, Unit: programme.Weeks})
}

// began reports whether a day has come.
func (q *inquiry) began(d civil.Date) bool { return !q.on.Before(d) }

// during reports whether something written down for one day belongs to a
// placement: it says so, or it says nothing and the day lies in it.
func during(p *portfolio.Placement, ref portfolio.PlacementRef, day civil.Date) bool {
	if ref.Value == "" {
		return p.Covers(day)
	}
	return ref.Value == p.Name
}
