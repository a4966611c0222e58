// Package words makes Go of the sentences in internal/vocabulary: a function
// for each sentence in package say, a value for each finding in package diag,
// with parameters for the arguments the sentence names. A wrong or missing
// argument does not compile, and nothing of the data is read when the program
// runs. It is a tool, no part of the program; `go generate ./...` runs it.
package words

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// FindingsFile is the file whose entries are findings, not sentences.
const FindingsFile = "findings.yaml"

// terms are the files of the vocabulary that hold no sentences.
var terms = []string{"vocabulary.yaml"}

// A tongue is a language as data and code name it.
type tongue struct{ key, name, field string }

var tongues = []tongue{{"sv", "Swedish", "Sv"}, {"en", "English", "En"}}

// A kind of argument: its type in Go, and how it is written into a sentence.
type argument struct {
	goType string
	write  func(name string, l tongue) string
}

var types = map[string]argument{
	"text":   {"language.Text", func(name string, l tongue) string { return name + "." + l.field }},
	"string": {"string", func(name string, _ tongue) string { return name }},
	"int":    {"int", func(name string, _ tongue) string { return "strconv.Itoa(" + name + ")" }},
	"int64":  {"int64", func(name string, _ tongue) string { return "strconv.FormatInt(" + name + ", 10)" }},
	"date":   {"civil.Date", func(name string, l tongue) string { return "language." + l.name + ".Date(" + name + ")" }},
	"day":    {"civil.Date", func(name string, _ tongue) string { return name + ".String()" }},
	"error":  {"error", func(name string, _ tongue) string { return name + ".Error()" }},
	"any":    {"any", func(name string, _ tongue) string { return "fmt.Sprint(" + name + ")" }},
}

// An Arg is an argument of a sentence.
type Arg struct{ Name, Type string }

// A Sentence is something that is said, in each language.
type Sentence struct {
	Key  string
	Args []Arg
	Text map[string]string // by the key of the language; the message as it is written

	// Of a finding alone.
	ID, Severity, Means string
	Do                  map[string]string // the remedy, as Text is what is wrong
}

// read reads the sentences of one file.
func read(data []byte) ([]*Sentence, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	var all []*Sentence
	for key, value := range pairs(doc.Content[0]) {
		s := &Sentence{Key: key.Value, Text: map[string]string{}}
		if err := s.read(value); err != nil {
			return nil, fmt.Errorf("line %d: %s: %w", key.Line, key.Value, err)
		}
		all = append(all, s)
	}
	return all, nil
}

func pairs(n *yaml.Node) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

func (s *Sentence) read(n *yaml.Node) error {
	for key, value := range pairs(n) {
		switch key.Value {
		case "args":
			for name, kind := range pairs(value) {
				if _, known := types[kind.Value]; !known {
					return fmt.Errorf("there is no type %q", kind.Value)
				}
				s.Args = append(s.Args, Arg{name.Value, kind.Value})
			}
		case "id":
			s.ID = value.Value
		case "severity":
			s.Severity = value.Value
		case "means":
			s.Means = value.Value
		case "what":
			if err := value.Decode(&s.Text); err != nil {
				return err
			}
		case "do":
			if err := value.Decode(&s.Do); err != nil {
				return err
			}
		default:
			if !slices.ContainsFunc(tongues, func(l tongue) bool { return l.key == key.Value }) {
				return fmt.Errorf("there is no key %q", key.Value)
			}
			s.Text[key.Value] = value.Value
		}
	}
	return s.check()
}

// check holds that each language says the same: it uses the arguments that the
// sentence names, all of them, and no other.
func (s *Sentence) check() error {
	for _, l := range tongues {
		used := map[string]bool{}
		for _, text := range []map[string]string{s.Text, s.Do} {
			if text == nil {
				continue
			}
			message, there := text[l.key]
			if !there {
				return fmt.Errorf("it is not said in %s", l.name)
			}
			parts, err := parse(message)
			if err != nil {
				return err
			}
			for name := range arguments(parts) {
				used[name] = true
				if s.index(name) < 0 {
					return fmt.Errorf("{%s} is not among its arguments", name)
				}
			}
		}
		for _, a := range s.Args {
			if !used[a.Name] {
				return fmt.Errorf("%s leaves out {%s}", l.name, a.Name)
			}
		}
	}
	return nil
}

func (s *Sentence) index(name string) int {
	return slices.IndexFunc(s.Args, func(a Arg) bool { return a.Name == name })
}

func (s *Sentence) typeOf(name string) string { return s.Args[s.index(name)].Type }

// Folder reads all sentences of a folder by the names of their files.
func Folder(dir string) (map[string][]*Sentence, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	all, first := map[string][]*Sentence{}, map[string]string{}
	for _, file := range files {
		name := filepath.Base(file)
		if slices.Contains(terms, name) {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		sentences, err := read(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, s := range sentences {
			if other, taken := first[s.Key]; taken {
				return nil, fmt.Errorf("%s: %s stands in %s, too", name, s.Key, other)
			}
			first[s.Key] = name
		}
		all[name] = sentences
	}
	return all, nil
}

// goName is a name of the data as Go spells it.
func goName(name string) string {
	words := strings.Split(name, "_")
	for i := range words {
		if i > 0 && words[i] != "" {
			words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
		}
	}
	joined := strings.Join(words, "")
	switch joined { // words of Go itself
	case "type", "func", "range", "case", "default", "package", "import", "select", "var", "map", "if", "for", "go", "return", "language":
		return joined + "_"
	}
	return joined
}
