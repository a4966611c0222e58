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

// Weigh tells whether a decision would count if it were written now, and in
// which role: the one it names, or where it names none the only one of the
// person's that may. A problem says why not.
func (v *Verdict) Weigh(a portfolio.Approval, about Subject) (vocabulary.Role, *diag.Problem) {
	return inquire(v.Trainee, v.On).weigh(a, about, v.Standing(about))
}

// weigh tells whether a decision counts beside those that were made before.
func (q *inquiry) weigh(a portfolio.Approval, about Subject, before Standing) (vocabulary.Role, *diag.Problem) {
	role, why := q.may(a, about)
	if why == nil && before.inAnotherRole(a.By, role) {
		rule, _ := about.programme(q.t).Approval(about.Kind)
		why = diag.SamePersonTwice.Problem(about.Text(), q.t.Person(a.By.Value).FullName, q.deciders(rule, about))
	}
	return role, why
}

// may weighs one decision: who made it, in which role, with which
// qualification, and when. It looks at no other decision.
func (q *inquiry) may(a portfolio.Approval, about Subject) (vocabulary.Role, *diag.Problem) {
	t := q.t
	p := t.Person(a.By.Value)
	if p == nil {
		return a.Role, diag.UnknownPerson.Problem(a.By.Value)
	}
	rule, ok := about.programme(t).Approval(about.Kind)
	switch {
	case t.Copies.ID:
		return a.Role, diag.PortfolioTwice.Problem()
	case !ok:
		return a.Role, diag.NotDecidedHere.Problem(about.Text(), about.programme(t).Name)
	case q.self(p):
		return a.Role, diag.OwnDecision.Problem(about.Text(), p.FullName, q.deciders(rule, about))
	case about.Kind == programme.SubjectGoal && len(a.Goals) > 0 && !slices.Contains(a.Goals, about.Goal):
		return a.Role, diag.AboutOtherGoals.Problem(about.Text(), goalsText(a.Goals))
	}
	role, why := q.roleOf(p, a.Role, rule, about)
	if why == nil {
		why = q.qualified(p, role, a.Date, about)
	}
	if why == nil {
		why = q.timely(a, about)
	}
	return role, why
}

// self reports whether a person is the trainee. Trainees have no page among
// the people, so the names are compared, as
// they look.
func (q *inquiry) self(p *portfolio.Person) bool {
	is, asked := q.selves[p]
	if !asked {
		is = vocabulary.Slug(p.FullName) == vocabulary.Slug(q.t.FullName) || portfolio.Alike(p.FullName, q.t.FullName)
		q.selves[p] = is
	}
	return is
}

// trainee reports whether a name that is written down is the trainee's.
func (q *inquiry) trainee(ref portfolio.PersonRef) bool {
	p := q.t.Person(ref.Value)
	return p != nil && q.self(p)
}

// roleOf finds the role in which a person decides.
func (q *inquiry) roleOf(p *portfolio.Person, claimed vocabulary.Role, rule programme.Approval, about Subject) (vocabulary.Role, *diag.Problem) {
	who := q.deciders(rule, about)
	if claimed != "" {
		switch {
		case !rule.Allows(claimed):
			return claimed, diag.RoleMayNot.Problem(about.Text(), p.FullName, language.InBoth(claimed.In), who)
		case !q.holds(p.Name, claimed, about):
			return claimed, diag.RoleNotHeld.Problem(about.Text(), p.FullName, language.InBoth(claimed.In), who)
		}
		return claimed, nil
	}
	var held []vocabulary.Role
	for _, r := range rule.By {
		if q.holds(p.Name, r, about) {
			held = append(held, r)
		}
	}
	switch len(held) {
	case 0:
		return "", diag.NoRole.Problem(about.Text(), p.FullName, who)
	case 1:
		return held[0], nil
	}
	return "", diag.RoleUnclear.Problem(about.Text(), p.FullName, language.Or(roleTexts(held)))
}

// holds reports whether a person has a role where something is decided.
func (q *inquiry) holds(person string, r vocabulary.Role, about Subject) bool {
	return slices.ContainsFunc(q.holders(r, about), func(ref portfolio.PersonRef) bool { return ref.Value == person })
}

// holders are the people who have a role where something is decided. A placement
// names its own supervisors; for every other role, and where it names none, the
// trainee's page does. What belongs to no placement has no placement supervisor.
func (q *inquiry) holders(r vocabulary.Role, about Subject) []portfolio.PersonRef {
	if r != vocabulary.RolePlacementSupervisor {
		return q.t.People[r]
	}
	if about.Placement == nil {
		return nil
	}
	if len(about.Placement.Supervisors) > 0 {
		return about.Placement.Supervisors
	}
	return q.t.People[r]
}

// deciders names who decides about something: by name where that is known, and
// by role.
func (q *inquiry) deciders(rule programme.Approval, about Subject) language.Text {
	var who []language.Text
	for _, r := range rule.By {
		if r != vocabulary.RolePlacementSupervisor || about.Placement != nil || len(rule.By) == 1 {
			who = append(who, q.decider(r, about))
		}
	}
	if rule.Together {
		return language.And(who)
	}
	return language.Or(who)
}

// Deciders names who decides about a subject.
func Deciders(t *portfolio.Trainee, about Subject) language.Text {
	rule, ok := about.programme(t).Approval(about.Kind)
	if !ok {
		return say.DecidedByNobody()
	}
	return (&inquiry{t: t}).deciders(rule, about)
}

func (q *inquiry) decider(r vocabulary.Role, about Subject) language.Text {
	var names []language.Text
	for _, ref := range q.holders(r, about) {
		if p := q.t.Person(ref.Value); p != nil {
			names = append(names, language.Same(p.FullName))
		}
	}
	if len(names) == 0 {
		return language.InBoth(r.The)
	}
	return say.NameAndRole(language.Or(names), language.InBoth(r.In))
}

// qualified tells what a person lacks of what the programme demands in a
// role. What it only recommends keeps nobody from deciding.
func (q *inquiry) qualified(p *portfolio.Person, role vocabulary.Role, day civil.Date, about Subject) *diag.Problem {
	want, ok := about.programme(q.t).Qualification(role)
	if !ok || want.Recommended {
		return nil
	}
	if lacks := q.lacks(p, want, day); len(lacks) > 0 {
		return diag.NotQualified.Problem(about.Text(), p.FullName, language.InBoth(role.In), language.And(lacks))
	}
	return nil
}

// lacks lists what a person lacked of a qualification on a day. They lack what
// their page does not state.
func (q *inquiry) lacks(p *portfolio.Person, want programme.Qualification, day civil.Date) []language.Text {
	if day.IsZero() {
		day = q.on
	}
	var lacks []language.Text
	switch {
	case p.Position == "":
		lacks = append(lacks, say.NoPosition())
	case !slices.Contains(want.Positions, p.Position):
		var wanted []language.Text
		for _, position := range want.Positions {
			wanted = append(wanted, language.InBoth(position.In))
		}
		lacks = append(lacks, say.OtherPosition(language.Or(wanted)))
	}
	switch done := p.SupervisorTraining; {
	case !want.SupervisorTraining:
	case done.IsZero():
		lacks = append(lacks, say.NoSupervisorTraining())
	case done.After(day):
		lacks = append(lacks, say.LateSupervisorTraining(done))
	}
	least := programme.Span{N: 12 * want.ExperienceYears, Unit: programme.Months}
	switch since := p.ExperienceSince; {
	case want.ExperienceYears == 0:
	case since.IsZero():
		lacks = append(lacks, say.NoExperience())
	case least.After(since).After(day):
		lacks = append(lacks, say.LittleExperience(want.ExperienceYears))
	}
	return lacks
}

// timely compares the day of a decision with the day of the verdict, and that
// of an approval with what it is about: a placement is signed when it has
// ended, talks when BT nears its end (F070, F072). A decision that something
// is not approved can be made at any time.
func (q *inquiry) timely(a portfolio.Approval, about Subject) *diag.Problem {
	if a.Date.After(q.on) {
		return diag.DecidedInFuture.Problem(about.Text(), language.On(a.Date), language.On(q.on))
	}
	if a.Decision != vocabulary.DecisionApproved {
		return nil
	}
	first := q.earliest(about)
	if first.IsZero() || !a.Date.Before(first) {
		return nil
	}
	return diag.DecidedTooEarly.Problem(about.Text(), language.On(a.Date), tooEarlyText(about.Kind, first))
}

// earliest is the first day on which something can be approved; zero where
// nothing is known of it.
func (q *inquiry) earliest(about Subject) civil.Date {
	t := q.t
	switch about.Kind {
	case programme.SubjectPlacement:
		return about.Placement.To
	case programme.SubjectGoal:
		return q.firstEvidence(about.Goal)
	case programme.SubjectEvidence:
		return about.Date
	case programme.SubjectTalks:
		if lock := t.Programme.TalkLock; lock != nil && !t.End.IsZero() {
			return lock.NotBefore.Date(q.served)
		}
	case programme.SubjectFinal:
		if r := t.Final.Registration; r != nil {
			return r.Date
		}
	}
	return civil.Date{}
}

// firstEvidence is the day of the first evidence for a goal, zero where there
// is none with a day.
func (q *inquiry) firstEvidence(g programme.Goal) civil.Date {
	for _, e := range q.evidence {
		if slices.Contains(e.Goals, g) && !e.Date.IsZero() {
			return e.Date
		}
	}
	return civil.Date{}
}
