package privacy

import "strings"

// A group is an unbroken run of digits.
type group struct {
	start, end int // bytes of the meaning
	n          int // how many digits, also beyond those kept
	digits     [12]byte
}

// readGroup reads the run of digits that begins at i.
func readGroup(text []byte, i int) group {
	g := group{start: i}
	for ; i < len(text) && isDigit(text[i]); i++ {
		if g.n < len(g.digits) {
			g.digits[g.n] = text[i] - '0'
		}
		g.n++
	}
	g.end = i
	return g
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// A gap is what stands between two groups of digits that may belong
// together.
type gap struct {
	sign   rune  // the last sign other than white space
	signs  uint8 // how many there are
	blanks uint8
	lines  uint8 // line breaks
	cell   bool  // the border of two cells, or a tab
	item   bool  // the beginning of an item of a list
}

// marked gaps are how an identity number is written, and little else.
func (g gap) marked() bool { return g.signs == 1 && (g.sign == '-' || g.sign == '+') }

// dash reports whether there is a dash and no other sign.
func (g gap) dash() bool { return g.signs == 1 && g.sign == '-' }

// blank reports whether there is nothing but white space.
func (g gap) blank() bool { return g.signs == 0 }

// space reports whether there is white space, too.
func (g gap) space() bool { return g.blanks > 0 || g.cell }

// wide reports whether there is more than one space: two columns, sooner than
// one number, unless the columns are those of a number.
func (g gap) wide() bool { return g.cell || g.signs == 0 && g.blanks > 1 }

// tight reports whether there is one sign and nothing else.
func (g gap) tight() bool { return g.signs == 1 && g.blanks == 0 && !g.cell && g.lines == 0 }

// Of a gap, at most so much is read.
const (
	mostSigns  = 3
	mostBlanks = 4
	mostSteps  = 24
)

// readGap reads what stands between the group that ends at i and the next,
// which begins at end.
func readGap(text []byte, i int) (g gap, end int, ok bool) {
	since, cells := 0, 0 // spaces since the line break; borders of cells
	for steps := 0; i < len(text) && steps < mostSteps; steps++ {
		r, n := runeAt(text, i)
		switch {
		case '0' <= r && r <= '9':
			// Two line breaks are a new paragraph, except around cells and behind a dash.
			return g, i, g != gap{} && (g.lines < 2 || g.cell || g.lines == 2 && g.marked())
		case r == ' ':
			if g.lines > 0 {
				since++
			} else {
				g.blanks++
			}
			if g.blanks > mostBlanks || since > 16 {
				return g, 0, false
			}
		case r == '\t':
			g.cell = true
		case r == 0x1f: // plain.Cell
			if cells++; cells > 1 {
				return g, 0, false
			}
			g.cell = true
		case r == '\n':
			g.lines++
			if next, ok := itemAt(text, i+n); ok && !g.item {
				if g.item = true; !g.marked() {
					g.signs, g.sign = g.signs+1, '*'
				}
				i = next
				continue
			}
		case r < ' ':
			return g, 0, false
		case letter(r):
			next, ok := lastFour(text, i)
			if !ok {
				return g, 0, false
			}
			g, i = gap{signs: 1, sign: '-'}, next
			continue
		default:
			if g.signs++; g.signs > mostSigns {
				return g, 0, false
			}
			g.sign = r
			// A dash after a line break belongs to the number; with a space
			// after it, it begins an item of a list.
			if next := i + n; g.lines > 0 && (next >= len(text) || text[next] == ' ') {
				return g, 0, false
			}
		}
		i += n
	}
	return g, 0, false
}

// itemAt passes what begins an item of a list, before digits.
func itemAt(text []byte, i int) (next int, ok bool) {
	for from := i; i < len(text) && text[i] == ' ' && i-from < 16; {
		i++
	}
	mark := i
	for i < len(text) && isDigit(text[i]) && i-mark < 3 {
		i++
	}
	signs := "-*+"
	if i > mark {
		signs = ".)"
	}
	if i+2 >= len(text) || strings.IndexByte(signs, text[i]) < 0 || text[i+1] != ' ' || !isDigit(text[i+2]) {
		return 0, false
	}
	return i + 2, true
}

// lastFour passes words that say that the last four digits follow: “de fyra
// sista är”.
func lastFour(text []byte, i int) (next int, ok bool) {
	if text[i] != 'd' && text[i] != 'f' && text[i] != 's' {
		return 0, false
	}
	for range 5 {
		word, end := nextWord(text, i)
		switch string(word) {
		case "sista", "fyra":
			ok = true
		case "de", "siffror", "siffrorna", "är":
		default:
			return i, ok && len(word) == 0
		}
		for i = end; i < len(text) && i-end < 3 && (text[i] == ' ' || text[i] == ':'); {
			i++
		}
	}
	return i, ok
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
