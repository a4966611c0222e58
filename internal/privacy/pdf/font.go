package pdf

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const (
	// table is the size of a code table.
	table = 4 << 20
	// mostMapped bounds the code tables of a file to some 30 MB.
	mostMapped = 300_000
)

// A font says which letters the codes of a text stand for, and how wide they
// are: without that, words and columns cannot be told apart.
type font struct {
	wide    bool // codes have two bytes
	letters map[uint32]string
	ranges  []span
	simple  *[256]string // letters of codes of one byte without a table
	guess   bool         // that these are right
	unicode bool         // codes of two bytes are letters
	asian   bool         // they are numbers of letters in a collection that begins with ASCII

	widths map[uint32]float64 // in parts of the size
	width  float64            // of all others
}

// symbolic is the flag of a typeface with signs of its own.
const symbolic = 4

// A span is codes that stand for letters in a row.
type span struct {
	from, to uint32
	letters  []byte // of the first, as UTF-16
}

func sorted(d dict) []name { return slices.Sorted(maps.Keys(d)) }

// font reads the font a page calls by a name.
func (f *file) font(x any) *font {
	r, ok := x.(ref)
	p, _ := f.version(int(r))
	if ok && f.fonts[p] != nil {
		return f.fonts[p]
	}
	d := f.dict(x)
	if d == nil {
		return nil
	}
	n := &font{letters: map[uint32]string{}, widths: map[uint32]float64{}, wide: d["Subtype"] == name("Type0")}
	if s, is := f.resolve(d["ToUnicode"]).(stream); is {
		f.table(n, s)
	}
	if n.wide {
		called, _ := f.resolve(d["Encoding"]).(name)
		n.unicode = strings.HasPrefix(string(called), "Uni")
		if inner := list(f.resolve(d["DescendantFonts"])); len(inner) > 0 {
			ordering, _ := f.resolve(f.dict(f.dict(inner[0])["CIDSystemInfo"])["Ordering"]).(str)
			switch string(ordering) {
			case "Japan1", "GB1", "CNS1", "Korea1":
				n.asian = strings.HasPrefix(string(called), "Identity")
			}
		}
		f.wideWidths(n, d)
	} else {
		n.simple = f.encoding(d)
		// A typeface in the file that says nothing of its codes may have any.
		about := f.dict(d["FontDescriptor"])
		own := about["FontFile"] != nil || about["FontFile2"] != nil || about["FontFile3"] != nil
		n.guess = own && d["Encoding"] == nil && f.integer(about["Flags"], 0)&symbolic != 0
		f.simpleWidths(n, d)
	}
	if ok {
		f.fonts[p] = n
	}
	return n
}

// guessed is what a text is read by whose font is not in the file: as the
// usual ones have it, but as what nobody can know.
func (f *file) guessed() *font {
	n := &font{widths: map[uint32]float64{}, guess: true}
	n.simple = f.encoding(dict{})
	f.simpleWidths(n, dict{})
	return n
}

// table reads the code table of a font.
func (f *file) table(n *font, s stream) {
	data, err := f.readAll(s, table)
	if err != nil {
		f.fail(err)
		return
	}
	l := newLexer(4 << 10)
	l.check = f.budget.Err
	l.reset(bytes.NewReader(data), 0)
	var args []any
	for f.mapped < mostMapped {
		x, err := l.object()
		if err != nil {
			break
		}
		word, ok := x.(op)
		if !ok {
			if len(args) < widest {
				args = append(args, x)
			}
			continue
		}
		switch word {
		case "endcodespacerange":
			if len(args) >= 2 {
				if s, ok := args[0].(str); ok && n.wide {
					n.wide = len(s) != 1 || len(args) > 2
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				from, is := args[i].(str)
				to, ok := args[i+1].(str)
				if is && ok {
					n.letters[code(from)] = string(wide(to))
					f.mapped++
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				from, is := args[i].(str)
				to, ok := args[i+1].(str)
				if is && ok {
					f.span(n, code(from), code(to), args[i+2])
				}
			}
		}
		args = args[:0]
	}
	sort.SliceStable(n.ranges, func(i, j int) bool { return n.ranges[i].from < n.ranges[j].from })
}

func (f *file) span(n *font, from, to uint32, letters any) {
	switch letters := letters.(type) {
	case str:
		if to >= from {
			n.ranges = append(n.ranges, span{from, to, letters})
			f.mapped++
		}
	case array:
		for i, x := range letters {
			if s, ok := x.(str); ok {
				n.letters[from+uint32(i)] = string(wide(s))
				f.mapped++
			}
		}
	}
}

func code(s str) (v uint32) {
	for _, c := range s {
		v = v<<8 | uint32(c)
	}
	return v
}

// letter is what a code stands for, and whether the file says so.
func (n *font) letter(code uint32) (letter string, known bool) {
	if s, ok := n.letters[code]; ok {
		return plainly(s)
	}
	i := sort.Search(len(n.ranges), func(i int) bool { return n.ranges[i].from > code }) - 1
	if i >= 0 && code <= n.ranges[i].to && len(n.ranges[i].letters) >= 2 {
		letters := append([]byte(nil), n.ranges[i].letters...)
		last := len(letters) - 2
		v := uint32(letters[last])<<8 + uint32(letters[last+1]) + code - n.ranges[i].from
		letters[last], letters[last+1] = byte(v>>8), byte(v)
		return plainly(string(wide(letters)))
	}
	switch {
	case n.simple != nil && code < 256:
		s, known := plainly(n.simple[code])
		return s, known && !n.guess
	case n.unicode:
		return plainly(string(rune(code)))
	case n.asian && 1 <= code && code < 96:
		return string(rune(code + ' ' - 1)), true
	}
	return unknown, false
}

// unknown stands for a sign that nobody can know.
const unknown = "\ufffd"

// plainly is what a table says of a code. A place that each typeface fills as
// it likes says nothing, save that symbols have their codes there.
func plainly(s string) (string, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "", r == 0, r == utf8.RuneError, 0xe000 <= r && r < 0xf000, 0xf100 <= r && r < 0xf900:
		return unknown, false
	case 0xf000 <= r && r < 0xf100:
		return string(r - 0xf000), true
	}
	return s, true
}

// encoding is the letters of a font with codes of one byte.
func (f *file) encoding(d dict) *[256]string {
	letters := new([256]string)
	base := charmap.Windows1252
	e := f.resolve(d["Encoding"])
	enc, _ := e.(dict)
	if e == name("MacRomanEncoding") || enc["BaseEncoding"] == name("MacRomanEncoding") {
		base = charmap.Macintosh
	}
	if d["Subtype"] != name("Type3") { // whose letters are drawings with any name
		for c := 32; c < 256; c++ {
			if r := base.DecodeByte(byte(c)); r != utf8.RuneError {
				letters[c] = string(r)
			}
		}
	}
	c := 0
	for _, x := range list(f.resolve(enc["Differences"])) {
		switch x := f.resolve(x).(type) {
		case float64:
			c = whole(x)
		case name:
			if 0 <= c && c < 256 {
				letters[c] = glyph(string(x))
			}
			c++
		}
	}
	return letters
}

// glyphs are the names of the signs that numbers and words are made of, save
// the letters that are called what they are.
var glyphs = map[string]string{
	"space": " ", "nbspace": "\u00a0", "hyphen": "-", "sfthyphen": "\u00ad", "minus": "-", "endash": "–", "emdash": "—",
	"plus": "+", "period": ".", "comma": ",", "colon": ":", "semicolon": ";", "slash": "/", "at": "@", "underscore": "_",
	"parenleft": "(", "parenright": ")", "ampersand": "&", "percent": "%", "numbersign": "#", "equal": "=", "question": "?",
	"exclam": "!", "quotesingle": "'", "quoteright": "’", "quotedblright": "”", "quotedbl": "\"", "bullet": "•", "asterisk": "*",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4",
	"five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"aring": "å", "adieresis": "ä", "odieresis": "ö", "Aring": "Å", "Adieresis": "Ä", "Odieresis": "Ö",
	"eacute": "é", "Eacute": "É", "udieresis": "ü", "Udieresis": "Ü", "oslash": "ø", "ae": "æ", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl",
	"quotedblleft": "“", "quoteleft": "‘", "quotedblbase": "„", "ellipsis": "…", "degree": "°", "section": "§", "multiply": "×",
	"bracketleft": "[", "bracketright": "]", "less": "<", "greater": ">", "bar": "|", "asciitilde": "~", "backslash": "\\",
	"onesuperior": "¹", "twosuperior": "²", "threesuperior": "³", "figuredash": "-", "hyphenminus": "-",
}

// other stands for a sign that is known to be no digit and no sign of a number.
const other = "\u25a1"

func glyph(called string) string {
	called, _, _ = strings.Cut(called, ".")
	if s, ok := glyphs[called]; ok {
		return s
	}
	if len(called) == 1 {
		return called
	}
	if len(called) > 2 && strings.Trim(called, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == "" {
		return other // a letter of another alphabet, or a sign
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(called, prefix); ok && len(digits) >= 4 {
			if v, err := strconv.ParseUint(digits, 16, 21); err == nil {
				return string(rune(v))
			}
		}
	}
	return ""
}

func (f *file) wideWidths(n *font, d dict) {
	n.width = 1
	inner := list(f.resolve(d["DescendantFonts"]))
	if len(inner) == 0 {
		return
	}
	cid := f.dict(inner[0])
	if w, ok := f.resolve(cid["DW"]).(float64); ok {
		n.width = w / 1000
	}
	all := list(f.resolve(cid["W"]))
	for i := 0; i+1 < len(all) && f.mapped < mostMapped; {
		first := f.integer(all[i], -1)
		switch x := f.resolve(all[i+1]).(type) {
		case array:
			for k, w := range x {
				if v, ok := f.resolve(w).(float64); ok && first >= 0 {
					n.widths[uint32(first+k)] = v / 1000
					f.mapped++
				}
			}
			i += 2
		case float64:
			if i+2 >= len(all) {
				return
			}
			if v, ok := f.resolve(all[i+2]).(float64); ok && first >= 0 {
				for c := first; c <= min(whole(x), first+1<<16) && f.mapped < mostMapped; c++ {
					n.widths[uint32(c)] = v / 1000
					f.mapped++
				}
			}
			i += 3
		default:
			i++
		}
	}
}

// narrow are the signs of the usual typefaces that are much narrower than
// others, in thousandths; the rest are about half as wide as they are high.
var narrow = map[string]float64{" ": .278, ".": .278, ",": .278, ":": .278, ";": .278, "-": .333, "/": .278, "i": .222, "j": .222, "l": .222,
	"I": .278, "t": .278, "f": .278, "r": .333, "(": .333, ")": .333, "'": .191, "m": .833, "M": .833, "w": .722, "W": .944, "@": 1.015}

func (f *file) simpleWidths(n *font, d dict) {
	n.width = .556
	scale := .001
	if m := list(f.resolve(d["FontMatrix"])); len(m) == 6 {
		if v, ok := f.resolve(m[0]).(float64); ok && v != 0 {
			scale = v
		}
	}
	if w, ok := f.resolve(f.dict(d["FontDescriptor"])["MissingWidth"]).(float64); ok && w > 0 {
		n.width = w * scale
	}
	if base, _ := f.resolve(d["BaseFont"]).(name); strings.Contains(string(base), "Courier") {
		n.width = .6
	} else if d["Widths"] == nil {
		for c := range uint32(256) {
			if w, ok := narrow[n.simple[c]]; ok {
				n.widths[c] = w
			} else if s := n.simple[c]; "A" <= s && s <= "Z" {
				n.widths[c] = .68
			}
		}
	}
	first := f.integer(d["FirstChar"], 0)
	for k, w := range list(f.resolve(d["Widths"])) {
		if v, ok := f.resolve(w).(float64); ok && k < 256 {
			n.widths[uint32(first+k)] = v * scale
		}
	}
}

func (n *font) advance(code uint32) float64 {
	if w, ok := n.widths[code]; ok {
		return w
	}
	return n.width
}

// ended reports whether an error is only that a text has come to its end.
func ended(err error) bool { return errors.Is(err, io.EOF) }
