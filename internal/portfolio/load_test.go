package portfolio_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

const base = `
-- btfolio.yaml --
title: Portföljer
programme: vgr
cohorts:
  - {id: ht2025, name: Hösten 2025}
-- content/personer/anna-berg.md --
---
namn: Anna Berg
---
-- content/gemensamt/namn.md --
---
titel: Namn på filer
---
-- content/gemensamt/Mall Mini-CEX.docx --
PK mall
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
startgrupp: ht2025
personer:
  huvudhandledare: Anna Berg
---
-- content/lo/placeringar/akuten.md --
---
område: akut sjukvård
från: 2025-09-01
till: 2025-12-31
---
`

// with is the base with files added or, of the same name, replaced.
func with(files string) string {
	archive := txtar.Parse([]byte(base))
	for _, f := range txtar.Parse([]byte(files)).Files {
		archive.Files = slices.DeleteFunc(archive.Files, func(old txtar.File) bool { return old.Name == f.Name })
		archive.Files = append(archive.Files, f)
	}
	return string(txtar.Format(archive))
}

func TestFindings(t *testing.T) {
	for name, c := range map[string]struct{ files, want string }{
		"person": {`
-- content/lo/samtal/a.md --
---
datum: 2025-10-01
handledare: anna-bergh
---
`, "content/lo/samtal/a.md:3:13: personen ”anna-bergh” finns inte"},
		"placement": {`
-- content/lo/samtal/a.md --
---
datum: 2025-10-01
handledare: anna-berg
placering: psykiatrin
---
`, "content/lo/samtal/a.md:4:12: placeringen ”psykiatrin” finns inte"},
		"start group": {`
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
startgrupp: vt2026
---
`, "content/lo/index.md:4:13: startgruppen ”vt2026” finns inte"},
		"programme": {`
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
program: skåne
---
`, "content/lo/index.md:4:10: programmet ”skåne” finns inte: skriv ostergotland, region-bt, vgr"},
		"attachment": {`
-- content/lo/kurser/hlr.md --
---
titel: HLR
intyg: ../dokument/hlr.pdf
---
`, "content/lo/kurser/hlr.md:3:8: bilagan ”../dokument/hlr.pdf” finns inte"},
		"period": {`
-- content/lo/placeringar/psyk.md --
---
område: psykiatri
från: 2026-03-01
till: 2026-01-31
---
`, "content/lo/placeringar/psyk.md:4:"},
		"level": {`
-- content/lo/mal/bt1.md --
---
mål: BT1
progression:
  - {nivå: 6, av: anna-berg}
---
`, "content/lo/mal/bt1.md:4:12: nivån 6 finns inte på progressionsskalan"},
		"second goal": {`
-- content/lo/mal/bt1.md --
---
mål: BT1
---
-- content/lo/mal/bt01.md --
---
mål: BT 1
---
`, "content/lo/mal/bt1.md:2:1: delmål BT1 har redan en sida i bt01.md"},
		"dead link": {`
-- content/lo/mal/bt1.md --
---
mål: BT1
---
Se [samtalet](../samtal/a.md).
`, "content/lo/mal/bt1.md:4:"},
		"link to another trainee": {`
-- content/ali/index.md --
---
namn: Ali Dahl
start: 2025-09-01
---
-- content/lo/mal/bt1.md --
---
mål: BT1
---
Se [hans](../../ali/index.md).
`, "content/lo/mal/bt1.md:4:"},
		"subject": {`
-- content/lo/godkannanden/a.md --
---
avser: placeringar/akutten
beslut: godkänt
av: anna-berg
datum: 2026-01-02
---
`, "content/lo/godkannanden/a.md:2:8: beslutet avser ”placeringar/akutten”, som inte finns"},
		"same address": {`
-- content/lo/samtal/a b.md --
---
datum: 2025-10-01
handledare: anna-berg
---
-- content/lo/samtal/a-b.md --
---
datum: 2025-10-02
handledare: anna-berg
---
`, "content/lo/samtal/a-b.md: filen får samma webbadress som content/lo/samtal/a b.md"},
		"folder": {`
-- content/lo/anteckningar/a.md --
---
titel: A
---
`, "content/lo/anteckningar/a.md: mappen ”anteckningar” är ingen av portföljens mappar"},
		"loose file":               {"\n-- content/lo/a.md --\n---\ntitel: A\n---\n", "content/lo/a.md: filen ligger där ingen text läses"},
		"title":                    {"\n-- content/lo/kurser/a.md --\n---\ndatum: 2025-10-01\n---\n", "content/lo/kurser/a.md: texten (kurs) har ingen titel"},
		"title of an activity":     {"\n-- content/lo/aktiviteter/a.md --\n---\ndatum: 2025-10-01\n---\n", "content/lo/aktiviteter/a.md: texten (aktivitet) har ingen titel"},
		"language":                 {"\n-- btfolio.yaml --\ntitle: P\nprogramme: vgr\nlanguage: no\ncohorts: [{id: ht2025, name: H}]\n", "btfolio.yaml:3:11: språket ”no” finns inte"},
		"wording":                  {"\n-- btfolio.yaml --\ntitle: P\nprogramme: vgr\ngoals: mal.yaml\ncohorts: [{id: ht2025, name: H}]\n", "btfolio.yaml:3:8: filen ”mal.yaml” finns inte"},
		"two pages of the trainee": {"\n-- content/lo/index.markdown --\n---\nnamn: Lo Ek\nstart: 2025-09-01\n---\n", "content/lo/index.md: filen får samma webbadress som content/lo/index.markdown"},
		"two shared texts":         {"\n-- content/gemensamt/Namn.markdown --\n---\ntitel: A\n---\n", "content/gemensamt/namn.md: filen får samma webbadress som content/gemensamt/Namn.markdown"},
		"two shared files":         {"\n-- content/gemensamt/mall mini cex.docx --\na\n", "content/gemensamt/mall mini cex.docx: filen får samma webbadress som content/gemensamt/Mall Mini-CEX.docx"},
		"person in a waiver":       {"\n-- content/lo/index.md --\n---\nnamn: Lo Ek\nstart: 2025-09-01\nundantag:\n  - {påpekande: BT-I001, fil: samtal/a.md, skäl: Prov, av: anna-bergh}\n---\n", "content/lo/index.md:5:"},
		"two finals":               {"\n-- content/lo/slutbedomning.md --\n---\ntitel: A\n---\n-- content/lo/final.md --\n---\ntitel: A\n---\n", "content/lo/slutbedomning.md: slutbedömningen finns redan i final.md"},
		"shared link":              {"\n-- content/gemensamt/namn.md --\n---\ntitel: A\n---\n[a](borta.md)\n", "content/gemensamt/namn.md:4:"},
		"person twice":             {"\n-- content/personer/Anna Berg.md --\n---\nnamn: Anna Berg\n---\n", "content/personer/anna-berg.md: filen får samma webbadress"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, found := testkit.Load(t, with(c.files), "lo")
			if got := testkit.Texts(found); !strings.HasPrefix(got, c.want) || strings.Count(got, "\n") != 1 {
				t.Errorf("findings:\n%swant one: %s", got, c.want)
			}
		})
	}
}

// A name in another script has no letters to make an id of. It must not match
// everybody without a name.
func TestNobody(t *testing.T) {
	site, lo := testkit.MustLoad(t, with("\n-- content/personer/Ли.md --\n---\nnamn: Ли\n---\n"), "lo")
	if site.Person("") != nil || lo.Person("") != nil {
		t.Error("nobody is somebody")
	}
	if site.Person("Ли") == nil {
		t.Error("somebody is nobody")
	}
}

func TestNoIndex(t *testing.T) {
	_, _, found := testkit.Load(t, with("\n-- content/ali/samtal/a.md --\n---\ndatum: 2025-10-01\nhandledare: anna-berg\n---\n"), "ali")
	if got, want := testkit.Texts(found), "content/ali: mappen ”ali” har ingen index.md"; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// References are found however people spell them, and files get their
// meaning from their name or from the text beside them.
func TestReferences(t *testing.T) {
	_, lo := testkit.MustLoad(t, with(`
-- content/lo/bedomningar/a.md --
---
datum: 2025-10-01
instrument: MINI-CEX
mål: BT1, BT 9
placering: Akuten
bilagor:
  - ../dokument/BT1 MiniCex Feber Akuten 251001.pdf
---
Se [mallen](<../../gemensamt/Mall Mini-CEX.docx>), [Anna](../../personer/anna-berg.md) och [lappen](../dokument/lapp.png).
-- content/lo/dokument/BT1 MiniCex Feber Akuten 251001.pdf --
pdf
-- content/lo/dokument/lapp.png --
png
-- content/lo/dokument/scan0042.pdf --
pdf
-- content/lo/dokument/scan0042.md --
---
mål: BT10
instrument: CBD
namn: Teamarbete
---
-- content/lo/dokument/BT2 CBD Oro Akuten 251102.pdf --
pdf
-- content/lo/dokument/BT2 CBD Oro Akuten 251102.pdf.md --
---
mål: BT8
---
`), "lo")
	if got := lo.People[vocabulary.RoleMainSupervisor][0].Value; got != "anna-berg" {
		t.Errorf("main supervisor is %q", got)
	}
	if lo.StartGroup.Name != "Hösten 2025" || lo.Programme.ID != "vgr" {
		t.Errorf("start group %q, programme %q", lo.StartGroup.Name, lo.Programme.ID)
	}
	documents := map[string]*portfolio.Document{}
	for _, d := range lo.Documents {
		documents[d.FileName()] = d
	}
	form, note := documents["BT1 MiniCex Feber Akuten 251001.pdf"], documents["lapp.png"]
	scan, twin := documents["scan0042.pdf"], documents["BT2 CBD Oro Akuten 251102.pdf"]
	if len(form.UsedBy) != 1 || len(note.UsedBy) != 1 {
		t.Errorf("the form is used by %d texts, the note by %d, want 1 and 1", len(form.UsedBy), len(note.UsedBy))
	}
	if scan.Goals[0] != 10 || scan.Instrument != vocabulary.InstrumentCBD || scan.Label != "Teamarbete" || !scan.Twin {
		t.Errorf("the twin of the scan was not heard: %+v", scan)
	}
	if twin.Goals[0] != 8 || twin.Instrument != vocabulary.InstrumentCBD || twin.Placement.Value != "akuten" {
		t.Errorf("a twin has the last word on what it says, the name on the rest: %v %v %v", twin.Goals, twin.Instrument, twin.Placement)
	}

	// A file counts through the text it is attached to.
	var evidence []string
	for _, e := range lo.AllEvidence() {
		evidence = append(evidence, e.Doc.Name)
	}
	if want := []string{"scan0042.pdf", "a", "BT2 CBD Oro Akuten 251102.pdf"}; !slices.Equal(evidence, want) {
		t.Errorf("evidence %q, want %q", evidence, want)
	}
}

// A file beside a placement, a talk or the like makes no twin of the text: a
// scan often has the name of what it was scanned for.
func TestFileBesideText(t *testing.T) {
	_, lo := testkit.MustLoad(t, with(`
-- content/lo/placeringar/akuten.pdf --
a
-- content/lo/bedomningar/a.md --
---
datum: 2025-10-01
instrument: CBD
mål: BT1
---
-- content/lo/bedomningar/a.pdf --
a
-- content/lo/bedomningar/a.pdf.md --
---
namn: Formuläret
---
`), "lo")
	if len(lo.Placements) != 1 || len(lo.Assessments) != 1 || len(lo.Documents) != 2 {
		t.Errorf("%d placements, %d assessments, %d documents, want 1, 1, 2", len(lo.Placements), len(lo.Assessments), len(lo.Documents))
	}
	if d := lo.Documents[0]; !d.Twin || d.Label != "Formuläret" {
		t.Errorf("the text that names the whole file is not its twin: %+v", d)
	}
}

// A draft is left out, with the files only it refers to, and told.
func TestDrafts(t *testing.T) {
	_, lo, found := testkit.Load(t, with(`
-- content/lo/placeringar/psyk.md --
---
utkast: true
område: psykiatri
från: 2026-01-01
till: 2026-03-31
---
-- content/lo/samtal/a.md --
---
datum: 2026-01-10
handledare: anna-berg
placering: psyk
---
-- content/lo/kurser/b.md --
---
utkast: ja
titel: B
intyg: [../dokument/bara-utkast.pdf, ../dokument/bada.pdf]
---
-- content/lo/kurser/c.md --
---
titel: C
intyg: ../dokument/bada.pdf
---
-- content/lo/dokument/bara-utkast.pdf --
a
-- content/lo/dokument/bada.pdf --
b
-- content/lo/dokument/ensam.pdf --
c
`), "lo")
	if got, want := testkit.Texts(found), "content/lo/samtal/a.md:4:12: texten hänvisar till ”psyk”, som är ett utkast"; !strings.HasPrefix(got, want) || found.Failed() {
		t.Errorf("findings %s, want only the warning %s", got, want)
	}
	want := []string{"content/lo/dokument/bara-utkast.pdf", "content/lo/kurser/b.md", "content/lo/placeringar/psyk.md"}
	if !slices.Equal(withheld(lo), want) {
		t.Errorf("withheld %q, want %q", withheld(lo), want)
	}
	if len(lo.Placements) != 1 || len(lo.Courses) != 1 || len(lo.Documents) != 2 {
		t.Errorf("%d placements, %d courses, %d documents", len(lo.Placements), len(lo.Courses), len(lo.Documents))
	}
}

// A site's own file of rules and its own wording take the place of ours.
func TestOwnRules(t *testing.T) {
	_, lo, found := testkit.Load(t, with(`
-- btfolio.yaml --
title: P
programme: vgr
goals: mal.yaml
cohorts: [{id: ht2025, name: H}]
-- mal.yaml --
source: [Socialstyrelsen]
goals:
  BT1:
    title: {sv: Akut, en: Acute}
    requirements:
      - {kind: skill, text: {sv: ställa diagnos, en: diagnose}}
`), "lo")
	if len(found) > 0 {
		t.Fatal(testkit.Texts(found))
	}
	if got := lo.Programme.Goals.Of(1).Title.Sv; got != "Akut" {
		t.Errorf("BT1 is called %q", got)
	}
	if got := lo.Programme.Goals.Of(2).Title.Sv; got == "" {
		t.Error("a goal that the site says nothing of has lost its name")
	}
}

// What is wrong in btfolio.yaml is told in the language that stands in it.
func TestLanguageOfABrokenSite(t *testing.T) {
	dir := testkit.Write(t, "-- btfolio.yaml --\ntitle: Portfolios\nlanguage: en\nprogramme: vgr\nshoes: 43\n-- content/lo/index.md --\n")
	tree, _ := source.Scan(dir)
	defer tree.Close()
	site, found := portfolio.LoadSite(tree)
	if !found.Failed() || site.Language != language.English {
		t.Errorf("%s: %v", site.Language, found)
	}
}
