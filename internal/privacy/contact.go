package privacy

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Known is the telephone numbers, e-mail addresses and names that may stand in
// a portfolio because they are those of the people of the site. The
// zero value knows none.
type Known struct {
	phones map[string]bool   // as digits with the leading 0
	emails map[string]bool   // in lower case
	names  []map[string]bool // the words of each, plainly
	others *Persons          // whose names are looked for; nil for nobody's
	today  int               // as a number, 20261126; of the clock if 0
}

// day is the day after which nobody has been born.
func (k Known) day() int {
	if k.today > 0 {
		return k.today
	}
	year, month, day := time.Now().Date()
	return year*100_00 + int(month)*100 + day
}

// NewKnown takes numbers, addresses and names as people write them.
func NewKnown(phones, emails, names []string) Known {
	k := Known{phones: map[string]bool{}, emails: map[string]bool{}}
	for _, p := range phones {
		if n := national(p); n != "" {
			k.phones[n] = true
		}
	}
	for _, e := range emails {
		if e = strings.ToLower(strings.TrimSpace(e)); e != "" {
			k.emails[e] = true
		}
	}
	return k.With(names...)
}

// With is what is known, and the names of some more people.
func (k Known) With(names ...string) Known {
	k.names = slices.Clip(k.names)
	for _, name := range names {
		m := map[string]bool{}
		for _, w := range nameWords(name) {
			m[w] = true
		}
		k.names = append(k.names, m)
	}
	return k
}

// Seeking is what is known, and the people whose names are to be found.
func (k Known) Seeking(others *Persons) Known {
	k.others = others
	return k
}

// nameWords are the words of a name without what is written in several ways:
// accents, hyphens, capitals and the s of the genitive.
func nameWords(name string) []string {
	plainest := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case !letter(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
	all := strings.Fields(plainest)
	for i, w := range all {
		if len(w) > 2 {
			all[i] = strings.TrimSuffix(w, "s")
		}
	}
	return all
}

// person reports whether a name is that of one of the people of the site.
func (k Known) person(name []byte) bool {
	if len(k.names) == 0 {
		return false
	}
	all := nameWords(string(name))
	return slices.ContainsFunc(k.names, func(m map[string]bool) bool {
		return !slices.ContainsFunc(all, func(w string) bool { return !m[w] })
	})
}

// national is the digits of a telephone number as dialled within Sweden.
func national(phone string) string {
	var digits strings.Builder
	for _, c := range meaningOf([]byte(phone), plainly) {
		if isDigit(c) {
			digits.WriteByte(c)
		}
	}
	s := digits.String()
	abroad := strings.HasPrefix(strings.TrimSpace(phone), "+")
	for _, prefix := range []string{"0046", "46"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok && (abroad || prefix == "0046") {
			return "0" + strings.TrimPrefix(rest, "0")
		}
	}
	return s
}

// A call is a telephone number as it stands in a text.
type call struct {
	national string // as dialled within Sweden, from 0
	end      int
}

// phoneAt finds the Swedish telephone number that begins with the given
// group: +46 70 123 45 67, 070-123 45 67, 08/12 34 56. Numbers of services,
// such as 1177 and 020, belong to nobody and are let through, and so are
// digits written as only other things are.
func phoneAt(text []byte, first group) (c call, ok bool) {
	start := first.start
	before, n := runeBefore(text, start)
	abroad := before == '+'
	if first.digits[0] != 0 && !(abroad && first.digits[0] == 4) {
		return c, false
	}
	if abroad {
		start -= n
		before, n = runeBefore(text, start)
	}
	if letter(before) || before == '.' || before == '/' || before == ':' || before == '-' {
		if letter(before) {
			return c, false
		}
		if r, _ := runeBefore(text, start-n); '0' <= r && r <= '9' {
			return c, false
		}
	}
	d := dial{text: text}
	d.digits, d.sizes = d.space.digits[:0], d.space.sizes[:0]
	if !d.add(first) {
		return c, false
	}
	switch {
	case abroad && d.has("46"):
		d.digits = d.digits[2:]
	case d.has("0046"):
		d.digits = d.digits[4:]
	case d.has("0") && !d.has("00") && !abroad:
		return d.home(first)
	default:
		return c, false
	}
	return d.abroad(first.end)
}

// A dial collects the digits of a number.
type dial struct {
	text   []byte
	digits []byte
	sizes  []int // of the groups after the area
	space  struct {
		digits [14]byte
		sizes  [14]int
	}
}

func (d *dial) add(g group) bool {
	if g.n > len(g.digits) || len(d.digits)+g.n > len(d.space.digits) {
		return false
	}
	for _, v := range g.digits[:g.n] {
		d.digits = append(d.digits, '0'+v)
	}
	d.sizes = append(d.sizes, g.n)
	return true
}

func (d *dial) has(prefix string) bool {
	return len(d.digits) >= len(prefix) && string(d.digits[:len(prefix)]) == prefix
}

// rest reads the remaining groups, held together by single spaces or, where
// dashes may stand, dashes.
func (d *dial) rest(end int, dashes bool) (int, bool) {
	for {
		g, start, ok := readGap(d.text, end)
		if !ok || g.wide() || g.lines > 0 || g.signs > 0 && (!dashes || !g.dash() || g.space()) {
			return end, true
		}
		next := readGroup(d.text, start)
		if total := len(d.digits) + next.n; total > 10 && !g.dash() {
			return end, true // something else after the number
		} else if !d.add(next) {
			return end, false
		}
		end = next.end
	}
}

// abroad reads what follows the number of the country.
func (d *dial) abroad(end int) (call, bool) {
	// +46 (0)70 and +46(0)8 are written for readers at home and abroad.
	i := end
	for i < len(d.text) && (d.text[i] == ' ' || d.text[i] == '-') {
		i++
	}
	if i+2 < len(d.text) && string(d.text[i:i+3]) == "(0)" {
		end = i + 3
		for end < len(d.text) && d.text[end] == ' ' {
			end++
		}
		if end == len(d.text) || d.text[end] < '0' || '9' < d.text[end] {
			return call{}, false
		}
		g := readGroup(d.text, end)
		if !d.add(g) {
			return call{}, false
		}
		end = g.end
	}
	end, ok := d.rest(end, true)
	if !ok || !d.closed(end) {
		return call{}, false
	}
	if len(d.digits) > 0 && d.digits[0] == '0' {
		d.digits = d.digits[1:]
	}
	if n := len(d.digits); n < 7 || n > 9 {
		return call{}, false
	}
	return call{"0" + string(d.digits), end}, true
}

// home reads a number that begins with its area.
func (d *dial) home(first group) (call, bool) {
	end := first.end
	if first.n == 10 && mobileArea(string(d.digits[:3])) && d.closed(end) {
		return call{string(d.digits), end}, true
	}
	area := string(d.digits[:min(len(d.digits), 10)])
	mobile := mobileArea(area)
	if !mobile && !landArea(area) {
		// Without a dash, only the words before it tell a number from others.
		if first.n >= 8 && first.n <= 10 && d.closed(end) && labelBefore(d.text, first.start) == labelPhone {
			return call{string(d.digits), end}, true
		}
		return call{}, false
	}
	d.sizes = d.sizes[:0]
	i, mark := end, false
	for i < len(d.text) {
		r, n := runeAt(d.text, i)
		if r == '-' || r == '/' || r == ')' {
			if mark {
				return call{}, false
			}
			mark = true
		} else if r != ' ' || i > end+3 {
			break
		}
		i += n
	}
	if i == end || i == len(d.text) {
		return call{}, false
	}
	if r, _ := runeAt(d.text, i); r < '0' || '9' < r {
		return call{}, false
	}
	next := readGroup(d.text, i)
	if !d.add(next) {
		return call{}, false
	}
	end, ok := d.rest(next.end, mobile)
	total := len(d.digits)
	if !ok || !d.closed(end) || total < 8 || total > 10 || mobile && total != 10 || len(area) == 4 && total < 9 {
		return call{}, false
	}
	// Short groups, or all in one: 123 45 67, 1234567. A year has four digits.
	for _, n := range d.sizes {
		if n > 3 && (len(d.sizes) > 1 || n < 5) || n < 2 {
			return call{}, false
		}
	}
	if !mark && !mobile && (len(d.sizes) == 1 || area != "08") && labelBefore(d.text, first.start) != labelPhone {
		return call{}, false
	}
	return call{string(d.digits), end}, true
}

// closed reports whether nothing after the number shows that it goes on as
// something else: a date, a decimal, a time.
func (d *dial) closed(end int) bool {
	if end == len(d.text) {
		return true
	}
	r, n := runeAt(d.text, end)
	if letter(r) {
		return false
	}
	if r == '.' || r == ',' || r == ':' || r == '/' || r == '-' {
		if end+n < len(d.text) {
			after, _ := runeAt(d.text, end+n)
			return after < '0' || '9' < after
		}
	}
	return true
}

func mobileArea(area string) bool {
	switch area {
	case "070", "072", "073", "076", "079":
		return true
	}
	return false
}

// landArea reports whether the digits are an area of the Swedish numbering
// plan: 08, those of three digits, and 0120–0999 outside these, but not 020
// and 0900, which belong to services.
func landArea(area string) bool {
	switch len(area) {
	case 2:
		return area == "08"
	case 3:
		return shortArea(area)
	case 4:
		return area[1] != '7' && area[1] != '8' && area >= "0120" &&
			!shortArea(area[:3]) && area[:3] != "020" && area != "0900"
	}
	return false
}

func shortArea(area string) bool {
	switch area {
	case "010", "011", "013", "016", "018", "019", "021", "023", "026", "031", "033", "035", "036",
		"040", "042", "044", "046", "054", "060", "063", "090":
		return true
	}
	return false
}

// emailAt finds the e-mail address around the @ at i, whose parts begin not
// before from.
func emailAt(text []byte, i, from int) (start, end int, ok bool) {
	start = i
	for start > from && i-start < 64 {
		r, n := runeBefore(text, start)
		if !letter(r) && (r < '0' || '9' < r) && !strings.ContainsRune("._%+-'", r) {
			break
		}
		start -= n
	}
	for start < i && strings.IndexByte(".'-", text[start]) >= 0 {
		start++
	}
	end = i + 1
	dot := 0
	for end < len(text) && end-i < 255 {
		r, n := runeAt(text, end)
		if r == '.' {
			dot = end
		} else if !letter(r) && (r < '0' || '9' < r) && r != '-' {
			break
		}
		end += n
	}
	for end > i+1 && (text[end-1] == '.' || text[end-1] == '-') {
		if end--; dot == end {
			dot = strings.LastIndexByte(string(text[i:end]), '.') + i
		}
	}
	if start == i || dot < i+2 || end-dot < 3 || text[i+1] == '-' {
		return 0, 0, false
	}
	for k := dot + 1; k < end; {
		r, n := runeAt(text, k)
		if !letter(r) {
			return 0, 0, false
		}
		k += n
	}
	switch strings.ToLower(string(text[dot+1 : end])) {
	case "png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "js", "css", "md":
		return 0, 0, false // a picture for sharp screens, a version of a program
	}
	return start, end, string(text[start:i]) != "git"
}
