// Package programme owns the rules of BT as data: the eighteen goals, the
// floors that hold in the whole country, and what each region's programme
// adds to them. A rule says where it comes from and what is uncertain about
// it; nothing here looks at a trainee.
package programme

import (
	"regexp"
	"slices"
	"strings"

	"btfolio/internal/diag"
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
	Evidence         *Evidence       `key:"evidence"` // what counts that came about outside its placement
	Assessments      []Assessment    `key:"assessments"`
	PlacementFinal   *PlacementFinal `key:"placement_final"`
	Courses          *Theory         `key:"courses"`
	Forms            []FormRule      `key:"forms"`
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

// first is the first of a list that something is true of, if there is one.
func first[T any](all []T, is func(T) bool) (found T, ok bool) {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], true
	}
	return found, false
}

// Area is the service planned in an area, if there is any.
func (p *Programme) Area(a vocabulary.Area) (AreaRule, bool) {
	return first(p.Areas, func(r AreaRule) bool { return r.Area == a })
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

// TalkRhythm is how often talks are held in an area; nil where the programme
// does not say.
func (p *Programme) TalkRhythm(a vocabulary.Area) *TalkRhythm {
	for _, area := range []vocabulary.Area{a, ""} {
		for i := range p.TalkRhythms {
			if p.TalkRhythms[i].Area == area {
				return &p.TalkRhythms[i]
			}
		}
	}
	return nil
}

// A Rule is what every rule says about itself: where it comes from and what
// is uncertain about it.
type Rule struct {
	Source      []string      `key:"source,required"` // references such as “S4:209”, “F195”, or the name of a page
	Note        language.Text `key:"note"`            // what is uncertain, if anything
	Recommended bool          `key:"recommended"`     // asked for, but BT can be approved without it
}

// Sources are the documents that rules refer to by a short name.
type Sources map[string]language.Text

// feature is a reference into btfolio's own tables of what the sources say
// and where they contradict each other; it adds nothing a reader could open.
var feature = regexp.MustCompile(`^[FC]\d+$`)

// Cite writes where a rule comes from: the titles of the documents. The lines
// are in Source, for readers who have the document.
func (s Sources) Cite(r Rule, l language.Language) string {
	var titles []string
	for _, ref := range r.Source {
		document, _, _ := strings.Cut(ref, ":")
		words := ref
		if title, known := s[document]; known {
			words = title.In(l)
		} else if feature.MatchString(ref) {
			continue
		}
		if !slices.Contains(titles, words) {
			titles = append(titles, words)
		}
	}
	return strings.Join(titles, "; ")
}

// A Decision is how the programme is read where its sources contradict each
// other.
type Decision struct {
	Rule
	ID       string        `key:"id,required"` // of the contradiction
	Question language.Text `key:"question,required"`
	Decision language.Text `key:"decision,required"`
}

// An Unknown is something the sources leave open, and what that means for a
// trainee.
type Unknown struct {
	Rule
	What   language.Text `key:"what,required"`
	Effect language.Text `key:"effect,required"`
}

// choose reads one word of a closed list that only programmes use. Lists that
// portfolios use, too, stand in the vocabulary.
func choose[W interface {
	~string
	Words() []string
}](into *W, text []byte) error {
	words := (*into).Words()
	at := slices.IndexFunc(words, func(w string) bool { return w == string(text) || written(w, string(text)) })
	if at < 0 {
		return diag.NotOneOf.Problem(string(text), strings.Join(words, ", "))
	}
	*into = W(words[at])
	return nil
}

// written reports whether a text is a word in the language of the vocabulary.
func written(word, text string) bool {
	label, ok := WordLabel(word)
	return ok && vocabulary.Slug(text) == vocabulary.Slug(label.Sv)
}

// WordLabel is a word that only programmes use as people read and may write it.
func WordLabel(word string) (language.Text, bool) { return vocabulary.Label("programme_" + word) }

// list is a closed list as its words.
func list[W ~string](words ...W) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return all
}
