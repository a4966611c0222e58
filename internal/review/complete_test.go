package review_test

import (
	"fmt"
	"slices"
	"strings"

	"btfolio/internal/programme"
)

// The parts of a complete portfolio, in the order of its files. A change is
// made to one of its values, and nothing else differs.

// A pair is a key of front matter with its value.
type pair struct {
	key   string
	value any // a string, a list of strings, a matter, or a list of matters
}

// A matter is the front matter of a text or a part of it, in order.
type matter []pair

// set is the matter with another value under a key, which stands there or is
// added.
func (m matter) set(key string, value any) matter {
	c := slices.Clone(m)
	for i := range c {
		if c[i].key == key {
			c[i].value = value
			return c
		}
	}
	return append(c, pair{key, value})
}

func (m matter) without(key string) matter {
	return slices.DeleteFunc(slices.Clone(m), func(p pair) bool { return p.key == key })
}

func (m matter) get(key string) any {
	for _, p := range m {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

// flow writes a value as it stands after its key.
func flow(value any) string {
	switch v := value.(type) {
	case []string:
		return "[" + strings.Join(v, ", ") + "]"
	case matter:
		var all []string
		for _, p := range v {
			all = append(all, p.key+": "+flow(p.value))
		}
		return "{" + strings.Join(all, ", ") + "}"
	case []matter:
		var all []string
		for _, m := range v {
			all = append(all, "\n  - "+flow(m))
		}
		return strings.Join(all, "")
	}
	return fmt.Sprint(value)
}

// A page is a text of the portfolio, or with a body alone a file.
type page struct {
	path string // from the trainee's folder; with its ending where it is a file
	matter
	body string
}

func (p page) isFile() bool { return p.matter == nil }

func archiveOf(base string, pages []page) string {
	var b strings.Builder
	b.WriteString(base)
	for _, p := range pages {
		if p.isFile() {
			fmt.Fprintf(&b, "-- content/lo/%s --\n%s\n", p.path, p.body)
			continue
		}
		fmt.Fprintf(&b, "-- content/lo/%s.md --\n---\n", p.path)
		for _, x := range p.matter {
			fmt.Fprintf(&b, "%s: %s\n", x.key, flow(x.value))
		}
		fmt.Fprintf(&b, "---\n%s\n", p.body)
	}
	return b.String()
}

// judgedOn is the day on which complete portfolios are judged.
const judgedOn = "2026-10-01"

// completeBase is the site around a complete portfolio.
func completeBase(rules string) string {
	one := func(id, more string) string {
		return "-- content/personer/" + id + ".md --\n---\nnamn: " + strings.ToUpper(id[:1]) + id[1:] + " Ek\n" + more + "---\n"
	}
	const doctor = "befattning: specialistläkare\nhandledarutbildning: 2015-05-05\nlegitimerad_sedan: 2010-01-01\n"
	site := "\n-- btfolio.yaml --\ntitle: Portföljer\nprogramme: " + rules + "\n"
	for _, id := range []string{"hanna", "eva", "ove", "vera", "stina"} {
		site += one(id, doctor)
	}
	return site + one("ulla", "befattning: annan\n")
}

const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF"

// complete is a portfolio under a programme in which nothing is lacking, and
// little is there that is not asked for.
func completePortfolio(rules string) []page {
	var goals []string
	for _, g := range programme.AllGoals() {
		goals = append(goals, g.String())
	}
	vgr, scale := rules == "vgr", rules == "ostergotland"
	yes := func(by, role, day string) []matter {
		return []matter{{{"beslut", "godkänt"}, {"av", by}, {"roll", role}, {"datum", day}}}
	}
	all := []page{{"index", matter{
		{"namn", "Lo Ek"}, {"start", "2025-09-01"}, {"slut", "2026-08-31"},
		{"personer", matter{{"huvudhandledare", "hanna"}, {"extern bedömare", "ove"}, {"verksamhetschef", "vera"}, {"studierektor", "stina"}}},
	}, "Jag vill lära mig."}}
	add := func(path string, m matter, body string) { all = append(all, page{path, m, body}) }

	type stay struct{ id, area, from, to, decided string }
	stays := []stay{
		{"akuten", "akut sjukvård", "2025-09-01", "2025-12-31", "2026-01-05"},
		{"psyk", "psykiatri", "2026-01-01", "2026-03-31", "2026-04-07"},
		{"vc", "primärvård", "2026-04-01", "2026-08-31", "2026-09-01"},
	}
	for _, s := range stays {
		add("placeringar/"+s.id, matter{
			{"titel", strings.ToUpper(s.id[:1]) + s.id[1:]}, {"enhet", "Enheten"}, {"område", s.area}, {"från", s.from}, {"till", s.to},
			{"omfattning", "100"}, {"frånvaro", "3"}, {"handledare", "eva"}, {"mål", goals},
			{"checklista", []matter{{{"punkt", "Rond"}, {"klar", s.to}}}},
			{"godkännanden", yes("eva", "placeringshandledare", s.decided)},
		}, "## Plan\n\nSå här.\n\n## Sammanfattning\n\nSå var det.")
	}
	talk := func(id, placement, day, next string) {
		m := matter{{"datum", day}, {"handledare", "eva"}, {"placering", placement}, {"mål", goals}}
		if next != "" {
			m = append(m, pair{"nästa", next})
		}
		add("samtal/"+id, m, "Vi talade.")
	}
	months := []struct{ day, placement string }{
		{"2025-09-10", "akuten"}, {"2025-10-08", "akuten"}, {"2025-11-12", "akuten"}, {"2025-12-10", "akuten"},
		{"2026-01-14", "psyk"}, {"2026-02-11", "psyk"}, {"2026-03-11", "psyk"},
	}
	if vgr {
		for d := day("2026-04-01"); !d.After(day("2026-08-31")); d = d.AddDays(7) {
			months = append(months, struct{ day, placement string }{d.String(), "vc"})
		}
	} else {
		for _, d := range []string{"2026-04-08", "2026-05-13", "2026-06-10", "2026-07-08", "2026-08-12"} {
			months = append(months, struct{ day, placement string }{d, "vc"})
		}
	}
	for i, m := range months {
		next := ""
		if i+1 < len(months) {
			next = months[i+1].day
		}
		talk(m.day, m.placement, m.day, next)
	}
	assess := func(id, instrument, placement, day string) {
		add("bedomningar/"+id, matter{
			{"datum", day}, {"instrument", instrument}, {"mål", goals}, {"placering", placement}, {"bedömare", "eva"}, {"utfall", "självständig"},
			{"bilagor", []string{"../dokument/" + id + ".pdf"}},
		}, "Gott.")
		all = append(all, page{path: "dokument/" + id + ".pdf", body: pdf + id})
	}
	assess("mini-1", "Mini-CEX", "akuten", "2025-09-09")
	assess("cbd-1", "CBD", "akuten", "2025-10-28")
	if vgr {
		assess("mini-2", "Mini-CEX", "akuten", "2025-12-15")
		assess("medsittning-1", "medsittningsmall", "psyk", "2026-02-02")
		assess("medsittning-2", "medsittningsmall", "psyk", "2026-03-02")
		assess("mini-3", "Mini-CEX", "vc", "2026-05-04")
		assess("mini-4", "Mini-CEX", "vc", "2026-07-06")
		assess("konsultation", "konsultationsmall", "vc", "2026-06-01")
		assess("slut", "slutbedömning av tjänstgöringsperiod", "vc", "2026-08-28")
	}
	for i, d := range []string{"2025-10-20", "2025-11-03", "2026-01-19", "2026-02-23", "2026-05-18", "2026-06-15"} {
		id := fmt.Sprintf("kurs-%d", i+1)
		add("kurser/"+id, matter{
			{"titel", "PLUS " + fmt.Sprint(i+1)}, {"från", d}, {"till", day(d).AddDays(2).String()}, {"arrangör", "PLUS"}, {"dagar", "3"},
			{"mål", goals[3*i : 3*i+3]}, {"intyg", []string{"../dokument/" + id + ".pdf"}},
		}, "")
		all = append(all, page{path: "dokument/" + id + ".pdf", body: pdf + id})
	}
	all = append(all, page{path: "dokument/BT7 CBD Artikel Primärvård 260601.pdf", body: pdf + "artikel"})
	if vgr {
		for _, s := range stays {
			d := day(s.to).AddDays(-10)
			add("kollegium/"+s.id, matter{
				{"datum", d.String()}, {"placering", s.id}, {"deltagare", []string{"hanna", "eva", "stina"}},
				{"självskattning", d.AddDays(-5).String()}, {"bedömningsformulär", d.AddDays(-4).String()}, {"återkoppling", d.AddDays(2).String()},
			}, "Gott.")
			if s.id != "vc" {
				add("avstamningar/"+s.id, matter{{"datum", d.AddDays(-7).String()}, {"placering", s.id}, {"handledare", "hanna"}}, "Det går bra.")
			}
		}
	} else {
		add("avstamningar/a", matter{{"steg", "A"}, {"datum", "2025-09-03"}, {"handledare", "hanna"}, {"deltagare", []string{"eva"}}}, "Vi började.")
		for _, s := range stays {
			add("avstamningar/b-"+s.id, matter{
				{"steg", "B"}, {"datum", day(s.to).AddDays(-18).String()}, {"placering", s.id}, {"handledare", "hanna"}, {"deltagare", []string{"eva"}},
			}, "Det går bra.")
		}
		add("avstamningar/c", matter{{"steg", "C"}, {"datum", "2026-08-20"}, {"handledare", "hanna"}, {"deltagare", []string{"eva"}}}, "Allt finns.")
	}
	for _, g := range goals {
		m := matter{{"mål", g}}
		if scale {
			var judged []matter
			for i, s := range stays {
				met := "helt"
				if i == 0 {
					met = "delvis"
				}
				judged = append(judged, matter{{"efter", s.id}, {"nivå", fmt.Sprint(3 + i)}, {"uppfyllt", met}, {"av", "hanna"}, {"datum", s.decided}, {"anteckning", "Bra"}})
			}
			m = append(m, pair{"progression", judged})
		}
		add("mal/"+strings.ToLower(g), append(m, pair{"godkännanden", yes("hanna", "huvudhandledare", "2026-09-02")}), "Så nådde jag det.")
	}
	final := matter{}
	if scale {
		final = append(final, pair{"bekräftelse", matter{{"datum", "2026-09-02"}, {"text", "Allt är inlagt."}}})
		add("godkannanden/samtal", matter{{"avser", "samtal"}, {"beslut", "godkänt"}, {"av", "hanna"}, {"roll", "huvudhandledare"}, {"datum", "2026-08-25"}}, "")
	}
	final = append(final,
		pair{"anmälan", matter{{"datum", "2026-09-04"}, {"av", "hanna"}}},
		pair{"intyg", []matter{
			{{"blankett", "delmål"}, {"datum", "2026-09-04"}, {"av", "hanna"}},
			{{"blankett", "fullgjord BT"}, {"datum", "2026-09-04"}, {"av", "vera"}},
			{{"blankett", "baskompetens"}, {"datum", "2026-09-17"}, {"av", []string{"hanna", "ove"}}},
		}},
		pair{"godkännanden", append(yes("ove", "extern bedömare", "2026-09-17"), yes("hanna", "huvudhandledare", "2026-09-17")...)},
	)
	add("slutbedomning", final, "")
	return all
}
