package review_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/testkit"
)

// A certificate that is only a file counts among the courses, and a goal or a day
// that there is not is told of, in every programme.
func TestNamesOfDocuments(t *testing.T) {
	file := func(name string) string { return "-- content/lo/dokument/" + name + " --\n%PDF-1.4\n" }
	for _, id := range programme.BuiltinIDs() {
		check(t, base(id, ""), []situation{
			{id + ": a goal that there is not", file("BT19 MiniCex Feber Akut 251018.pdf"), "2026-01-10",
				[]string{"warning - namnet säger ”BT19”, som varken är ett delmål eller en dag"}},
			{id + ": one of two", file("BT2, BT 0 MiniCex Feber Akut 251018.pdf"), "2026-01-10",
				[]string{"warning - namnet säger ”BT 0”, som varken är ett delmål eller en dag"}},
			{id + ": in the title", file("BT2 MiniCex Feber Akut 251018.pdf") + text("dokument/BT2 MiniCex Feber Akut 251018.pdf", "titel: BT20", ""), "2026-01-10",
				[]string{"warning - namnet säger ”BT20”, som varken är ett delmål eller en dag"}},
			{id + ": a day that there is not", file("BT2 MiniCex Feber Akut 251345.pdf"), "2026-01-10",
				[]string{"warning - namnet säger ”251345”, som varken är ett delmål eller en dag"}},
			{id + ": as it is to be", file("BT2 MiniCex Feber Akut 251018.pdf"), "2026-01-10", nil},
		}, diag.WrongInName.Code)
	}
	v := look(t, base("vgr", "")+file("BT8 Kursintyg Etik PLUS 251018.pdf"), "2026-01-10")
	g := v.Goal(8)
	if len(g.Elsewhere.Evidence) > 0 || len(g.Cells[len(g.Cells)-1].Evidence) != 1 {
		t.Errorf("the certificate lies elsewhere: %+v", g)
	}
}

// guide is the text of a guide.
func guide(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../content/gemensamt/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The names that guides, README and docs give as examples, and a name of each type
// that the guides list, pass check in every programme: they lack nothing, and no
// goal or day in them is told of. The goal that the guides call none is.
func TestNamesInGuides(t *testing.T) {
	var names []string
	example := regexp.MustCompile("(?m)(?:`|^ +)(BT\\d[^`\n]*\\.(?:pdf|docx))")
	for _, pattern := range []string{"../../README.md", "../../docs/*.md", "../../content/gemensamt/*.md"} {
		files, err := filepath.Glob(pattern)
		testkit.Must(t, err)
		for _, file := range files {
			data, err := os.ReadFile(file)
			testkit.Must(t, err)
			for _, m := range example.FindAllStringSubmatch(string(data), -1) {
				names = append(names, m[1])
			}
		}
	}
	for file, heading := range map[string]string{"namnge-dokument.md": "**Typ.** ", "guide-names.md": "**Type.** "} {
		text := guide(t, file)
		_, line, found := strings.Cut(text, heading)
		line, _, _ = strings.Cut(line, ".\n")
		types := strings.Split(line, ", ")
		if !found || len(types) < 6 {
			t.Errorf("%s lists %d types", file, len(types))
		}
		for _, of := range types {
			names = append(names, "BT1 "+of+" Exempel Akutsjukvård 251018.pdf")
		}
		if !strings.Contains(text, "BT19") {
			t.Errorf("%s does not speak of BT19", file)
		}
	}
	if len(names) < 18 {
		t.Errorf("only %d names: %q", len(names), names)
	}
	codes := diag.CodesOf(diag.NameIncomplete, diag.GoalsContradict, diag.PartsContradict, diag.RangeUnclear, diag.TitleNotGoal,
		diag.WrongInName, diag.DocumentsUnsorted, diag.FileAmongTexts)
	for _, id := range programme.BuiltinIDs() {
		site := base(id, "") +
			text("placeringar/akuten", "område: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva", "Text.") +
			text("placeringar/granliden", "område: primärvård\nfrån: 2026-01-01\ntill: 2026-04-30\nhandledare: eva", "Text.")
		var all []situation
		for _, name := range names {
			all = append(all, situation{id + ": " + name, "-- content/lo/dokument/" + name + " --\n%PDF-1.4\n", "2026-01-10", nil})
		}
		check(t, site, all, codes...)
	}
}

// How often talks are held, the guides say as the programmes do.
func TestRhythmsInGuides(t *testing.T) {
	pace := map[programme.Unit]language.Text{
		programme.Weeks:  {Sv: "ett samtal i veckan", En: "one talk a week"},
		programme.Months: {Sv: "ett samtal i månaden", En: "one talk a month"},
	}
	silent := language.Text{Sv: "säger källorna inte hur ofta", En: "do not say how often"}
	for file, l := range map[string]language.Language{"forbered-samtalet.md": language.Swedish, "guide-talk.md": language.English} {
		text := guide(t, file)
		for _, id := range programme.BuiltinIDs() {
			p, _ := programme.Builtin(id)
			_, line, found := strings.Cut(text, "\n- "+p.Name.In(l)+": ")
			line, _, _ = strings.Cut(line, "\n")
			if !found {
				t.Errorf("%s says nothing of %s", file, id)
			}
			everywhere := false
			for _, r := range p.TalkRhythms {
				if everywhere = everywhere || r.Area == ""; r.Every.N != 1 || !strings.Contains(line, pace[r.Every.Unit].In(l)) || !strings.Contains(line, r.Area.In(l)) {
					t.Errorf("%s: %s has talks every %d %s in %q; the guide says %q", file, id, r.Every.N, r.Every.Unit, r.Area, line)
				}
			}
			if quiet := strings.Contains(line, silent.In(l)) || strings.Contains(line, "källan säger inte hur ofta") || strings.Contains(line, "does not say how often"); quiet == everywhere {
				t.Errorf("%s: %s has a rhythm everywhere: %v; the guide says %q", file, id, everywhere, line)
			}
			if p.TalkLock != nil != strings.Contains(text, "In "+p.Name.In(l)+" the main supervisor locks") && l == language.English {
				t.Errorf("%s: %s locks talks: %v, and the guide says otherwise", file, id, p.TalkLock != nil)
			}
		}
	}
}
