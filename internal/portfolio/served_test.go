package portfolio_test

import (
	"crypto/sha256"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/source"
	"btfolio/internal/testkit"
)

// placed is a placement with this front matter, from line 3 of its text on.
func placed(front string) string {
	return with("-- content/lo/placeringar/akuten.md --\n---\nområde: akut sjukvård\n" + front + "\n---\n")
}

func TestPeriodsSayWhatIsWrong(t *testing.T) {
	const file = "content/lo/placeringar/akuten.md"
	for name, c := range map[string]struct{ front, want string }{
		"number and dates":                           {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro: 5", ""},
		"leave on the first and last day":            {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro: [{från: 2025-12-31, till: 2025-12-31}, {från: 2025-09-01, till: 2025-09-01}]", ""},
		"leave over two periods that meet":           {"perioder: [{från: 2025-09-01, till: 2025-10-31, omfattning: 50}, {från: 2025-11-01, till: 2025-12-31}]\nfrånvaro: [{från: 2025-10-20, till: 2025-11-10}]", ""},
		"no days":                                    {"enhet: a", file + ":2:1: uppgiften ”från” saknas\n" + file + ":2:1: uppgiften ”till” saknas"},
		"dates and periods":                          {"från: 2025-09-01\nperioder: [{från: 2025-09-01, till: 2025-10-31}]", file + ":3:1: ”från” och ”perioder” kan inte stå i samma text"},
		"extent and periods":                         {"omfattning: 50\nperioder: [{från: 2025-09-01, till: 2025-10-31}]", file + ":3:1: ”omfattning” och ”perioder” kan inte"},
		"a period ends before it begins":             {"perioder:\n  - {från: 2025-09-01, till: 2025-10-31}\n  - {från: 2025-12-01, till: 2025-11-30}", file + ":5:5: perioden slutar innan den börjar (2025-12-01–2025-11-30)"},
		"a period without an end":                    {"perioder:\n  - från: 2025-09-01", file + ":4:5: uppgiften ”till” saknas"},
		"periods overlap":                            {"perioder:\n  - {från: 2025-11-01, till: 2025-12-31}\n  - {från: 2025-09-01, till: 2025-11-01}", file + ":4:5: två perioder under ”perioder” överlappar varandra: den som börjar 2025-09-01 och den som börjar 2025-11-01"},
		"three periods, the longest over the others": {"perioder:\n  - {från: 2025-09-01, till: 2025-12-31}\n  - {från: 2025-09-05, till: 2025-09-10}\n  - {från: 2025-10-01, till: 2025-10-02}", file + ":5:5: två perioder under ”perioder” överlappar varandra: den som börjar 2025-09-01\n" + file + ":6:5: två perioder under ”perioder” överlappar varandra: den som börjar 2025-09-01"},
		"leave ends before it begins":                {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-10-02, till: 2025-10-01}", file + ":6:5: perioden slutar innan den börjar"},
		"leave overlaps":                             {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-10-02, till: 2025-10-10}\n  - {från: 2025-10-10, till: 2025-10-12}", file + ":7:5: två perioder under ”frånvaro” överlappar varandra"},
		"leave outside":                              {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-12-20, till: 2026-01-06}", file + ":6:5: frånvaron 2025-12-20–2026-01-06 ligger inte helt inom placeringen"},
		"leave in a break":                           {"perioder: [{från: 2025-09-01, till: 2025-09-30}, {från: 2025-11-01, till: 2025-12-31}]\nabsence:\n  - {från: 2025-09-25, till: 2025-10-05}", file + ":5:5: frånvaron 2025-09-25–2025-10-05 ligger inte helt"},
		"leave all the time":                         {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-09-01, till: 2025-12-31}", file + ":6:3: frånvaron omfattar hela placeringen"},
		"less than none":                             {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro: -1", file + ":5:11: antalet frånvarodagar (-1) är negativt"},
		"only the dates are wrong":                   {"från: 2025-12-31\ntill: 2025-09-01\nfrånvaro:\n  - {från: 2025-10-01, till: 2025-10-02}", file + ":4:1: perioden slutar innan den börjar"},
		"a reason of several lines":                  {"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - från: 2025-10-01\n    till: 2025-10-02\n    skäl: >-\n      a", file + ":8:11: ”skäl” ska vara några ord på en rad"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, found := testkit.Load(t, placed(c.front), "lo")
			told := testkit.Texts(found)
			want := strings.FieldsFunc(c.want, func(r rune) bool { return r == '\n' })
			for _, w := range want {
				if !strings.Contains(told, w) || len(found) != len(want) {
					t.Errorf("told %q, want %q", told, w)
				}
			}
			if len(want) == 0 && told != "" {
				t.Errorf("told %q", told)
			}
		})
	}
}

func TestServed(t *testing.T) {
	d := func(s string) civil.Date {
		day, err := civil.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	_, lo := testkit.MustLoad(t, placed("perioder:\n  - {från: 2025-11-01, till: 2025-12-31}\n  - {från: 2025-09-01, till: 2025-09-30, omfattning: 50}\n"+
		"frånvaro:\n  - {från: 2025-12-01, till: 2025-12-07}\n  - {från: 2025-09-29, till: 2025-09-30}"), "lo")
	p := lo.Placement("akuten")
	if p.From != d("2025-09-01") || p.To != d("2025-12-31") || p.Share() != 84 || p.Away() != 7 || len(p.Parts()) != 2 || len(lo.Placements) != 1 {
		t.Errorf("%v–%v at %d per cent, %d days away, %d periods", p.From, p.To, p.Share(), p.Away(), len(p.Parts()))
	}
	for day, want := range map[string]struct{ covers, serves bool }{
		"2025-08-31": {}, "2025-09-01": {true, true}, "2025-09-29": {true, false}, "2025-10-01": {}, "2025-10-31": {}, "2025-11-01": {true, true},
		"2025-12-07": {true, false}, "2025-12-08": {true, true}, "2025-12-31": {true, true}, "2026-01-01": {},
	} {
		if p.Covers(d(day)) != want.covers || p.Serves(d(day)) != want.serves || p.Served().Has(d(day)) != want.serves {
			t.Errorf("%s: covered %v, served %v", day, p.Covers(d(day)), p.Serves(d(day)))
		}
	}
	if pos := p.At("to"); pos.Line != 3 {
		t.Errorf("the end stands at %v", pos)
	}
}

// The days of BT are without leave and breaks, but for those on which another
// placement is served.
func TestServedInBT(t *testing.T) {
	bt := func(end string, placements ...string) string {
		site := "-- content/lo/index.md --\n---\nnamn: Lo Ek\nstart: 2025-09-01\n" + end + "---\n"
		for i, p := range placements {
			site += "-- content/lo/placeringar/p" + string(rune('a'+i)) + ".md --\n---\nområde: psykiatri\n" + p + "\n---\n"
		}
		return with(site)
	}
	for name, c := range map[string]struct {
		site string
		want int
	}{
		"no leave":                       {bt("slut: 2026-08-31\n"), 365},
		"a month":                        {bt("slut: 2026-08-31\n", "från: 2026-01-01\ntill: 2026-06-30\nfrånvaro: [{från: 2026-04-01, till: 2026-04-30}]"), 335},
		"at the start and at the end":    {bt("slut: 2026-08-31\n", "från: 2026-01-01\ntill: 2026-08-31\nfrånvaro: [{från: 2026-01-01, till: 2026-01-31}, {från: 2026-08-30, till: 2026-08-31}]"), 332},
		"a break":                        {bt("slut: 2026-08-31\n", "perioder: [{från: 2026-01-01, till: 2026-03-31}, {från: 2026-05-01, till: 2026-06-30}]"), 335},
		"another placement in the break": {bt("slut: 2026-08-31\n", "perioder: [{från: 2026-01-01, till: 2026-03-31}, {från: 2026-05-01, till: 2026-06-30}]", "från: 2026-04-01\ntill: 2026-04-10"), 345},
		"between two placements":         {bt("slut: 2026-08-31\n", "från: 2026-01-01\ntill: 2026-03-31", "från: 2026-05-01\ntill: 2026-06-30"), 365},
		"no end":                         {bt("", "från: 2026-01-01\ntill: 2026-06-30\nfrånvaro: [{från: 2026-04-01, till: 2026-04-30}]"), 273},
	} {
		_, lo := testkit.MustLoad(t, c.site, "lo")
		served := lo.Served()
		if n := served.Days(served.First(), served.Last()); n != c.want {
			t.Errorf("%s: %d days, want %d: %v", name, n, c.want, served)
		}
	}
}

// Why somebody is away is in nothing that others are given: the text is without
// it, and so is what decisions cover.
func TestReasonGoesNoFurther(t *testing.T) {
	site := placed("från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - från: 2025-10-01\n    till: 2025-10-31\n    skäl: Hemligt # i oktober\n")
	_, lo := testkit.MustLoad(t, site, "lo")
	p := lo.Placement("akuten")
	if text := string(p.Source); strings.Contains(text, "Hemligt") || !strings.Contains(text, "till: 2025-10-31\n    skäl:  # i oktober\n") {
		t.Errorf("the text is %q", text)
	}
	if p.Digest != source.Digest(sha256.Sum256(p.Source)) {
		t.Error("the digest is that of another text")
	}
	covered := func(reason string) string {
		_, lo := testkit.MustLoad(t, strings.Replace(site, "Hemligt", reason, 1), "lo")
		var files []string
		for _, f := range lo.Sealed(&lo.Placement("akuten").Doc) {
			files = append(files, f.Path+" "+f.Digest.String()+" "+string(f.Text))
		}
		return strings.Join(files, "\n")
	}
	if covered("Hemligt") != covered("") || covered("Annat") != covered("") {
		t.Error("a reason changes what a decision covers")
	}
}
