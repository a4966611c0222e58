package privacy

// A written is a number as it stands in a text, taken to be an identity
// number: its ten or twelve digits and how they are held together.
type written struct {
	digits [12]byte
	n      int
	start  int
	end    int
	marked bool // with a dash or plus before the last four
	parts  bool // with something else before the last four
	doubt  bool // in a form that other things have more often
}

// Forms an identity number is written in, as the sizes of its groups.
var forms = [...][]int{{12}, {10}, {8, 4}, {6, 4}, {4, 2, 2, 4}, {2, 2, 2, 4}}

// identityAt finds the identity number that begins with the given group.
func identityAt(text []byte, first group) (kind Kind, end int, ok bool) {
	var c chain
	switch first.n {
	case 1:
		if among(text, first.start) {
			return 0, 0, false
		}
		c.read(text, first, 1)
		if w, ok := boxed(text, &c); ok {
			return w.judge(text)
		}
		return 0, 0, false
	case 10, 12:
		w := written{n: first.n, digits: first.digits, start: first.start, end: first.end}
		if kind, end, ok := w.judge(text); ok || first.n == 12 {
			return kind, end, ok
		}
	}
	if first.n > 11 {
		return 0, 0, false
	}
	// Most digits of a text stand alone, and are done with here.
	switch g, _, ok := readGap(text, first.end); {
	case !ok, !g.line && first.n != 2 && first.n != 4 && first.n != 6 && first.n != 8:
		return 0, 0, false
	}
	c.read(text, first, 10)
	if c.n == 1 {
		return 0, 0, false
	}
	for _, form := range forms[2:] {
		if w, ok := c.fit(text, form); ok {
			if kind, end, ok := w.judge(text); ok {
				return kind, end, ok
			}
		}
	}
	// A number that a line break falls in the middle of.
	for k := 0; k+1 < c.n; k++ {
		if !c.gaps[k].line || c.gaps[k].marked() {
			continue
		}
		whole := c.join(k)
		for _, form := range forms[:4] {
			w, ok := whole.fit(text, form)
			if !ok {
				continue
			}
			// A broken number without its dash counts only if the break is not
			// after a year or a date. Otherwise it could be two numbers of a
			// column.
			w.doubt = !w.marked && (w.n == 10 || first.n%2 == 0)
			if kind, end, ok := w.judge(text); ok {
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
func (c *chain) fit(text []byte, form []int) (w written, ok bool) {
	if c.n < len(form) {
		return w, false
	}
	for k, size := range form {
		if c.groups[k].n != size {
			return w, false
		}
		w.n += copy(w.digits[w.n:], c.groups[k].digits[:size])
	}
	last := len(form) - 1
	w.start, w.end = c.groups[0].start, c.groups[last].end
	if last == 0 {
		return w, true
	}
	before := c.gaps[last-1]
	w.marked, w.parts = before.marked(), !before.marked()
	w.doubt = w.parts && (before.wide || before.line)
	if last == 3 {
		one, two := c.gaps[0], c.gaps[1]
		if one.line || two.line || before.line || one.plus || two.plus || one.dash != two.dash {
			return w, false
		}
		// A date of which only the dots are missing, or two dates, from one
		// to the other.
		w.doubt = w.doubt || form[0] == 2 && !(w.marked && one.dash)
		if w.marked && c.ranges(text, last) {
			return w, false
		}
	}
	return w, true
}

// ranges reports whether the group k is followed by another after a dash.
func (c *chain) ranges(text []byte, k int) bool {
	g, _, ok := readGap(text, c.groups[k].end)
	return ok && g.dash
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
		if c.groups[k].n != 1 || k+1 < c.n && (c.gaps[k].line || c.gaps[k].marked() && k != c.n-5) {
			return w, false
		}
		w.digits[k] = c.groups[k].digits[0]
	}
	w.n, w.start, w.end = c.n, c.groups[0].start, c.groups[c.n-1].end
	w.marked = c.gaps[c.n-5].marked()
	w.parts, w.doubt = true, !w.marked
	return w, true
}

// among reports whether the digit at i is not the first of a row of digits.
func among(text []byte, i int) bool {
	r, n := runeBefore(text, i)
	if !blank(r) && r != '\t' {
		return false
	}
	r, _ = runeBefore(text, i-n)
	_, ok := digit(r)
	return ok
}

// judge says whether what is written so, there, is an identity number.
func (w *written) judge(text []byte) (kind Kind, end int, ok bool) {
	kind, ok = valid(w.digits[:w.n])
	if !ok || w.marked && !w.doubt {
		return kind, w.end, ok && !uuid(text, w.end)
	}
	word := labelBefore(text, w.start)
	if word == labelIdentity {
		return kind, w.end, true
	}
	return kind, w.end, word == labelNone && !w.doubt && !w.moment() && !w.mobile(kind) && w.alone(text)
}

// alone reports whether the digits are a word of their own and not the end
// of a digest, an address or a decimal.
func (w *written) alone(text []byte) bool {
	r, n := runeBefore(text, w.start)
	switch {
	case letter(r), plus(r):
		return false
	case r == '.', r == '/', r == ':':
		if before, _ := runeBefore(text, w.start-n); '0' <= before && before <= '9' {
			return false
		}
	case dash(r):
		if before := text[:w.start-n]; len(before) >= 3 {
			if prefix := string(before[len(before)-3:]); prefix == "978" || prefix == "979" {
				return false // the number of a book
			}
		}
	}
	if w.end == len(text) {
		return true
	}
	r, n = runeAt(text, w.end)
	if r == '.' && w.end+n < len(text) {
		after, _ := runeAt(text, w.end+n)
		return after < '0' || '9' < after
	}
	return !letter(r)
}

// moment reports whether the digits are as likely a point of time, from
// when portfolios of this kind began and on: 202310180930.
func (w *written) moment() bool {
	d := w.digits[:w.n]
	if w.n == 12 {
		if d[0] != 2 || d[1] != 0 {
			return false
		}
		d = d[2:]
	} else if !w.parts {
		return false
	}
	return d[0] >= 2 && d[0]*10+d[1] <= 35 && d[6]*10+d[7] < 24 && d[8] < 6
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
