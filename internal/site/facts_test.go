package site

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// Whatever type a fact has that front matter can be read into, it is shown. A type
// that is not shown fails here, and not where somebody builds a site.
func TestValues(t *testing.T) {
	type detail struct {
		Date   civil.Date           `key:"date"`
		By     portfolio.PersonRef  `key:"by"`
		Goals  []programme.Goal     `key:"goals"`
		Extent *frontmatter.Percent `key:"extent"`
	}
	type given struct {
		portfolio.Doc
		Yes     bool                                      `key:"level"`
		No      bool                                      `key:"absence"`
		Days    float64                                   `key:"days"`
		Levels  []int                                     `key:"goals"`
		Level   frontmatter.At[int]                       `key:"lacking"`
		Share   frontmatter.Percent                       `key:"extent"`
		Shares  *frontmatter.Percent                      `key:"unit"`
		Dates   []civil.Date                              `key:"from"`
		Day     *civil.Date                               `key:"to"`
		Goal    programme.Goal                            `key:"progression"`
		Areas   []vocabulary.Area                         `key:"area"`
		People  map[vocabulary.Role][]portfolio.PersonRef `key:"people"`
		Note    language.Text                             `key:"note"`
		Notes   []language.Text                           `key:"comment"`
		Where   []portfolio.PlacementRef                  `key:"placement"`
		Texts   []portfolio.TextRef                       `key:"subject"`
		Details []detail                                  `key:"checklist"`
		Detail  *detail                                   `key:"confirmation"`
		None    *detail                                   `key:"registration"`
		Strings []string                                  `key:"reason"`
		Files   []portfolio.FileRef                       `key:"attachments"`
	}
	b, _ := everything(t)
	x := &given{}
	split, _ := frontmatter.Split("f.md", []byte("---\n"+strings.Join([]string{
		"level: ja", "absence: nej", "days: 1,5", "goals: [3, 4]", "lacking: 5", "extent: 80", "unit: 50 %", "from: [2026-01-02, 2026-01-03]",
		"to: 2026-01-04", "progression: BT2", "area: [psykiatri, akut sjukvård]", "people: {chef: anna-berg, huvudhandledare: [kim-lund]}",
		"note: Se bilagan", "comment: [Ett, Två]", "placement: akuten", "subject: [samtal/2025-09-18, samtal/a]", "reason: [x, y]", "attachments: a.pdf",
		"checklist: [{date: 2026-01-05, by: anna-berg, goals: [BT4, BT3], extent: 10}, {date: 2026-01-06}]", "confirmation: {by: kim-lund}",
	}, "\n")+"\n---\n"))
	if _, found := split.Decode(x); len(found) > 0 {
		t.Fatal(testkit.Texts(found))
	}
	var lines []string
	for _, f := range b.factsOf(x) {
		lines = append(lines, f.Label+" = "+said(f.Values))
	}
	got, want := strings.Join(lines, "\n"), strings.Join([]string{
		"Nivå = ja", "Dagar = 1.5", "Delmål = 3, 4", "Behöver kompletteras = 5", "Omfattning = 80 %", "Enhet = 50 %", "Från = 2026-01-02, 2026-01-03",
		"Till = 2026-01-04", "Progression = BT2", "Område = psykiatri, akut sjukvård", "Personer = Chef: Anna Berg, Huvudhandledare: Kim Lund",
		"Anteckning = Se bilagan", "Kommentar = Ett, Två", "Placering = Akuten", "Avser = Samtal 18 september 2025, samtal/a",
		"Checklista = Datum: 2026-01-05, Av: Anna Berg, Delmål: BT3, BT4, Omfattning: 10 %, Datum: 2026-01-06", "BT-läkarens bekräftelse = Av: Kim Lund", "Skäl = x och y",
	}, "\n")
	if got != want {
		t.Errorf("shown is\n%s\nwant\n%s", got, want)
	}
}

// Each text stands in the list of its kind, by its name and with its day, and each
// page of a kind leads to those before and after it.
func TestListsAndNeighbours(t *testing.T) {
	b, pages := everything(t)
	at := map[string]Page{}
	for _, p := range pages {
		at[p.Path] = p
	}
	for _, k := range portfolio.Kinds() {
		if k.Shared || k.Alone {
			continue
		}
		texts := b.of.Of(k.Kind)
		list := at[b.list(k.Kind)]
		if k.Kind == vocabulary.KindApproval { // listed with what they are about
			list = at[b.list(vocabulary.KindFinal)]
		}
		for i, x := range texts {
			d := x.Document()
			own, there := at[b.doc(d)]
			if !there {
				t.Errorf("%s has no page", d.Path)
				continue
			}
			if k.Kind != vocabulary.KindApproval {
				shown := testkit.JSON(t, list.View)
				name := b.headings[d]
				if k.Kind == vocabulary.KindGoal { // number and title stand apart
					_, name, _ = strings.Cut(name, " ")
				}
				for _, want := range []string{string(to(b.doc(d))), name} {
					if list.View == nil || !strings.Contains(shown, want) {
						t.Errorf("the list of %s does not show %q", k.Kind, want)
					}
				}
				if day := k.Day(x); !day.IsZero() && !strings.Contains(shown, day.String()) {
					t.Errorf("the list of %s does not show the day %s", k.Kind, day)
				}
			}
			if k.Kind == vocabulary.KindGoal { // all eighteen have pages, written or not
				continue
			}
			head := own.View.head()
			if i > 0 && (head.Prev == nil || head.Prev.URL != to(b.doc(texts[i-1].Document()))) {
				t.Errorf("%s does not lead back", d.Path)
			}
			if i+1 < len(texts) && (head.Next == nil || head.Next.URL != to(b.doc(texts[i+1].Document()))) {
				t.Errorf("%s does not lead on", d.Path)
			}
		}
	}
	for _, want := range []struct {
		list vocabulary.Kind
		key  string
	}{
		{vocabulary.KindAssessment, "outcome"}, {vocabulary.KindAssessment, "assessor"}, {vocabulary.KindCourse, "provider"},
		{vocabulary.KindTalk, "next"}, {vocabulary.KindTalk, "supervisor"}, {vocabulary.KindKollegium, "participants"},
		{vocabulary.KindKollegium, "action_plan"}, {vocabulary.KindKollegium, "deficits"}, {vocabulary.KindCheckin, "lacking"}, {vocabulary.KindPlacement, "unit"},
		{vocabulary.KindPlacement, "supervisor"}, {vocabulary.KindDocument, "goals"}, {vocabulary.KindCheckin, "stage"},
	} {
		shown, given := testkit.JSON(t, at[b.list(want.list)].View), false
		for _, x := range b.of.Of(want.list) {
			for _, fact := range testkit.GivenFacts(b.site, b.of, x)[want.key] {
				given = true
				if !strings.Contains(strings.ToLower(shown), strings.ToLower(fact.Words[0])) {
					t.Errorf("the list of %s does not show %s: %q", want.list, want.key, fact.Words[0])
				}
			}
		}
		if !given {
			t.Errorf("no %s gives %s", want.list, want.key)
		}
	}
}

// everything is the site with one of everything, ready to show one portfolio.
func everything(t *testing.T) (*siteContext, []Page) {
	t.Helper()
	s, trainee, _ := testkit.Load(t, testkit.Site, "lo-ek")
	b := newContext(s, review.Look(trainee, civil.Date{Year: 2026, Month: 2, Day: 1}, testkit.Exposed()))
	b.colours, b.searchable = markdown.NewHighlighter(), testkit.Searchable{}
	b.refer()
	return b, b.pages(b.index())
}
