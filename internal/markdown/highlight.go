package markdown

import (
	"html/template"
	"iter"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	lru "github.com/hashicorp/golang-lru/v2"
)

// A Highlighter colours source text, and remembers what it has coloured:
// colouring costs more than all else on a page, and documents say the same
// things in their front matter. Any number of pages may use it at once.
type Highlighter struct {
	cache *lru.Cache[piece, coloured]
}

// A piece of source text is coloured the same wherever it stands.
type piece struct{ language, text string }

// A coloured piece, and whether it is complete: a line whose last word may go
// on in the next line is not.
type coloured struct {
	html  string
	whole bool
}

// What a Highlighter remembers takes a few MiB for what people write, and at
// most some 30.
const (
	maxPieces = 4096
	maxPiece  = 512
)

// NewHighlighter makes a Highlighter that remembers nothing yet.
func NewHighlighter() *Highlighter {
	cache, err := lru.New[piece, coloured](maxPieces)
	if err != nil {
		panic(err) // only for a size below 1
	}
	return &Highlighter{cache}
}

// Highlight colours source text in a language that is given by its name. The
// words are wrapped in spans of the classes listed below. If the
// language is not known, or if colouring would take too long, the text is left
// as it is.
func (h *Highlighter) Highlight(source []byte, language string) template.HTML {
	return template.HTML(h.highlight(written(source), language))
}

func (h *Highlighter) highlight(text, language string) string {
	if !colourable(text, language) {
		return escape(text)
	}
	if lexer(language) != yaml {
		return h.colour(piece{language, text}).html
	}
	var b strings.Builder
	for entry := range entries(text) {
		b.WriteString(h.entry(entry))
	}
	return b.String()
}

// entry colours an entry of front matter: line by line, since lines are what
// documents share, but for entries with text that goes on over lines.
func (h *Highlighter) entry(entry string) string {
	if strings.IndexByte(entry, '\n') == len(entry)-1 {
		return h.colour(piece{"yaml", entry}).html
	}
	var b strings.Builder
	for line := range strings.Lines(entry) {
		c := h.colour(piece{"yaml", line})
		if !c.whole {
			return h.colour(piece{"yaml", entry}).html
		}
		b.WriteString(c.html)
	}
	return b.String()
}

// entries cuts front matter before each line that is not indented.
func entries(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 1; i < len(text); i++ {
			if text[i-1] == '\n' && !strings.ContainsRune(" \t\n", rune(text[i])) {
				if !yield(text[start:i]) {
					return
				}
				start = i
			}
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

// Source shows a whole document as it was written, with its front matter
// coloured and without the notes that its author hides in its body.
func (h *Highlighter) Source(doc []byte, body *Text) template.HTML {
	text := written(doc)
	matter := frontMatter(text)
	text = text[len(matter):]
	if body != nil && len(body.hidden) > 0 {
		text = written(body.veiled())
	}
	return template.HTML(`<pre class="source"><code>` +
		h.highlight(matter, "yaml") + escape(text) + "</code></pre>")
}

// frontMatter is the front matter a document begins with, and its fences.
func frontMatter(text string) string {
	end := 0
	for line := range strings.Lines(text) {
		fence := strings.TrimRight(line, " \t\n") == "---"
		if end == 0 && !fence {
			break
		}
		if end += len(line); end > len(line) && fence {
			return text[:end]
		}
	}
	return ""
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// written is source text as a page can show it.
func written(source []byte) string {
	text := printable(string(source))
	if strings.Contains(text, "\r") {
		return lineEnds.Replace(text)
	}
	return text
}

func (h *Highlighter) colour(p piece) coloured {
	if c, ok := h.cache.Get(p); ok {
		return c
	}
	c := colour(p.text, p.language)
	if len(p.text) <= maxPiece {
		p.text = strings.Clone(p.text) // not all of the document it is a part of
		h.cache.Add(p, c)
	}
	return c
}

// Chroma's lexers look back and forth within a line, and some through all of
// a text. The languages below are those whose lexers have been seen to need
// no more than half a second for the worst text within these limits.
const (
	maxColoured     = 4 << 10
	maxColouredLine = 250
	maxYAML         = 64 << 10 // read by a lexer of our own, which is quick
)

// lexer reads a language; it is nil for all but the few that a document has
// reason to quote. JSON is YAML.
func lexer(language string) chroma.Lexer {
	switch name := strings.ToLower(language); name {
	case "yaml", "yml", "json":
		return yaml
	case "diff", "python", "r", "sql", "xml":
		return lexers.Get(name)
	}
	return nil
}

// colourable reports whether a text can be coloured within bounded time.
func colourable(text, language string) bool {
	switch lexer(language) {
	case nil:
		return false
	case yaml:
		return len(text) <= maxYAML
	}
	if len(text) > maxColoured {
		return false
	}
	for line := range strings.Lines(text) {
		if len(line) > maxColouredLine {
			return false
		}
	}
	return true
}

// colour wraps the words of a text in spans.
func colour(text, language string) coloured {
	next, err := lexer(language).Tokenise(nil, text)
	if err != nil {
		return coloured{html: escape(text)}
	}
	var b strings.Builder
	open, whole := "", true
	for token := next(); token != chroma.EOF; token = next() {
		if token.Value == "" {
			continue
		}
		c := class(token.Type)
		if c != open {
			if open != "" {
				b.WriteString("</span>")
			}
			if c != "" {
				b.WriteString(`<span class="` + c + `">`)
			}
			open = c
		}
		// A word that begins like quoted or block text and is neither would be
		// so with the lines after it.
		whole = whole && (c != "" || !strings.ContainsRune(`"'|>`, rune(token.Value[0])))
		b.WriteString(escape(token.Value))
	}
	if open != "" {
		b.WriteString("</span>")
	}
	return coloured{b.String(), whole}
}

// classes are the roles that words are coloured by, the narrowest first. They
// bear the names that chroma's own styles use.
var classes = []struct {
	class string
	is    func(chroma.TokenType) bool
}{
	{"nt", only(chroma.NameTag)},       // the keys of YAML, the tags of XML
	{"na", only(chroma.NameAttribute)}, // of XML
	{"gi", only(chroma.GenericInserted)},
	{"gd", only(chroma.GenericDeleted)},
	{"gh", only(chroma.GenericHeading, chroma.GenericSubheading)},
	{"s", chroma.TokenType(chroma.LiteralString).InSubCategory},
	{"m", chroma.TokenType(chroma.Literal).InCategory}, // numbers and dates
	{"c", chroma.TokenType(chroma.Comment).InCategory},
	{"k", chroma.TokenType(chroma.Keyword).InCategory},
	{"o", chroma.TokenType(chroma.Operator).InCategory},
	{"p", chroma.TokenType(chroma.Punctuation).InCategory},
}

func only(types ...chroma.TokenType) func(chroma.TokenType) bool {
	return func(t chroma.TokenType) bool { return slices.Contains(types, t) }
}

func class(t chroma.TokenType) string {
	for _, c := range classes {
		if c.is(t) {
			return c.class
		}
	}
	return ""
}

// yaml reads front matter. Chroma's own lexer for YAML takes a quarter of a
// second for each unclosed string with backslashes, and two seconds for a
// line of brackets; here every rule reads what it matches once. What a key
// stands on decides the rest of its line; only quoted text and blocks of text
// go on over lines, and only over lines that are indented.
var yaml = chroma.MustNewLexer(&chroma.Config{Name: "front matter"}, func() chroma.Rules {
	const (
		double = `"(?:[^"\\\n]|\\.|\\?\n(?=[ \t\n]))*"`
		single = `'(?:[^'\n]|''|\n(?=[ \t\n]))*'`
		date   = `\d{4}-\d\d-\d\d`
		number = `[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`
		word   = `(?:true|false|null|~)`

		// A key begins with what no value can be mistaken for.
		key = `[^\s\[\]{}#"'&*!|>%@` + "`" + `,:-]`

		// A block of text goes on as long as lines are indented like its first.
		block = `([|>][-+0-9]*)([ \t]*(?:#.*)?)(\n(?:[ \t]*\n)*( +).*(?:\n(?:\4.*|[ \t]*(?=\n)))*)`

		lineEnds = `(?=[ \t]*,?[ \t]*(?:#.*)?$)`
		itemEnds = `(?=[ \t]*(?:[,\]}]|$))`

		lineRest = `\S*(?:[ \t]+[^\s#]\S*)*`
		itemRest = `[^\s,\[\]{}]*(?:[ \t]+[^\s#,\[\]{}][^\s,\[\]{}]*)*`
	)
	pair := chroma.ByGroups(chroma.NameTag, chroma.Punctuation, chroma.Text)
	scalars := func(ends, rest string) []chroma.Rule {
		return []chroma.Rule{
			{Pattern: `(?!` + word + ends + `)\p{L}` + rest, Type: chroma.Text},
			{Pattern: date + ends, Type: chroma.LiteralDate},
			{Pattern: number + ends, Type: chroma.LiteralNumber},
			{Pattern: word + ends, Type: chroma.KeywordConstant},
			{Pattern: double, Type: chroma.LiteralString},
			{Pattern: single, Type: chroma.LiteralString},
			{Pattern: `[ \t]+`, Type: chroma.Text},
			{Pattern: `#.*`, Type: chroma.Comment},
		}
	}
	return chroma.Rules{
		"root": {
			{Pattern: `[ \t]+`, Type: chroma.Text},
			{Pattern: `("[^"\\\n]*"|'[^'\n]*'|` + key + `[^\n:#]*)(:)([ \t]+|$)`, Type: pair, Mutator: chroma.Push("value")},
			{Pattern: `-(?=[ \n])|^---$`, Type: chroma.Punctuation},
			{Pattern: `\n+`, Type: chroma.Text},
			{Pattern: `#.*`, Type: chroma.Comment},
			chroma.Default(chroma.Push("value")),
		},
		"value": append([]chroma.Rule{
			{Pattern: `\n`, Type: chroma.Text, Mutator: chroma.Pop(1)},
			{Pattern: `[\[{]`, Type: chroma.Punctuation, Mutator: chroma.Push("flow")},
		}, append(scalars(lineEnds, lineRest),
			chroma.Rule{Pattern: block, Type: chroma.ByGroups(chroma.Punctuation, chroma.Comment, chroma.LiteralString, chroma.Ignore)},
			chroma.Rule{Pattern: `[\]},]`, Type: chroma.Punctuation},
			chroma.Rule{Pattern: `\S` + lineRest, Type: chroma.Text},
		)...),
		"flow": append([]chroma.Rule{
			{Pattern: `\n`, Type: chroma.Text, Mutator: chroma.Pop(2)},
			{Pattern: `([\[\]{},])([ \t]*)`, Type: chroma.ByGroups(chroma.Punctuation, chroma.Text)},
			{Pattern: `(` + key + `[^\n,\[\]{}:#]*)(:)([ \t]+|$)`, Type: pair},
		}, append(scalars(itemEnds, itemRest),
			chroma.Rule{Pattern: `:(?=[ \n]|$)`, Type: chroma.Punctuation},
			chroma.Rule{Pattern: `[^\s,\[\]{}]` + itemRest, Type: chroma.Text},
		)...),
	}
})
