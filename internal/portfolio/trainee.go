package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Trainee is one doctor in BT with the whole portfolio: everything in one
// folder below content/. Drafts are in it only where they were asked for.
type Trainee struct {
	Doc                                // the individual study plan (IUP) is its body
	FullName string                    `key:"name,required"`
	Rules    Ref                       `key:"programme"` // where it is not the site's own
	Cohort   Ref                       `key:"cohort"`    // start group (F039–F041)
	Form     vocabulary.Form           `key:"form"`
	Start    civil.Date                `key:"start,required"`
	End      civil.Date                `key:"end"` // planned
	People   map[vocabulary.Role][]Ref `key:"people"`
	Waivers  []Waiver                  `key:"waivers"`

	Folder     string // the id of the trainee: the name of the folder
	Programme  *programme.Programme
	StartGroup Cohort // zero where none is stated

	Placements  []*Placement // in order of time
	Talks       []*Talk
	Assessments []*Assessment
	Courses     []*Course
	Kollegia    []*Kollegium
	Checkins    []*Checkin
	Goals       [programme.LastGoal + 1]*Goal // by number; nil where nothing is written yet
	Documents   []*Document
	Decisions   []*Decision
	Final       *Final // nil where nothing is written yet

	Withheld []string // paths of drafts, and of files only drafts refer to, left out

	site    *Site             // whose people the references name
	targets map[string]Target // by path, what links can lead to
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
