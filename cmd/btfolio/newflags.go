package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/pflag"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// flagOf is the flag for a key.
func flagOf(key string) string { return strings.ReplaceAll(key, "_", "-") }

// A named is the value of a flag whose help calls it by a word of its own.
type named struct {
	name  string
	value string
}

func (n *named) String() string     { return n.value }
func (n *named) Set(s string) error { n.value = s; return nil }
func (n *named) Type() string       { return n.name }

// flag adds the flag of a field: what the vocabulary says about its key is the
// help.
func (m *making) flag(flags *pflag.FlagSet, key string, l language.Language) {
	term, _ := vocabulary.Keys().Get(key)
	hint := strings.NewReplacer("[", "", "]", "", ", BT9", ",BT9").Replace(vocabulary.Hint(string(m.kind), key).In(l))
	first, size := utf8.DecodeRuneInString(hint)
	m.flags[key] = &named{name: term.Label.In(l)}
	flags.Var(m.flags[key], flagOf(key), string(unicode.ToLower(first))+strings.TrimSuffix(hint[size:], "."))
}
