package site

import (
	"cmp"
	"html/template"
	"path"
	"slices"
	"strings"

	"btfolio/internal/difference"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// A CoveredFile is one file that a decision covers, and what has become of it.
type CoveredFile struct {
	Kind   seal.Kind
	Word   string       // ändrat, borttaget, tillagt efteråt, oförändrat
	Page   Link         // its title, and the page that shows it where there is one
	Path   string       // from the trainee's folder
	Anchor template.URL // of its place on the page of the decision
	Keys   []ChangedKey // what has changed in front matter
	Words  []Piece      // what has changed in the text
	Why    string       // why no words are shown of what has changed
	Was    string       // the checksum of what the decision was made on; empty for what was added
	Is     string       // the checksum of today, where it is another
	Size   string       // of a file that is no text
}

// A ChangedKey is a line of front matter that reads otherwise.
type ChangedKey struct {
	Key   string
	Words []Piece
}

// A Piece is a run of words that stayed, went or came.
type Piece struct {
	Kind difference.Kind
	Text string
	Left string // how many words are left out
}

// around is how many words are shown on each side of what went or came.
const around = 12

// coveredFiles are the files that a decision covers: first what is no longer as it
// was.
func (b *siteContext) coveredFiles(d *portfolio.Decision) []CoveredFile {
	ruling := b.verdict.Ruling(d)
	if ruling == nil || ruling.Bond == nil {
		return nil
	}
	var rows []CoveredFile
	for _, f := range ruling.Bond.Covered {
		row := CoveredFile{Kind: f.Kind, Word: word(b.lang, string(f.Kind)), Page: Link{Text: path.Base(f.Path)}, Path: f.Path, Anchor: anchorOf(f.Path)}
		if f.Doc != nil {
			row.Page = b.docLink(f.Doc)
		}
		if f.Kind != seal.Added {
			row.Was = f.Was.Digest.String()
		}
		if f.Kind == seal.Changed || f.Kind == seal.Added {
			row.Is = f.Is.Digest.String()
		}
		if doc := b.fileOf(f.Doc, f.Path); doc != nil {
			row.Size = b.lang.Bytes(doc.File.Size)
		}
		if f.Kind == seal.Changed || f.Kind == seal.Removed {
			b.differ(&row, d, f)
		}
		rows = append(rows, row)
	}
	order := []seal.Kind{seal.Changed, seal.Removed, seal.Added, seal.Unchanged}
	slices.SortStableFunc(rows, func(x, y CoveredFile) int {
		return cmp.Compare(slices.Index(order, x.Kind), slices.Index(order, y.Kind))
	})
	return rows
}

// fileOf is the document whose file lies at a path; nil for a text.
func (b *siteContext) fileOf(d *portfolio.Doc, path string) *portfolio.Document {
	for _, doc := range b.of.Documents {
		if &doc.Doc == d && doc.File.Path == "content/"+b.of.Folder+"/"+path {
			return doc
		}
	}
	return nil
}

func anchorOf(path string) template.URL { return template.URL("_file-" + vocabulary.Slug(path)) }

// differ adds how a file reads otherwise, or why that is not shown.
func (b *siteContext) differ(row *CoveredFile, d *portfolio.Decision, f review.CoveredFile) {
	w, kept := b.verdict.Wording(d, f)
	if w == nil {
		row.Why = word(b.lang, string(kept))
		return
	}
	oldMatter, old := portfolio.Written(f.Path, w.Text)
	newMatter, now := portfolio.Written(f.Path, f.Is.Text)
	row.Keys = b.changedKeys(oldMatter, newMatter)
	row.Words = b.pieces(old, now)
	if len(row.Keys) == 0 && len(row.Words) == 0 {
		row.Why = word(b.lang, "wording_space")
	}
}

// pieces are what went and came between two wordings, with the words around it;
// none where the words are the same.
func (b *siteContext) pieces(old, now string) []Piece {
	var all []Piece
	same := true
	words := difference.Words(strings.Trim(old, "\n "), strings.Trim(now, "\n "))
	for _, p := range difference.Fold(words, around) {
		piece := Piece{Kind: p.Kind, Text: p.Text}
		switch p.Kind {
		case difference.Left:
			piece.Text, piece.Left = "", count(b.lang, len(strings.Fields(p.Text)), "words_left")
		case difference.Gone, difference.Come:
			same = false
		}
		all = append(all, piece)
	}
	if same {
		return nil
	}
	return all
}

// changedKeys compares front matter key by key, in the order of today; keys that are
// gone come last.
func (b *siteContext) changedKeys(old, now string) (rows []ChangedKey) {
	was, is := keysOf(old), keysOf(now)
	names := slices.Clone(is.names)
	for _, name := range was.names {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if words := b.pieces(was.values[name], is.values[name]); words != nil {
			rows = append(rows, ChangedKey{name, words})
		}
	}
	return rows
}

// keys are the values of front matter as they were written, by their keys.
type keys struct {
	names  []string
	values map[string]string
}

// keysOf cuts front matter before each line that is not indented: what follows
// below a key is its value.
func keysOf(matter string) keys {
	k := keys{values: map[string]string{}}
	name := ""
	for line := range strings.Lines(matter) {
		if key, value, ok := strings.Cut(line, ":"); ok && !strings.ContainsAny(line[:1], " \t#-[{") {
			name = key
			if _, twice := k.values[name]; !twice {
				k.names = append(k.names, name)
			}
			line = value
		}
		k.values[name] += line
	}
	return k
}

// wordsChanged leads from a text to what has changed since a decision: of the text
// itself, or else of what the decision covers.
func (b *siteContext) wordsChanged(d *portfolio.Doc, bond *review.Bond) Link {
	if bond == nil || len(bond.Changes) == 0 {
		return Link{}
	}
	at := template.URL("_list")
	for _, f := range bond.Covered {
		if f.Doc != nil && f.Doc == d && f.Kind == seal.Changed {
			at = anchorOf(f.Path)
		}
	}
	return Link{Text: word(b.lang, "see_changed"), URL: to(b.doc(&bond.Document.Doc) + "#" + string(at))}
}
