package schema

import (
	"maps"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// Values that mean something of their own; the others are known by their kind.
var (
	typeDate    = reflect.TypeFor[civil.Date]()
	typeText    = reflect.TypeFor[language.Text]()
	typePercent = reflect.TypeFor[frontmatter.Percent]()
)

// What types of the other packages say about how they are written.
type (
	closed  interface{ Vocabulary() *vocabulary.Set } // a list of the vocabulary
	worded  interface{ Words() []string }             // a list of words
	written interface{ Pattern() string }             // a form
)

// empty is what counts as nothing written.
var empty = node{"anyOf": []any{
	node{"type": "null"},
	node{"type": "string", "pattern": `^\s*$`},
	node{"type": "array", "maxItems": 0},
	node{"type": "object", "maxProperties": 0},
}}

func optional(v node) node {
	return node{"anyOf": []any{v, node{"$ref": "#/$defs/empty"}}}
}

// described adds what a value is for, in one language.
func described(v node, hint string) node {
	if hint == "" {
		return v
	}
	v = maps.Clone(v)
	v["description"] = hint
	return v
}

// value is what may stand where a type is read, as frontmatter reads it.
func value(kind string, t reflect.Type) node {
	if form, numbers := line(t); form != "" {
		return lineNode(t, form, numbers)
	}
	if each, ok := frontmatter.CountedIn(t); ok {
		return node{"anyOf": []any{value(kind, reflect.TypeFor[int]()), list(kind, each)}}
	}
	switch {
	case t == reflect.TypeFor[frontmatter.Unsaid]():
		return text()
	case t == typeText:
		both := []frontmatter.Field{{Key: "sv", Type: reflect.TypeFor[string](), Required: true}, {Key: "en", Type: reflect.TypeFor[string](), Required: true}}
		return node{"anyOf": []any{text(), object(kind, both)}}
	case t.Kind() == reflect.String:
		return text()
	case t.Kind() == reflect.Pointer:
		return value(kind, t.Elem())
	case t.Kind() == reflect.Slice:
		return list(kind, t.Elem())
	case t.Kind() == reflect.Map:
		return mapping(kind, t)
	}
	n := object(kind, frontmatter.Fields(t))
	n["minProperties"] = 1
	return n
}

// text is any text. What YAML takes for a number or for yes is one, too.
func text() node {
	return node{"type": []string{"string", "number", "boolean"}, "pattern": `\S`}
}

// line is the form of a value that is always one line, as a pattern without
// its ends, and what numbers it may be. It is empty for other types.
func line(t reflect.Type) (form string, numbers node) {
	sample := reflect.Zero(t).Interface()
	if set, ok := sample.(closed); ok && t.Kind() == reflect.String {
		return "(" + set.Vocabulary().Pattern() + ")", numbersOf(set.Vocabulary())
	}
	if w, ok := sample.(written); ok {
		return "(" + w.Pattern() + ")", nil
	}
	if w, ok := sample.(worded); ok {
		var words []string
		for _, word := range w.Words() {
			words = append(words, regexp.QuoteMeta(word))
			if label, ok := programme.WordLabel(word); ok {
				words = append(words, vocabulary.Pattern(label.Sv))
			}
		}
		return "(" + strings.Join(words, "|") + ")", nil
	}
	switch {
	case t == typeDate:
		return datePattern, nil
	case t == typePercent:
		return `(0*([0-9]|[1-9][0-9]|100)\s*%?)`, node{"type": "integer", "minimum": 0, "maximum": 100}
	case t.Kind() == reflect.Bool:
		return "(" + strings.Join([]string{anyCase("ja"), anyCase("nej"), anyCase("yes"), anyCase("no"), anyCase("true"), anyCase("false")}, "|") + ")",
			node{"type": "boolean"}
	case t.Kind() == reflect.Int:
		return `([-+]?[0-9]+)`, node{"type": "integer"}
	case t.Kind() == reflect.Float64:
		return `([-+]?[0-9]+([.,][0-9]+)?)`, node{"type": "number"}
	}
	return "", nil
}

// lineNode accepts a form, proposing the words where it is a list of them.
func lineNode(t reflect.Type, form string, numbers node) node {
	n := node{"type": "string", "pattern": `^\s*` + form + `\s*$`}
	switch {
	case t == typeDate:
		n["patternErrorMessage"] = "skriv dagen som 2026-01-31 / write the day as 2026-01-31"
	case t == reflect.TypeFor[bool]():
		return node{"anyOf": []any{numbers, n}}
	}
	var all []any
	if words := proposed(t); words != nil {
		all = append(all, node{"enum": words})
	}
	if numbers != nil {
		all = append(all, numbers)
	}
	if all == nil {
		return n
	}
	return node{"anyOf": append(all, n)}
}

// proposed are the words an editor offers for a type, in both languages.
func proposed(t reflect.Type) []string {
	var words []string
	switch sample := reflect.Zero(t).Interface().(type) {
	case closed:
		for _, term := range sample.Vocabulary().Terms() {
			words = append(words, term.Label.Sv)
			if term.Label.En != term.Label.Sv {
				words = append(words, term.Label.En)
			}
		}
	case worded:
		words = sample.Words()
	}
	return words
}

// numbersOf are the words of a list that YAML takes for numbers: 360.
func numbersOf(set *vocabulary.Set) node {
	var numbers []int
	for _, term := range set.Terms() {
		for _, word := range term.Also {
			if n, err := strconv.Atoi(word); err == nil {
				numbers = append(numbers, n)
			}
		}
	}
	if numbers == nil {
		return nil
	}
	return node{"enum": numbers}
}

// list is a list, or a single value, which counts as a list of one. Where a
// comma cannot be part of a value, a line of values is a list, too.
func list(kind string, elem reflect.Type) node {
	item := value(kind, elem)
	items := node{"type": "array", "items": item, "minItems": 1}
	if elem.Kind() == reflect.Struct && elem != typeDate && elem != typeText {
		return items
	}
	if form, _ := line(elem); form != "" && elem != typeDate {
		item = node{"anyOf": []any{item, node{"type": "string", "pattern": `^\s*` + form + `(\s*,\s*` + form + `)*\s*$`}}}
	}
	return node{"anyOf": []any{items, item}}
}

// mapping is a mapping whose keys are values themselves.
func mapping(kind string, t reflect.Type) node {
	properties, spelt := node{}, node{}
	v := optional(value(kind, t.Elem()))
	for _, word := range proposed(t.Key()) {
		properties[word] = v
	}
	if form, _ := line(t.Key()); form != "" {
		spelt[`^\s*`+form+`\s*$`] = v
	} else {
		spelt[`\S`] = v
	}
	return node{"type": "object", "properties": properties, "patternProperties": spelt, "additionalProperties": false, "minProperties": 1}
}

// datePattern takes the days there are, leap years included.
const datePattern = `([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))` +
	`|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)`
