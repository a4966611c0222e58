package portfolio

import (
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Manuscript is a portfolio as it is written, with its drafts: what its
// author works on. Nothing that leaves the house takes one.
type Manuscript struct{ *Trainee }

// Published is a portfolio without what is withheld. There is no way to one but
// by withholding, so what takes one cannot be given a draft.
type Published struct{ *withheld }

type withheld = Trainee // a name that no other package can write into a Published

// Trainee is the portfolio, for what does not ask whether it is published.
func (p Published) Trainee() *Trainee { return p.withheld }

// LoadPublished makes a portfolio of the files of one trainee's folder, with
// its references resolved. Drafts are read and checked like everything else,
// and left out. Findings are complete: one wrong text does not hide what is
// wrong in another.
func (s *Site) LoadPublished(tree *source.Tree, id string, files []source.File) (Published, diag.List) {
	l := s.read(tree, id, files)
	if l.trainee.Path != "" {
		l.withhold()
		l.finish()
	}
	return Published{l.trainee}, l.found
}

// LoadManuscript makes a portfolio of the same files with all drafts in it.
func (s *Site) LoadManuscript(tree *source.Tree, id string, files []source.File) (Manuscript, diag.List) {
	l := s.read(tree, id, files)
	if l.trainee.Path != "" {
		l.finish()
	}
	return Manuscript{l.trainee}, l.found
}

func (s *Site) read(tree *source.Tree, id string, files []source.File) *loader {
	l := &loader{tree: tree, site: s, trainee: &Trainee{Folder: id, site: s, texts: map[vocabulary.Kind][]Text{}}}
	l.files("content/"+id, files)
	l.trainee.list()
	l.seals()
	if l.trainee.Path == "" {
		l.report(diag.NoTrainee.At(diag.Pos{File: "content/" + id}, id))
	}
	return l
}

// finish resolves what is in the portfolio now, and puts it in order.
func (l *loader) finish() {
	l.link()
	l.trainee.sort()
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
		l.trainee.texts[d.Kind] = append(l.trainee.texts[d.Kind], d)
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
		k, declared := Declared(kind)
		switch {
		case stem(rel) == "index" && t.Path != "":
			l.report(diag.SameAddress.At(diag.Pos{File: file.Path}, t.Path))
		case stem(rel) == "index":
			l.read(&t.Doc, vocabulary.KindTrainee, t.Folder, file, t)
		case !declared || !k.Alone:
			l.report(diag.Misplaced.At(diag.Pos{File: file.Path}))
		case len(t.texts[kind]) > 0:
			l.report(diag.SecondFinal.At(diag.Pos{File: file.Path}, base(t.texts[kind][0].Document().Path)))
		default:
			l.add(k, stem(rel), file)
		}
		return
	}
	kind, _ := vocabulary.KindOfFolder(folder)
	k, declared := Declared(kind)
	declared = declared && !k.Alone && !k.Shared
	if d := twinOf(file.Path, attached, declared && kind != vocabulary.KindDocument); d != nil {
		d.Twin = true
		l.read(&d.Doc, vocabulary.KindDocument, base(d.File.Path), file, d)
		return
	}
	if !declared {
		l.report(diag.UnknownFolder.At(diag.Pos{File: file.Path}, folder))
		return
	}
	l.add(k, stem(below), file)
}

// add reads a text of a kind and keeps it.
func (l *loader) add(k Kind, name string, file source.File) {
	text := k.New()
	l.read(text.Document(), k.Kind, name, file, text)
	if k.keep == nil || k.keep(l, text) {
		l.trainee.texts[k.Kind] = append(l.trainee.texts[k.Kind], text)
	}
}

// onePerGoal keeps one page per goal.
func onePerGoal(l *loader, text Text) bool {
	g := text.(*Goal)
	if !g.Goal.Known() {
		return false // the front matter said so already
	}
	for _, first := range l.trainee.texts[g.Kind] {
		if first.(*Goal).Goal == g.Goal {
			l.report(diag.SecondGoal.At(g.At("goals"), g.Goal.String(), base(first.Document().Path)))
			return false
		}
	}
	return true
}

func (l *loader) read(doc *Doc, kind vocabulary.Kind, name string, file source.File, into any) {
	l.report(read(doc, kind, name, file, into)...)
}

// twinOf finds the file that a text describes: “X.pdf.md” or “X.md” beside
// “X.pdf”. In folders whose texts stand on their own only the first form
// counts: “akuten.pdf” beside the placement “akuten.md” is a scan that belongs
// to it.
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

// withhold takes the drafts out of the portfolio, and with them the files that
// only drafts refer to: what a trainee has not shared must not be published
// some other way. What was decided about a draft is left out with it. Of the
// trainee's own page only the plan can be a draft, since the portfolio needs
// the rest of it.
func (l *loader) withhold() {
	t := l.trainee
	for _, d := range t.Decisions {
		about := l.about(d)
		shown := slices.ContainsFunc(about, func(doc *Doc) bool { return !doc.Draft })
		d.Draft = d.Draft || len(about) > 0 && !shown
	}
	shown, hidden := map[string]bool{}, map[string]bool{}
	for _, text := range t.All() {
		into := shown
		if d := text.Document(); d.Draft {
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
	for _, d := range t.Documents {
		if !d.Draft && hidden[d.File.Path] && !shown[d.File.Path] {
			d.Draft = true
			l.drafts = append(l.drafts, &d.Doc)
		}
		if d.Draft && d.File.Path != "" {
			t.Withheld = append(t.Withheld, d.File.Path)
		}
	}
	for kind, texts := range t.texts {
		t.texts[kind] = published(texts)
	}
	t.list()
	if t.Draft {
		t.hide()
	}
	for _, d := range l.drafts {
		if !slices.Contains(t.Withheld, d.Path) {
			t.Withheld = append(t.Withheld, d.Path)
		}
	}
	slices.Sort(t.Withheld)
}

func published[P Text](all []P) []P {
	return slices.DeleteFunc(all, func(p P) bool { return p.Document().Draft })
}

// refersTo lists the files a text refers to, in its front matter or its body.
func refersTo(t Text) []string {
	d := t.Document()
	var files []string
	visit(t, visitor{files: func(list *[]FileRef) {
		for _, ref := range *list {
			files = append(files, relative(d.Path, ref.Value))
		}
	}})
	if d.Body != nil {
		for _, link := range d.Body.Links() {
			files = append(files, relative(d.Path, destination(link.Destination)))
		}
	}
	return files
}
