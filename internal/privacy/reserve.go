package privacy

import (
	"bytes"
	"strings"
)

// reserveAt finds the reserve number with letters that begins with the
// digits at i: what regions give patients who have no identity number.
//
// Socialstyrelsen's advice is a date of birth followed by four characters of
// which at least one is a letter. The forms below are those of Inera's
// “Lokala reservidn” and “Nationellt reservidformat” (personuppgiftstjänsten)
// and of the Swedish base profiles of HL7 FHIR (PatientIdentifierConformance-
// PatternSE), A standing for a letter and 0 for a digit:
//
//	date  M071   Västra Götaland: K, M or X, then 06–89 and a check digit
//	date  A000   Dalarna, Västerbotten (R, E, K, A), Sörmland (M, N, K, P),
//	             Västra Götaland's older ones
//	date  AA0A   Blekinge, Sörmland; Örebro (T), Värmland (S), Skåne (D, E, F)
//	date  SF01   Värmland's test numbers
//	date  000R   Västernorrland
//	date -00M0   Gävleborg: M, K or X, always with a hyphen
//	yymmdd EA0A  Skåne with a short year
//	22yymmdd AA00, AA A0   the national ones, whose century is 22–97, or 00
//	             and no date; two or three letters that cannot be misread
//
// Other regions' forms have not been found in public, Östergötland's among
// them; after a word that says so, any four characters of letters and digits
// are taken for one. Those with digits only are in valid.
func (s *scanner) reserveAt(i int) (end int, ok bool) {
	if r, _ := runeBefore(s.text, i); letter(r) {
		return 0, false
	}
	var r reserve
	for end = i; end < len(s.text); end++ {
		switch c := s.text[end]; {
		case r.n < len(r.id) && (isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z'):
			r.id[r.n] = c
			r.n++
		case r.sign == 0 && (r.n == 8 || r.n == 6 && !r.iso) && bytes.IndexByte([]byte("- ./_"), c) >= 0:
			r.sign, r.at = c, r.n
		case c == '-' && (r.n == 4 || r.n == 6 && r.iso):
			r.iso = true
		case inWord(c):
			return 0, false
		default:
			return end, r.is(s.text, i)
		}
	}
	return end, r.is(s.text, i)
}

// A reserve is what may be a reserve number.
type reserve struct {
	id   [12]byte
	n    int
	sign byte // before the last four, 0 for none
	at   int  // where it stands
	iso  bool // with dashes in the date
}

func (r *reserve) is(text []byte, start int) bool {
	id, tight := r.id[:r.n], !r.iso && (r.sign == 0 || r.sign == '-')
	if r.n == 10 {
		return (r.sign == 0 || r.at == 6) && tight && dated(id[:6]) && shaped(id[6:], "A A 0 A", "DEF", "", "01")
	}
	if r.n != 12 || r.sign != 0 && r.at != 8 {
		return false
	}
	date, tail := id[:8], id[8:]
	century := string(date[:2])
	if century >= "22" && century <= "97" && dated(date[2:]) ||
		century == "00" && digits(date) && date[4] >= '2' && (date[6] == '4' || date[6] == '5') {
		return tight && distinct(tail[0]) && distinct(tail[1]) && (distinct(tail[2]) || digits(tail[2:3])) && digits(tail[3:])
	}
	if century < "18" || century > "21" || !dated(date[2:]) || digits(tail) {
		return false
	}
	if west(id) || tight && (shaped(tail, "A 0 0 0") || shaped(bytes.ToUpper(tail), "A 0 0 0", "KMX") ||
		shaped(tail, "A A 0 A") ||
		shaped(tail, "A A 0 0", "S", "FUXPL") && tail[3] != '0' ||
		shaped(tail, "0 0 0 A", "", "", "", "R") ||
		r.sign == '-' && shaped(tail, "0 0 A 0", "", "", "KMX")) {
		return true
	}
	return bytes.ContainsAny(tail, "0123456789") && bytes.Equal(tail, bytes.ToUpper(tail)) &&
		labelBefore(text, start) == labelIdentity
}

// west reports whether the number is Västra Götaland's, in which the letter
// has a value in the check digit. Only these are so sure that they count
// with a space in them or a small letter.
func west(id []byte) bool {
	value := map[byte]byte{'K': 5, 'M': 7, 'X': 8}[id[8]&^0x20]
	if value == 0 || !digits(id[9:]) {
		return false
	}
	if serial := string(id[9:11]); serial < "06" || serial > "89" {
		return false
	}
	var d [10]byte
	for i, c := range id[2:] {
		d[i] = c - '0'
	}
	d[6] = value
	return luhn(d[:])
}

// shaped compares characters with a pattern of capital letters and digits,
// of which some must be among those listed.
func shaped(tail []byte, pattern string, among ...string) bool {
	for i, c := range tail {
		if want := pattern[2*i]; want == '0' != ('0' <= c && c <= '9') || want == 'A' && (c < 'A' || 'Z' < c) {
			return false
		}
		if i < len(among) && among[i] != "" && strings.IndexByte(among[i], c) < 0 {
			return false
		}
	}
	return true
}

// dated reports whether six characters are a day of some century.
func dated(d []byte) bool {
	if !digits(d) {
		return false
	}
	two := func(i int) int { return int(d[i]-'0')*10 + int(d[i+1]-'0') }
	return two(2) > 0 && exists(two(0), false, two(2), two(4))
}

func digits(d []byte) bool {
	for _, c := range d {
		if c < '0' || '9' < c {
			return false
		}
	}
	return true
}

// distinct reports whether a letter is one of those that cannot be taken for
// another letter or a digit.
func distinct(c byte) bool {
	return 'A' <= c && c <= 'Z' && strings.IndexByte("IOQVW", c) < 0
}
