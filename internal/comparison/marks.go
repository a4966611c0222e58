package comparison

import (
	"strings"

	"btfolio/internal/difference"
)

// Marks are what of an edition is new: the files of texts that came, changed or were
// decided about, and the goals that moved.
func (c *Comparison) Marks(now *Edition) map[string]bool {
	marks := map[string]bool{}
	for _, x := range c.Added {
		marks[x.File] = true
	}
	for _, x := range c.Changed {
		marks[x.File] = true
	}
	for _, all := range [][]Decision{c.Decided, c.Withdrawn} {
		for _, d := range all {
			marks[now.folder()+strings.TrimSuffix(d.subject, "/")+".md"] = true
		}
	}
	for _, m := range c.Moved {
		if m.About == aboutGoal || m.About == aboutLevel {
			marks[m.Name] = true
		}
	}
	return marks
}

// Counts are how many words of a text came and went.
func (x Changed) Counts() (came, went int) {
	for _, w := range x.Words {
		switch n := len(strings.Fields(w.Text)); w.Kind {
		case difference.Come:
			came += n
		case difference.Gone:
			went += n
		}
	}
	return came, went
}
