// Package difference tells two wordings of a text apart: which words stayed, which
// went and which came. It knows nothing of what the words say.
package difference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/creachadair/mds/slice"
)

// A Kind says what became of a run of words.
type Kind string

// What can become of it.
const (
	Same Kind = "same" // it stands in both wordings
	Gone Kind = "gone" // it stood in the old one
	Come Kind = "come" // it stands in the new one
	Left Kind = "left" // it stands in both, and Fold leaves it out
)

// A Piece is a run of words, with the space around them as it was written.
type Piece struct {
	Kind Kind
	Text string
}

// Words tells two wordings apart. What stayed and what came is the new wording,
// byte for byte; what stayed and what went are the words of the old one. Space and
// line breaks tell no words apart: where nothing went or came, they alone differ.
//
// It takes bounded time, and the same for the same wordings: where much has
// changed in a long text, all of it went and came.
func Words(old, new string) []Piece {
	c := comparison{room: cells}
	c.lines(lines(old), lines(new))
	return readable(c.pieces)
}

// cells is how many pairs of lines or words are held against each other. The
// library takes time for each pair.
const cells = 16 << 20

// A comparison gathers the pieces of two wordings.
type comparison struct {
	room   int // pairs that may still be compared
	pieces []Piece
}

// lines compares line by line, and word by word where lines differ, so that a long
// text with small changes costs little.
func (c *comparison) lines(old, new []token) {
	c.compare(old, new, func(gone, come []token) {
		c.compare(words(text(gone)), words(text(come)), func(gone, come []token) {
			c.add(Gone, text(gone))
			c.add(Come, text(come))
		})
	})
}

// compare adds what is the same and hands on what is not.
func (c *comparison) compare(old, new []token, other func(gone, come []token)) {
	start := 0
	for start < min(len(old), len(new)) && old[start].key == new[start].key {
		start++
	}
	end := 0
	for end < min(len(old), len(new))-start && old[len(old)-1-end].key == new[len(new)-1-end].key {
		end++
	}
	c.add(Same, text(new[:start]))
	c.between(old[start:len(old)-end], new[start:len(new)-end], other)
	c.add(Same, text(new[len(new)-end:]))
}

func (c *comparison) between(old, new []token, other func(gone, come []token)) {
	pairs := len(old) * len(new)
	if pairs == 0 || pairs > c.room {
		if len(old)+len(new) > 0 {
			other(old, new)
		}
		return
	}
	c.room -= pairs
	script := slice.EditScript(keys(old), keys(new))
	for _, e := range script {
		gone, come := len(e.X), len(e.Y)
		if e.Op == slice.OpCopy {
			come = gone
			c.add(Same, text(new[:come]))
		} else {
			other(old[:gone], new[:come])
		}
		old, new = old[gone:], new[come:]
	}
}

func (c *comparison) add(kind Kind, text string) { c.pieces = with(c.pieces, kind, text) }

// with adds text to pieces. What goes and what comes between two runs that stay is
// one piece each.
func with(pieces []Piece, kind Kind, text string) []Piece {
	if text == "" {
		return pieces
	}
	last := len(pieces) - 1
	switch {
	case last >= 0 && pieces[last].Kind == kind:
		pieces[last].Text += text
	case kind == Gone && last >= 1 && pieces[last].Kind == Come && pieces[last-1].Kind == Gone:
		pieces[last-1].Text += text
	case kind == Gone && last >= 0 && pieces[last].Kind == Come:
		pieces = append(pieces[:last], Piece{Gone, text}, pieces[last])
	default:
		pieces = append(pieces, Piece{kind, text})
	}
	return pieces
}

// readable joins changes that only fewer words than their own stand between: a
// sentence that was written anew is read as one, not word by word.
func readable(pieces []Piece) []Piece {
	var joined []Piece
	for i, p := range pieces {
		if n := count(p.Text); p.Kind == Same && n < changed(joined, true) && n < changed(pieces[i+1:], false) {
			joined = with(joined, Gone, p.Text)
			joined = with(joined, Come, p.Text)
			continue
		}
		joined = with(joined, p.Kind, p.Text)
	}
	return joined
}

// changed is how many words went or came, whichever is more, at the end or the
// beginning of pieces.
func changed(pieces []Piece, atEnd bool) (most int) {
	for i := range min(2, len(pieces)) {
		p := pieces[i]
		if atEnd {
			p = pieces[len(pieces)-1-i]
		}
		if p.Kind == Same {
			break
		}
		most = max(most, count(p.Text))
	}
	return most
}

// Fold leaves out the middle of what stayed, but for some words around what went
// and came. What would leave out hardly more than it keeps is kept, and so is what
// no space divides from what is kept, as the rest of a date.
func Fold(pieces []Piece, around int) []Piece {
	var folded []Piece
	for i, p := range pieces {
		before, after := around, around
		if i == 0 {
			before = 0
		}
		if i == len(pieces)-1 {
			after = 0
		}
		all := words(p.Text)
		if p.Kind != Same || len(all) <= 2*around+before+after {
			folded = append(folded, p)
			continue
		}
		end := len(all) - after
		for 0 < before && before < end && !all[before-1].spaced() {
			before++
		}
		for before < end && end < len(all) && !all[end-1].spaced() {
			end--
		}
		for _, part := range []Piece{{Same, text(all[:before])}, {Left, text(all[before:end])}, {Same, text(all[end:])}} {
			if part.Text != "" {
				folded = append(folded, part)
			}
		}
	}
	return folded
}

// A token is a line, a word or a mark, and what it is known by: itself without the
// space around it.
type token struct{ key, text string }

// spaced reports whether space follows.
func (t token) spaced() bool { return len(t.key) < len(t.text) }

func text(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.text)
	}
	return b.String()
}

func keys(tokens []token) []string {
	all := make([]string, len(tokens))
	for i, t := range tokens {
		all[i] = t.key
	}
	return all
}

func lines(s string) (all []token) {
	for line := range strings.SplitAfterSeq(s, "\n") {
		if line != "" {
			all = append(all, token{strings.Join(strings.Fields(line), " "), line})
		}
	}
	return all
}

// words splits a text into words and marks, each with the space after it; space at
// the beginning belongs to the first.
func words(s string) (all []token) {
	for start, i := 0, 0; i < len(s); {
		i += space(s[i:])
		from := i
		i += word(s[i:])
		to := i
		i += space(s[i:])
		all = append(all, token{s[from:to], s[start:i]})
		start = i
	}
	return all
}

func space(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// word is how long the word or mark is that a text begins with.
func word(s string) int {
	n := 0
	for i, r := range s {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N) {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	if n == 0 && s != "" {
		_, n = utf8.DecodeRuneInString(s)
	}
	return n
}

// count is how many words a text has. Marks are none.
func count(s string) (n int) {
	for _, t := range words(s) {
		if r, _ := utf8.DecodeRuneInString(t.key); unicode.In(r, unicode.L, unicode.N) {
			n++
		}
	}
	return n
}
