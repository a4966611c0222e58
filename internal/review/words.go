package review

import (
	"cmp"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// goalsText names goals in a sentence.
func goalsText(goals []programme.Goal) language.Text {
	if len(goals) == int(programme.LastGoal) {
		return say.AllGoals()
	}
	names := make([]string, len(goals))
	for i, g := range goals {
		names[i] = g.String()
	}
	return language.InBoth(func(l language.Language) string { return l.List(names) })
}

// placementText names a placement: by its title, else by its area.
func placementText(p *portfolio.Placement) language.Text {
	if p.Title != "" {
		return language.Same(p.Title)
	}
	return language.InBoth(p.Area.In)
}

func roleTexts(roles []vocabulary.Role) []language.Text {
	texts := make([]language.Text, len(roles))
	for i, r := range roles {
		texts[i] = language.InBoth(r.In)
	}
	return texts
}

// Text names the subject within a sentence.
func (s Subject) Text() language.Text {
	switch s.Kind {
	case programme.SubjectPlacement:
		return placementText(s.Placement)
	case programme.SubjectGoal:
		return goalsText([]programme.Goal{s.Goal})
	case programme.SubjectFinal:
		return say.BTAsAWhole()
	case programme.SubjectGap:
		where := say.TheCourses()
		if s.Placement != nil {
			where = placementText(s.Placement)
		}
		return say.TheGap(s.Goal.String(), where)
	}
	if s.Doc == nil {
		return say.TheTalks()
	}
	return say.Titled(cmp.Or(s.Doc.Title, s.Doc.Name))
}

// spanText names weeks by number, and months by name.
func spanText(u programme.Unit, s stretch) language.Text {
	switch u {
	case programme.Weeks:
		return weeksText(s)
	case programme.Months:
		return language.InBoth(func(l language.Language) string { return monthsText(l, s) })
	}
	return language.InBoth(func(l language.Language) string {
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
		return say.InWeeksOfYears(first, year, last, lastYear)
	case first != last:
		return say.InWeeks(first, last, year)
	}
	return say.InWeek(first, year)
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
	switch {
	case every.N > 1:
		return say.EverySpan(language.InBoth(every.In))
	case every.Unit == programme.Weeks:
		return say.EveryWeek()
	case every.Unit == programme.Months:
		return say.EveryMonth()
	}
	return say.EveryDay()
}

// annex names a form as people do: “Bilaga 2 (delmål)”.
func annex(c *programme.Certificate) language.Text {
	return say.CertificateName(c.Annex, language.InBoth(c.Form.In))
}

// namedChanges is how many files one finding names; the pages name all.
const namedChanges = 4

// changesText names what has changed: “ändrat: Introduktion och intyg.pdf; tillagt
// efteråt: Efter ambulansdagen”. Texts go by their titles, since pages say it too.
func changesText(covered []CoveredFile) language.Text {
	return language.InBoth(func(l language.Language) string {
		var parts []string
		left := namedChanges
		for _, kind := range []seal.Kind{seal.Changed, seal.Removed, seal.Added} {
			var names []string
			for _, f := range covered {
				if f.Kind == kind {
					names = append(names, f.name(l))
				}
			}
			if len(names) == 0 {
				continue
			}
			what := l.List(names)
			if more := len(names) - left; left == 0 {
				what = say.CountedFiles(more).In(l)
			} else if more > 0 {
				what = l.List(append(names[:left:left], say.MoreFiles(more).In(l)))
			}
			left = max(0, left-len(names))
			label, _ := vocabulary.Label(string(kind))
			parts = append(parts, strings.ToLower(label.In(l))+": "+what)
		}
		return strings.Join(parts, "; ")
	})
}

// tooEarlyText says that a day comes before something could be approved.
func tooEarlyText(about programme.Subject, first civil.Date) language.Text {
	return map[programme.Subject]func(civil.Date) language.Text{
		programme.SubjectPlacement: say.BeforePlacementEnd,
		programme.SubjectGoal:      say.BeforeFirstEvidence,
		programme.SubjectEvidence:  say.BeforeWhatItIsAbout,
		programme.SubjectTalks:     say.BeforeTalksClose,
		programme.SubjectFinal:     say.BeforeRegistration,
	}[about](first)
}

// checkinText names a check-in by its stage where it has one.
func checkinText(c *portfolio.Checkin) language.Text {
	if c.Stage == "" {
		return say.TheCheckin()
	}
	return say.CheckinOfStage(string(c.Stage))
}
