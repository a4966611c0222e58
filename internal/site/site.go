package site

import (
	"html/template"

	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A Portfolio is one trainee's site before it is laid out, for the author's eyes:
// drafts may be among its pages.
type Portfolio struct {
	Pages []Page
	Files []File
	Data  []Data
}

// Published is the site of a portfolio as it is published. What writes sites and
// bundles takes it, and it can be made of nothing that still has its drafts.
type Published struct{ *pages }

type pages = Portfolio // a name that no other package can write into a Published

// Portfolio is the site, for what does not ask whether it is published.
func (p *Published) Portfolio() *Portfolio { return p.pages }

// A LayNav lays out the navigation of a site with one section marked.
type LayNav func(*Nav) (template.HTML, error)

// Searchable says what of a portfolio may be searched for: nothing that must not
// leave the house.
type Searchable interface {
	// File is what a file shows, by its parts.
	File(*portfolio.Document) []string
	// Text is a text as it may be found.
	Text(string) string
}

// Publish makes every page of one portfolio as the verdict on it stands.
func Publish(s *portfolio.Site, v *review.Published, colours *markdown.Highlighter, lay LayNav, search Searchable) (*Published, error) {
	made, err := build(s, v.Verdict(), colours, lay, search, v.Verdict().InBundlesOnly(), nil, false)
	return &Published{made}, err
}

// HandOver is Publish for a bundle, in which lie the files, too, that no site has.
// What is new since an earlier one is marked and has a page, where it is known.
func HandOver(s *portfolio.Site, v *review.Published, colours *markdown.Highlighter, lay LayNav, search Searchable, news *News) (*Published, error) {
	made, err := build(s, v.Verdict(), colours, lay, search, nil, news, true)
	return &Published{made}, err
}

// Preview makes the same pages for the author alone, where drafts may be among
// them.
func Preview(s *portfolio.Site, v *review.Verdict, colours *markdown.Highlighter, lay LayNav, search Searchable) (*Portfolio, error) {
	return build(s, v, colours, lay, search, v.InBundlesOnly(), nil, false)
}

// build makes the pages. The navigation is the same on all pages of a section,
// so it is laid out first and once for each.
func build(s *portfolio.Site, v *review.Verdict, colours *markdown.Highlighter, lay LayNav, search Searchable, bundled map[string]bool, news *News, handed bool) (*Portfolio, error) {
	b := newContext(s, v)
	b.bundled = bundled
	b.handed = handed
	b.compareWith(news)
	b.searchable = search
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

func newContext(s *portfolio.Site, v *review.Verdict) *siteContext {
	b := &siteContext{
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
func (b *siteContext) pages(index *Index) []Page {
	b.covered = b.verdict.Covering()
	var pages []Page
	add := func(path, layout string, view View) {
		pages = append(pages, Page{path, layout, view})
	}
	overview, placements := b.overview(), b.placements()
	goals := b.goals(overview.Matrix)
	add(overviewPage, "overview", &overview)
	assessor := b.assessor()
	add(b.named("for_assessor"), "assessor", &assessor)
	if b.news != nil {
		news := b.newsPage()
		add(b.named("news"), "news", &news)
	}
	add(b.list(vocabulary.KindGoal), "goals", &goals)
	add(b.list(vocabulary.KindPlacement), "placements", &placements)
	b.lists = map[vocabulary.Kind]List{}
	for _, k := range listed() {
		list := b.listOf(k)
		b.lists[k.Kind] = list
		add(b.list(k.Kind), "list", &list)
	}
	register := b.register()
	add(b.list(vocabulary.KindDocument), "documents", &register)
	plan, people, shared := b.planPage(), b.peoplePage(), b.sharedList()
	add(b.plan(), "plan", &plan)
	add(b.people(), "people", &people)
	add(b.list(vocabulary.KindShared), "shared_list", &shared)
	final, steps, certificates := b.final(), b.steps(), b.certificates()
	add(b.list(vocabulary.KindFinal), "final", &final)
	add(b.named("next_steps"), "steps", &steps)
	add(b.named("certificates"), "certificates", &certificates)
	rules := b.rulesPage()
	add(b.named("rules"), "rules", &rules)
	search := b.search(index)
	add(b.named("search"), "search", &search)
	placed := make([]PlacementPage, len(b.verdict.Placements))
	for i := range b.verdict.Placements {
		p := &b.verdict.Placements[i]
		placed[i] = b.placementPage(p)
		if placed[i].Card.Sheet.URL != "" {
			sheet := b.checkinSheet(p, &placed[i])
			add(b.sheet(p), "checkin_sheet", &sheet)
		}
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
	slides(pages, b.agenda())
	printed := b.printPage(pages)
	add(b.print(), "print", &printed)
	return pages
}

// ofKind are the texts of a kind, those that all trainees share too.
func (b *siteContext) ofKind(k portfolio.Kind) []portfolio.Text {
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
func (b *siteContext) files() []File {
	var files []File
	for _, d := range b.of.Documents {
		if d.File.Path != "" && !b.bundled[d.File.Path] {
			files = append(files, File{b.file(d), d})
		}
	}
	for _, d := range b.site.SharedFiles {
		if !b.bundled[d.File.Path] {
			files = append(files, File{b.file(d), d})
		}
	}
	return files
}
