package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// lackingCertificates asks for the official forms that end BT (F129, F130):
// those that are prepared for the final assessment from the registration on,
// all of them when BT is passed.
func (j *judge) lackingCertificates() {
	f := j.t.Final
	if f == nil {
		return
	}
	var lacking []*programme.Certificate
	for i := range j.t.Programme.National.Certificates {
		c := &j.t.Programme.National.Certificates[i]
		wanted := j.Final.reach().reached() || f.Registration != nil && c.Due == programme.BeforeFinal
		if wanted && j.issued(c.Form) == nil {
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
	more := Finding{Rule: &lacking[0].Rule, Who: lacking[0].SignedBy[0]}
	if !j.Final.reach().reached() {
		j.find(diag.CertificatesAwaited.At(f.At("certificates"), language.And(names)), more)
		return
	}
	more.Due = j.Final.Newest().Date
	j.find(diag.CertificatesMissing.At(f.At("certificates"), language.And(names)), more)
}

// issued is the newest certificate of a form; nil where there is none.
func (v *Verdict) issued(form vocabulary.Certificate) *portfolio.Issued {
	var last *portfolio.Issued
	if v.Trainee.Final == nil {
		return nil
	}
	for i := range v.Trainee.Final.Certificates {
		c := &v.Trainee.Final.Certificates[i]
		if c.Form == form && (last == nil || !c.Date.Before(last.Date)) {
			last = c
		}
	}
	return last
}

// issuedCertificates looks at who signed the forms that have been issued, and
// at what they certify.
func (j *judge) issuedCertificates() {
	for i := range j.t.Programme.National.Certificates {
		c := &j.t.Programme.National.Certificates[i]
		if issued := j.issued(c.Form); issued != nil {
			j.certificate(c, issued)
		}
	}
}

// certificate looks at one form that has been issued. Somebody else may have
// been appointed to sign, so an unexpected name is only a warning.
func (j *judge) certificate(c *programme.Certificate, issued *portfolio.Issued) {
	pos := j.t.Final.At("certificates")
	if len(issued.By) > 0 {
		pos = issued.By[0].Pos
	}
	var unsigned []language.Text
	for _, role := range c.SignedBy {
		if !slices.ContainsFunc(issued.By, func(by portfolio.PersonRef) bool { return j.in(role, by) }) {
			unsigned = append(unsigned, language.InBoth(role.The))
		}
	}
	if len(unsigned) > 0 {
		j.find(diag.CertificateNotSigned.At(pos, annex(c), language.And(unsigned)),
			Finding{Rule: &c.Rule})
	}
	switch c.Form {
	case vocabulary.CertificateGoals:
		if goals := j.goals(func(g *Goal) bool { return g.State != vocabulary.StateApproved }); len(goals) > 0 {
			j.find(diag.GoalsCertifiedEarly.At(pos, annex(c), goalsText(goals)),
				Finding{Rule: &c.Rule, Who: c.SignedBy[0], Goals: goals})
		}
	case vocabulary.CertificateCompleted:
		if last := j.lastDay(); issued.Date.Before(last) {
			j.find(diag.ServiceCertifiedEarly.At(pos, annex(c), language.On(issued.Date), language.On(last)),
				Finding{Rule: &c.Rule, Who: c.SignedBy[0]})
		}
	}
}

// lastDay is the last day of the last placement.
func (q *inquiry) lastDay() civil.Date {
	var last civil.Date
	for _, p := range q.t.Placements {
		if p.To.After(last) {
			last = p.To
		}
	}
	return last
}
