package portfolio

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// LoadTrainee makes a portfolio of the files of one trainee's folder, with its
// references resolved. Drafts are read and checked like everything else, but
// left out of the result unless they are asked for. Findings are complete:
// one wrong text does not hide what is wrong in another.
func (s *Site) LoadTrainee(tree *source.Tree, id string, files []source.File, drafts bool) (*Trainee, diag.List) {
	l := &loader{tree: tree, site: s, trainee: &Trainee{Folder: id, site: s}}
	l.files("content/"+id, files)
	t := l.trainee
	l.seals()
	if t.Path == "" {
		l.report(diag.NoTrainee.At(diag.Pos{File: "content/" + id}, id))
		return t, l.found
	}
	if !drafts {
		l.withhold()
	}
	l.link()
	t.sort()
	return t, l.found
}

// A loader gathers one trainee.
type loader struct {
	tree       *source.Tree
	site       *Site
	trainee    *Trainee
	signatures map[string]*Signature // by the path of the decision
	drafts     []*Doc                // texts withheld because they are drafts
	found      diag.List
}

func (l *loader) report(f ...diag.Finding) { l.found = append(l.found, f...) }

// files reads every file of a trainee's folder into the list of its kind.
// Files that are not texts come first, so that a text beside one is known to
// be its twin.
func (l *loader) files(folder string, files []source.File) {
	attached := map[string]*Document{}
	for _, file := range files {
		if isText(file.Path) || l.signature(strings.TrimPrefix(file.Path, folder+"/"), file) {
			continue
		}
		d := &Document{File: file}
		d.Kind, d.Path, d.Name = vocabulary.KindDocument, file.Path, base(file.Path)
		attached[file.Path] = d
		l.trainee.Documents = append(l.trainee.Documents, d)
	}
	for _, file := range files {
		if isText(file.Path) {
			l.text(strings.TrimPrefix(file.Path, folder+"/"), file, attached)
		}
	}
}

// text reads one text; rel is its path from the trainee's folder.
func (l *loader) text(rel string, file source.File, attached map[string]*Document) {
	t := l.trainee
	folder, below, nested := strings.Cut(rel, "/")
	if !nested {
		kind, _ := vocabulary.KindOfFile(rel)
		isFinal := kind == vocabulary.KindFinal
		switch {
		case stem(rel) == "index" && t.Path != "":
			l.report(diag.SameAddress.At(diag.Pos{File: file.Path}, t.Path))
		case stem(rel) == "index":
			l.read(&t.Doc, vocabulary.KindTrainee, t.Folder, file, t)
		case isFinal:
			if t.Final != nil {
				l.report(diag.SecondFinal.At(diag.Pos{File: file.Path}, base(t.Final.Path)))
				return
			}
			t.Final = &Final{}
			l.read(&t.Final.Doc, vocabulary.KindFinal, stem(rel), file, t.Final)
		default:
			l.report(diag.Misplaced.At(diag.Pos{File: file.Path}))
		}
		return
	}
	kind, known := vocabulary.KindOfFolder(folder)
	if d := twinOf(file.Path, attached, known && kind != vocabulary.KindDocument); d != nil {
		d.Twin = true
		l.read(&d.Doc, vocabulary.KindDocument, base(d.File.Path), file, d)
		return
	}
	name := stem(below)
	switch {
	case !known:
	case kind == vocabulary.KindPlacement:
		t.Placements = append(t.Placements, load[Placement](l, kind, name, file))
		return
	case kind == vocabulary.KindTalk:
		t.Talks = append(t.Talks, load[Talk](l, kind, name, file))
		return
	case kind == vocabulary.KindAssessment:
		t.Assessments = append(t.Assessments, load[Assessment](l, kind, name, file))
		return
	case kind == vocabulary.KindCourse:
		t.Courses = append(t.Courses, load[Course](l, kind, name, file))
		return
	case kind == vocabulary.KindKollegium:
		t.Kollegia = append(t.Kollegia, load[Kollegium](l, kind, name, file))
		return
	case kind == vocabulary.KindCheckin:
		t.Checkins = append(t.Checkins, load[Checkin](l, kind, name, file))
		return
	case kind == vocabulary.KindGoal:
		l.goal(load[Goal](l, kind, name, file))
		return
	case kind == vocabulary.KindDocument:
		t.Documents = append(t.Documents, load[Document](l, kind, name, file))
		return
	case kind == vocabulary.KindApproval:
		t.Decisions = append(t.Decisions, load[Decision](l, kind, name, file))
		return
	}
	l.report(diag.UnknownFolder.At(diag.Pos{File: file.Path}, folder))
}

// goal keeps one page per goal.
func (l *loader) goal(g *Goal) {
	if !g.Goal.Known() {
		return // the front matter said so already
	}
	if first := l.trainee.Goals[g.Goal]; first != nil {
		l.report(diag.SecondGoal.At(g.At("goals"), g.Goal.String(), base(first.Path)))
		return
	}
	l.trainee.Goals[g.Goal] = g
}

// load reads a text of one kind.
func load[T any, P interface {
	*T
	text
}](l *loader, kind vocabulary.Kind, name string, file source.File) P {
	into := P(new(T))
	l.read(into.doc(), kind, name, file, into)
	return into
}

func (l *loader) read(doc *Doc, kind vocabulary.Kind, name string, file source.File, into any) {
	l.report(read(doc, kind, name, file, into)...)
}

// twinOf finds the file that a text describes: “X.pdf.md” or “X.md” beside
// “X.pdf”. Where texts speak for themselves only the first is: “akuten.pdf”
// beside the placement “akuten.md” is a scan that belongs to it.
func twinOf(text string, attached map[string]*Document, wholeName bool) *Document {
	name := stem(text)
	if d := attached[name]; d != nil || wholeName {
		return d
	}
	var twin *Document
	for p, d := range attached {
		if stem(p) == name && (twin == nil || p < twin.File.Path) {
			twin = d
		}
	}
	return twin
}

func isText(p string) bool {
	ext := strings.ToLower(path.Ext(p))
	return ext == ".md" || ext == ".markdown"
}

// withhold takes the drafts out of the portfolio, and with them the files
// that only drafts refer to: what a trainee has not shared must not leave by
// another door. What was decided about a draft is left out with it. Of the
// trainee's own page only the plan can be a draft; the portfolio hangs on the
// rest of it.
func (l *loader) withhold() {
	t := l.trainee
	for _, d := range t.Decisions {
		about := l.about(d)
		shown := slices.ContainsFunc(about, func(doc *Doc) bool { return !doc.Draft })
		d.Draft = d.Draft || len(about) > 0 && !shown
	}
	shown, hidden := map[string]bool{}, map[string]bool{}
	for _, text := range t.texts() {
		into := shown
		if d := text.doc(); d.Draft {
			into = hidden
			l.drafts = append(l.drafts, d)
		}
		for _, p := range refersTo(text) {
			into[p] = true
		}
	}
	for _, d := range t.Decisions {
		if d.Draft && d.Signature != nil {
			t.Withheld = append(t.Withheld, d.Signature.Path)
		}
	}
	t.Placements = published(t.Placements)
	t.Talks = published(t.Talks)
	t.Assessments = published(t.Assessments)
	t.Courses = published(t.Courses)
	t.Kollegia = published(t.Kollegia)
	t.Checkins = published(t.Checkins)
	t.Decisions = published(t.Decisions)
	for i, g := range t.Goals {
		if g != nil && g.Draft {
			t.Goals[i] = nil
		}
	}
	if t.Final != nil && t.Final.Draft {
		t.Final = nil
	}
	if t.Draft {
		t.hide()
	}
	t.Documents = slices.DeleteFunc(t.Documents, func(d *Document) bool {
		if !d.Draft && hidden[d.File.Path] && !shown[d.File.Path] {
			d.Draft = true
			l.drafts = append(l.drafts, &d.Doc)
		}
		if d.Draft && d.File.Path != "" {
			t.Withheld = append(t.Withheld, d.File.Path)
		}
		return d.Draft
	})
	for _, d := range l.drafts {
		if !slices.Contains(t.Withheld, d.Path) {
			t.Withheld = append(t.Withheld, d.Path)
		}
	}
	slices.Sort(t.Withheld)
}

func published[P text](all []P) []P {
	return slices.DeleteFunc(all, func(p P) bool { return p.doc().Draft })
}

// refersTo lists the files a text refers to, in its front matter or its body.
func refersTo(t text) []string {
	d := t.doc()
	var files []string
	for _, list := range t.attached() {
		for _, ref := range *list {
			files = append(files, relative(d.Path, ref.Value))
		}
	}
	if d.Body != nil {
		for _, link := range d.Body.Links() {
			files = append(files, relative(d.Path, destination(link.Destination)))
		}
	}
	return files
}

// sort puts each list in the order in which people read it: by time, and by
// name where the time is the same.
func (t *Trainee) sort() {
	byDay(t.Placements, func(p *Placement) civil.Date { return p.From })
	byDay(t.Talks, func(x *Talk) civil.Date { return x.Date })
	byDay(t.Assessments, func(a *Assessment) civil.Date { return a.Date })
	byDay(t.Courses, (*Course).Held)
	byDay(t.Kollegia, func(k *Kollegium) civil.Date { return k.Date })
	byDay(t.Checkins, func(c *Checkin) civil.Date { return c.Date })
	// Of several on one day the later ones have a number after their name.
	slices.SortFunc(t.Decisions, func(a, b *Decision) int {
		return cmp.Or(compareDays(a.Date, b.Date), cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(t.Documents, func(a, b *Document) int {
		return cmp.Or(slices.Compare(a.Goals, b.Goals), compareDays(a.Date, b.Date), cmp.Compare(a.Path, b.Path))
	})
}

func byDay[P text](all []P, day func(P) civil.Date) {
	slices.SortFunc(all, func(a, b P) int {
		return cmp.Or(compareDays(day(a), day(b)), cmp.Compare(a.doc().Path, b.doc().Path))
	})
}

func compareDays(a, b civil.Date) int {
	switch {
	case a.Before(b):
		return -1
	case b.Before(a):
		return 1
	}
	return 0
}
