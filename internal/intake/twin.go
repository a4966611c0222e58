package intake

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// twin is the text beside a file: the name it came with, and what its new name
// does not say. What the name says is not repeated, so that the two cannot
// come to differ.
func (p *planning) twin(own string, it Item) []byte {
	var b strings.Builder
	field := func(key, value string) {
		term, _ := vocabulary.Keys().Get(key)
		fmt.Fprintf(&b, "%s: %s\n", term.Label.In(p.Site.Language), value)
	}
	says, read := it.Says, portfolio.ReadFileName(it.Path, p.Trainee.Placements)
	if says.Label != read.Label {
		field("name", frontmatter.Quote(says.Label))
	}
	if goals := slices.Sorted(slices.Values(says.Goals)); !slices.Equal(goals, read.Goals) {
		var names []string
		for _, g := range goals {
			names = append(names, g.String())
		}
		field("goals", "["+strings.Join(names, ", ")+"]")
	}
	if says.Instrument != read.Instrument && says.Instrument != "" {
		field("instrument", frontmatter.Quote(says.Instrument.In(p.Site.Language)))
	}
	if says.Placement != read.Placement && says.Placement != "" {
		field("placement", frontmatter.Quote(says.Placement))
	}
	if says.Date != read.Date && !says.Date.IsZero() {
		field("date", says.Date.String())
	}
	if p.Request.Assessor != "" {
		field("assessor", frontmatter.Quote(p.Request.Assessor))
	}
	if own != path.Base(it.Path) {
		field("original_name", frontmatter.Quote(own))
	}
	if b.Len() == 0 {
		return nil
	}
	return []byte("---\n" + b.String() + "---\n")
}
