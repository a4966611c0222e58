package scaffold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
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
		case key == "programme" || key == "cohort" || key == "stage" || m.Kind == vocabulary.KindCourse && slices.Contains([]string{"date", "from", "to"}, key):
			// Only some have these.
		default:
			fmt.Fprintf(&b, "%s:\n", m.word(key))
		}
	}
	if id := m.Values["portfolio"]; id != "" { // nobody is asked for it
		fmt.Fprintf(&b, "%s: %s\n", m.word("portfolio"), id)
	}
	if m.Kind == vocabulary.KindCheckin && !strings.EqualFold(m.Values["stage"], string(vocabulary.StageA)) {
		m.progression(&b)
	}
	if draft(m.Kind) {
		fmt.Fprintf(&b, "%s: true\n", m.word("draft"))
	}
	return b.String()
}

// progression are the last judgements of all goals, those alike together, for
// the main supervisor to change where something has changed (F029–F033).
func (m *making) progression(b *strings.Builder) {
	if m.trainee.Programme == nil || m.trainee.Programme.Progression == nil {
		return
	}
	type step struct {
		level int
		met   vocabulary.Fulfilment
	}
	alike := map[step][]programme.Goal{}
	var order []step
	var never []string
	for _, g := range programme.AllGoals() {
		judged := m.trainee.Judgements(g)
		if len(judged) == 0 {
			never = append(never, g.String())
			continue
		}
		last := &judged[len(judged)-1]
		s := step{last.Level.Value, last.Met}
		if alike[s] == nil {
			order = append(order, s)
		}
		alike[s] = append(alike[s], g)
	}
	fmt.Fprintf(b, "%s:\n", m.word("progression"))
	for _, s := range order {
		var goals []string
		for _, g := range alike[s] {
			goals = append(goals, g.String())
		}
		fmt.Fprintf(b, "  - {%s: [%s], %s: %d", m.word("goals"), strings.Join(goals, ", "), m.word("level"), s.level)
		if s.met != "" {
			fmt.Fprintf(b, ", %s: %s", m.word("met"), s.met.In(m.l))
		}
		fmt.Fprintf(b, ", %s: }\n", m.word("note"))
	}
	if len(never) > 0 {
		fmt.Fprintf(b, "  # - {%s: [%s], %s: , %s: , %s: }\n", m.word("goals"), strings.Join(never, ", "), m.word("level"), m.word("met"), m.word("note"))
	}
}

// draft reports whether a text is begun as a draft. What is known of a person
// is known at once.
func draft(kind vocabulary.Kind) bool { return kind != vocabulary.KindPerson }

func (m *making) word(key string) string { return vocabulary.Key(key, m.l) }

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

// Check says what is wrong with a value by itself, in a site, as soon as it is given.
func Check(kind vocabulary.Kind, key, value string, s *portfolio.Site) diag.List {
	m := &making{site: s, l: s.Language}
	m.read(kind, "---\n"+m.word(key)+": "+m.value(keysOf(kind)[key].Type, value)+"\n---\n")
	return slices.DeleteFunc(m.found, func(found diag.Finding) bool { return found.Code == diag.KeyMissing.Code })
}
