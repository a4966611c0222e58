package portfolio

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A FileName is what the name of a document says by the rule of F095: goals,
// type of assessment, name, placement and date, in that order. People write
// the parts with spaces or commas, dates with six or eight digits, “Akut
// sjukvård” in one word or two (F081, F082, F096), so each part is looked
// for where the rule has it and by what it means. A part that is not found
// stays empty and is named in Missing; nothing is guessed.
type FileName struct {
	Goals      []programme.Goal
	Instrument vocabulary.Instrument
	Label      string          // the name of the assessment: “Bröstsmärtor”
	Placement  string          // id of the trainee's placement; empty where only the area is known
	Area       vocabulary.Area // of the placement
	Date       civil.Date
	Wrong      []string // what has the form of a goal or a day and is none: “BT19”, “261332”
	Unclear    string   // goals from one to another that are no range: “BT3-BT1”
	Missing    []Part   // parts of the rule that were not found, in its order
}

// A Part is one of the parts a document's name has by the rule.
type Part string

// The parts in their order (F095). Their values are keys of the vocabulary.
const (
	PartGoals      Part = "goals"
	PartInstrument Part = "instrument"
	PartLabel      Part = "name"
	PartPlacement  Part = "placement"
	PartDate       Part = "date"
)

var (
	leadingGoals = regexp.MustCompile(`(?i)^[\s,;+&-]*(?:och\s+)?BT\s?0?(\d{1,2})\b`)
	upToGoal     = regexp.MustCompile(`(?i)^(?:\s*[-–]\s*BT\s?|[-–])0?(\d{1,2})\b`)
	trailingDate = regexp.MustCompile(`(?:^|[\s,;-])(\d{4}-\d{2}-\d{2}|\d{8}|\d{6})$`)
)

// ReadFileName reads the name of a file. The placements are the trainee's;
// without them only areas can be recognised.
func ReadFileName(name string, placements []*Placement) FileName {
	rest := strings.ReplaceAll(norm.NFC.String(base(name)), "_", " ")
	rest = strings.TrimSpace(strings.TrimSuffix(rest, path.Ext(rest)))

	var read FileName
	read.Goals, read.Unclear, rest = cutGoals(rest)
	if m := leadingGoals.FindString(rest); m != "" && read.Unclear == "" {
		read.Wrong = append(read.Wrong, strings.TrimLeft(m, " ,;+&-"))
	}
	read.Date, rest = cutDate(rest)
	if m := trailingDate.FindStringSubmatch(rest); m != nil && read.Date.IsZero() && len(read.Goals) > 0 { // else the digits can be anything
		read.Wrong = append(read.Wrong, m[1])
	}
	words := strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
	words = slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "-–—") == "" })
	read.Instrument, words = cutInstrument(words)
	read.Placement, read.Area, words = cutPlacement(words, placements, read.Date)
	read.Label = strings.Join(words, " ")

	for _, p := range []struct {
		part  Part
		found bool
	}{
		{PartGoals, len(read.Goals) > 0},
		{PartInstrument, read.Instrument != ""},
		{PartLabel, read.Label != ""},
		{PartPlacement, read.Area != "" || read.Placement != "" || read.placeless()},
		{PartDate, !read.Date.IsZero()},
	} {
		if !p.found {
			read.Missing = append(read.Missing, p.part)
		}
	}
	return read
}

// placeless reports whether the name needs no placement: where a certificate
// would have it stands the course or who gave it.
func (f FileName) placeless() bool { return f.Instrument == vocabulary.InstrumentCourseCertificate }

// cutGoals takes the goals at the start, one by one or from one to another. If
// two goals do not make a range, only those two are read, and this is
// reported.
func cutGoals(s string) (goals []programme.Goal, unclear, rest string) {
	for {
		m := leadingGoals.FindStringSubmatchIndex(s)
		if m == nil {
			return goals, unclear, s
		}
		from, err := programme.ParseGoal("BT" + s[m[2]:m[3]])
		if err != nil {
			return goals, unclear, s
		}
		to, end := from, m[1]
		if n := upToGoal.FindStringSubmatchIndex(s[m[1]:]); n != nil {
			last, err := programme.ParseGoal("BT" + s[m[1]:][n[2]:n[3]])
			if err == nil && last > from {
				to, end = last, m[1]+n[1]
			} else if unclear == "" {
				unclear = strings.TrimLeft(s[:m[1]+n[1]], " ,;+&-")
			}
		}
		for goal := from; goal <= to; goal++ {
			if !slices.Contains(goals, goal) {
				goals = append(goals, goal)
			}
		}
		s = s[end:]
	}
}

func cutDate(s string) (civil.Date, string) {
	m := trailingDate.FindStringSubmatchIndex(s)
	if m == nil {
		return civil.Date{}, s
	}
	digits := strings.ReplaceAll(s[m[2]:m[3]], "-", "")
	layout := "20060102"
	if len(digits) == 6 {
		layout, digits = "20060102", "20"+digits
	}
	day, err := time.Parse(layout, digits)
	if err != nil || day.Year() < 2000 || day.Year() > 2099 {
		return civil.Date{}, s
	}
	return civil.DateOf(day), s[:m[0]]
}

// cutInstrument takes the longest run of words at the start that names an
// instrument: “Mini CEX” is two words for what “MiniCex” says in one.
func cutInstrument(words []string) (vocabulary.Instrument, []string) {
	for n := min(4, len(words)); n > 0; n-- {
		if term, ok := vocabulary.Instrument("").Vocabulary().Find(strings.Join(words[:n], " ")); ok {
			return vocabulary.Instrument(term.Key), words[n:]
		}
	}
	return "", words
}

// cutPlacement takes the longest run of words at the end that names one of
// the placements or an area. Where two placements go by the same name, the
// day decides.
func cutPlacement(words []string, placements []*Placement, day civil.Date) (string, vocabulary.Area, []string) {
	for n := min(4, len(words)); n > 0; n-- {
		at := len(words) - n
		word := strings.Join(words[at:], " ")
		var named []*Placement
		for _, p := range placements {
			if slices.ContainsFunc([]string{p.Name, p.Title, p.Unit}, func(s string) bool {
				return s != "" && vocabulary.Slug(s) == vocabulary.Slug(word)
			}) {
				named = append(named, p)
			}
		}
		area, isArea := vocabulary.Area("").Vocabulary().Find(word)
		if len(named) == 0 && isArea {
			for _, p := range placements {
				if p.Area == vocabulary.Area(area.Key) {
					named = append(named, p)
				}
			}
		}
		if len(named) > 1 {
			named = slices.DeleteFunc(named, func(p *Placement) bool { return day.IsZero() || !p.Covers(day) })
		}
		if len(named) == 1 {
			return named[0].Name, named[0].Area, words[:at]
		}
		if isArea {
			return "", vocabulary.Area(area.Key), words[:at]
		}
	}
	return "", "", words
}

// base is the last element of a slash-separated path, empty for none.
func base(p string) string { return p[strings.LastIndexByte(p, '/')+1:] }

// stem is a path without its ending.
func stem(p string) string { return strings.TrimSuffix(p, path.Ext(p)) }
