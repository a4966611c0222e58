package comparison

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"btfolio/internal/difference"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// Print writes the comparison for people.
func (c *Comparison) Print(w io.Writer) error {
	l := c.Language
	var b strings.Builder
	b.WriteString(say.CompareHead(c.Trainee, c.Old.On, c.Old.Code, c.New.On, c.New.Code).In(l))
	if c.Nothing() {
		b.WriteString("\n" + say.CompareNothing().In(l) + "\n")
	}
	section := func(head language.Text, n int, line func(i int) string) {
		if n == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s (%d)\n", head.In(l), n)
		for i := range n {
			b.WriteString("  " + line(i) + "\n")
		}
	}
	kind := func(k vocabulary.Kind, title string) string {
		one := k.Term().One.In(l)
		if one == "" {
			return title
		}
		return one + ": " + title
	}
	section(say.CompareMissing(), len(c.Missing), func(i int) string { return c.Missing[i].Text().In(l) })
	section(say.CompareWithdrawn(), len(c.Withdrawn), func(i int) string { return c.Withdrawn[i].Text().In(l) })
	section(say.CompareDecided(), len(c.Decided), func(i int) string { return c.Decided[i].Text().In(l) })
	section(say.CompareMoved(), len(c.Moved), func(i int) string { return c.Moved[i].Text().In(l) })
	section(say.CompareAdded(), len(c.Added), func(i int) string { return kind(c.Added[i].Kind, c.Added[i].Title) })
	section(say.CompareChanged(), len(c.Changed), func(i int) string {
		x := c.Changed[i]
		return strings.TrimRight(kind(x.Kind, x.Title)+"\n"+marked(x.Words), "\n")
	})
	section(say.CompareGone(), len(c.Gone), func(i int) string { return kind(c.Gone[i].Kind, c.Gone[i].Title) })
	_, err := io.WriteString(w, strings.Map(printable, b.String()))
	return err
}

// printable keeps what a bundle says from doing something to a terminal.
func printable(r rune) rune {
	if r != '\n' && unicode.In(r, unicode.Cc, unicode.Bidi_Control) {
		return unicode.ReplacementChar
	}
	return r
}

// marked are words with marks around those that went and came, set in.
func marked(words []Words) string {
	var b strings.Builder
	for _, w := range words {
		open, shut := "", ""
		switch w.Kind {
		case difference.Gone:
			open, shut = "[-", "-]"
		case difference.Come:
			open, shut = "{+", "+}"
		case difference.Left:
			b.WriteString(" … ")
			continue
		}
		bare := strings.TrimRightFunc(w.Text, unicode.IsSpace)
		b.WriteString(open + bare + shut + w.Text[len(bare):])
	}
	var lines strings.Builder
	for line := range strings.Lines(b.String()) {
		if strings.TrimSpace(line) != "" {
			lines.WriteString("    " + strings.TrimSpace(line) + "\n")
		}
	}
	return lines.String()
}

// Text says a decision in a line.
func (d Decision) Text() language.Text {
	return say.CompareDecision(d.About, language.InBoth(d.Decision.In), d.By, d.Date)
}

// Text says a move in a line.
func (m Move) Text() language.Text {
	switch m.About {
	case aboutLevel:
		return say.CompareLevel(m.Name, m.From, m.To)
	case aboutFinal:
		return language.InBoth(func(l language.Language) string {
			return say.CompareMove(labelled("final").In(l), m.named(m.From), m.named(m.To)).In(l)
		})
	}
	return say.CompareMove(m.Name, m.named(m.From), m.named(m.To))
}

func labelled(key string) language.Text {
	if t, known := vocabulary.Label(key); known {
		return t
	}
	return language.Same(key)
}

// named is what a state is called.
func (m Move) named(key string) language.Text {
	switch {
	case key == "":
		return say.CompareNoState()
	case m.About == aboutGoal:
		if _, known := vocabulary.State("").Vocabulary().Get(key); known {
			return language.InBoth(vocabulary.State(key).In)
		}
	case m.About == aboutPlacement:
		if t, known := vocabulary.Label("placement_" + key); known {
			return t
		}
	}
	return labelled(key)
}
