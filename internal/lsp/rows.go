package lsp

import (
	"fmt"
	"reflect"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// rows are a first entry of a list whose entries have keys, as a snippet: with what is known
// written, and the rest to be filled in. A judgement of several goals has a row for
// each. It is empty for other fields.
func (w *writing) rows(f portfolio.Field) string {
	t := each(f.Type)
	if f.Type.Kind() != reflect.Slice || !hasKeys(t) {
		return ""
	}
	stop := 0
	if t == reflect.TypeFor[portfolio.Judged]() {
		var rows strings.Builder
		for _, g := range programme.AllGoals() {
			level, met := w.judged(g)
			fmt.Fprintf(&rows, "  - {%s: %s, %s: ${%d:%s}, %s: ${%d:%s}}\n", w.key("goals"), g, w.key("level"), stop+1, level, w.key("met"), stop+2, met)
			stop += 2
		}
		return rows.String()
	}
	required := map[string]bool{}
	for _, f := range frontmatter.Fields(t) {
		required[f.Key] = f.Required
	}
	var lines []string
	for _, f := range portfolio.FieldsOf(t) {
		known := w.known(f)
		if known == "" && !required[f.Key] {
			continue
		}
		stop++
		value := fmt.Sprintf("${%d:%s}", stop, escaped(known))
		if words := w.words(each(f.Type), ""); len(words) > 0 && known == "" {
			value = fmt.Sprintf("${%d|%s|}", stop, choices(words))
		}
		lines = append(lines, w.key(f.Key)+": "+value)
	}
	return "  - " + strings.Join(lines, "\n    ") + "\n"
}

func (w *writing) key(key string) string { return vocabulary.Key(key, w.Site.Language) }

// judged is the last judgement of a goal, as it is written.
func (l *look) judged(g programme.Goal) (level, met string) {
	if l.trainee == nil || l.trainee.Goals[g] == nil {
		return "", ""
	}
	steps := l.trainee.Goals[g].Progression
	if len(steps) == 0 {
		return "", ""
	}
	step := steps[len(steps)-1]
	if step.Level.Pos.Line > 0 {
		level = fmt.Sprint(step.Level.Value)
	}
	return level, step.Met.In(l.Site.Language)
}

// known is what can be said of a field of an entry before anybody has said it.
func (w *writing) known(f portfolio.Field) string {
	person, role := w.decider()
	switch each(f.Type) {
	case reflect.TypeFor[civil.Date]():
		return w.server.options.Today.String()
	case reflect.TypeFor[portfolio.PersonRef]():
		return person
	case reflect.TypeFor[vocabulary.Role]():
		if person != "" {
			return role.In(w.Site.Language)
		}
	case reflect.TypeFor[programme.Goal]():
		if x := w.self(); x != nil && w.kind != vocabulary.KindGoal {
			var goals []string
			for _, g := range portfolio.Said[[]programme.Goal](x, "goals") {
				goals = append(goals, g.String())
			}
			if len(goals) > 0 {
				return "[" + strings.Join(goals, ", ") + "]"
			}
		}
	}
	return ""
}

// decider is who most likely decides about the text: the supervisor of a placement,
// or else the main one.
func (w *writing) decider() (id string, role vocabulary.Role) {
	if p, ok := w.self().(*portfolio.Placement); ok && len(p.Supervisors) > 0 {
		return p.Supervisors[0].Value, vocabulary.RolePlacementSupervisor
	}
	role = vocabulary.RoleMainSupervisor
	if w.kind == vocabulary.KindFinal {
		role = vocabulary.RoleExternalAssessor
	}
	if w.trainee != nil && len(w.trainee.People[role]) > 0 {
		return w.trainee.People[role][0].Value, role
	}
	return "", role
}

func choices(words []completionItem) string {
	var all []string
	for _, word := range words {
		all = append(all, strings.NewReplacer(",", `\,`, "|", `\|`).Replace(word.TextEdit.NewText))
	}
	return strings.Join(all, ",")
}

// escaped is a value within a snippet.
func escaped(value string) string {
	return strings.NewReplacer(`\`, `\\`, "}", `\}`, "$", `\$`).Replace(value)
}
