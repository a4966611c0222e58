package portfolio

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Trainee is one doctor in BT with the whole portfolio: everything in one
// folder below content/. Drafts are in it only where they were asked for.
type Trainee struct {
	Doc                                      // the individual study plan (IUP) is its body
	FullName string                          `key:"name,required"`
	Rules    Ref                             `key:"programme"` // where it is not the site's own
	Cohort   Ref                             `key:"cohort"`    // start group (F039–F041)
	Form     vocabulary.Form                 `key:"form"`
	Start    civil.Date                      `key:"start,required"`
	End      civil.Date                      `key:"end"` // planned
	People   map[vocabulary.Role][]PersonRef `key:"people"`
	Waivers  []Waiver                        `key:"waivers"`

	Portfolio   string   `key:"portfolio" fact:"-"` // the id that decisions name; empty where it was never given one
	FormerNames []string `key:"former_names" fact:"-"`

	Former []frontmatter.At[FormerProgramme] `key:"former_programmes" fact:"-"`

	Folder     string               // the id of the trainee: the name of the folder
	Programme  *programme.Programme // the one that is followed now, and that BT as a whole is judged by
	StartGroup Cohort               // zero where none is stated

	// The lists that rules know, each in order of time: what texts has of a kind.
	Placements  []*Placement
	Talks       []*Talk
	Assessments []*Assessment
	Courses     []*Course
	Kollegia    []*Kollegium
	Checkins    []*Checkin
	Goals       [programme.LastGoal + 1]*Goal // by number; nil where nothing is written yet
	Documents   []*Document
	Decisions   []*Decision
	Final       *Final // nil where nothing is written yet

	Copies Copies // what another portfolio of the site has, too

	Withheld []Withheld // drafts, and files only drafts refer to, left out; by path

	LeftOut []LeftOut // files of the folder that are no part of the portfolio

	texts    map[vocabulary.Kind][]Text // every text and file but the trainee's own page
	site     *Site                      // whose people the references name
	targets  map[string]Target          // by path, what links can lead to
	wordings kept                       // as decisions cover them
}

// Person finds somebody the portfolio speaks of by id; nil for none.
func (t *Trainee) Person(id string) *Person { return t.site.Person(id) }

// Placement finds a placement by its id.
func (t *Trainee) Placement(id string) *Placement {
	for _, p := range t.Placements {
		if p.Name == id {
			return p
		}
	}
	return nil
}

// PlacementOn is the placement that a day falls in; nil where there is none,
// or more than one.
func (t *Trainee) PlacementOn(day civil.Date) *Placement {
	var found *Placement
	for _, p := range t.Placements {
		if p.Covers(day) {
			if found != nil {
				return nil
			}
			found = p
		}
	}
	return found
}

// Of are the texts of a kind in their order.
func (t *Trainee) Of(kind vocabulary.Kind) []Text {
	if kind == vocabulary.KindTrainee {
		return []Text{t}
	}
	return t.texts[kind]
}

// All are the trainee's own page and every text and file of the portfolio.
func (t *Trainee) All() []Text {
	var all []Text
	for _, k := range kinds {
		all = append(all, t.Of(k.Kind)...)
	}
	return all
}

// Texts returns every text of the portfolio: also those beside files, where
// a twin says what the file means.
func (t *Trainee) Texts() []*Doc {
	var docs []*Doc
	for _, x := range t.All() {
		if d := x.Document(); d.Body != nil || d.Kind != vocabulary.KindDocument {
			docs = append(docs, d)
		}
	}
	return docs
}

// sort puts the texts of each kind in their order.
func (t *Trainee) sort() {
	for _, k := range kinds {
		slices.SortFunc(t.texts[k.Kind], k.compare)
	}
	t.list()
}

// list fills the lists that rules know.
func (t *Trainee) list() {
	t.Placements = typed[*Placement](t, vocabulary.KindPlacement)
	t.Talks = typed[*Talk](t, vocabulary.KindTalk)
	t.Assessments = typed[*Assessment](t, vocabulary.KindAssessment)
	t.Courses = typed[*Course](t, vocabulary.KindCourse)
	t.Kollegia = typed[*Kollegium](t, vocabulary.KindKollegium)
	t.Checkins = typed[*Checkin](t, vocabulary.KindCheckin)
	t.Documents = typed[*Document](t, vocabulary.KindDocument)
	t.Decisions = typed[*Decision](t, vocabulary.KindApproval)
	t.Goals, t.Final = [programme.LastGoal + 1]*Goal{}, nil
	for _, g := range typed[*Goal](t, vocabulary.KindGoal) {
		t.Goals[g.Goal] = g
	}
	for _, f := range typed[*Final](t, vocabulary.KindFinal) {
		t.Final = f
	}
}

func typed[P Text](t *Trainee, kind vocabulary.Kind) []P {
	var all []P
	for _, x := range t.texts[kind] {
		all = append(all, x.(P))
	}
	return all
}
