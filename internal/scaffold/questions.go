package scaffold

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/say"
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

// Asked are the lines of the comments that new texts have: questions, what a goal
// demands, and that comments are not shown.
type Asked map[string]bool

// AskedIn are those of texts in any language, under some programmes.
func AskedIn(programmes ...*programme.Programme) Asked {
	a := Asked{}
	in := func(texts ...language.Text) {
		for _, t := range texts {
			a.add(t.In(language.Swedish))
			a.add(t.In(language.English))
		}
	}
	in(say.TheQuestionsInTheCommentsAre())
	sections := func(all []section) {
		for _, s := range all {
			in(s.Ask...)
		}
	}
	for _, all := range asked().Kinds {
		sections(all)
	}
	for _, all := range asked().Instruments {
		sections(all)
	}
	for _, p := range programmes {
		for _, g := range programme.AllGoals() {
			for _, l := range []language.Language{language.Swedish, language.English} {
				for _, line := range demanded(p, g, l) {
					a.add(line)
				}
			}
		}
	}
	return a
}

func (a Asked) add(line string) { a[plain(line)] = true }

// All reports whether a comment has no line but these.
func (a Asked) All(comment string) bool {
	for line := range strings.Lines(comment) {
		if line = strings.TrimSpace(line); line != "" && !a[line] {
			return false
		}
	}
	return true
}

// plain is a line without what would end a comment.
func plain(line string) string {
	for strings.Contains(line, "--") {
		line = strings.ReplaceAll(line, "--", "–")
	}
	return line
}

// comment is a comment of Markdown with a line for each text.
func comment(lines ...string) string {
	return "<!--\n" + plain(strings.Join(lines, "\n")) + "\n-->\n\n"
}
