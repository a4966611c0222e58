package portfolio

import (
	"iter"
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/markdown"
	"btfolio/internal/seal"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Wording is a text as it read when something was decided about it: a file that
// is kept beside the decisions and found by its digest. It is no text of the
// portfolio, has no page and shows nothing.
type Wording struct {
	source.File          // without its content where it stays in the house
	Of          []string // the paths that decisions cover it by, from the trainee's folder
	Home        bool     // it stays in the house: the text is not published any more
}

// wordings is the key of a decision that names the folder, and the folder's name.
const wordings = "wordings"

// IsWording reports whether a file is a kept wording; below is its path from the
// trainee's folder.
func IsWording(below string) bool { return keptAs(below, wordings) }

// keptAs reports whether a file lies in the folder beside decisions that is called
// after one of their keys; below is its path from the trainee's folder.
func keptAs(below, key string) bool {
	parts := strings.SplitN(below, "/", 3)
	if len(parts) < 3 {
		return false
	}
	kind, _ := vocabulary.KindOfFolder(parts[0])
	return kind == vocabulary.KindApproval && isNamed(parts[1], key)
}

func isNamed(folder, key string) bool {
	found, _ := vocabulary.Keys().Find(folder)
	return found.Key == key
}

// WordingsFolder is where the wordings of a portfolio are kept, from the trainee's
// folder: the folder that there is, or its name in a language.
func WordingsFolder(tree *source.Tree, t *Trainee, l language.Language) string {
	return keptFolder(tree, t.Folder, wordings, l)
}

func keptFolder(tree *source.Tree, trainee, key string, l language.Language) string {
	home := "content/" + trainee
	decisions := Folder(tree, home, vocabulary.KindApproval, l)
	for _, name := range tree.Folders(path.Join(home, decisions)) {
		if isNamed(name, key) {
			return path.Join(decisions, name)
		}
	}
	return path.Join(decisions, vocabulary.Key(key, l))
}

// Wording finds how a text read when it was sealed; nil where that was not kept,
// or is not kept any more. Line ends and the like tell no texts apart.
func (t *Trainee) Wording(s seal.Sealed) *Wording {
	if all := t.wordings.of(s); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Wordings are the wordings that decisions cover, by path.
func (t *Trainee) Wordings() []*Wording {
	return slices.DeleteFunc(slices.Clone(t.wordings.all), func(w *Wording) bool { return len(w.Of) == 0 })
}

// kept are the wordings of a portfolio, found by their digests.
type kept struct {
	all            []*Wording // by path
	byText, byFile map[source.Digest][]*Wording
}

// of are the wordings that are what was sealed: those that are so byte for byte
// first.
func (k *kept) of(s seal.Sealed) []*Wording {
	all := slices.Clone(k.byFile[s.Digest])
	if s.Text != nil {
		for _, w := range k.byText[*s.Text] {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	return all
}

func (k *kept) add(file source.File) {
	if k.byText == nil {
		k.byText, k.byFile = map[source.Digest][]*Wording{}, map[source.Digest][]*Wording{}
	}
	w := &Wording{File: file}
	k.all = append(k.all, w)
	k.byFile[file.Digest] = append(k.byFile[file.Digest], w)
	if file.Text != nil {
		digest := seal.TextDigest(file.Text)
		k.byText[digest] = append(k.byText[digest], w)
	}
}

// kept tells which text each wording is of, and reports files that are a wording
// of none: somebody has changed them, or the decision is gone.
func (l *loader) kept() {
	for _, d := range l.trainee.Decisions {
		for w, s := range l.trainee.sealedWordings(d) {
			if !slices.Contains(w.Of, s.Path) {
				w.Of = append(w.Of, s.Path)
			}
		}
	}
	for _, w := range l.trainee.wordings.all {
		if len(w.Of) == 0 {
			l.report(diag.WordingStray.At(diag.Pos{File: w.Path}, base(w.Path)))
		}
	}
}

// sealedWordings are the wordings that a decision covers, with what it says of them.
func (t *Trainee) sealedWordings(d *Decision) iter.Seq2[*Wording, seal.Sealed] {
	return func(yield func(*Wording, seal.Sealed) bool) {
		if d.Seal == nil {
			return
		}
		for _, s := range d.Seal.Files {
			for _, w := range t.wordings.of(s) {
				if !yield(w, s) {
					return
				}
			}
		}
	}
}

// keepHome takes the content from wordings of texts that are not published: such a
// text is gone, or a draft again. What a text that is published has read like is
// told only by decisions that are published themselves.
func (l *loader) keepHome() {
	t := l.trainee
	out := map[string]bool{}
	for _, d := range t.Texts() {
		if !d.Draft {
			out[t.within(d.Path)] = true
		}
	}
	for _, d := range t.Documents {
		out[t.within(d.File.Path)] = true
	}
	covered := map[*Wording]bool{}
	for _, d := range t.Decisions {
		for w, s := range t.sealedWordings(d) {
			covered[w] = covered[w] || out[s.Path]
		}
	}
	for _, w := range t.wordings.all {
		if !covered[w] {
			w.Home, w.Text = true, nil
		}
	}
}

// Written takes a text apart as it was written: its front matter, and its body
// without the notes that no page shows.
func Written(file string, text []byte) (matter, body string) {
	split, _ := frontmatter.Split(file, text)
	parsed, _ := markdown.Parse(file, split.Body, split.BodyLine)
	if parsed == nil {
		return string(split.Matter), ""
	}
	return string(split.Matter), parsed.Visible()
}
