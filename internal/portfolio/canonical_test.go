package portfolio

import (
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// canonicalPlacements are one placement in emergency care and two in primary
// care, of which one has a title and one only a unit.
func canonicalPlacements() []*Placement {
	granby := placement("granby", vocabulary.AreaPrimaryCare, "2024-01-01", "2024-02-28")
	granby.Title = "Primärvård, Granby"
	ekeby := placement("ekeby", vocabulary.AreaPrimaryCare, "2024-03-01", "2024-04-30")
	ekeby.Unit = "Ekeby vårdcentral"
	return []*Placement{placement("akuten", vocabulary.AreaAcute, "2023-09-01", "2023-12-31"), granby, ekeby}
}

func TestCanonical(t *testing.T) {
	all := canonicalPlacements()
	goals := func(g ...programme.Goal) []programme.Goal { return g }
	full := FileName{
		Goals: goals(1), Instrument: vocabulary.InstrumentMiniCEX, Label: "Bröstsmärtor",
		Placement: "akuten", Area: vocabulary.AreaAcute, Date: day("2023-10-18"),
	}
	with := func(change func(*FileName)) FileName { f := full; change(&f); return f }
	for _, c := range []struct {
		says FileName
		want string
		ok   bool
	}{
		{full, "BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf", true}, // F096
		{with(func(f *FileName) { f.Goals = goals(1, 2, 5) }), "BT1, BT2, BT5 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf", true},
		{with(func(f *FileName) { f.Instrument = vocabulary.InstrumentDOPS }), "BT1 DOPS Bröstsmärtor Akutsjukvård 231018.pdf", true},
		{with(func(f *FileName) { f.Instrument = vocabulary.InstrumentFinal }),
			"BT1 Slutbedömning av tjänstgöringsperiod Bröstsmärtor Akutsjukvård 231018.pdf", true},
		{with(func(f *FileName) { f.Instrument = vocabulary.InstrumentMultiSource }), "BT1 MSF Bröstsmärtor Akutsjukvård 231018.pdf", true},
		{with(func(f *FileName) { f.Instrument = "" }), "BT1 Bröstsmärtor Akutsjukvård 231018.pdf", true},
		{with(func(f *FileName) { f.Placement, f.Area = "", "" }), "BT1 MiniCex Bröstsmärtor 231018.pdf", true},
		{with(func(f *FileName) { f.Placement, f.Area = "", vocabulary.AreaPsychiatry }), "BT1 MiniCex Bröstsmärtor Psykiatri 231018.pdf", true},
		// Of two placements in an area the day tells which, else the name.
		{with(func(f *FileName) {
			f.Placement, f.Area, f.Date = "granby", vocabulary.AreaPrimaryCare, day("2024-02-01")
		}), "BT1 MiniCex Bröstsmärtor Primärvård 240201.pdf", true},
		{with(func(f *FileName) {
			f.Placement, f.Area, f.Date = "granby", vocabulary.AreaPrimaryCare, day("2024-04-01")
		}), "BT1 MiniCex Bröstsmärtor Primärvård Granby 240401.pdf", true},
		{with(func(f *FileName) {
			f.Placement, f.Area, f.Date = "ekeby", vocabulary.AreaPrimaryCare, day("2024-01-15")
		}), "BT1 MiniCex Bröstsmärtor Ekeby vårdcentral 240115.pdf", true},
		// What would be read as something else.
		{with(func(f *FileName) { f.Instrument, f.Label = "", "DOPS suturering" }), "BT1 DOPS suturering Akutsjukvård 231018.pdf", false},
		{with(func(f *FileName) { f.Label = "Feber, hosta" }), "BT1 MiniCex Feber, hosta Akutsjukvård 231018.pdf", false},
		{with(func(f *FileName) { f.Placement, f.Area = "", vocabulary.AreaAcute }), "BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf", false},
		{with(func(f *FileName) { f.Date = day("1999-10-18") }), "BT1 MiniCex Bröstsmärtor Akutsjukvård 991018.pdf", false},
	} {
		got, ok := c.says.Canonical(language.Swedish, ".pdf", all)
		if got != c.want || ok != c.ok {
			t.Errorf("%+v\nis %q, %v\nwant %q, %v", c.says, got, ok, c.want, c.ok)
		}
	}
	if got, ok := full.Canonical(language.English, ".pdf", all); got != "BT1 MiniCex Bröstsmärtor Acute care 231018.pdf" || !ok {
		t.Errorf("in English %q, %v", got, ok)
	}
}

// Every instrument and every area must have a word that is read again.
func TestCanonicalOfEveryWord(t *testing.T) {
	for _, l := range []language.Language{language.Swedish, language.English} {
		for _, i := range vocabulary.Instrument("").Vocabulary().Terms() {
			for _, a := range vocabulary.Area("").Vocabulary().Terms() {
				f := FileName{
					Goals: []programme.Goal{7}, Instrument: vocabulary.Instrument(i.Key), Label: "Prov",
					Area: vocabulary.Area(a.Key), Date: day("2024-05-06"),
				}
				if name, ok := f.Canonical(l, ".pdf", nil); !ok {
					t.Errorf("%s, %s: %q is not read as it was meant", i.Key, a.Key, name)
				}
			}
		}
	}
}

func TestProposal(t *testing.T) {
	for _, c := range []struct {
		says FileName
		want string
	}{
		{ReadFileName("BT2 - g6 LVM-intyg, Akuten 20231102.docx", canonicalPlacements()),
			"BT2 [typ av bedömning] g6 LVM-intyg Akutsjukvård 231102.pdf"},
		{FileName{Label: "Avvikelse, sepsis/antibiotika", Goals: []programme.Goal{6, 1}},
			"BT1, BT6 [typ av bedömning] Avvikelse sepsis antibiotika [placering] [datum].pdf"},
		{FileName{}, "[delmål] [typ av bedömning] [namn] [placering] [datum].pdf"},
	} {
		if got := c.says.Proposal(language.Swedish, ".pdf", canonicalPlacements()); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestGoalTitle(t *testing.T) {
	for _, c := range []struct {
		goals []programme.Goal
		want  string
	}{
		{[]programme.Goal{1}, "BT 1"}, {[]programme.Goal{9}, "BT 9"}, {[]programme.Goal{10}, "BT10"},
		{[]programme.Goal{5, 1, 2}, "BT1, BT2, BT5"}, {nil, ""},
	} {
		if got := GoalTitle(c.goals); got != c.want {
			t.Errorf("%v: %q, want %q", c.goals, got, c.want)
		}
	}
}

// What a name says survives being written by the rule. The parts are put
// together from words people write, around a name that can be anything.
func FuzzCanonical(f *testing.F) {
	f.Add(uint32(1<<1), uint8(1), "Bröstsmärtor", uint8(3), uint16(100), ".pdf")
	f.Add(uint32(1<<2), uint8(0), "- g6 LVM-intyg,", uint8(6), uint16(400), ".docx")
	f.Add(uint32(1<<1|1<<5|1<<18), uint8(11), "tjänstgöringsperiod", uint8(9), uint16(0), "")
	f.Add(uint32(0), uint8(0), "mini, cex, cbd.dops", uint8(0), uint16(0), "")
	all := canonicalPlacements()
	instruments := append([]string{""}, labels(vocabulary.Instrument("").Vocabulary())...)
	places := append([]string{"", "Primärvård, Granby", "ekeby", "Ekeby vårdcentral"}, labels(vocabulary.Area("").Vocabulary())...)
	f.Fuzz(func(t *testing.T, goals uint32, instrument uint8, label string, place uint8, days uint16, ext string) {
		name := ""
		for _, g := range programme.AllGoals() {
			if goals&(1<<g) != 0 {
				name += g.String() + " "
			}
		}
		name += instruments[int(instrument)%len(instruments)] + " " + label + " " + places[int(place)%len(places)]
		if days > 0 {
			name += " " + day("2023-09-01").AddDays(int(days%1000)).String()
		}
		name = strings.ReplaceAll(name+ext, "/", " ")
		says := ReadFileName(name, all)
		for _, l := range []language.Language{language.Swedish, language.English} {
			canonical, ok := says.Canonical(l, path.Ext(name), all)
			if !ok {
				continue
			}
			if diff := cmp.Diff(says, ReadFileName(canonical, all)); diff != "" {
				t.Errorf("%q became %q (-before +after)\n%s", name, canonical, diff)
			}
		}
		says.Proposal(language.Swedish, path.Ext(name), all)
	})
}

func labels(s *vocabulary.Set) (words []string) {
	for _, term := range s.Terms() {
		words = append(words, term.Label.Sv, term.Label.En)
	}
	return words
}
