package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A Gate is how far BT has come towards its end.
type Gate string

// The gates, in their order. Their values are keys of the vocabulary's labels.
const (
	GateTraining   Gate = "training"   // something the programme asks for is lacking
	GateReady      Gate = "ready"      // the main supervisor can register the trainee (F128)
	GateRegistered Gate = "registered" // for the final assessment, on which nobody has decided
	GateAssessed   Gate = "assessed"   // everyone who decides about BT as a whole has approved it
	GateCertified  Gate = "certified"  // and has signed the certificate of basic competence (F130)
	GateRefused    Gate = "refused"    // somebody who decides about BT as a whole has said no
)

// gate tells what keeps the main supervisor from registering the trainee for
// the final assessment: all that the programme asks for and that is not so.
func (j *judge) gate() {
	for _, n := range j.t.Programme.Registration.Needs {
		if !needs[n].met(j) {
			j.Blocking = append(j.Blocking, n)
		}
	}
	no := j.finalNo()
	j.Ready = len(j.Blocking) == 0 && no == nil
	registration := j.registered()
	switch {
	case no != nil:
		j.Gate = GateRefused
	case j.Final.reach().reached() && j.issued(vocabulary.CertificateCompetence) != nil:
		j.Gate = GateCertified
	case j.Final.reach().reached():
		j.Gate = GateAssessed
	case registration != nil && !registration.Date.After(j.on):
		j.Gate = GateRegistered
	case j.Ready:
		j.Gate = GateReady
	default:
		j.Gate = GateTraining
	}
}

// finalNo is the no to BT as a whole that stands; nil for none. The sources
// are silent about what follows it. Our reading: a plan with the main
// supervisor and the study director, then a new registration, from which on
// it is judged anew.
func (v *Verdict) finalNo() *Ruling {
	no := v.Final.No()
	if r := v.registered(); no != nil && r != nil && r.Date.After(no.Date) {
		return nil
	}
	return no
}

// registered is the registration for the final assessment; nil for none.
func (v *Verdict) registered() *portfolio.Registration {
	if v.Trainee.Final == nil {
		return nil
	}
	return v.Trainee.Final.Registration
}

// Complete reports whether every goal, every placement and BT as a whole are
// approved, and nothing that the programme asks for is lacking.
func (v *Verdict) Complete() bool {
	return (v.Gate == GateAssessed || v.Gate == GateCertified) && len(v.Blocking) == 0 && v.Final.Approved() &&
		v.Approved() == len(v.Goals) && v.ApprovedPlacements() == len(v.Placements) && len(v.Placements) > 0
}

// gateText says how far BT has come, where it has come as far as the gate.
func (v *Verdict) gateText() (language.Text, bool) {
	switch v.Gate {
	case GateReady:
		return say.GateReady(), true
	case GateRegistered:
		return say.GateRegistered(v.registered().Date), true
	case GateAssessed, GateCertified:
		if len(v.Blocking) > 0 {
			return say.GateAssessedLacking(needsText(v.Blocking)), true
		}
		if v.Gate == GateAssessed {
			return say.GateAssessed(), true
		}
		return say.GateCertified(v.issuedOn(vocabulary.CertificateCompetence)), true
	}
	return language.Text{}, false
}

// A need is something that a programme can ask for before the registration.
type need struct {
	text language.Text     // what is lacking, as part of a list
	met  func(*judge) bool // it is so
	was  func(*judge) bool // it would be so but for what changed after it was approved, which is told where it changed
}

var needs = map[programme.Need]need{
	programme.NeedLength: {
		text: say.LackingLength(),
		met:  func(j *judge) bool { return len(j.short) == 0 },
	},
	programme.NeedPlacements: {
		text: say.LackingPlacements(),
		met:  func(j *judge) bool { return len(j.Placements) > 0 && j.ApprovedPlacements() == len(j.Placements) },
		was: func(j *judge) bool {
			return len(j.Placements) > 0 && !slices.ContainsFunc(j.Placements, func(p Placement) bool { return !p.Standing.reach().reached() })
		},
	},
	programme.NeedGoals: {
		text: say.LackingGoals(),
		met: func(j *judge) bool {
			return j.Approved() == len(j.Goals) && !slices.ContainsFunc(j.Goals, func(g Goal) bool { return g.Contradiction != nil })
		},
		was: func(j *judge) bool {
			return !slices.ContainsFunc(j.Goals, func(g Goal) bool {
				return g.State != vocabulary.StateApproved && g.State != vocabulary.StateChanged || g.Contradiction != nil
			})
		},
	},
	programme.NeedEvidence: {
		text: say.LackingGoalEvidence(),
		met: func(j *judge) bool {
			return !slices.ContainsFunc(j.Goals, func(g Goal) bool { return len(g.Evidence()) == 0 })
		},
	},
	programme.NeedAssessments: {
		text: say.LackingAssessments(),
		met: func(j *judge) bool {
			return !slices.ContainsFunc(j.Placements, func(p Placement) bool {
				return slices.ContainsFunc(p.Minimums, func(m Minimum) bool { return !m.Met() && !m.Rule.Recommended })
			})
		},
	},
	programme.NeedTalks: {
		text: say.LackingTalks(),
		met:  func(j *judge) bool { return j.talked() },
	},
	programme.NeedKollegium: {
		text: say.LackingKollegium(),
		met: func(j *judge) bool {
			return slices.ContainsFunc(j.t.Kollegia, func(k *portfolio.Kollegium) bool { return j.began(k.Date) && !k.Date.Before(j.t.Start) })
		},
	},
	programme.NeedChecklist: {
		text: say.LackingChecklist(),
		met: func(j *judge) bool {
			return !slices.ContainsFunc(j.t.Placements, func(p *portfolio.Placement) bool { return len(open(p)) > 0 })
		},
	},
	programme.NeedPlan: {
		text: say.LackingPlan(),
		met:  func(j *judge) bool { return j.t.Body != nil && !j.t.Body.Empty() },
	},
	programme.NeedCheckin: {
		text: say.LackingCheckin(),
		met:  func(j *judge) bool { return j.nothingLacking() },
	},
	programme.NeedAssessor: {
		text: say.LackingAssessor(),
		met:  func(j *judge) bool { return len(j.t.People[vocabulary.RoleExternalAssessor]) > 0 },
	},
	programme.NeedConfirmation: {
		text: say.LackingConfirmation(),
		met:  func(j *judge) bool { return j.confirmed() },
	},
}

// NeedText says what is lacking before a trainee can be registered for the
// final assessment, as part of a list.
func NeedText(n programme.Need) language.Text { return needs[n].text }

// needsText lists what is lacking.
func needsText(all []programme.Need) language.Text {
	texts := make([]language.Text, len(all))
	for i, n := range all {
		texts[i] = NeedText(n)
	}
	return language.And(texts)
}

// talked reports whether talks were held in BT at all, and in each placement
// that has ended and has a rhythm. A talk that was missed is told by itself;
// it cannot be held later, and keeps nobody from the end of BT.
func (j *judge) talked() bool {
	held := func(in func(*portfolio.Talk) bool) bool {
		return slices.ContainsFunc(j.t.Talks, func(x *portfolio.Talk) bool {
			return j.began(x.Date) && !x.Date.Before(j.t.Start) && in(x)
		})
	}
	for _, p := range j.t.Placements {
		rhythm := j.t.ProgrammeOf(p).TalkRhythm(p.Area)
		if rhythm != nil && j.on.After(p.To) && !held(func(x *portfolio.Talk) bool { return during(p, x.Placement, x.Date) }) {
			return false
		}
	}
	return held(func(*portfolio.Talk) bool { return true })
}

// nothingLacking reports whether check-in C is held where the programme asks
// for it, and no goal for which it wanted more still lacks it.
func (j *judge) nothingLacking() bool {
	for _, rule := range j.t.Programme.CheckIns {
		if rule.Stage == vocabulary.StageC && !rule.Recommended && len(j.Held(rule.Stage, nil)) == 0 {
			return false
		}
	}
	return !slices.ContainsFunc(j.Held("", nil), func(c *portfolio.Checkin) bool {
		return (c.Stage == vocabulary.StageC || c.Stage == "") && len(j.stillLacking(c)) > 0
	})
}

// issuedOn is the day of a certificate; zero where it has not been issued.
func (v *Verdict) issuedOn(form vocabulary.Certificate) civil.Date {
	if c := v.issued(form); c != nil {
		return c.Date
	}
	return civil.Date{}
}
