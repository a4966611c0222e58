package privacy

import "unicode/utf8"

// A written is a number as it stands in a text, taken to be an identity
// number: its ten or twelve digits and how they are held together.
type written struct {
	digits [12]byte
	n      int
	start  int
	end    int
	marked bool // with a dash or plus before the last four
	tight  bool // with that alone
	parts  bool // with something else before the last four
	doubt  bool // in a form that other things have more often
	loose  bool // with signs before the last four that say something else without a word before
}

// Forms an identity number is written in, as the sizes of its groups, and how
// many of the groups the last four digits are.
var forms = [...]struct {
	sizes []int
	last  int
}{
	{[]int{12}, 0}, {[]int{10}, 0},
	{[]int{8, 4}, 1}, {[]int{6, 4}, 1}, {[]int{4, 2, 2, 4}, 1}, {[]int{2, 2, 2, 4}, 1}, {[]int{2, 2, 2, 2, 4}, 1},
	{[]int{4, 4, 4}, 1}, {[]int{2, 4, 4}, 1}, {[]int{4, 2, 4}, 1}, {[]int{8, 2, 2}, 2}, {[]int{6, 2, 2}, 2}, {[]int{2, 2, 2, 2, 2}, 2}, {[]int{4, 2, 2, 2, 2}, 2}, {[]int{2, 2, 2, 2, 2, 2}, 2},
}

// identityAt finds the identity number that begins with the given group.
func (s *scanner) identityAt(first group) (kind Kind, end int, ok bool) {
	c := &s.chain
	switch first.n {
	case 1:
		if among(s.text, first.start) {
			return 0, 0, false
		}
		c.read(s.text, first, 1)
		if w, ok := boxed(s.text, c); ok {
			return s.judge(&w)
		}
		return 0, 0, false
	case 10, 12:
		w := written{n: first.n, digits: first.digits, start: first.start, end: first.end}
		if kind, end, ok := s.judge(&w); ok || first.n == 12 {
			return kind, end, ok
		}
	}
	if first.n > 11 {
		return 0, 0, false
	}
	// Most digits of a text stand alone, and are done with here.
	switch g, _, ok := readGap(s.text, first.end); {
	case !ok, g.lines == 0 && first.n != 2 && first.n != 4 && first.n != 6 && first.n != 8:
		return 0, 0, false
	}
	c.read(s.text, first, 10)
	if c.n == 1 {
		return 0, 0, false
	}
	for k := range forms[2:] {
		if w, ok := c.fit(s.text, k+2); ok {
			if kind, end, ok := s.judge(&w); ok {
				return kind, end, ok
			}
		}
	}
	// A number that a line break falls in the middle of.
	for k := 0; k+1 < c.n; k++ {
		if c.gaps[k].lines != 1 || c.gaps[k].signs > 0 || c.gaps[k].cell {
			continue
		}
		whole := c.join(k)
		for form := range forms[:4] {
			w, ok := whole.fit(s.text, form)
			if !ok {
				continue
			}
			// A broken number without its dash counts only within a sentence
			// or if the break is not after a year or a date. Otherwise it
			// could be two numbers of a column.
			w.doubt = !w.marked && (w.n == 10 || first.n%2 == 0) && !prose(s.text, w.start)
			if kind, end, ok := s.judge(&w); ok {
				return kind, end, ok
			}
		}
	}
	return 0, 0, false
}

// join is the chain without the gap after group k.
func (c *chain) join(k int) chain {
	whole := *c
	g := &whole.groups[k]
	next := &c.groups[k+1]
	g.n += copy(g.digits[g.n:], next.digits[:next.n])
	g.end = next.end
	copy(whole.groups[k+1:], c.groups[k+2:])
	copy(whole.gaps[k:], c.gaps[k+1:])
	whole.n--
	return whole
}

// fit reads the beginning of the chain as a number in one form.
func (c *chain) fit(text []byte, form int) (w written, ok bool) {
	sizes, last := forms[form].sizes, len(forms[form].sizes)-forms[form].last
	if c.n < len(sizes) {
		return w, false
	}
	for k, size := range sizes {
		if c.groups[k].n != size {
			return w, false
		}
	}
	for k, size := range sizes {
		w.n += copy(w.digits[w.n:], c.groups[k].digits[:size])
	}
	w.start, w.end = c.groups[0].start, c.groups[len(sizes)-1].end
	if len(sizes) == 1 {
		return w, true
	}
	before := c.gaps[last-1]
	w.marked, w.parts, w.tight = before.marked(), !before.marked(), before.marked() && before.tight()
	w.loose = !before.between(w.n)
	w.doubt = before.lines > 0 && w.parts && !before.cell && !prose(text, w.start)
	for k := range last - 1 { // within the date
		if g := c.gaps[k]; g != c.gaps[0] || g.lines > 0 || g.cell || g.sign == '+' || !g.tight() && (g.signs > 0 || g.blanks > 1) {
			return w, false
		}
	}
	switch {
	case last == 1:
	case sizes[0] == 4 && sizes[1] == 4: // unless it goes on, as the number of a card
		if g, next, ok := readGap(text, w.end); c.gaps[0] != before && !w.tight || ok && g == before && readGroup(text, next).n == 4 {
			return w, false
		}
	case w.n == 10 && len(sizes) == 3: // a date in two parts
		w.doubt = w.doubt || !w.tight
	case w.marked:
		if c.ranges(text, len(sizes)-1) {
			return w, false
		}
		fallthrough
	default:
		// Two-digit years in pairs are dates of other things, and times.
		w.doubt = w.doubt || sizes[0] == 2 && c.gaps[0].blank() && !w.marked
	}
	if last+1 < len(sizes) { // the last four in pairs
		g := c.gaps[last]
		w.doubt = w.doubt || !w.marked || g.signs > 0 && (g != before || !w.tight) || g.wide() || g.lines > 0
	}
	return w, true
}

// between reports whether a gap can stand between a date and the last four of
// so many digits without a word before that says so.
func (g gap) between(n int) bool {
	switch {
	case g.item && !g.marked():
		return false
	case g.signs == 0, g.marked(), g.signs == 1 && g.sign == '(' && g.lines == 0:
		return true
	case !g.tight():
		return false
	case g.sign == ',' || g.sign == ';': // fields of a list
		return n == 12
	}
	return true
}

// ranges reports whether the group k is followed by another after a dash.
func (c *chain) ranges(text []byte, k int) bool {
	g, _, ok := readGap(text, c.groups[k].end)
	return ok && g.dash()
}

// prose reports whether something is said before the number on its line.
func prose(text []byte, start int) bool {
	for i := start - 1; i >= 0 && start-i < 48 && text[i] >= ' '; i-- {
		if c := text[i]; c >= utf8.RuneSelf || 'a' <= c|0x20 && c|0x20 <= 'z' {
			return true
		}
	}
	return false
}

// boxed reads a number written with one digit in each box of a form.
func boxed(text []byte, c *chain) (w written, ok bool) {
	if c.n != 10 && c.n != 12 {
		return w, false
	}
	if _, _, more := readGap(text, c.groups[c.n-1].end); more && c.n == 12 {
		return w, false
	}
	for k := range c.n {
		if c.groups[k].n != 1 || k+1 < c.n && (c.gaps[k].lines > 0 && !c.gaps[k].cell || c.gaps[k].signs > 0 && (k != c.n-5 || !c.gaps[k].marked())) {
			return w, false
		}
		w.digits[k] = c.groups[k].digits[0]
	}
	w.n, w.start, w.end = c.n, c.groups[0].start, c.groups[c.n-1].end
	w.marked = c.gaps[c.n-5].marked()
	w.parts, w.doubt = true, !w.marked && c.n == 10
	return w, true
}

// among reports whether the digit at i is not the first of a row of digits.
func among(text []byte, i int) bool {
	if i < 2 || text[i-1] != ' ' && text[i-1] != '\t' && text[i-1] != 0x1f {
		return false
	}
	return isDigit(text[i-2])
}

// judge says whether what is written so, there, is an identity number.
func (s *scanner) judge(w *written) (kind Kind, end int, ok bool) {
	kind, fits := valid(w.digits[:w.n])
	if kind != ReserveNumber && fits && s.today < w.born() {
		return 0, 0, false
	}
	word := labelBefore(s.text, w.start)
	new := kind == PersonalNumber && w.since(training, s.today)
	recent := kind == PersonalNumber && w.since(filed, s.today)
	switch {
	case !fits:
		ok = (word.person() || word == labelBorn && w.marked) && w.mistyped(s.today) &&
			!(w.clock() && w.since(training, s.today)) && !(w.loose && w.year())
		return MistypedNumber, w.end, ok
	case word.person():
		return kind, w.end, !(w.loose && (w.year() || recent && w.clock()))
	case w.doubt, w.loose, recent && w.clock() && !w.tight:
		return 0, 0, false
	case w.marked:
		if uuid(s.text, w.end) {
			return 0, 0, false
		}
		if new && w.clock() || recent && word == labelFiled {
			kind = DoubtfulNumber
		}
		return kind, w.end, true
	case word == labelPhone, word == labelOther && (w.n == 10 || recent), recent && word == labelFiled, w.mobile(kind), !w.alone(s.text):
		return 0, 0, false
	case new:
		kind = DoubtfulNumber
	}
	return kind, w.end, true
}

// Days from which on a date is as likely one of something else.
const (
	training = 2021_07_01 // of this training, which began then
	filed    = 2015_01_01 // of what is referred to in it
)

// born is the day of birth as a number, with the latest year that is past for
// one of two digits.
func (w *written) born() int {
	d := w.digits[:w.n]
	year := 0
	if w.n == 12 {
		year, d = int(d[0])*1000+int(d[1])*100, d[2:]
	}
	year += int(d[0])*10 + int(d[1])
	day := int(d[4])*10 + int(d[5])
	if day > 60 {
		day -= 60
	}
	return year*100_00 + (int(d[2])*10+int(d[3]))*100 + day
}

// since reports whether the date is that day or later, up to days that are
// planned now.
func (w *written) since(day, today int) bool {
	born := w.born()
	if w.n == 10 {
		born += 2000_00_00
	}
	return day <= born && born < today+2_00_00
}

// clock reports whether the last four digits are a point of time, or a day or
// a year, which look like one.
func (w *written) clock() bool {
	d := w.digits[w.n-4:]
	return d[0]*10+d[1] < 24 && d[2] < 6
}

// year reports whether the last four digits are a year, as in “född 1956-05-01,
// 2023 opererad”.
func (w *written) year() bool {
	d := w.digits[w.n-4:]
	return d[0] == 1 && d[1] == 9 || d[0] == 2 && d[1] == 0 && d[2] < 5
}

// mistyped reports whether the digits are an identity number but for the last
// one.
func (w *written) mistyped(today int) bool {
	for w.digits[w.n-1] = 0; w.digits[w.n-1] < 10; w.digits[w.n-1]++ {
		if kind, ok := valid(w.digits[:w.n]); ok {
			return kind != ReserveNumber && w.born() <= today
		}
	}
	return false
}

// alone reports whether the digits are a word of their own and not the end
// of a digest, an address or a decimal. A word of letters may be glued to
// them, as in the names of files.
func (w *written) alone(text []byte) bool {
	i := w.start
	r, n := runeBefore(text, i)
	switch {
	case letter(r):
		word := false // what is not hexadecimal
		for letter(r) && w.start-i < 32 {
			word = word || r > 'f' || 'F' < r && r < 'a'
			i -= n
			r, n = runeBefore(text, i)
		}
		if w.start-i < 3 || !word || '0' <= r && r <= '9' {
			return false
		}
	case r == '+':
		return false
	case r == '.', r == '/', r == ':':
		if i -= n; i > 0 && isDigit(text[i-1]) {
			return false
		}
	case r == '-':
		if i -= n; i >= 3 {
			if prefix := string(text[i-3 : i]); prefix == "978" || prefix == "979" {
				return false // the number of a book
			}
		}
	}
	if w.end == len(text) {
		return true
	}
	r, n = runeAt(text, w.end)
	if r == '.' && w.end+n < len(text) {
		return !isDigit(text[w.end+n])
	}
	return !letter(r)
}

// mobile reports whether ten digits are more likely a mobile number than a
// coordination number or one without its dash.
func (w *written) mobile(kind Kind) bool {
	d := w.digits
	return w.n == 10 && kind == CoordinationNumber && (d[2] == 0 && d[3] == 0 || d[0] == 0 && d[1] == 7)
}

// uuid reports whether the digits before i are the beginning of a random
// identifier, 8-4-4-4-12 hexadecimal digits.
func uuid(text []byte, i int) bool {
	if len(text) < i+6 || text[i] != '-' || text[i+5] != '-' {
		return false
	}
	for _, c := range text[i+1 : i+5] {
		if !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f') {
			return false
		}
	}
	return true
}

// valid says which kind of identity number ten or twelve digits are.
//
// Personal numbers are a date of birth, three digits from 001 and a check
// digit (folkbokföringslagen 18 §; SOU 2008:60). Coordination numbers have
// 60 added to the day, and 00 for a month or day that is not known, as in
// the test numbers that Skatteverket publishes.
//
// Two kinds of reserve numbers have digits only, always twelve. Both are in
// Inera's “Lokala reservidn” for the national service of personal data, the
// second also in the Swedish base profiles of HL7 FHIR for Halland:
//
//	Region Stockholm   99, a year, a running number; check digit over the last eight
//	Carelink, Halland  a date of birth with 32–59 for the day
func valid(d []byte) (Kind, bool) {
	year, century, full := int(d[0])*10+int(d[1]), 0, len(d) == 12
	short := d
	if full {
		century, short = year, d[2:]
		year = century*100 + int(d[2])*10 + int(d[3])
		if century == 99 {
			issued := int(d[2])*10 + int(d[3])
			return ReserveNumber, 19 <= issued && issued <= 22 && luhn(d[4:])
		}
		if century < 17 || century > 20 {
			return 0, false
		}
	}
	month, day := int(short[2])*10+int(short[3]), int(short[4])*10+int(short[5])
	if short[6]|short[7]|short[8] == 0 || !luhn(short) {
		return 0, false
	}
	switch {
	case century == 17 && day < 32:
		return 0, false
	case day >= 60:
		return CoordinationNumber, century != 17 && (day == 60 && month <= 12 || exists(year, full, month, day-60))
	case day >= 32:
		return ReserveNumber, full && 1 <= month && month <= 12
	}
	return PersonalNumber, month > 0 && exists(year, full, month, day)
}

// exists reports whether there is such a day. Month 0 stands for an unknown
// month; a year of two digits may lie in any century.
func exists(year int, full bool, month, day int) bool {
	if day < 1 || month > 12 {
		return false
	}
	switch month {
	case 4, 6, 9, 11:
		return day <= 30
	case 2:
		leap := year%4 == 0 && (!full || year%100 != 0 || year%400 == 0)
		return day <= 28 || day == 29 && leap
	}
	return day <= 31
}

// luhn reports whether the last digit is the check digit of the others.
func luhn(d []byte) bool {
	sum := 0
	for i, v := range d {
		if (len(d)-i)%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += int(v)
	}
	return sum%10 == 0
}
