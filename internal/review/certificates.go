package review

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// certificates asks for the official forms that end BT (F129, F130): those
// that are prepared for the final assessment from the registration on, all of
// them when BT is passed. It also looks at who signed them, and at what they
// certify.
func (v *Verdict) certificates() {
	f := v.Trainee.Final
	if f == nil {
		return
	}
	forms := v.Trainee.Programme.National.Certificates
	var lacking []*programme.Certificate
	for i := range forms {
		c := &forms[i]
		issued := v.issued(c.Form)
		if issued != nil {
			v.certificate(c, issued)
		} else if v.Final.carries() != nothing || f.Registration != nil && c.Due == programme.BeforeFinal {
			lacking = append(lacking, c)
		}
	}
	if len(lacking) == 0 {
		return
	}
	names := make([]language.Text, len(lacking))
	for i, c := range lacking {
		names[i] = annex(c)
	}
	finding := Finding{Rule: &lacking[0].Rule, Who: lacking[0].SignedBy[0]}
	if v.Final.carries() != nothing {
		finding.Due = v.Final.Newest().Date
		finding.Finding = diag.CertificatesMissing.At(f.At("certificates"), listText(names))
	} else {
		finding.Finding = diag.CertificatesAwaited.At(f.At("certificates"), listText(names))
	}
	v.find(finding)
}

// annex names a form as people do: “Bilaga 2 (delmål)”.
func annex(c *programme.Certificate) language.Text {
	return language.Text{
		Sv: fmt.Sprintf("Bilaga %d (%s)", c.Annex, c.Form.In(language.Swedish)),
		En: fmt.Sprintf("Bilaga %d (%s)", c.Annex, c.Form.In(language.English)),
	}
}

// issued is the newest certificate of a form; nil where there is none.
func (v *Verdict) issued(form vocabulary.Certificate) *portfolio.Issued {
	var last *portfolio.Issued
	for i := range v.Trainee.Final.Certificates {
		c := &v.Trainee.Final.Certificates[i]
		if c.Form == form && (last == nil || !c.Date.Before(last.Date)) {
			last = c
		}
	}
	return last
}

// certificate looks at one form that has been issued. Somebody else may have
// been appointed to sign, so that a name that is not expected is for people to
// look at.
func (v *Verdict) certificate(c *programme.Certificate, issued *portfolio.Issued) {
	pos := v.Trainee.Final.At("certificates")
	if len(issued.By) > 0 {
		pos = issued.By[0].Pos
	}
	var unsigned []language.Text
	for _, role := range c.SignedBy {
		if !slices.ContainsFunc(issued.By, func(by portfolio.Ref) bool { return v.in(role, by) }) {
			unsigned = append(unsigned, inBoth(role.In))
		}
	}
	if len(unsigned) > 0 {
		v.find(Finding{
			Finding: diag.CertificateNotSigned.At(pos, annex(c), listText(unsigned)),
			Rule:    &c.Rule,
		})
	}
	switch c.Form {
	case vocabulary.CertificateGoals:
		if goals := v.notApproved(); len(goals) > 0 {
			v.find(Finding{
				Finding: diag.GoalsCertifiedEarly.At(pos, annex(c), goalsText(goals)),
				Rule:    &c.Rule, Who: c.SignedBy[0], Goals: goals,
			})
		}
	case vocabulary.CertificateCompleted:
		if last := v.lastDay(); issued.Date.Before(last) {
			v.find(Finding{
				Finding: diag.ServiceCertifiedEarly.At(pos, annex(c), dateText(issued.Date), dateText(last)),
				Rule:    &c.Rule, Who: c.SignedBy[0],
			})
		}
	}
}

func (v *Verdict) notApproved() []programme.Goal {
	var goals []programme.Goal
	for _, g := range v.Goals {
		if g.State != vocabulary.StateApproved {
			goals = append(goals, g.Goal)
		}
	}
	return goals
}

// lastDay is the last day of the last placement.
func (v *Verdict) lastDay() civil.Date {
	var last civil.Date
	for _, p := range v.Trainee.Placements {
		if p.To.After(last) {
			last = p.To
		}
	}
	return last
}
