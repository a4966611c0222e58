package programme

import (
	"slices"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Programme is all rules that a trainee's BT is judged by. It is shared and
// never changed after it is read. A rule that is a nil pointer is not asked
// for.
type Programme struct {
	ID       string    // “vgr”, or the file of a site's own programme
	Goals    Goals     // what the goals say
	National *National // what holds in the whole country
	Matrix   Matrix    // which goals leave evidence where

	Name             language.Text   `key:"name,required"`
	Note             language.Text   `key:"note"`    // about the programme's sources
	Sources          Sources         `key:"sources"` // what references stand for, with the national ones
	Areas            []AreaRule      `key:"areas,required"`
	Assessments      []Assessment    `key:"assessments"`
	PlacementFinal   *PlacementFinal `key:"placement_final"`
	TalkRhythms      []TalkRhythm    `key:"talk_rhythms"`
	NextTalk         *Rule           `key:"next_talk"` // each talk sets the date of the next
	TalkLock         *TalkLock       `key:"talk_lock"`
	CheckIns         []CheckIn       `key:"check_ins"`
	Kollegium        *Kollegium      `key:"kollegium"`
	Progression      *Progression    `key:"progression"`
	IndividualPlan   *Rule           `key:"individual_plan"`   // the trainee has an IUP
	PlacementPlan    *Rule           `key:"placement_plan"`    // written before each placement
	PlacementSummary *Rule           `key:"placement_summary"` // written by the trainee before a placement is decided
	Confirmation     *Rule           `key:"confirmation"`      // the trainee's, before the final assessment
	DocumentNames    *DocumentNames  `key:"document_names"`
	Registration     Registration    `key:"registration,required"`
	Approvals        []Approval      `key:"approvals,required"`
	Qualifications   []Qualification `key:"qualifications"`
	Decisions        []Decision      `key:"decisions"`
	Unknowns         []Unknown       `key:"unknown"`
}

// WithGoals is the programme with other wording of the goals.
func (p *Programme) WithGoals(g Goals) *Programme {
	other := *p
	other.Goals = g
	return &other
}

// Area is the service planned in an area, if there is any.
func (p *Programme) Area(a vocabulary.Area) (AreaRule, bool) {
	i := slices.IndexFunc(p.Areas, func(r AreaRule) bool { return r.Area == a })
	if i < 0 {
		return AreaRule{}, false
	}
	return p.Areas[i], true
}

// AssessmentsIn are the rules about assessments in an area: those required
// and those recommended, in the programme's order.
func (p *Programme) AssessmentsIn(a vocabulary.Area) (required, recommended []Assessment) {
	for _, r := range p.Assessments {
		switch {
		case r.Area != a:
		case r.Recommended:
			recommended = append(recommended, r)
		default:
			required = append(required, r)
		}
	}
	return required, recommended
}

// TalkRhythm is how often talks are held in an area, if the programme says.
func (p *Programme) TalkRhythm(a vocabulary.Area) (TalkRhythm, bool) {
	for _, area := range []vocabulary.Area{a, ""} {
		for _, r := range p.TalkRhythms {
			if r.Area == area {
				return r, true
			}
		}
	}
	return TalkRhythm{}, false
}

// Cite writes where a rule of the programme comes from, for people.
func (p *Programme) Cite(r Rule, l language.Language) string { return p.Sources.Cite(r, l) }
