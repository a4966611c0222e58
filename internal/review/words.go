package review

import (
	"fmt"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

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
	return inBoth(func(l language.Language) string { return l.List(namesIn(l, things)) })
}

func namesIn(l language.Language, things []language.Text) []string {
	names := make([]string, len(things))
	for i, t := range things {
		names[i] = t.In(l)
	}
	return names
}

// placementText names a placement: by its title, else by its area.
func placementText(p *portfolio.Placement) language.Text {
	if p.Title != "" {
		return language.Text{Sv: p.Title, En: p.Title}
	}
	return inBoth(p.Area.In)
}

func roleTexts(roles []vocabulary.Role) []language.Text {
	texts := make([]language.Text, len(roles))
	for i, r := range roles {
		texts[i] = inBoth(r.In)
	}
	return texts
}

// eitherText joins things of which one is enough: “a, b eller c”.
func eitherText(things []language.Text) language.Text {
	last := len(things) - 1
	if last < 1 {
		return listText(things)
	}
	return inBoth(func(l language.Language) string {
		return strings.Join(namesIn(l, things[:last]), ", ") + language.Text{Sv: " eller ", En: " or "}.In(l) + things[last].In(l)
	})
}

// Text names the subject within a sentence.
func (s Subject) Text() language.Text {
	switch s.Kind {
	case programme.SubjectPlacement:
		return placementText(s.Placement)
	case programme.SubjectGoal:
		return goalsText([]programme.Goal{s.Goal})
	case programme.SubjectFinal:
		return language.Text{Sv: "BT som helhet", En: "BT as a whole"}
	case programme.SubjectGap:
		where := language.Text{Sv: "kurserna", En: "the courses"}
		if s.Placement != nil {
			where = placementText(s.Placement)
		}
		return language.Text{
			Sv: "luckan för " + s.Goal.String() + " i " + where.Sv,
			En: "the gap for " + s.Goal.String() + " in " + where.En,
		}
	}
	if s.Doc == nil {
		return language.Text{Sv: "samtalen", En: "the talks"}
	}
	name := s.Doc.Title
	if name == "" {
		name = s.Doc.Name
	}
	return language.Text{Sv: "”" + name + "”", En: "“" + name + "”"}
}

// spanText names weeks by number, and months by name.
func spanText(u programme.Unit, s stretch) language.Text {
	switch u {
	case programme.Weeks:
		return weeksText(s)
	case programme.Months:
		return inBoth(func(l language.Language) string { return monthsText(l, s) })
	}
	return inBoth(func(l language.Language) string {
		if s.first == s.last {
			return l.Date(s.first)
		}
		return l.Date(s.first) + "–" + l.Date(s.last)
	})
}

func weeksText(s stretch) language.Text {
	year, first := s.first.In(time.UTC).ISOWeek()
	lastYear, last := s.last.In(time.UTC).ISOWeek()
	switch {
	case year != lastYear:
		return language.Text{
			Sv: fmt.Sprintf("vecka %d %d–vecka %d %d", first, year, last, lastYear),
			En: fmt.Sprintf("week %d of %d to week %d of %d", first, year, last, lastYear),
		}
	case first != last:
		return language.Text{
			Sv: fmt.Sprintf("vecka %d–%d %d", first, last, year),
			En: fmt.Sprintf("weeks %d–%d of %d", first, last, year),
		}
	}
	return language.Text{
		Sv: fmt.Sprintf("vecka %d %d", first, year),
		En: fmt.Sprintf("week %d of %d", first, year),
	}
}

// monthsText writes “juli 2026”, “juli–september 2026”, “december 2026–januari
// 2027”.
func monthsText(l language.Language, s stretch) string {
	name := func(d civil.Date, year bool) string {
		d.Day = 1
		text := l.Date(d)[len("1 "):]
		if !year {
			text = text[:len(text)-len(" 2006")]
		}
		return text
	}
	switch {
	case s.first.Year != s.last.Year:
		return name(s.first, true) + "–" + name(s.last, true)
	case s.first.Month != s.last.Month:
		return name(s.first, false) + "–" + name(s.last, true)
	}
	return name(s.first, true)
}

// pace says how often: “i veckan”, “på 2 veckor”.
func pace(every programme.Span) language.Text {
	if every.N > 1 {
		return language.Text{Sv: "på " + every.In(language.Swedish), En: "every " + every.In(language.English)}
	}
	switch every.Unit {
	case programme.Weeks:
		return language.Text{Sv: "i veckan", En: "a week"}
	case programme.Months:
		return language.Text{Sv: "i månaden", En: "a month"}
	}
	return language.Text{Sv: "om dagen", En: "a day"}
}

// annex names a form as people do: “Bilaga 2 (delmål)”.
func annex(c *programme.Certificate) language.Text {
	return language.Text{
		Sv: fmt.Sprintf("Bilaga %d (%s)", c.Annex, c.Form.In(language.Swedish)),
		En: fmt.Sprintf("Bilaga %d (%s)", c.Annex, c.Form.In(language.English)),
	}
}

// namedChanges is how many files one finding names; the pages name all.
const namedChanges = 4

// changesText names what has changed: “ändrat: a.md och b.md; tillagt: c.md”.
func changesText(changes []seal.Change) language.Text {
	files := language.Plural{One: language.Text{Sv: "fil", En: "file"}, Many: language.Text{Sv: "filer", En: "files"}}
	return inBoth(func(l language.Language) string {
		var parts []string
		left := namedChanges
		for _, kind := range []seal.Kind{seal.Changed, seal.Removed, seal.Added} {
			var paths []string
			for _, c := range changes {
				if c.Kind == kind {
					paths = append(paths, c.Path)
				}
			}
			if len(paths) == 0 {
				continue
			}
			what := l.List(paths)
			if more := len(paths) - left; left == 0 {
				what = l.Count(more, files)
			} else if more > 0 {
				what = l.List(append(paths[:left:left], fmt.Sprintf(language.Text{Sv: "%d till", En: "%d more"}.In(l), more)))
			}
			left = max(0, left-len(paths))
			label, _ := vocabulary.Label(string(kind))
			parts = append(parts, strings.ToLower(label.In(l))+": "+what)
		}
		return strings.Join(parts, "; ")
	})
}

// tooEarlyText says that a day comes before something could be approved.
func tooEarlyText(about programme.Subject, first civil.Date) language.Text {
	before := map[programme.Subject]language.Text{
		programme.SubjectPlacement: {Sv: "före placeringens slut den", En: "before the placement ended on"},
		programme.SubjectGoal:      {Sv: "före det första underlaget den", En: "before the first evidence of"},
		programme.SubjectEvidence:  {Sv: "före det som det gäller, den", En: "before what it is about, on"},
		programme.SubjectTalks:     {Sv: "innan samtalen får låsas den", En: "before the talks may be closed on"},
		programme.SubjectFinal:     {Sv: "före anmälan den", En: "before the registration of"},
	}[about]
	return inBoth(func(l language.Language) string { return before.In(l) + " " + l.Date(first) })
}
