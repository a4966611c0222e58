package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A label is what the words just before a number say it is.
type label uint8

const (
	labelNone     label = iota
	labelIdentity       // an identity number
	labelPerson         // somebody who has one
	labelBorn           // a date of birth
	labelPhone
	labelOther // a number that has a register or a check digit of its own
	labelFiled // a number that begins with the date it was given on
)

var labels = func() map[string]label {
	m := map[string]label{}
	for l, words := range map[label]string{
		labelIdentity: `personnummer personnumret personnr persnr pers pnr p-nr pnummer p-nummer personid person-id
			samordningsnummer samordningsnumret samordningsnr reservnummer reservnumret reservnr födelsenummer
			samordn födelsenr patientid patient-id patid pat-id patnr pat-nr patientnr patientnummer ssn personal identity id-nr idnr`,
		labelPerson: `patient patienten patientens pat pt ptn`,
		labelBorn:   `född fött fødd födelsedatum födelsedag born`,
		labelPhone: `tel tfn tele telefon telefonnummer telefonnr mobil mobilnummer mobiltelefon mobilnr
			phone mobile fax sms ring ringer växel sökare direktnummer`,
		labelOther: `ocr ocr-nr ocrnr faktura fakturanr fakturanummer faktura-nr invoice
			bankgiro plusgiro bg pg konto kontonr kontonummer clearing betalning isbn issn doi pmid`,
		labelFiled: `dnr diarienr diarienummer ärende ärendenr ärendenummer referens referensnr referensnummer ref
			order ordernr ordernummer artikel artikelnr artikelnummer serienr serienummer kurs kursnr kurskod
			lid lid-nr rid rid-nr provnr provnummer remiss remissnr remissid batch lot version`,
		// Say nothing themselves and let the word before them speak.
		labelNone: `nr no nummer number är var arbete arbetet jobb hem hemma dagtid kvällstid privat`,
	} {
		for _, w := range strings.Fields(words) {
			m[w] = l
		}
	}
	return m
}()

// person reports whether an identity number can be expected after the word.
func (l label) person() bool { return l == labelIdentity || l == labelPerson }

// labelBefore reads the words before a number, the nearest first, at most
// three of the same line and clause. Above a number, a word can say what it is.
func labelBefore(text []byte, i int) label {
	for range 3 {
		word, start, above := wordBefore(text, i)
		l, ok := labels[word]
		if !ok || l != labelNone {
			if above && !l.person() {
				return labelNone
			}
			return l
		}
		i = start
	}
	return labelNone
}

// wordBefore is the word that ends before i with at most a few signs in
// between, in lower case, and whether it stands in the line above.
func wordBefore(text []byte, i int) (word string, start int, above bool) {
	for steps := 0; i > 0; steps++ {
		r, n := runeBefore(text, i)
		if letter(r) {
			break
		}
		if steps > 6 || r == '\n' && above || r == ',' || r == ';' || r == '?' || r == '!' {
			return "", 0, false
		}
		above = above || r == '\n'
		i -= n
	}
	end := i
	for i > 0 && end-i < 32 {
		r, n := runeBefore(text, i)
		if !letter(r) && !(r == '-' && i > n && end > i) {
			break
		}
		i -= n
	}
	word = string(text[i:end])
	if !utf8.ValidString(word) {
		return "", 0, false
	}
	return strings.ToLower(strings.Trim(word, "-")), i, above
}

// runeAt is the character at a place of a text. A byte that is no UTF-8 is
// taken as Latin-1, which is what old text files are in.
func runeAt(text []byte, i int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeRune(text[i:])
	if r == utf8.RuneError && n == 1 {
		return rune(text[i]), 1
	}
	return r, n
}

// runeBefore is the character that ends at a place of a text.
func runeBefore(text []byte, i int) (rune, int) {
	if i == 0 {
		return 0, 0
	}
	if c := text[i-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeLastRune(text[:i])
	if r == utf8.RuneError && n == 1 {
		return rune(text[i-1]), 1
	}
	return r, n
}

// digit is the value of a digit in any script: full-width and Arabic digits
// read as well as ours and survive copying.
func digit(r rune) (byte, bool) {
	if r < utf8.RuneSelf {
		return byte(r) - '0', '0' <= r && r <= '9'
	}
	if !unicode.IsDigit(r) {
		return 0, false
	}
	// Unicode keeps the digits of every script in rows of ten.
	for _, row := range unicode.Nd.R16 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return byte((r - rune(row.Lo)) % 10), true
		}
	}
	for _, row := range unicode.Nd.R32 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return byte((r - rune(row.Lo)) % 10), true
		}
	}
	return 0, false
}

// invisible are characters that a reader does not see and a program puts
// anywhere: soft hyphens, joiners, marks of direction and of form.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector) || r == 0x20e3 // the frame of a key
}

func dash(r rune) bool {
	switch r {
	case '-', 0x2d7, 0x58a, 0x5be, 0x1806, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0x2e3a, 0x2e3b, 0x30fc, 0xfe58, 0xfe63, 0xff0d:
		return true
	}
	return false
}

func plus(r rune) bool { return r == '+' || r == 0xff0b }

func blank(r rune) bool {
	return r == ' ' || r == 0xa0 || r > utf8.RuneSelf && unicode.Is(unicode.Zs, r)
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}
