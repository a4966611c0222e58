package scaffold

import (
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// Fill completes the values of a new text: its day and, from the page of the
// trainee and the placements, its people and its placement. Values that are
// given stay. The trainee is nil for texts that belong to none.
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
	case vocabulary.KindCourse:
		if v["from"] == "" && v["to"] == "" {
			set("date", today.String())
		}
	case vocabulary.KindTalk, vocabulary.KindAssessment, vocabulary.KindKollegium, vocabulary.KindCheckin:
		set("date", today.String())
		placement := t.Placement(vocabulary.Slug(v["placement"]))
		if v["placement"] == "" && (kind != vocabulary.KindCheckin || strings.EqualFold(v["stage"], "B")) {
			if day, err := civil.ParseDate(v["date"]); err == nil {
				placement = t.PlacementOn(day)
			}
			if placement != nil {
				set("placement", placement.Name)
			}
		}
		local, main := "", first(t.People[vocabulary.RoleMainSupervisor])
		if placement != nil {
			local = first(placement.Supervisors)
		}
		switch kind {
		case vocabulary.KindTalk:
			set("supervisor", local)
			set("supervisor", main)
		case vocabulary.KindAssessment:
			set("assessor", local)
			set("assessor", main)
		case vocabulary.KindKollegium:
			set("participants", together(main, local, first(t.People[vocabulary.RoleStudyDirector])))
		case vocabulary.KindCheckin:
			set("supervisor", main)
			set("participants", together(local))
		}
	}
}

func first(people []portfolio.PersonRef) string {
	if len(people) == 0 {
		return ""
	}
	return people[0].Value
}

// together lists people, each once.
func together(people ...string) string {
	var all []string
	seen := map[string]bool{"": true}
	for _, p := range people {
		if !seen[p] {
			all = append(all, p)
		}
		seen[p] = true
	}
	return strings.Join(all, ", ")
}
