package schema

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A node is a schema, or a part of one.
type node = map[string]any

// A name is the ways to write a key.
type name struct {
	labels  []string // as it is proposed, Swedish first
	words   []string // as it may be written
	pattern string   // for every spelling of these
}

func nameOf(key string) name {
	term, ok := vocabulary.Keys().Get(key)
	if !ok {
		return name{labels: []string{key}, words: []string{key}, pattern: "^" + anyCase(key) + "$"}
	}
	var n name
	var patterns []string
	for i, word := range append([]string{term.Label.Sv, term.Label.En, term.Key}, term.Also...) {
		if slices.Contains(n.words, word) {
			continue
		}
		n.words = append(n.words, word)
		if i < 2 {
			n.labels = append(n.labels, word)
		}
		if p := vocabulary.Pattern(word); !slices.Contains(patterns, p) {
			patterns = append(patterns, p)
		}
	}
	n.pattern = "^(" + strings.Join(patterns, "|") + ")$"
	return n
}

// object is what a mapping with known keys may hold. Keys are proposed in
// both languages and taken in every spelling.
func object(kind string, fields []frontmatter.Field) node {
	properties, spelt := node{}, node{}
	var all []any
	for _, f := range fields {
		n := nameOf(f.Key)
		v := value(kind, f.Type)
		if !f.Required && !f.Instead {
			v = optional(v)
		}
		hint := vocabulary.Hint(kind, f.Key)
		switch sv, en := n.labels[0], n.labels[len(n.labels)-1]; {
		case hint == (language.Text{}):
			properties[sv], properties[en] = v, v
		case sv == en: // one word for both
			properties[sv] = described(v, hint.Sv+" / "+hint.En)
		default:
			properties[sv], properties[en] = described(v, hint.Sv), described(v, hint.En)
		}
		spelt[n.pattern] = v
		switch {
		case f.Unless != "":
			instead := present(nameOf(f.Unless))
			all = append(all, node{"not": node{"allOf": []any{present(n), instead}}})
			if f.Required {
				all = append(all, node{"anyOf": []any{present(n), instead}})
			}
		case f.Required:
			all = append(all, present(n))
		}
		all = append(all, once(n)...)
	}
	n := node{"type": "object", "properties": properties, "patternProperties": spelt, "additionalProperties": false}
	if len(all) > 0 {
		n["allOf"] = all
	}
	return n
}

// present wants a key in one of its spellings.
func present(n name) node {
	var ways []any
	for _, label := range n.labels {
		ways = append(ways, node{"required": []string{label}})
	}
	return node{"anyOf": append(ways, node{"not": node{"propertyNames": node{"not": node{"pattern": n.pattern}}}})}
}

// once refuses a key under two of its words.
func once(n name) []any {
	var all []any
	for i, a := range n.words {
		for _, b := range n.words[i+1:] {
			all = append(all, node{"not": node{"type": "object", "required": []string{a, b}}})
		}
	}
	return all
}

// anyCase is a pattern for a word whatever the case of its letters.
func anyCase(word string) string {
	var b strings.Builder
	for _, r := range word {
		if lower, upper := unicode.ToLower(r), unicode.ToUpper(r); lower != upper {
			b.WriteString("[" + string(lower) + string(upper) + "]")
			continue
		}
		b.WriteString(regexp.QuoteMeta(string(r)))
	}
	return b.String()
}
