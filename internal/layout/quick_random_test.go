package layout

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// Whatever layouts put together, what the faster form makes is what Hugo makes;
// and where Hugo finds fault, so does the faster form.
func TestQuickTogether(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 30
	}
	made := 0
	for round := range rounds {
		w := &writer{Rand: rand.New(rand.NewPCG(8, uint64(round)))}
		text := "<!doctype html>" + w.list(3)
		s, found := try(map[string]string{
			"talk.html":           text,
			"_partials/show.html": "<i>{{ with . }}{{ or .Text `-` }}{{ end }}</i>",
			"_partials/word.html": "{{ with .word }}{{ . }}{{ end }}{{ if eq .none nil }}n{{ end }}{{ len . }}",
		})
		if s == nil {
			t.Fatalf("%s\n%v", text, found)
		}
		for _, nasty := range texts[:8] {
			got, want, err := s.Both("talk", newNasty(nasty))
			if got == "" {
				continue // there is none, or it is left to Hugo
			}
			made++
			if err != nil || got != want {
				t.Fatalf("round %d of %q: %v\n%s\ngot  %s\nwant %s", round, nasty, err, text, got, want)
			}
		}
	}
	t.Logf("%d pages of %d were made in the faster form", made, rounds*8)
	if made < rounds {
		t.Error("too few pages were made in the faster form")
	}
}

// A writer writes layouts at random.
type writer struct {
	*rand.Rand
	vars []string
}

func (w *writer) one(of ...string) string { return of[w.IntN(len(of))] }

func (w *writer) list(depth int) string {
	var b strings.Builder
	mark := len(w.vars)
	for range 1 + w.IntN(5) {
		b.WriteString(w.piece(depth))
	}
	w.vars = w.vars[:mark]
	return b.String()
}

func (w *writer) piece(depth int) string {
	left, right := w.one("{{ ", "{{- "), w.one(" }}", " -}}")
	action := func(s string) string { return left + s + right }
	branch := func(open string, mark int) string {
		s := action(open) + w.list(depth-1)
		w.vars = w.vars[:mark]
		if w.IntN(2) == 0 {
			s += action("else") + w.list(depth-1)
		}
		return s + action("end")
	}
	mark, n := len(w.vars), 10
	if depth == 0 {
		n = 6
	}
	switch w.IntN(n) {
	case 0:
		return w.one(" a { b } ", "<p>x</p> ", " \n", "{{/* c */}}", " { {{- /* c */ -}} x } ", "<!-- c -->")
	case 1:
		return fmt.Sprintf(w.one(`<a href="%s">`, `<b title='%s'>`, `<a href="x?y=%s#z">`, `<img src="%s/a.png">`), action(w.value(2)))
	case 2:
		name := fmt.Sprintf("$v%d", len(w.vars))
		s := action(name + " := " + w.value(2))
		w.vars = append(w.vars, name)
		return s
	case 3:
		if len(w.vars) > 0 {
			return action(w.one(w.vars...) + " = " + w.value(2))
		}
		return action(w.value(1))
	case 4:
		return action(w.one(`partial "show" $`, `partial "show" $.Inner`, `partial "word" (dict "word" `+w.value(1)+`)`))
	case 5:
		return action(w.value(2))
	case 6:
		return branch("if "+w.value(2), mark)
	case 7:
		if w.IntN(2) == 0 {
			return branch("with "+w.value(2), mark)
		}
		w.vars = append(w.vars, fmt.Sprintf("$v%d", mark))
		return branch("with "+w.vars[mark]+" := "+w.values(2, mark), mark)
	case 8:
		return branch("range "+w.one("$.List", "$.Words", "slice", `(slice 1 2)`, `(first 1 $.List)`, "$.Map.none", "(seq $.N)"), mark)
	default:
		w.vars = append(w.vars, fmt.Sprintf("$v%d", mark))
		open := "range " + w.vars[mark] + " := "
		if w.IntN(2) == 0 {
			w.vars = append(w.vars, fmt.Sprintf("$v%d", mark+1))
			open = "range " + w.vars[mark] + ", " + w.vars[mark+1] + " := "
		}
		return branch(open+w.one("$.List", "$.Words", "(slice `a` 2)", "(sort $.Words)"), mark)
	}
}

// values is a value that knows the first variables only.
func (w *writer) values(depth, known int) string {
	all := w.vars
	defer func() { w.vars = all }()
	w.vars = w.vars[:known]
	return w.value(depth)
}

func (w *writer) value(depth int) string {
	if len(w.vars) > 0 && w.IntN(4) == 0 {
		return w.one(w.vars...)
	}
	if depth == 0 || w.IntN(3) == 0 {
		return w.one("$.Text", "$.State", "$.N", "$.F", "$.Yes", "$.Day", "$.Any", "$.HTML", "$.URL", "$.Inner.Text", "$.Inner.When",
			"$.Map.text", "$.Map.none", "$.Words", `"<x>"`, "7", "-1", "true", "$.Lang", "$.Inner.Twice", "$.Nil", "$.Map.none.deep")
	}
	a, b := "("+w.value(depth-1)+")", "("+w.value(depth-1)+")"
	return w.one(
		"eq "+a+" "+b, "ne "+a+" "+b, "and "+a+" "+b, "or "+a+" "+b, "not "+a, "eq "+a+" 7", "lt "+a+" "+b,
		`printf "%v/%T" `+a+" "+b, "string $.State | upper", `(dict "a" `+a+` "b" `+b+`).a`, `index (dict "a" `+a+`) "a"`, "cond $.Yes "+a+" "+b,
		`$.Say "x"`, "$.Plus 1 "+a, "add $.N 2", "add $.F $.N", "len $.Words", "index $.Words 1", `(index $.List 1).Text`, "default "+a+" "+b,
		a+` | printf "%v"`, "len (slice "+a+" "+b+")", "jsonify "+a, `$.Day.String`, "in $.Words "+a, `delimit $.Words ","`,
	)
}
