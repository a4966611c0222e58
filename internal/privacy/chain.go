package privacy

import "bytes"

// A group is an unbroken run of digits.
type group struct {
	start, end int // bytes of the text
	n          int // how many digits, also beyond those kept
	digits     [12]byte
}

// A gap is what stands between two groups of digits that may belong
// together.
type gap struct {
	dash  bool // a dash of any length
	plus  bool // what replaces the dash when somebody turns a hundred
	space bool
	wide  bool // more than one space, or a tab: two columns rather than one number
	line  bool // a line break
}

// marked gaps are how an identity number is written, and little else.
func (g gap) marked() bool { return g.dash || g.plus }

// readGroup reads the run of digits that begins at i. Characters nobody sees
// do not break it.
func readGroup(text []byte, i int) group {
	g := group{start: i, end: i}
	for i < len(text) {
		r, n := runeAt(text, i)
		i += n
		d, ok := digit(r)
		if !ok {
			if invisible(r) {
				continue
			}
			break
		}
		if g.n < len(g.digits) {
			g.digits[g.n] = d
		}
		g.n++
		g.end = i
	}
	return g
}

// entities are the ways of writing a dash or a space in Markdown and HTML
// that a reader does not see the difference of.
var entities = []struct {
	name string
	char rune
}{
	{"&nbsp;", ' '}, {"&#160;", ' '}, {"&thinsp;", ' '},
	{"&ndash;", '-'}, {"&#8211;", '-'}, {"&#8209;", '-'}, {"&#45;", '-'}, {"&hyphen;", '-'}, {"&minus;", '-'},
	{"&plus;", '+'}, {"&#43;", '+'}, {"&shy;", 0xad}, {"&#173;", 0xad},
}

// readGap reads what stands between the group that ends at i and the next,
// which begins at end.
func readGap(text []byte, i int) (g gap, end int, ok bool) {
	spaces, since := 0, 0 // spaces in all, and since the line break
	for steps := 0; i < len(text) && steps < 24; steps++ {
		r, n := runeAt(text, i)
		switch {
		case r == '&':
			for _, e := range entities {
				if bytes.HasPrefix(text[i:], []byte(e.name)) {
					r, n = e.char, len(e.name)
				}
			}
		case r == '\\' && i+1 < len(text) && (text[i+1] == '-' || text[i+1] == '+'):
			r, n = rune(text[i+1]), 2 // as Markdown writers do
		}
		switch {
		case dash(r) || plus(r):
			if g.marked() {
				return g, 0, false
			}
			g.dash, g.plus = dash(r), plus(r)
			if g.line {
				// A dash after a line break belongs to the number; with a
				// space after it, it begins an item of a list.
				if next := i + n; next >= len(text) || text[next] == ' ' {
					return g, 0, false
				}
			}
		case blank(r):
			g.space = true
			if g.line {
				since++
			} else if spaces++; spaces > 1 && !g.marked() {
				g.wide = true
			}
			if spaces > 4 || since > 16 {
				return g, 0, false
			}
		case r == '\t':
			g.space, g.wide = true, true
		case r == '\n' || r == '\r':
			if r == '\n' {
				if g.line {
					return g, 0, false // a new paragraph
				}
				g.line = true
			}
		case invisible(r):
		default:
			if _, is := digit(r); is {
				return g, i, g != gap{}
			}
			return g, 0, false
		}
		i += n
	}
	return g, 0, false
}

// A chain is the groups of digits from one place on that could be the parts
// of one number, at most the twelve digits of the longest.
type chain struct {
	groups [12]group
	gaps   [12]gap // gaps[i] comes after groups[i]
	n      int
}

// read reads the groups that follow the first as long as all of them are at
// most size digits.
func (c *chain) read(text []byte, first group, size int) {
	c.groups[0], c.n = first, 1
	for total := first.n; c.n < len(c.groups); c.n++ {
		g, start, ok := readGap(text, c.groups[c.n-1].end)
		if !ok {
			return
		}
		next := readGroup(text, start)
		if total += next.n; total > 12 || next.n > size {
			return
		}
		c.gaps[c.n-1] = g
		c.groups[c.n] = next
	}
}
