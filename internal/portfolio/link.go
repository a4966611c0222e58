package portfolio

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/markdown"
	"btfolio/internal/vocabulary"
)

// link resolves every reference of the portfolio and reports the ones that
// lead nowhere.
func (l *loader) link() {
	t := l.trainee
	l.rules()
	l.cohort()
	slices.SortFunc(t.texts[vocabulary.KindGoal], byGoal)
	resolve := visitor{person: l.person, placement: l.placement}
	for _, x := range t.All() {
		visit(x, resolve)
		if check, ok := x.(interface{ check(*loader) }); ok {
			check.check(l)
		}
	}
	t.targets = t.index()
	for _, x := range t.All() {
		l.attachments(x)
		l.links(x.Document())
	}
	l.addresses()
}

// cohort finds the start group of the trainee.
func (l *loader) cohort() {
	t := l.trainee
	if t.Cohort.Value == "" {
		return
	}
	at := slices.IndexFunc(l.site.Cohorts, func(c Cohort) bool { return c.ID == t.Cohort.Value })
	if at < 0 {
		l.report(diag.UnknownCohort.At(t.Cohort.Pos, t.Cohort.Value))
		return
	}
	t.StartGroup = l.site.Cohorts[at]
}

func (l *loader) person(ref *PersonRef) { l.report(l.site.person(ref)...) }

// person resolves a reference to a person of the site.
func (s *Site) person(ref *PersonRef) diag.List {
	if ref.Value == "" {
		return nil
	}
	if p := s.Person(ref.Value); p != nil {
		ref.Value = p.Name
		return nil
	}
	return diag.List{diag.UnknownPerson.At(ref.Pos, ref.Value)}
}

// placement resolves a reference to a placement of the trainee.
func (l *loader) placement(ref *PlacementRef) {
	if ref.Value == "" {
		return
	}
	same := func(name string) bool { return vocabulary.Slug(name) == vocabulary.Slug(ref.Value) }
	for _, p := range l.trainee.Placements {
		if same(p.Name) {
			ref.Value = p.Name
			return
		}
	}
	for _, d := range l.trainee.Withheld {
		if d.Kind == vocabulary.KindPlacement && same(d.Name) {
			l.report(diag.RefersToDraft.At(ref.Pos, ref.Value))
			ref.Value = ""
			return
		}
	}
	l.report(diag.UnknownPlacement.At(ref.Pos, ref.Value))
	ref.Value = ""
}

func (c *Course) check(l *loader)   { l.titled(&c.Doc) }
func (a *Activity) check(l *loader) { l.titled(&a.Doc) }

// check refuses what is no instrument of an assessment, but the type of a document.
func (a *Assessment) check(l *loader) {
	if a.Instrument == vocabulary.InstrumentCourseCertificate {
		l.report(diag.NoAssessment.At(a.At("instrument")))
	}
}

// titled reports a text that only its title could name.
func (l *loader) titled(d *Doc) {
	if d.Title == "" && !d.Draft && d.keys.Any() { // else its title could not be read either
		l.report(diag.MissingTitle.At(d.At("title"), d.Kind.Term().One))
	}
}

// check leaves out the reason for a gap whose placement is not there: without
// a placement it would speak of the courses.
func (g *Goal) check(l *loader) {
	for _, step := range g.Progression {
		l.level(step.Level)
	}
	g.Gaps = slices.DeleteFunc(g.Gaps, func(gap Gap) bool { return gap.Placement.Pos.File != "" && gap.Placement.Value == "" })
}

func (c *Checkin) check(l *loader) {
	if p := l.trainee.ProgrammeOn(c.Date); p != nil && c.Stage == "" && p.HasStages() && !c.Draft {
		l.report(diag.StageMissing.At(c.At("stage"), p.Name))
	}
	for _, row := range c.Progression {
		l.level(row.Level)
	}
}

func (l *loader) level(level frontmatter.At[int]) {
	if level.Value < 0 || level.Value > MaxLevel {
		l.report(diag.LevelOutside.At(level.Pos, level.Value))
	}
}

// check finds the text or the folder that a decision speaks of.
func (d *Decision) check(l *loader) {
	if len(l.about(d)) == 0 {
		l.report(diag.UnknownSubject.At(d.Subject.Pos, d.Subject.Value))
		return
	}
	d.Subject.Value = l.spoken(d)
}

// about lists the texts of the portfolio that a decision speaks of: one, or
// those of a folder.
func (l *loader) about(d *Decision) []*Doc {
	want := l.spoken(d)
	return slices.DeleteFunc(l.trainee.Texts(), func(doc *Doc) bool {
		id := strings.TrimPrefix(doc.ID(), l.trainee.Folder+"/")
		return id != want && path.Dir(id) != want
	})
}

// spoken is what a decision speaks of, as paths are written from the
// trainee's folder.
func (l *loader) spoken(d *Decision) string {
	want := strings.Trim(norm.NFC.String(d.Subject.Value), "/")
	return strings.TrimSuffix(strings.TrimPrefix(want, l.trainee.Folder+"/"), ".md")
}

// check completes a document from the name of its file; what its twin says
// has the last word.
func (d *Document) check(l *loader) {
	if d.File.Path == "" {
		return
	}
	d.Read = ReadFileName(d.File.Path, l.trainee.Placements)
	if !d.keys.Has("goals") {
		d.Goals = d.Read.Goals
	}
	if !d.keys.Has("instrument") {
		d.Instrument = d.Read.Instrument
	}
	if !d.keys.Has("name") {
		d.Label = d.Read.Label
	}
	if !d.keys.Has("date") {
		d.Date = d.Read.Date
	}
	if !d.keys.Has("placement") {
		d.Placement.Value = d.Read.Placement
	}
}

// attachments resolves the files a text names in its front matter to their
// paths from the site's folder. Those that are drafts are left out.
func (l *loader) attachments(t Text) {
	doc := t.Document()
	visit(t, visitor{files: func(list *[]FileRef) {
		var files []FileRef
		for _, ref := range *list {
			file := relative(doc.Path, ref.Value)
			switch d := l.trainee.targets[file].Document; {
			case d != nil:
				ref.Value = d.File.Path
				d.use(doc)
				files = append(files, ref)
			case l.withheld(file):
				l.report(diag.RefersToDraft.At(ref.Pos, ref.Value))
			case l.site.leaves(l.trainee, file):
				l.report(diag.RefersToLeftOut.At(ref.Pos, ref.Value))
				ref.Value = file
				doc.LeftOut = append(doc.LeftOut, ref)
			default:
				l.report(diag.NoAttachment.At(ref.Pos, ref.Value))
			}
		}
		*list = files
	}})
}

// withheld reports whether a text or file is left out as a draft.
func (l *loader) withheld(file string) bool {
	return slices.ContainsFunc(l.trainee.Withheld, func(w Withheld) bool { return w.Path == file }) || l.site.withheld[file]
}

func (d *Document) use(doc *Doc) {
	if doc != &d.Doc && !slices.Contains(d.UsedBy, doc) {
		d.UsedBy = append(d.UsedBy, doc)
	}
}

// links reports the links of a text's body that lead nowhere.
func (l *loader) links(doc *Doc) {
	if doc.Body == nil {
		return
	}
	for _, link := range doc.Body.Links() {
		target, ok := l.site.Target(l.trainee, doc, link.Destination)
		if ok {
			if target.Document != nil {
				target.Document.use(doc)
			}
			l.report(target.dead(link)...)
			continue
		}
		file := relative(doc.Path, destination(link.Destination))
		switch {
		case l.withheld(file) || l.withheld(file+".md"):
			l.report(diag.RefersToDraft.At(link.Pos, link.Destination))
		case l.site.leaves(l.trainee, file):
			l.report(diag.RefersToLeftOut.At(link.Pos, link.Destination))
		case !strings.HasPrefix(file, "content/"+l.trainee.Folder+"/"):
			l.report(diag.LinkOutside.At(link.Pos, link.Destination))
		default:
			l.report(diag.DeadLink.At(link.Pos, link.Destination))
		}
	}
}

// A Target is where a link in a text leads: to one text or file of the
// portfolio, to a shared document, or to a person.
type Target struct {
	Doc      *Doc      // a text of any kind; the twin where a document is meant
	Document *Document // a file
	Person   *Person
	Fragment string
}

// Target resolves the destination of a link in a text of a trainee (nil for
// a shared document). Links name files relative to the text they stand in,
// as editors and repositories show them.
func (s *Site) Target(t *Trainee, from *Doc, dest string) (Target, bool) {
	file, fragment, _ := strings.Cut(dest, "#")
	target := Target{Fragment: fragment}
	if file == "" {
		target.Doc = from
		return target, true
	}
	want := relative(from.Path, destination(file))
	for _, p := range []string{want, want + ".md"} {
		found, ok := s.targets[p]
		if t != nil && !ok {
			found, ok = t.targets[p]
		}
		if ok {
			found.Fragment = fragment
			return found, true
		}
	}
	return Target{}, false
}

// viewer is what programs that show a PDF understand behind its address.
var viewer = regexp.MustCompile(`^(page|zoom|view|nameddest|search)=`)

// Anchor is what stands behind the # in the address of a target: the id of a
// heading of its text, or what opens a PDF at a place. It is not ok where there
// is no such place.
func (t Target) Anchor() (anchor string, ok bool) {
	switch {
	case t.Fragment == "":
		return "", true
	case t.Within():
		return t.Fragment, true
	}
	doc := t.doc()
	if doc.Body == nil {
		return "", false
	}
	return doc.Body.Anchor(t.Fragment)
}

// Within reports whether a link leads to a place in a file that only a program
// for such files can find.
func (t Target) Within() bool {
	return t.Document != nil && strings.EqualFold(path.Ext(t.Document.File.Path), ".pdf") && viewer.MatchString(t.Fragment)
}

func (t Target) doc() *Doc {
	switch {
	case t.Document != nil:
		return &t.Document.Doc
	case t.Person != nil:
		return &t.Person.Doc
	}
	return t.Doc
}

// dead reports a link to a place that its target does not have.
func (t Target) dead(link markdown.Link) diag.List {
	if _, ok := t.Anchor(); ok {
		return nil
	}
	if t.doc().Draft {
		return diag.List{diag.RefersToDraft.At(link.Pos, link.Destination)}
	}
	return diag.List{diag.DeadAnchor.At(link.Pos, t.Fragment, path.Base(t.doc().Path))}
}

// index lists what links in the texts of a trainee can lead to.
func (t *Trainee) index() map[string]Target {
	targets := map[string]Target{}
	for _, doc := range t.Texts() {
		targets[doc.Path] = Target{Doc: doc}
	}
	for _, d := range t.Documents {
		if d.File.Path != "" {
			targets[d.File.Path] = Target{Document: d}
		}
	}
	return targets
}

// index lists what links in any text of the site can lead to.
func (s *Site) index() map[string]Target {
	targets := map[string]Target{}
	for _, shared := range s.Shared {
		targets[shared.Path] = Target{Doc: &shared.Doc}
	}
	for _, d := range s.SharedFiles {
		targets[d.File.Path] = Target{Document: d}
	}
	for _, p := range s.People {
		targets[p.Path] = Target{Person: p}
	}
	return targets
}

// relative is the path a reference in a file means, from the site's folder.
func relative(from, ref string) string {
	return path.Join(path.Dir(from), norm.NFC.String(ref))
}

// destination is the path in a link without what addresses add to it.
func destination(dest string) string {
	dest, _, _ = strings.Cut(dest, "#")
	if plain, err := url.PathUnescape(dest); err == nil {
		return plain
	}
	return dest
}

// addresses reports texts of one kind whose names would give one page.
func (l *loader) addresses() {
	type address struct {
		kind vocabulary.Kind
		slug string
	}
	first := map[address]string{}
	check := func(kind vocabulary.Kind, name, file string) {
		at := address{kind, vocabulary.Slug(name)}
		if other, taken := first[at]; taken {
			l.report(diag.SameAddress.At(diag.Pos{File: file}, other))
			return
		}
		first[at] = file
	}
	for _, doc := range l.trainee.Texts() {
		if doc.Kind != vocabulary.KindDocument && doc.Kind != vocabulary.KindGoal {
			check(doc.Kind, doc.Name, doc.Path)
		}
	}
	for _, d := range l.trainee.Documents {
		check(vocabulary.KindDocument, d.Name, d.Path)
	}
}
