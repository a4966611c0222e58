package scaffold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// matter is what stands above the text, in the site's language.
func (m *making) matter() string {
	var b strings.Builder
	for _, key := range formOf(m.Kind).fields {
		if key == "people" {
			m.people(&b)
			continue
		}
		field := m.keys[key]
		value := m.Values[key]
		switch {
		case value != "":
			fmt.Fprintf(&b, "%s: %s\n", m.word(key), m.value(field.Type, value))
		case key == "programme" || key == "cohort" || m.Kind == vocabulary.KindCourse && slices.Contains([]string{"date", "from", "to"}, key):
			// Only some have these.
		default:
			fmt.Fprintf(&b, "%s:\n", m.word(key))
		}
	}
	if draft(m.Kind) {
		fmt.Fprintf(&b, "%s: true\n", m.word("draft"))
	}
	return b.String()
}

// draft reports whether a text is begun as a draft. What is known of a person
// is known at once.
func draft(kind vocabulary.Kind) bool { return kind != vocabulary.KindPerson }

func (m *making) word(key string) string {
	term, _ := vocabulary.Keys().Get(key)
	return term.Label.In(m.l)
}

// people are the roles around a trainee, those that are not filled in too.
func (m *making) people(b *strings.Builder) {
	fmt.Fprintf(b, "%s:\n", m.word("people"))
	for _, role := range []vocabulary.Role{vocabulary.RoleMainSupervisor, vocabulary.RoleManager, vocabulary.RoleStudyDirector, vocabulary.RoleExternalAssessor} {
		value := ""
		if id := m.People[role]; id != "" {
			value = " " + id
		}
		fmt.Fprintf(b, "  %s:%s\n", role.In(m.l), value)
	}
}

// value writes a value for the decoder: words of the vocabulary in the site's
// language, and what cannot be read is passed on as it was given, so that the
// decoder reports it.
func (m *making) value(t reflect.Type, s string) string {
	if t.Kind() == reflect.Slice {
		var items []string
		for item := range strings.SplitSeq(s, ",") {
			items = append(items, m.value(t.Elem(), strings.TrimSpace(item)))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	if set, ok := reflect.Zero(t).Interface().(interface{ Vocabulary() *vocabulary.Set }); ok {
		if term, ok := set.Vocabulary().Find(s); ok {
			return frontmatter.Quote(term.Label.In(m.l))
		}
	}
	if goal, err := programme.ParseGoal(s); err == nil && t == reflect.TypeFor[programme.Goal]() {
		return goal.String()
	}
	if t.Kind() != reflect.String && simple(s) {
		return s
	}
	return frontmatter.Quote(s)
}

// simple reports whether a value means nothing but itself in YAML: a day or a
// number.
func simple(s string) bool { return strings.Trim(s, "0123456789-.") == "" }

// Check says what is wrong with a value by itself, as soon as it is given.
func Check(kind vocabulary.Kind, key, value string, l language.Language) diag.List {
	m := &making{l: l}
	m.read(kind, "---\n"+m.word(key)+": "+m.value(keysOf(kind)[key].Type, value)+"\n---\n")
	return slices.DeleteFunc(m.found, func(found diag.Finding) bool { return found.Code == diag.KeyMissing.Code })
}
