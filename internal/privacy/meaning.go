package privacy

import (
	"bytes"
	"html"
	"strconv"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/privacy/plain"
)

// The meaning of a text is what it says to whoever reads it, however it is
// written: without emphasis and tags, with the signs that entities and escapes
// stand for, with digits, dashes and spaces of one kind, in UTF-8. What nobody
// sees beside a text, the targets of links and comments, comes after it, so that
// neither hides the other.

// A notation is how a text is written.
type notation uint8

const (
	plainly  notation = iota // each sign by itself: what comes out of documents, names of files
	inMarkup                 // with emphasis, tags, links and tables among them
)

// meaningOf reads a text.
func meaningOf(source []byte, as notation) []byte {
	f := folder{source: source}
	f.all(as)
	return f.text
}

// A place is the bytes of a text that one byte of its meaning stands for.
type place struct{ start, end int }

// places finds where bytes of a meaning come from, given in their order. The
// text is read again for that: few have anything to place, and a table of all
// its bytes would be many times as large.
func places(source []byte, as notation, at []int) []place {
	f := folder{source: source, at: at}
	f.all(as)
	return f.places
}

// A folder reads a text into its meaning. It looks at each byte a bounded
// number of times.
type folder struct {
	source []byte
	text   []byte
	at     []int // bytes of the meaning to be placed, those to come
	places []place
	markup bool
	tags   bool // there may be tags; not after one that does not end
	dead   int  // up to there, no link ends
	asides [][2]int
}

func (f *folder) all(as notation) {
	f.markup, f.tags = as == inMarkup, as == inMarkup
	f.text = make([]byte, 0, len(f.source)+16)
	f.read(0, len(f.source))
	f.markup, f.tags = false, false
	for _, aside := range f.asides {
		f.put("\n\n", aside[0], 1)
		f.read(aside[0], aside[1])
	}
}

// put writes what stands for so many bytes of the source.
func (f *folder) put(text string, from, size int) {
	for len(f.at) > 0 && f.at[0] < len(f.text)+len(text) {
		f.at, f.places = f.at[1:], append(f.places, place{from, from + size})
	}
	f.text = append(f.text, text...)
}

// copy takes what means itself.
func (f *folder) copy(from, to int) {
	for len(f.at) > 0 && f.at[0] < len(f.text)+to-from {
		start := from + f.at[0] - len(f.text)
		f.at, f.places = f.at[1:], append(f.places, place{start, start + 1})
	}
	f.text = append(f.text, f.source[from:to]...)
}

// Bytes that may mean something else than themselves.
var folded = func() (t [256]bool) {
	for _, c := range []byte("&%\\\r<>*_~=`[]|") {
		t[c] = true
	}
	for c := range 256 {
		t[c] = t[c] || c < ' ' && c != '\n' && c != '\t' || c >= utf8.RuneSelf
	}
	return t
}()

func (f *folder) read(from, to int) {
	for i := from; i < to; {
		k := i
		for k < to && !folded[f.source[k]] {
			k++
		}
		f.copy(i, k)
		if k == to {
			return
		}
		if f.markup {
			if next := f.mark(k, to); next > k {
				i = next
				continue
			}
		}
		r, n := signAt(f.source[:to], k)
		f.sign(r, k, n)
		i = k + n
	}
}

// sign takes a sign in its plainest form.
func (f *folder) sign(r rune, from, size int) {
	switch {
	case r < utf8.RuneSelf:
		if r == '\r' {
			return
		}
	case 0xc0 <= r && r < 0x250: // a letter
	case invisible(r):
		return
	case dash(r):
		r = '-'
	case plus(r):
		r = '+'
	case blank(r):
		r = ' '
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		r = '\n'
	case 0xff01 <= r && r <= 0xff5e: // as wide as a Chinese sign
		r -= 0xff01 - '!'
	default:
		if d, ok := digit(r); ok {
			r = '0' + rune(d)
		}
	}
	if written, n := utf8.DecodeRune(f.source[from:]); written == r && n == size {
		f.copy(from, from+size)
		return
	}
	f.put(string(r), from, size)
}

// before is the last byte that was written.
func (f *folder) before() byte {
	if len(f.text) == 0 {
		return '\n'
	}
	return f.text[len(f.text)-1]
}

// mark reads what forms the text at i instead of being part of it, and where
// the text goes on: there, if it is part of it.
func (f *folder) mark(i, to int) (next int) {
	switch c := f.source[i]; c {
	case '*', '_', '~', '=':
		for next = i + 1; next < to && f.source[next] == c; {
			next++
		}
		after := byte('\n')
		if next < to {
			after = f.source[next]
		}
		before := f.before()
		switch {
		case space(before) && space(after): // an item, a line
			return i
		case c == '_' && inWord(before) && inWord(after), (c == '~' || c == '=') && next == i+1:
			return i
		}
		return next
	case '`':
		return i + 1
	case '[':
		if !inWord(f.before()) {
			return i + 1
		}
	case ']':
		if i+1 < to && i >= f.dead && (f.source[i+1] == '(' || f.source[i+1] == '[') {
			if end := f.target(i+2, min(to, i+longestTarget), f.source[i+1]); end > 0 {
				f.asides = append(f.asides, [2]int{i + 2, end})
				return end + 1
			}
		}
	case '>':
		if f.before() == '\n' { // a quotation
			if next = i + 1; next < to && f.source[next] == ' ' {
				next++
			}
			return next
		}
	case '%': // a note of Obsidian
		if i+1 < to && f.source[i+1] == '%' {
			if end := bytes.Index(f.source[i+2:min(to, i+longestTarget)], []byte("%%")); end >= 0 {
				f.asides = append(f.asides, [2]int{i + 2, i + 2 + end})
				return i + 2 + end + 2
			}
		}
	case '|':
		border := plain.Cell
		if line := bytes.TrimRight(f.text, " "); len(line) == 0 || line[len(line)-1] == '\n' {
			border = plain.Row
		}
		f.put(border, i, 1)
		return i + 1
	case '<':
		if f.tags {
			return f.tag(i, to)
		}
	}
	return i
}

// longestTarget is how far the end of a link is looked for.
const longestTarget = 2 << 10

// target is the end of what a link leads to.
func (f *folder) target(from, to int, open byte) int {
	depth := 0
	for i := from; i < to; i++ {
		switch c := f.source[i]; {
		case c == '\n':
			f.dead = i
			return 0
		case c == '(' && open == '(':
			depth++
		case open == '[' && c == ']', open == '(' && c == ')':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	f.dead = to
	return 0
}

// joined are the elements that are no border between what stands before and
// after them.
var joined = words(`a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strong
	tt u var wbr tspan`)

// tag passes a tag or a comment.
func (f *folder) tag(i, to int) (next int) {
	rest := f.source[i+1 : to]
	if bytes.HasPrefix(rest, []byte("!--")) {
		end := bytes.Index(rest[3:], []byte("-->"))
		if end < 0 {
			f.tags = false
			return i
		}
		f.asides = append(f.asides, [2]int{i + 4, i + 4 + end})
		return i + 4 + end + 3
	}
	k := 0
	if k < len(rest) && rest[k] == '/' {
		k++
	}
	start := k
	for k < len(rest) && k-start < 32 && (inWord(rest[k]) || rest[k] == ':' || rest[k] == '-') && rest[k] < utf8.RuneSelf {
		k++
	}
	name := rest[start:k]
	if len(name) == 0 || k == len(rest) || !space(rest[k]) && rest[k] != '>' && rest[k] != '/' ||
		name[0] < 'A' || bytes.IndexByte(name, ':') >= 0 && rest[k] == '/' {
		return i
	}
	end := bytes.IndexByte(rest[k:], '>')
	if end < 0 {
		f.tags = false
		return i
	}
	if end > 1 {
		f.asides = append(f.asides, [2]int{i + 1 + k, i + 1 + k + end})
	}
	size := 1 + k + end + 1
	switch element := string(bytes.ToLower(name)); {
	case joined[element]:
	case element == "td" || element == "th":
		if start == 0 { // of the next cell
			f.put(plain.Cell, i, size)
		}
	case element == "tr":
		f.put(plain.Row, i, size)
	case element == "br" && i+size < to && f.source[i+size] == '\n': // which is the same one
		size++
		fallthrough
	default:
		f.sign('\n', i, size)
	}
	return i + size
}

// signAt reads the sign at a place of a text: an entity, an escape or a
// character. A byte that is no UTF-8 is taken as Latin-1, which is what old
// text files are in.
func signAt(text []byte, i int) (r rune, size int) {
	switch text[i] {
	case '&':
		if r, size := entityAt(text[i:min(len(text), i+12)]); size > 0 {
			return r, size
		}
	case '%':
		if r, size := percentAt(text[i:min(len(text), i+12)]); size > 0 {
			return r, size
		}
	case '\\':
		if r, size := escapeAt(text[i:min(len(text), i+10)]); size > 0 {
			return r, size
		}
	}
	return runeAt(text, i)
}

// entities are the names that signs of numbers and their surroundings have.
var entities = map[string]rune{
	"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\'',
	"nbsp": ' ', "ensp": ' ', "emsp": ' ', "thinsp": ' ', "hairsp": ' ', "numsp": ' ', "puncsp": ' ', "Tab": '\t', "NewLine": '\n',
	"hyphen": '-', "dash": '-', "ndash": '-', "mdash": '-', "horbar": '-', "minus": '-', "plus": '+',
	"shy": 0xad, "zwj": 0x200d, "zwnj": 0x200c, "ZeroWidthSpace": 0x200b, "NoBreak": 0x2060,
	"period": '.', "sol": '/', "lowbar": '_', "colon": ':', "comma": ',', "commat": '@', "num": '#',
	"aring": 'å', "auml": 'ä', "ouml": 'ö', "Aring": 'Å', "Auml": 'Ä', "Ouml": 'Ö', "eacute": 'é', "uuml": 'ü',
}

// entity is the sign that any name of HTML stands for.
func entity(name string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(html.UnescapeString(name))
	return r, size > 0 && r != '&' && r != utf8.RuneError
}

func entityAt(text []byte) (r rune, size int) {
	end := bytes.IndexByte(text, ';')
	if end < 2 {
		return 0, 0
	}
	name := text[1:end]
	if name[0] != '#' {
		r, ok := entities[string(name)]
		if !ok {
			r, ok = entity(string(text[:end+1]))
		}
		if !ok {
			return 0, 0
		}
		return r, end + 1
	}
	base, number := 10, name[1:]
	if len(number) > 0 && number[0]|0x20 == 'x' {
		base, number = 16, number[1:]
	}
	n, err := strconv.ParseUint(string(number), base, 32)
	return shown(rune(n), end+1, err == nil && n <= unicode.MaxRune)
}

// percentAt reads a sign as addresses have it.
func percentAt(text []byte) (r rune, size int) {
	var b [4]byte
	n := 0
	for ; n < len(b) && 3*n+2 < len(text) && text[3*n] == '%'; n++ {
		v, err := strconv.ParseUint(string(text[3*n+1:3*n+3]), 16, 8)
		if err != nil {
			break
		}
		b[n] = byte(v)
	}
	r, k := utf8.DecodeRune(b[:n])
	return shown(r, 3*k, k > 0 && r != utf8.RuneError)
}

// escapeAt reads a sign as JSON, YAML and programs have it, or one that
// Markdown should not take for its own.
func escapeAt(text []byte) (r rune, size int) {
	if len(text) < 2 {
		return 0, 0
	}
	switch c := text[1]; c {
	case 't':
		return '\t', 2
	case 'n':
		return '\n', 2
	case 'x', 'u', 'U':
		n := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
		if len(text) < 2+n {
			return 0, 0
		}
		v, err := strconv.ParseUint(string(text[2:2+n]), 16, 32)
		return shown(rune(v), 2+n, err == nil && v <= unicode.MaxRune)
	case '\n': // a break
		return '\n', 2
	default:
		if c <= ' ' || inWord(c) {
			return 0, 0
		}
		return rune(c), 2
	}
}

// shown lets through what is a sign and controls nothing.
func shown(r rune, size int, ok bool) (rune, int) {
	if !ok || r < ' ' && r != '\t' && r != '\n' || !utf8.ValidRune(r) {
		return 0, 0
	}
	return r, size
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func inWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf
}
