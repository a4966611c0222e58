package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
)

// settled is the last day for what the sources want “after” or “at” a day
// without saying how soon: two weeks are btfolio's reading, the same
// everywhere.
func settled(d civil.Date) civil.Date { return programme.Span{N: 2, Unit: programme.Weeks}.After(d) }

// closing is the day from which people are reminded of what belongs to the
// end of a period. Before that it would only hide what comes first.
func closing(to civil.Date) civil.Date { return programme.Span{N: 4, Unit: programme.Weeks}.Before(to) }

// middle is the day halfway through a period.
func middle(from, to civil.Date) civil.Date { return from.AddDays(to.DaysSince(from) / 2) }

// began reports whether a day has come.
func (q *inquiry) began(d civil.Date) bool { return !q.on.Before(d) }

// during reports whether something written down for one day belongs to a
// placement: it says so, or it says nothing and the day lies in it.
func during(p *portfolio.Placement, ref portfolio.Ref, day civil.Date) bool {
	if ref.Value == "" {
		return p.Covers(day)
	}
	return ref.Value == p.Name
}

// inBoth is what is written differently in the two languages, for findings.
func inBoth(write func(language.Language) string) language.Text {
	return language.Text{Sv: write(language.Swedish), En: write(language.English)}
}

func dateText(d civil.Date) language.Text {
	return inBoth(func(l language.Language) string { return l.Date(d) })
}

// goalsText names goals in a sentence.
func goalsText(goals []programme.Goal) language.Text {
	if len(goals) == int(programme.LastGoal) {
		return language.Text{Sv: "alla delmål", En: "all goals"}
	}
	names := make([]string, len(goals))
	for i, g := range goals {
		names[i] = g.String()
	}
	return inBoth(func(l language.Language) string { return l.List(names) })
}

// listText joins things that have a name in both languages.
func listText(things []language.Text) language.Text {
	return inBoth(func(l language.Language) string {
		names := make([]string, len(things))
		for i, t := range things {
			names[i] = t.In(l)
		}
		return l.List(names)
	})
}

// placementText names a placement: by its title, else by its area.
func placementText(p *portfolio.Placement) language.Text {
	if p.Title != "" {
		return language.Text{Sv: p.Title, En: p.Title}
	}
	return inBoth(p.Area.In)
}
