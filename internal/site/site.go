package site

import (
	"html/template"

	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A Portfolio is one trainee's site before it is laid out.
type Portfolio struct {
	Pages []Page
	Files []File
	Data  []Data
}

// A LayNav lays out the navigation of a site with one section marked.
type LayNav func(*Nav) (template.HTML, error)

// Publish makes every page of one portfolio as the verdict on it stands.
func Publish(s *portfolio.Site, v *review.Published, colours *markdown.Highlighter, lay LayNav) (*Portfolio, error) {
	return build(s, v.Verdict(), colours, lay)
}

// Preview makes the same pages for the author alone, where drafts may be among
// them.
func Preview(s *portfolio.Site, v *review.Verdict, colours *markdown.Highlighter, lay LayNav) (*Portfolio, error) {
	return build(s, v, colours, lay)
}

// build makes the pages. The navigation is the same on all pages of a section,
// so it is laid out first and once for each.
func build(s *portfolio.Site, v *review.Verdict, colours *markdown.Highlighter, lay LayNav) (*Portfolio, error) {
	b := newBuilder(s, v)
	b.colours = colours
	b.refer()
	for _, s := range b.sections() {
		nav, err := lay(b.navigation(s.key))
		if err != nil {
			return nil, err
		}
		b.nav[s.key] = nav
	}
	index := b.index()
	script, err := index.script()
	if err != nil {
		return nil, err
	}
	return &Portfolio{
		Pages: b.pages(index),
		Files: b.files(),
		Data:  []Data{{b.searchIndex(), script}},
	}, nil
}

func newBuilder(s *portfolio.Site, v *review.Verdict) *builder {
	b := &builder{
		addresses: addresses{lang: s.Language, site: s, of: v.Trainee},
		verdict:   v,
		findings:  v.Public(),
		nav:       map[string]template.HTML{},
		links:     map[*portfolio.Doc]Link{},
		chips:     map[programme.Goal]Link{},
		texts:     byPath(v.Trainee),
	}
	b.title()
	return b
}

// pages makes the pages in the order of the navigation.
func (b *builder) pages(index *Index) []Page {
	var pages []Page
	add := func(path, layout string, view View) {
		pages = append(pages, Page{path, layout, view})
	}
	overview, placements := b.overview(), b.placements()
	goals := b.goals(overview.Matrix)
	add(overviewPage, "overview", &overview)
	add(b.list(vocabulary.KindGoal), "goals", &goals)
	add(b.list(vocabulary.KindPlacement), "placements", &placements)
	talks, assessments, courses := b.talks(), b.assessments(), b.courses()
	add(b.list(vocabulary.KindTalk), "list", &talks)
	add(b.list(vocabulary.KindAssessment), "list", &assessments)
	add(b.list(vocabulary.KindCourse), "list", &courses)
	kollegia, checkins, register := b.kollegia(), b.checkins(), b.register()
	b.lists = map[vocabulary.Kind]List{
		vocabulary.KindTalk: talks, vocabulary.KindAssessment: assessments,
		vocabulary.KindKollegium: kollegia, vocabulary.KindCheckin: checkins,
	}
	add(b.list(vocabulary.KindKollegium), "list", &kollegia)
	add(b.list(vocabulary.KindCheckin), "list", &checkins)
	for _, k := range ownKinds() {
		own := b.ownList(k)
		b.lists[k.Kind] = own
		add(b.list(k.Kind), "list", &own)
	}
	add(b.list(vocabulary.KindDocument), "documents", &register)
	plan, people, shared := b.planPage(), b.peoplePage(), b.sharedList()
	add(b.plan(), "plan", &plan)
	add(b.people(), "people", &people)
	add(b.list(vocabulary.KindShared), "shared_list", &shared)
	final, steps, certificates := b.final(), b.steps(), b.certificates()
	add(b.list(vocabulary.KindFinal), "final", &final)
	add(b.named("next_steps"), "steps", &steps)
	add(b.named("certificates"), "certificates", &certificates)
	search := b.search(index)
	add(b.named("search"), "search", &search)
	placed := make([]PlacementPage, len(b.verdict.Placements))
	for i := range b.verdict.Placements {
		p := &b.verdict.Placements[i]
		placed[i] = b.placementPage(p)
		sheet := b.checkinSheet(p, &placed[i])
		add(b.sheet(p), "checkin_sheet", &sheet)
	}

	first := len(pages)
	for i := range b.verdict.Goals {
		g := &b.verdict.Goals[i]
		page := b.goalPage(g)
		add(b.goal(g.Goal), "goal", &page)
	}
	first = chain(pages, first)
	for i := range b.verdict.Placements {
		add(b.doc(&b.verdict.Placements[i].Doc), "placement", &placed[i])
	}
	first = chain(pages, first)
	for _, k := range portfolio.Kinds() {
		if k.Page() {
			for _, x := range b.ofKind(k) {
				page := b.textPage(x)
				add(b.doc(x.Document()), string(k.Kind), &page)
			}
			first = chain(pages, first)
		}
	}
	slides(pages)
	printed := b.printPage(pages)
	add(b.print(), "print", &printed)
	return pages
}

// ofKind are the texts of a kind, those that all trainees share too.
func (b *builder) ofKind(k portfolio.Kind) []portfolio.Text {
	if k.Kind != vocabulary.KindShared {
		return b.of.Of(k.Kind)
	}
	var all []portfolio.Text
	for _, s := range b.site.Shared {
		all = append(all, s)
	}
	return all
}

// chain links the pages from first to their neighbours, as the texts of one
// kind follow each other, and returns where the next kind begins.
func chain(pages []Page, first int) int {
	link := func(p Page) *Link { return &Link{Text: p.View.head().Title, URL: to(p.Path)} }
	for i := first; i < len(pages); i++ {
		if i > first {
			pages[i].View.head().Prev = link(pages[i-1])
		}
		if i+1 < len(pages) {
			pages[i].View.head().Next = link(pages[i+1])
		}
	}
	return len(pages)
}

// files lists what is copied into the site as it is.
func (b *builder) files() []File {
	var files []File
	for _, d := range b.of.Documents {
		if d.File.Path != "" {
			files = append(files, File{b.file(d), d})
		}
	}
	for _, d := range b.site.SharedFiles {
		files = append(files, File{b.file(d), d})
	}
	return files
}
