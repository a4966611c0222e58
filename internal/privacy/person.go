package privacy

import (
	"bytes"
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordNames are given names that are words as well. Beside an age or a
// relative, and with a surname, they are names all the same.
//
//go:embed wordnames.txt
var wordNamesText string

var wordNames = words(wordNamesText)

// Words that say that the name beside them is somebody's.
var (
	// relatives are those whose names stand after what they are to somebody.
	relatives = words(`mamma mamman mor modern pappa pappan far fadern dotter dottern son sonen man mannen maka makan make maken
		hustru hustrun fru frun sambo sambon särbo särbon systern bror brodern broder tvilling tvillingen
		farmor farfar mormor morfar moster faster morbror farbror kusin kusinen barnbarn barnbarnet
		väninna väninnan väninnorna pojkvän pojkvännen flickvän flickvännen fästmö fästman svärdotter svärdottern svärson svärsonen
		svärmor svärfar styvfar styvmor anhörig anhöriga närstående
		grannen barnet flickan pojken bebisen daughter mother father sister brother husband wife`)
	// titles are not used of colleagues.
	titles = words(`herr hr fru fröken frk mrs mr miss`)
	// calls come before a name.
	calls = words(`pt ptn heter hette kallas kallad kallades namnet namn patientnamn tilltalsnamn called named`)
	// ages are what stands between a number and a name.
	ages = words(`åriga årige årig åring åringen years-old year-old`)
	// wards are where a patient lies.
	wards = words(`avd avdelning avdelningen sal rum säng plats salen rummet sängplats vårdplats`)
	// shorts are two letters that are no initials.
	shorts = words(`af ap at av bp bt cp ct dm dt ef em fv gi hb hf hk ht ii iv ki le mr ms ns pe ra st ul us va vb vc vf vt`)
	// afterwards are words after a number of years that say that it is no age.
	afterwards = words(`sedan sen senare i av på inom efter tidigare före kvar som erfarenhet till med ago of in`)
)

// personAt finds the name of somebody who is likely a patient or a relative of
// one: a given name beside an age, a year of birth, what somebody is to
// somebody, or a title. The capital letter at i is the first of a word.
func (s *scanner) personAt(i int) (start, end int, ok bool) {
	if i > 0 && inWord(s.text[i-1]) {
		return 0, 0, false
	}
	word, next := nextWord(s.text, i)
	if end := initials(s.text, i); end > 0 {
		return i, end, s.initialsAt(i, end)
	}
	if !givenName(word) {
		if inCapitals(word) && givenNames[strings.ToLower(string(word))] {
			return i, next, calls[labelOf(s.text, i)] && !s.known.person(word)
		}
		if i < 3 || s.text[i-1] != ' ' || strings.IndexByte("runksw.", s.text[i-2]) < 0 {
			return 0, 0, false
		}
		if before, _, above := wordBefore(s.text, i); titles[before] && !above && touches(s.text, i, " .") {
			name, ok := properName(word)
			return i, next, ok && !notNames[name]
		}
		return 0, 0, false
	}
	// The words of the name: Anna, Anna Berg, Anna B, Anna Maria Berg.
	end = next
	surname, initial := false, false
	genitive, first := word[len(word)-1] == 's', true // whether all words are given names
	for range 3 {
		k, spaced := skipBlank(s.text, end)
		more, after := nextWord(s.text, k)
		if !spaced || len(more) == 0 || k-end > 2 {
			break
		}
		if r, _ := utf8.DecodeRune(more); !capital(r) {
			break
		}
		if _, ok := properName(more); !ok && utf8.RuneCount(more) > 1 {
			break
		}
		surname, initial, end = true, utf8.RuneCount(more) == 1, after
		first = first && givenName(more)
		genitive = more[len(more)-1] == 's'
	}
	if s.known.person(s.text[i:end]) {
		return 0, 0, false
	}
	if start, ok := s.register(i, end); ok && first {
		return start, end, true
	}
	switch {
	case bytes.HasSuffix(s.text[:i], []byte("Sankt ")), bytes.HasSuffix(s.text[:i], []byte("S:t ")), bytes.HasSuffix(s.text[:i], []byte("S:ta ")):
		return 0, 0, false
	case s.introduced(i):
		return i, end, true
	case !surname && wordNames[strings.ToLower(string(word))]:
		return i, end, end < len(s.text) && s.text[end] == ',' && s.described(end)
	}
	return i, end, s.described(end) || genitive && s.belongs(end) || initial && s.lies(end)
}

// labelOf is the word before i, in small letters.
func labelOf(text []byte, i int) string {
	word, _, above := wordBefore(text, i)
	if above || !touches(text, i, " :") {
		return ""
	}
	return word
}

// lies reports whether a ward follows.
func (s *scanner) lies(i int) bool {
	for k := 0; k < 3 && i < len(s.text) && strings.IndexByte(" ,.(", s.text[i]) >= 0; k++ {
		i++
	}
	word, next := nextWord(s.text, i)
	return wards[string(word)] && next+1 < len(s.text) && s.text[next] == ' ' && isDigit(s.text[next+1])
}

// introduced reports whether what stands before a name says whose it is.
func (s *scanner) introduced(i int) bool {
	before, at, above := wordBefore(s.text, i)
	if above || !touches(s.text, i, " :") {
		return false
	}
	switch {
	case titles[before], calls[before]:
		return true
	case before == "syster": // or what nurses are called
		owner, _, _ := wordBefore(s.text, at)
		return owner == "hans" || owner == "hennes" || owner == "patientens" || owner == "sin"
	case relatives[before]:
		owner, _, _ := wordBefore(s.text, at)
		return owner != "min" && owner != "mitt" && owner != "mina" && owner != "vår" && owner != "my"
	case ages[before]:
		for at > 0 && (s.text[at-1] == ' ' || s.text[at-1] == '-') {
			at--
		}
		return at > 0 && isDigit(s.text[at-1])
	}
	return len(before) > 8 && (strings.HasSuffix(before, "åriga") || strings.HasSuffix(before, "årige")) // tvååriga
}

// touches reports whether a word ends just before i, with some of the signs
// between.
func touches(text []byte, i int, signs string) bool {
	k := i
	for k > 0 && i-k < 3 && strings.IndexByte(signs, text[k-1]) >= 0 {
		k--
	}
	return k > 0 && k < i && inWord(text[k-1])
}

// described reports whether an age or a year of birth follows a name.
func (s *scanner) described(i int) bool {
	for k := 0; k < 4 && i < len(s.text) && strings.IndexByte(" ,(.\n\t\x1f", s.text[i]) >= 0; k++ {
		i++
	}
	if i == len(s.text) {
		return false
	}
	if !isDigit(s.text[i]) {
		word, next := nextWord(s.text, i)
		switch strings.ToLower(string(word)) {
		case "f", "född", "fött", "född:":
		default:
			return false
		}
		for k := 0; k < 4 && next < len(s.text) && strings.IndexByte(" .:-", s.text[next]) >= 0; k++ {
			next++
		}
		return next < len(s.text) && isDigit(s.text[next])
	}
	g := readGroup(s.text, i)
	switch {
	case g.n == 6 || g.n == 8: // a day of birth, and not of a signature
		w := written{n: g.n + 4, digits: g.digits}
		two := w.digits[g.n-6:]
		return (g.n == 6 || g.digits[0] == 1) && two[0] > 2 && exists(0, false, int(two[2])*10+int(two[3]), int(two[4])*10+int(two[5]))
	case g.n == 2 && g.digits[0] > 1 && i > 1 && s.text[i-2] == ',' && g.end < len(s.text) && s.text[g.end] == ',':
		return true
	case g.n == 4 && (g.digits[0] == 1 && g.digits[1] == 9) && i > 0 && s.text[i-1] == '(':
		return g.end < len(s.text) && s.text[g.end] == ')'
	case g.n > 3:
		return false
	}
	k := g.end
	if bytes.HasPrefix(s.text[k:], []byte("½")) {
		k += len("½")
	}
	for from := k; k < len(s.text) && k-from < 2 && (s.text[k] == ' ' || s.text[k] == '-'); {
		k++
	}
	word, next := nextWord(s.text, k)
	switch strings.ToLower(string(word)) {
	case "år", "åring", "årig", "års":
	case "å", "yo", "years", "mån", "månader", "veckor":
	default:
		return false
	}
	if next < len(s.text) && s.text[next] == '.' {
		return true
	}
	k, _ = skipBlank(s.text, next)
	after, _ := nextWord(s.text, k)
	return !afterwards[string(after)] || len(after) == 0
}

// belongs reports whether the word after a name in the genitive is a relative.
func (s *scanner) belongs(i int) bool {
	k, spaced := skipBlank(s.text, i)
	word, _ := nextWord(s.text, k)
	return spaced && relatives[string(word)]
}

// register reports whether a name is written surname first, as lists of
// patients have it.
func (s *scanner) register(i, end int) (start int, ok bool) {
	k := i
	for k > 0 && i-k < 2 && s.text[k-1] == ' ' {
		k--
	}
	rest := bytes.TrimLeft(s.text[end:min(len(s.text), end+3)], " ")
	if k == i || k < 2 || s.text[k-1] != ',' || len(rest) > 0 && strings.IndexByte(";:(\n\t\x1f\x1e", rest[0]) < 0 {
		return 0, false
	}
	start = k - 1
	for start > 0 && (inWord(s.text[start-1]) || s.text[start-1] == '-') && k-start < 40 {
		start--
	}
	word := s.text[start : k-1]
	name, proper := properName(word)
	if !proper || givenName(word) || notNames[name] {
		return 0, false
	}
	for k = start; k > 0 && (s.text[k-1] == ' ' || s.text[k-1] == '-'); {
		k--
	}
	return start, (k == 0 || strings.IndexByte("\n;:|\t\x1f\x1e", s.text[k-1]) >= 0) && !s.known.person(s.text[start:end])
}

// initials is the end of two initials at i: GH, G.H., G H.
func initials(text []byte, i int) (end int) {
	for n := range 2 {
		if i == len(text) {
			return 0
		}
		r, size := runeAt(text, i)
		if !capital(r) {
			return 0
		}
		i += size
		for _, sign := range []byte(". ")[:2-n] {
			if i < len(text) && text[i] == sign {
				i++
			}
		}
	}
	if i < len(text) && inWord(text[i]) {
		return 0
	}
	return i
}

// initialsAt reports whether two letters are a patient's: with an age and a
// ward beside them.
func (s *scanner) initialsAt(i, end int) bool {
	if shorts[strings.ToLower(string(s.text[i:end]))] || !s.described(end) {
		return false
	}
	from, to := max(0, i-24), min(len(s.text), end+40)
	for k := from; k < to; {
		word, next := nextWord(s.text, k)
		if wards[strings.ToLower(string(word))] {
			return true
		}
		k = max(next, k+1)
	}
	return false
}

func capital(r rune) bool {
	return 'A' <= r && r <= 'Z' || 0xc0 <= r && r <= 0xde && r != 0xd7
}

// inCapitals reports whether a word is written in capitals, as far as its last
// letter tells.
func inCapitals(word []byte) bool {
	r, _ := utf8.DecodeLastRune(word)
	return unicode.IsUpper(r)
}

// givenName reports whether a word is a given name, also in the genitive.
func givenName(word []byte) bool {
	var lower [32]byte
	if len(word) < 2 || len(word) > len(lower) {
		return false
	}
	first := true // of a part
	for i, c := range word {
		switch {
		case c == 0xc3: // Å, å and others; what they are is in the next byte
			lower[i] = c
			continue
		case c > 0xc3: // rare: marks that stand by themselves
			name, ok := properName(word)
			return ok && givenNames[name]
		case 'A' <= c && c <= 'Z' || 0x80 <= c && c <= 0x9e:
			if !first {
				return false
			}
			c |= 0x20
		}
		lower[i] = c
		first = c == '-'
	}
	name := lower[:len(word)]
	if givenNames[string(name)] || wordNames[string(name)] {
		return true
	}
	if n := len(name); name[n-1] == 's' && givenNames[string(name[:n-1])] {
		return true
	}
	one, two, ok := bytes.Cut(name, []byte("-"))
	return ok && givenNames[string(one)] && givenNames[string(two)]
}
