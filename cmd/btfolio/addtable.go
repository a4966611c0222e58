package main

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"text/tabwriter"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/record"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// table shows the files with their new names, and what these say.
func (a *adding) table(items []record.Item) error {
	w := tabwriter.NewWriter(a.cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	row := func(cells ...string) { fmt.Fprintln(w, strings.Join(cells, "\t")) }
	title := func(key string) string {
		label, _ := vocabulary.Label("part_" + key)
		return strings.ToUpper(label.In(a.l))
	}
	row(say.AddNameNow().In(a.l), say.AddNewName().In(a.l),
		title("goals"), title("instrument"), title("placement"), title("date"))
	for _, it := range items {
		switch {
		case it.Kept != "":
			row(it.Name, say.AddAlreadyThere(path.Base(it.Kept)).In(a.l), "", "", "")
		case it.Found.Failed():
			row(it.Name, say.AddRefused().In(a.l), "", "", "")
		default:
			row(it.Name, path.Base(it.Path), told(it.Says, a.l))
		}
	}
	return w.Flush()
}

// told is what is known of a file, with a dash for each thing that is not.
func told(says portfolio.FileName, l language.Language) string {
	var goals []string
	for _, g := range says.Goals {
		goals = append(goals, g.String())
	}
	date := ""
	if !says.Date.IsZero() {
		date = says.Date.String()
	}
	return strings.Join([]string{
		cmp.Or(strings.Join(goals, ", "), "–"), cmp.Or(says.Instrument.In(l), "–"),
		cmp.Or(says.Placement, says.Area.In(l), "–"), cmp.Or(date, "–"),
	}, "\t")
}

// waivers says what to write on the trainee's page about what was let in
// with a reason, so that check knows it, too.
func (a *adding) waivers(items []record.Item) error {
	lines := ""
	key := func(name string) string {
		term, _ := vocabulary.Keys().Get(name)
		return term.Label.In(a.l)
	}
	for _, it := range items {
		for _, f := range it.Allowed {
			_, within, _ := strings.Cut(strings.TrimPrefix(it.Path, "content/"), "/")
			reason := ""
			for _, allowed := range a.allowed {
				if allowed.ID == f.Code.ID {
					reason = allowed.Because
				}
			}
			lines += fmt.Sprintf("  - {%s: %s, %s: %q, %s: %q}\n", key("finding"), f.Code.ID, key("file"), within, key("reason"), reason)
		}
	}
	if lines == "" {
		return nil
	}
	_, err := fmt.Fprint(a.cmd.OutOrStdout(), say.AddWaivers(key("waivers"), lines).In(a.l))
	return err
}
