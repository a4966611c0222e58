package privacy

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// givenNames are common given names in Sweden, in lower case, without those
// that are also words a sentence or a title can have after “patient”.
//
//go:embed givennames.txt
var givenNamesText string

// notNames are words with a capital that follow “patient” in medical texts:
// scales, eponyms, medicines, hospitals, and titles in English.
//
//go:embed notnames.txt
var notNamesText string

var givenNames, notNames = words(givenNamesText), words(notNamesText)

func words(text string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(text) {
		m[w] = true
	}
	return m
}

// patientAt finds the name after the word patient that begins at i. A given
// name is enough after any form of the word; two unknown words with capitals
// are enough only in the middle of a sentence, where a title like “Patienten
// Hade Feber” cannot be meant.
func (s *scanner) patientAt(i int) (start, end int, ok bool) {
	text := s.text
	if r, _ := runeBefore(text, i); letter(r) || r == '-' || r == '_' {
		return 0, 0, false
	}
	small, colon, short := text[i] == 'p', false, false
	k := i + 3
	if rest := text[i+1:]; bytes.HasPrefix(rest, []byte("atient")) {
		k = i + 7
		for _, ending := range []string{"ens", "en"} {
			if bytes.HasPrefix(text[k:], []byte(ending)) {
				k += len(ending)
				break
			}
		}
	} else if !bytes.HasPrefix(rest, []byte("at")) {
		return 0, 0, false
	} else {
		short = true
		if k < len(text) && text[k] == '.' {
			k++
		}
	}
	k, spaced := skipBlank(text, k)
	if word, next := nextWord(text, k); spaced {
		switch string(word) {
		case "heter", "hette", "kallad", "namn", "named", "name":
			k, spaced = skipBlank(text, next)
		}
	}
	if k < len(text) && text[k] == ':' {
		k, spaced = skipBlank(text, k+1)
		small, spaced, colon = true, true, true
	}
	if !spaced {
		return 0, 0, false
	}
	start, end = k, k
	if word, next := nextWord(text, k); colon && givenNames[strings.ToLower(string(word))] {
		return start, next, !s.known.person(word)
	}
	if end := initialed(text, k); end > 0 && (small || short || text[k+1] == '.') {
		return k, end, true
	}
	count, known := 0, false
	for count < 4 {
		word, next := nextWord(text, k)
		name, capital := properName(word)
		if !capital || notNames[name] {
			if count == 0 || capital {
				return 0, 0, false
			}
			break
		}
		if count == 0 {
			known = givenNames[name] || givenNames[strings.TrimSuffix(name, "s")] || surname(name)
			for part := range strings.SplitSeq(name, "-") {
				known = known || givenNames[part]
			}
		}
		count++
		end = next
		var more bool
		if k, more = skipBlank(text, next); !more {
			break
		}
	}
	if short && count == 1 && !said[string(bytes.ToLower(text[start:end]))] {
		if after, _ := nextWord(text, k); len(after) > 0 && 'a' <= after[0] && after[0] <= 'z' {
			known = true // Pat Ek mår bra
		}
	}
	return start, end, (known || small && count > 1) && !s.known.person(text[start:end])
}

// said are words that follow the patient, with a capital by mistake.
var said = words(`har hade är var mår kom får fick vill ska kan söker sökte inkom uppger känner vet tar tog går gick ligger låg bor
	behöver behövde sitter säger sa ser blev blir med utan som och i på till från via under efter`)

// initialed is the end of a name of initials, or of one and a surname: G.H., K. Ek.
func initialed(text []byte, i int) (end int) {
	word, next := nextWord(text, i)
	if r, _ := utf8.DecodeRune(word); utf8.RuneCount(word) != 1 || !capital(r) || next == len(text) {
		return 0
	}
	if text[next] == '.' {
		next++
	}
	k, spaced := skipBlank(text, next)
	word, end = nextWord(text, k)
	if name, ok := properName(word); ok && spaced && !notNames[name] {
		return end
	}
	if r, _ := utf8.DecodeRune(word); text[next-1] == '.' && utf8.RuneCount(word) == 1 && capital(r) {
		return end
	}
	return 0
}

// surname reports whether a word in small letters is formed as many surnames
// are.
func surname(name string) bool {
	name = strings.TrimSuffix(name, "s")
	return len(name) > 3 && slices.ContainsFunc(surnames, func(end string) bool { return strings.HasSuffix(name, end) })
}

var surnames = strings.Fields(`son berg ström holm gren qvist kvist quist dahl lind stedt wall vall fors blom
	löf löv hult bäck back blad lund crantz bom dal`)

// skipBlank passes spaces and at most one line break.
func skipBlank(text []byte, i int) (next int, any bool) {
	lines := 0
	for i < len(text) {
		r, n := runeAt(text, i)
		if r == '\n' {
			if lines++; lines > 1 {
				break
			}
		} else if !blank(r) && r != '\r' && r != '*' {
			break
		}
		any = true
		i += n
	}
	return i, any
}

// nextWord is the word at i: letters, with hyphens between.
func nextWord(text []byte, i int) (word []byte, next int) {
	start := i
	for i < len(text) && i-start < 64 {
		r, n := runeAt(text, i)
		if !letter(r) && !(r == '-' && i > start) {
			break
		}
		i += n
	}
	return text[start:i], i
}

// properName is the word in lower case if it is written as a name is: a
// capital first, in each of its parts, and small letters after it.
func properName(word []byte) (name string, ok bool) {
	s := norm.NFC.String(string(word))
	for part := range strings.SplitSeq(s, "-") {
		n := 0
		for _, r := range part {
			if (n == 0) != unicode.IsUpper(r) {
				return strings.ToLower(s), false
			}
			n++
		}
		if n < 2 {
			return strings.ToLower(s), false
		}
	}
	return strings.ToLower(s), true
}
