package markdown

import "github.com/alecthomas/chroma/v2"

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
