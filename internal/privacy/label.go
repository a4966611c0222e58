package privacy

import (
	"strings"
	"unicode/utf8"
)

// A label is what the words just before a number say it is.
type label uint8

const (
	labelNone label = iota
	labelIdentity
	labelPhone
	labelOther
)

var labels = func() map[string]label {
	m := map[string]label{}
	for l, words := range map[label]string{
		labelIdentity: `personnummer personnumret personnr persnr pers pnr p-nr pnummer p-nummer personid person-id
			samordningsnummer samordningsnumret samordningsnr reservnummer reservnumret reservnr födelsenummer
			patient patienten patientens pat patientid patient-id född fødd ssn personal identity`,
		labelPhone: `tel tfn tele telefon telefonnummer telefonnr mobil mobilnummer mobiltelefon mobilnr
			phone mobile fax sms ring ringer växel sökare direktnummer`,
		labelOther: `ocr ocr-nr ocrnr faktura fakturanr fakturanummer faktura-nr invoice order ordernr ordernummer
			bankgiro plusgiro bg pg konto kontonr kontonummer clearing betalning
			dnr diarienr diarienummer ärende ärendenr ärendenummer referens referensnr referensnummer ref
			isbn issn doi pmid artikel artikelnr artikelnummer serienr serienummer kurs kursnr kurskod
			lid lid-nr rid rid-nr provnr provnummer remissid batch lot version`,
		// Says nothing itself and lets the word before it speak.
		labelNone: `nr no nummer number är var arbete arbetet jobb hem hemma dagtid kvällstid privat`,
	} {
		for _, w := range strings.Fields(words) {
			m[w] = l
		}
	}
	return m
}()

// labelBefore reads the words before a number, the nearest first, at most
// three of the same line and clause.
func labelBefore(text []byte, i int) label {
	for range 3 {
		word, start := wordBefore(text, i)
		l, ok := labels[word]
		if !ok || l != labelNone {
			return l
		}
		i = start
	}
	return labelNone
}

// wordBefore is the word that ends before i with at most a few signs in
// between, in lower case.
func wordBefore(text []byte, i int) (word string, start int) {
	for steps := 0; i > 0; steps++ {
		r, n := runeBefore(text, i)
		if letter(r) {
			break
		}
		if steps > 6 || r == '\n' || r == ',' || r == ';' || r == '?' || r == '!' {
			return "", 0
		}
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
		return "", 0
	}
	return strings.ToLower(strings.Trim(word, "-")), i
}
