package layout

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/testkit"
)

const functionsPage = "../../docs/layout-functions.md"

// TestPage keeps the page about functions equal to those that are open: `go
// test ./internal/layout -run TestPage -update` writes it anew.
func TestPage(t *testing.T) { testkit.KeepPage(t, functionsPage, writePage(t)) }

func writePage(t *testing.T) string {
	engine, err := newEngine(language.English)
	if err != nil {
		t.Fatal(err)
	}
	l := newLibrary(engine.deps)
	var b strings.Builder
	b.WriteString(`# Functions that layouts may call

Those of Go's templates, and of [Hugo's](https://gohugo.io/functions/) the ones
below, which work as described there: they give the same answer to the same
question at any time and on any machine. The page is made from the code.

## By a single name

`)
	var names []string
	for name := range l.functions {
		if !strings.HasPrefix(name, "_") {
			names = append(names, "`"+name+"`")
		}
	}
	slices.Sort(names)
	b.WriteString(strings.Join(names, " ") + "\n\n## By a name in two parts\n\n| | |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(l.families)) {
		fmt.Fprintf(&b, "| `%s.` | `%s` |\n", name, strings.Join(l.families[name].open, "` `"))
	}
	b.WriteString("\n## Not here\n\nA layout that calls one of these is told so, with the place and the reason.\n")
	why := map[language.Text][]string{}
	for name, reason := range closed {
		why[reason] = append(why[reason], "`"+name+"`")
	}
	for _, reason := range []language.Text{outside, unsteady, siteless} {
		slices.Sort(why[reason])
		fmt.Fprintf(&b, "\nBecause %s: %s\n", reason.En, strings.Join(why[reason], " "))
	}
	return b.String()
}
