package scaffold

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

//go:embed questions.yaml
var questionsFile []byte

// A section is a heading with the questions below it.
type section struct {
	Section string          `yaml:"section"` // the key of a heading that the program looks for
	Heading language.Text   `yaml:"heading"` // any other heading
	Ask     []language.Text `yaml:"ask"`
}

type questions struct {
	Kinds       map[vocabulary.Kind][]section       `yaml:"kinds"`
	Instruments map[vocabulary.Instrument][]section `yaml:"instruments"`
}

// asked is the data file, read once. The file is part of the program, so a
// fault in it is a fault of the program.
var asked = sync.OnceValue(func() questions {
	var q questions
	if err := yaml.Load(questionsFile, &q, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("questions.yaml: %v", err))
	}
	return q
})

func (s section) heading(l language.Language) string {
	if term, ok := vocabulary.Section("").Vocabulary().Get(s.Section); ok {
		return term.Label.In(l)
	}
	return s.Heading.In(l)
}

// body writes sections with their questions as comments, which no page shows.
func body(sections []section, l language.Language) string {
	var b strings.Builder
	for _, s := range sections {
		fmt.Fprintf(&b, "## %s\n\n", s.heading(l))
		var lines []string
		for _, q := range s.Ask {
			lines = append(lines, q.In(l))
		}
		b.WriteString(comment(lines...))
	}
	return b.String()
}

// comment is a comment of Markdown with a line for each text.
func comment(lines ...string) string {
	text := strings.Join(lines, "\n")
	for strings.Contains(text, "--") { // would end it
		text = strings.ReplaceAll(text, "--", "–")
	}
	return "<!--\n" + text + "\n-->\n\n"
}
