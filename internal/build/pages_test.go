package build_test

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/PuerkitoBio/goquery"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// published builds the site of the tests and returns its folder.
func published(t *testing.T) string {
	t.Helper()
	return publishedAs(t, testkit.Site)
}

func publishedAs(t *testing.T, archive string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	report := build.Build(context.Background(), build.Options{
		Site:   testkit.Write(t, archive),
		Output: out,
		On:     civil.Date{Year: 2030, Month: 1, Day: 1}, // the site says otherwise
	})
	if len(report.Findings) > 0 {
		t.Fatal(testkit.Texts(report.Findings))
	}
	return out
}

func page(t *testing.T, file string) *goquery.Document {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := goquery.NewDocumentFromReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func words(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// A programme that has check-in B has a sheet for it in each placement, and
// another has none.
func TestCheckinSheet(t *testing.T) {
	const sheet = "underlag-for-avstamning-b-psyk.html"
	staged := publishedAs(t, strings.Replace(testkit.Site, "programme: vgr", "programme: ostergotland", 1))
	for file, want := range map[string][2]string{
		sheet:                        {"main a[href='avstamningar-b-psyk.html']", "2026-01-20"},
		"placeringar-psyk.html":      {"main a[href='" + sheet + "']", "Underlag"},
		"avstamningar-b-akuten.html": {"h1", "B"},
	} {
		if found := page(t, filepath.Join(staged, "lo-ek", file)).Find(want[0]); !strings.Contains(words(found), want[1]) {
			t.Errorf("%s: no %s with %q", file, want[0], want[1])
		}
	}
	without := published(t)
	if _, err := os.Stat(filepath.Join(without, "lo-ek", sheet)); err == nil {
		t.Error("there is a sheet for a check-in that the programme does not have")
	}
	if n := page(t, filepath.Join(without, "lo-ek", "placeringar-psyk.html")).Find("a[href^=underlag]").Length(); n > 0 {
		t.Error("a page links to that sheet")
	}
}

// Each kind of page, and what must stand on it. A selector without a text
// must match; with one, some match must contain it; a text that begins with
// “!” must stand nowhere in a match.
func TestPages(t *testing.T) {
	out := published(t)
	for file, checks := range map[string][][2]string{
		"index.html": {
			{"h1"}, {"table th[scope=row] a[href='lo-ek/index.html']", "Lo Ek"}, {"table", "Hösten 2025"},
			{"table", "Västra Götalandsregionen"}, {"table", "1/18"}, {".now", "Andra"}, {".now", "Halva"},
		},
		"lo-ek/index.html": {
			{"html[lang=sv]"}, {"h1", "1 av 18 delmål och 1 av 2 placeringar godkända."}, {"main", "1 februari 2026"},
			{".matrix caption"}, {".matrix tbody th[scope=row] a[href='mal-bt01.html']", "BT1"},
			{"#bt1-akuten a.s-approved[href='mal-bt01.html#akuten']", "BT1, Akuten: väntas, 2 underlag, placeringen godkänd"},
			{"#bt17-akuten a.s-justified", "motiverad lucka"}, {"#bt3-akuten a.s-missing", "saknas"},
			{"#bt3-psyk a.s-expected", ": väntas, inget ännu"}, {"#bt12-akuten a.s-not_expected", "väntas inte"},
			{".legend a[href='sa-bedoms-portfoljen.html#_state-missing']", "saknas"}, {".card a[href='sa-bedoms-portfoljen.html#_state-approved']", ""},
			{"svg"}, {"svg a[href='placeringar-akuten.html']"}, {"nav a[aria-current]", "Översikt"},
		},
		"lo-ek/mal.html": {{"a[href='mal-bt18.html']", "BT18"}, {"main", "4/5"}},
		"lo-ek/mal-bt01.html": {
			{"h1", "Akuta och icke akuta sjukdomstillstånd"}, {".asked", "Intyg om delmål i bastjänstgöringen (Bilaga 2)"}, {".asked", "Källorna säger inte vilka"}, {"main", "ställa diagnos vid akuta sjukdomstillstånd"},
			{"#akuten a[href='bedomningar-feber.html']", "Feber hos barn"}, {"#akuten a[href='samtal-2025-09-18.html']", ""},
			{"#_kurser a[href='kurser-hlr.html']", "HLR"}, {"main", "Stabil vid sepsis"}, {".progression li:first-child", "Första steget"}, {"main a[href='personer.html#anna-berg']", "Anna Berg"},
			{"main", "påstått"}, {"main p a[href='samtal-2025-09-18.html']", "samtalet"}, {"details", "godkännanden"},
			{"a[rel=next][href='mal-bt02.html'], a.next[href='mal-bt02.html'], nav a[href='mal-bt02.html']", ""},
		},
		"lo-ek/mal-bt09.html":    {{".evidence .sort:first-of-type h3", "Bedömningar"}, {"#_ h3", "Utan placering"}, {"#_ .back a[href='index.html#bt9-_']", ""}},
		"lo-ek/mal-bt02.html":    {{"h1", "Psykiatriska"}, {"main", "Ingen egen beskrivning ännu."}},
		"lo-ek/mal-bt17.html":    {{"#akuten", "Tas upp i primärvården"}, {"#akuten", "Anna Berg"}},
		"lo-ek/placeringar.html": {{"a[href='placeringar-akuten.html']", "Akuten"}, {"main", "Akutmottagningen"}},
		"lo-ek/placeringar-akuten.html": {
			{"h1", "Akuten"}, {"main", "80 %"}, {"main", "CBD saknas"}, {"main", "ej godkänt"}, {"main", "Introduktion"},
			{"a[href='samtal-2025-10-16.html']", "Samtal 16 oktober 2025"}, {"a[href='bedomningar-feber.html']", ""},
			{"a[href='kollegium-akuten.html']", ""}, {"a[href='avstamningar-b-akuten.html']", ""},
			{"a[href='dokument-bt1-minicex-feber-akuten-251001-pdf.html']", ""},
			{"main", `Lärorikt & "brett" <b>år</b>.`}, {"h2", "Sammanfattning"},
			{"a.s-approved[href='mal-bt01.html#akuten']", "BT1"},
		},
		"lo-ek/samtal.html": {{"h2", "September 2025"}, {"h2", "Oktober 2025"}, {"main", "Kim Lund"}},
		"lo-ek/samtal-2025-09-18.html": {
			{"h1", "Samtal 18 september 2025"}, {"main a[href='mal-bt10.html'][title]", "BT10"},
			{"main a[href='bedomningar-feber.html#t-vad-som-gick-bra']", "bedömningen"},
			{"main a[href='gemensamt/mall-mini-cex.docx']", "mallen"}, {"main a[href='personer.html#kim-lund']", "Kim"},
			{"main table td", "klart"}, {"main", "2025-10-16"}, {"a[href='mal-bt01.html']", "BT1"},
			{"main a[href='samtal-2025-10-16.html']", ""}, {"main", "content/lo-ek/samtal/2025-09-18.md"},
		},
		"lo-ek/bedomningar.html": {{"a[href='bedomningar-feber.html']", "Feber hos barn"}, {"main", "Mini-CEX"}},
		"lo-ek/bedomningar-feber.html": {
			{"h1", "Feber hos barn"}, {"main", "Självständig"}, {"iframe[src^='files/bt1-minicex-feber-akuten-251001.pdf'][title]"},
			{"img[src='files/kurva.png'][alt]"}, {"a[href='files/lapp.docx']", ""}, {"main", "Word"},
			{"#t-vad-som-gick-bra", "Vad som gick bra"},
		},
		"lo-ek/kurser.html":                {{"a[href='kurser-hlr.html']", "HLR"}, {"main", "PLUS"}, {"main", "2025-09-05"}},
		"lo-ek/kurser-hlr.html":            {{"main", "PLUS"}, {"main", "0.5|0,5"}},
		"lo-ek/kollegium.html":             {{"a[href='kollegium-akuten.html']", ""}},
		"lo-ek/kollegium-akuten.html":      {{"main", "Läsa patientlagen"}, {"main", "2025-12-11"}, {"main a[href='mal-bt03.html']", "BT3"}},
		"lo-ek/avstamningar.html":          {{"a[href='avstamningar-b-akuten.html']", ""}},
		"lo-ek/avstamningar-b-akuten.html": {{"main", "Checklistan genomgången."}, {"main a[href='mal-bt03.html']", "BT3"}},
		"lo-ek/dokument.html": {
			{"table a[href='dokument-bt9-scan0042-pdf.html']", ""}, {"table", "typ av bedömning"}, {"table a[href='mal-bt01.html']", "BT1"},
			{"table a[href='bedomningar-feber.html']", "Feber hos barn"},
		},
		"lo-ek/dokument-bt1-minicex-feber-akuten-251001-pdf.html": {
			{"iframe"}, {"main a[href='bedomningar-feber.html']", "Feber hos barn"}, {"main", "Mini-CEX"}, {"main", "2025-10-01"},
		},
		"lo-ek/dokument-bt9-scan0042-pdf.html": {{"main", "Framgår inte av filnamnet"}, {"main", "typ av bedömning, placering och datum"}},
		"lo-ek/gemensamt.html":                 {{"a[href='gemensamt-namn.html']", "Så namnger du filer"}, {"a[href='gemensamt/mall-mini-cex.docx']", ""}},
		"lo-ek/gemensamt-namn.html":            {{"h2", "Delarna i namnet"}},
		"lo-ek/personer.html":                  {{"#anna-berg", "Huvudhandledare"}, {"#anna-berg", "2019-05-02"}, {"#kim-lund", "Placeringshandledare"}, {"main", "!Ingenroll"}, {"#mia-ny"}, {"#siv-lid"}, {"#per-ek"}},
		"ali-dahl/personer.html":               {{"#siv-lid", "Handläggare"}, {"main", "!Anna"}, {"main", "!Mia"}},
		"lo-ek/att-gora-harnast.html":          {{".finding a[href^='sa-bedoms-portfoljen.html#_bt-r']", "Regeln"}},
		"lo-ek/sa-bedoms-portfoljen.html": {
			{"h1", "Så bedöms portföljen"}, {"h2", "Västra Götalandsregionen"}, {"main", "Källorna är skrivna för vårdcentraler"},
			{"#_bt-r020", "Bedömningarna är så många som programmet kräver"}, {"#_bt-r020 a[href='sa-bedoms-portfoljen.html#_assessments']", "Bedömningar"},
			{"#_bt-r036", "btfolios egen regel|Btfolios egen regel"}, {"#_assessments + ul", "Tidsfönster: från 3 veckor före mitten till 3 veckor efter mitten"},
			{"#_assessments + ul", "btfolios tolkning|Halvvägs enligt källan"}, {"#_assessments + ul .quiet", "bildspel med checklista"},
			{"#_kollegium + ul", "Sammankallas av: huvudhandledare"}, {"#_kollegium + ul", "BT-läkaren deltar: nej"}, {"#_areas + ul", "Avgränsning: en vårdcentral"},
			{"#_courses + ul", "Dagar: 18"}, {"#_qualifications + ul", "Därtill: "}, {"#_national-length + ul", "Minst: 6 månader"},
			{"dt", "Vem avgör att ett delmål är uppnått?"}, {"dd", "Huvudhandledaren, som skriver intygen."}, {"dt", "Skalan för progressionsbedömning"},
			{"#_state-not-approved", "har inte godkänt det"}, {"#_other", "Övriga"}, {"main", "!Avstämning B"},
			{"nav a[aria-current]", "Så bedöms portföljen"},
		},
		"lo-ek/slutbedomning.html":                   {{"main", "Allt är uppladdat"}, {"main", "2026-08-10"}, {"main", "2026-08-12"}},
		"lo-ek/godkannanden-psyk.html":               {{"main", "ej godkänt"}},
		"lo-ek/individuellt-utbildningsprogram.html": {{"main", "Trygg på akuten."}, {"main", "Fristående"}},
		"lo-ek/hela-portfoljen.html": {
			{".matrix"}, {"main", "Bröstsmärta."}, {"main", "Kort samtal."}, {"main", "Checklistan genomgången."}, {"main", "Jag har tagit emot patienter"},
			{"main", "Trygg på akuten."}, {"main", "BT1 MiniCex Feber Akuten 251001.pdf"}, {"main", "Läsa patientlagen"},
		},
	} {
		doc := page(t, filepath.Join(out, filepath.FromSlash(file)))
		for _, check := range checks {
			selector, want := check[0], check[1]
			found := doc.Find(selector)
			if found.Length() == 0 {
				t.Errorf("%s: nothing is %s", file, selector)
				continue
			}
			text := words(found)
			if not, ok := strings.CutPrefix(want, "!"); ok {
				if strings.Contains(text, not) {
					t.Errorf("%s: %s says %q", file, selector, not)
				}
				continue
			}
			matches := false
			for _, either := range strings.Split(want, "|") {
				matches = matches || strings.Contains(text, either)
			}
			if !matches {
				t.Errorf("%s: %s says %.300q, want %q", file, selector, text, want)
			}
		}
	}
}

// What must hold on every page, whatever it shows: it stands alone, says
// what language it is in, runs nothing, and its links lead somewhere.
func TestEveryPage(t *testing.T) {
	out := published(t)
	ids := map[string]map[string]bool{}
	pages := map[string]*goquery.Document{}
	err := filepath.WalkDir(out, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		doc := page(t, file)
		pages[file], ids[file] = doc, map[string]bool{}
		doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
			id := s.AttrOr("id", "")
			if ids[file][id] {
				t.Errorf("%s: two elements are called %s", file, id)
			}
			ids[file][id] = true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 40 {
		t.Errorf("only %d pages", len(pages))
	}
	for file, doc := range pages {
		name, _ := filepath.Rel(out, file)
		if n := doc.Find("h1").Length(); n != 1 {
			t.Errorf("%s has %d h1", name, n)
		}
		if doc.Find("html[lang=sv]").Length() != 1 || doc.Find("title").Text() == "" {
			t.Errorf("%s has no language or title", name)
		}
		policy := doc.Find("meta[http-equiv=Content-Security-Policy]").AttrOr("content", "")
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s has the policy %q", name, policy)
		}
		if doc.Find("meta[name=robots][content*=noindex]").Length() != 1 {
			t.Errorf("%s can be indexed", name)
		}
		doc.Find("style, script:not([src]), [style], [onclick], [onload], base, object, embed").Each(func(_ int, s *goquery.Selection) {
			t.Errorf("%s has <%s> or an inline style", name, goquery.NodeName(s))
		})
		check := func(address string) {
			if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "mailto:") {
				return
			}
			target, fragment, _ := strings.Cut(address, "#")
			if plain, err := url.PathUnescape(target); err == nil {
				target = plain
			}
			to := file
			if target != "" {
				to = filepath.Join(filepath.Dir(file), filepath.FromSlash(target))
			}
			if !strings.HasPrefix(to, filepath.Dir(file)) {
				t.Errorf("%s: %s leads out of the site", name, address)
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: %s leads nowhere", name, address)
			}
			if fragment != "" && pages[to] != nil && !ids[to][fragment] {
				t.Errorf("%s: there is no %s", name, address)
			}
		}
		doc.Find("[href]").Each(func(_ int, s *goquery.Selection) { check(s.AttrOr("href", "")) })
		doc.Find("[src]").Each(func(_ int, s *goquery.Selection) { check(s.AttrOr("src", "")) })
	}
}

// Nothing of one trainee stands in the site of another.
func TestNothingOfAnother(t *testing.T) {
	out := published(t)
	err := filepath.WalkDir(filepath.Join(out, "ali-dahl"), func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		for _, word := range []string{"Lo Ek", "lo-ek", "Feber", "Hösten 2025"} {
			if strings.Contains(string(data), word) {
				t.Errorf("%s says %q", file, word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
