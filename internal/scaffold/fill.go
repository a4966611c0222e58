package scaffold

import (
	"reflect"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A roster tells who is filled in under a key.
type roster map[string][]somebody

// A somebody is who has a role for a trainee, or in the placement that a text
// belongs to; empty for nobody.
type somebody func(*portfolio.Trainee, *portfolio.Placement) string

// Fill completes the values of a new text: its day and, from the page of the
// trainee and the placements, its people and its placement. What a kind says of
// people and placements is the type of its fields. Values that are given stay. The
// trainee is nil for texts that belong to none.
func Fill(kind vocabulary.Kind, t *portfolio.Trainee, v Values, today civil.Date) {
	set := func(key, value string) {
		if v[key] == "" && value != "" {
			v[key] = value
		}
	}
	switch kind {
	case vocabulary.KindTrainee:
		if start, err := civil.ParseDate(v["start"]); err == nil {
			year := start
			year.Year++
			if !year.IsValid() {
				year = year.AddDays(-1)
			}
			set("end", year.AddDays(-1).String())
		}
	case vocabulary.KindPlacement:
		set("extent", "100")
	}
	if _, dated := keysOf(kind)["date"]; dated && v["from"] == "" && v["to"] == "" {
		set("date", today.String())
	}
	var placement *portfolio.Placement
	for _, f := range referring[portfolio.PlacementRef](kind) {
		placement = t.Placement(vocabulary.Slug(v[f]))
		if v[f] == "" && (kind != vocabulary.KindCheckin || v["stage"] == "" || strings.EqualFold(v["stage"], "B")) {
			if day, err := civil.ParseDate(v["date"]); err == nil {
				placement = t.PlacementOn(day)
			}
			if placement != nil {
				set(f, placement.Name)
			}
		}
	}
	for key, people := range forms[kind].people {
		set(key, together(t, placement, people))
	}
	for _, f := range referring[portfolio.PersonRef](kind) {
		set(f, supervisor(t, placement))
		set(f, mainSupervisor(t, placement))
	}
}

// referring are the keys under which a kind of text names something of a type.
func referring[Ref any](kind vocabulary.Kind) (keys []string) {
	k, _ := portfolio.Declared(kind)
	for _, f := range portfolio.FieldsOf(k.Type()) {
		if f.Type == reflect.TypeFor[Ref]() {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// together lists people, each once.
func together(t *portfolio.Trainee, p *portfolio.Placement, people []somebody) string {
	var all []string
	for _, person := range people {
		if id := person(t, p); id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return strings.Join(all, ", ")
}

func mainSupervisor(t *portfolio.Trainee, _ *portfolio.Placement) string {
	return first(t.People[vocabulary.RoleMainSupervisor])
}

func director(t *portfolio.Trainee, _ *portfolio.Placement) string {
	return first(t.People[vocabulary.RoleStudyDirector])
}

// supervisor is the one of the placement that the text belongs to.
func supervisor(_ *portfolio.Trainee, p *portfolio.Placement) string {
	if p == nil {
		return ""
	}
	return first(p.Supervisors)
}

func first(people []portfolio.PersonRef) string {
	if len(people) == 0 {
		return ""
	}
	return people[0].Value
}
