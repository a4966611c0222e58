package programme

import (
	"regexp"
	"strconv"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Unit is what a stretch of time is counted in.
type Unit string

// The units.
const (
	Days   Unit = "day"
	Weeks  Unit = "week"
	Months Unit = "month"
)

// A Span is a stretch of time as rules name it: “4 months”, “2 weeks”. The
// zero Span stands for “not given”.
type Span struct {
	N    int
	Unit Unit
}

// spanPattern is every way of writing a span, in either language.
const spanPattern = `(\d{1,3}) *(days?|weeks?|months?|dag(?:ar)?|veck(?:a|or)|månad(?:er)?)`

// units are the units by how their words begin.
var units = map[byte]Unit{'d': Days, 'w': Weeks, 'v': Weeks, 'm': Months}

var spanForm = regexp.MustCompile(`^` + spanPattern + `$`)

func parseSpan(s string) (Span, bool) {
	m := spanForm.FindStringSubmatch(s)
	if m == nil {
		return Span{}, false
	}
	n, err := strconv.Atoi(m[1])
	return Span{N: n, Unit: units[m[2][0]]}, err == nil
}

// UnmarshalText reads a span as programmes write it.
func (s *Span) UnmarshalText(text []byte) error {
	span, ok := parseSpan(string(text))
	if !ok {
		return diag.NotASpan.Problem(string(text))
	}
	*s = span
	return nil
}

// Pattern is every way of writing a span, for editors.
func (Span) Pattern() string { return spanPattern }

// In writes the span as in a sentence: “4 månader”.
func (s Span) In(l language.Language) string {
	if s.Unit == "" {
		return ""
	}
	unit, _ := vocabulary.Count(string(s.Unit))
	return l.Count(s.N, unit)
}

// text is the span in both languages, for findings.
func (s Span) text() language.Text {
	return language.InBoth(s.In)
}

// After is the date that lies the span after another: a month after 31
// January is the last day of February.
func (s Span) After(d civil.Date) civil.Date { return s.move(d, s.N) }

// Before is the date that lies the span before another.
func (s Span) Before(d civil.Date) civil.Date { return s.move(d, -s.N) }

func (s Span) move(d civil.Date, n int) civil.Date {
	switch s.Unit {
	case Weeks:
		return d.AddDays(7 * n)
	case Months:
		return addMonths(d, n)
	}
	return d.AddDays(n)
}

// addMonths stays in the month it reaches: people who agree on a month from
// 31 January do not mean 3 March.
func addMonths(d civil.Date, n int) civil.Date {
	first := civil.Date{Year: d.Year, Month: d.Month + time.Month(n), Day: 1}
	first = civil.DateOf(first.In(time.UTC)) // brings month 13 into the next year
	last := first
	last.Month++
	last.Day = 0
	last = civil.DateOf(last.In(time.UTC))
	return civil.Date{Year: first.Year, Month: first.Month, Day: min(d.Day, last.Day)}
}

// days is about how long the span is, for comparing spans that no date is
// given for.
func (s Span) days() int {
	switch s.Unit {
	case Weeks:
		return 7 * s.N
	case Months:
		return 30 * s.N
	}
	return s.N
}

// A Length is how long something is planned to last: “4 months”,
// “2-3 months”.
type Length struct {
	Least, Most Span
}

var lengthForm = regexp.MustCompile(`^(\d{1,3}) *[-–] *(\d{1,3} *\pL+)$`)

// UnmarshalText reads a length as programmes write it.
func (l *Length) UnmarshalText(text []byte) error {
	written := string(text)
	m := lengthForm.FindStringSubmatch(written)
	if m == nil {
		m = []string{"", "", written}
	}
	most, ok := parseSpan(m[2])
	if !ok {
		return diag.NotALength.Problem(written)
	}
	least := most
	if m[1] != "" {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return diag.NotALength.Problem(written)
		}
		least.N = n
	}
	if least.N > most.N {
		return diag.BoundsReversed.Problem(written)
	}
	*l = Length{Least: least, Most: most}
	return nil
}

// Pattern is every way of writing a length, for editors.
func (Length) Pattern() string { return `(\d{1,3} *[-–] *)?` + spanPattern }

// In writes the length as in a sentence: “2–3 månader”.
func (l Length) In(lang language.Language) string {
	if l.Least == l.Most {
		return l.Most.In(lang)
	}
	return strconv.Itoa(l.Least.N) + "–" + l.Most.In(lang)
}
