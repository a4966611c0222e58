package portfolio

import (
	"path"
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
	l.files("content/"+id, l.apart("content/"+id, files))
	l.trainee.list()
	l.leftOuts()
	l.seals()
	l.receipted()
	l.kept()
	l.copies()
	l.impersonations()
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
	receipts   []source.File
	found      diag.List
}

func (l *loader) report(f ...diag.Finding) { l.found = append(l.found, f...) }

// apart takes out of the files what is kept beside decisions: wordings, and receipts
// of bundles.
func (l *loader) apart(folder string, files []source.File) (own []source.File) {
	for _, file := range files {
		switch below := strings.TrimPrefix(file.Path, folder+"/"); {
		case IsWording(below):
			l.trainee.wordings.add(file)
		case IsReceipt(below):
			l.receipts = append(l.receipts, file)
		default:
			own = append(own, file)
		}
	}
	return own
}

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
		if source.TypeOf(file.Path) == nil {
			l.trainee.LeftOut = append(l.trainee.LeftOut, LeftOut{Path: file.Path, Digest: file.Digest, File: file})
			continue
		}
		l.trainee.texts[d.Kind] = append(l.trainee.texts[d.Kind], d)
	}
	for _, f := range l.site.absent(l.trainee.Folder) {
		if strings.HasPrefix(f.Path, folder+"/") && attached[f.Path] == nil {
			attached[f.Path] = &Document{File: source.File{Entry: source.Entry{Path: f.Path}}}
			l.trainee.LeftOut = append(l.trainee.LeftOut, f)
		}
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
		name := base(d.File.Path)
		if source.TypeOf(d.File.Path) == nil { // the text goes out, and stands for nothing
			d = &Document{About: d.File.Path}
			l.trainee.texts[vocabulary.KindDocument] = append(l.trainee.texts[vocabulary.KindDocument], d)
		}
		l.read(&d.Doc, vocabulary.KindDocument, name, file, d)
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
	l.report(read(doc, kind, name, file, into, l.site.Own())...)
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
	left := func(d *Document) bool { return source.TypeOf(d.File.Path) == nil }
	for p, d := range attached {
		if stem(p) == name && (twin == nil || left(twin) && !left(d) || left(twin) == left(d) && p < twin.File.Path) {
			twin = d
		}
	}
	return twin
}

func isText(p string) bool {
	ext := strings.ToLower(path.Ext(p))
	return ext == ".md" || ext == ".markdown"
}
