package frontmatter

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// canonical is the key that a word stands for. Programmes have keys that no
// author of a portfolio writes; those stand for themselves.
func canonical(word string) string {
	if term, ok := vocabulary.Keys().Find(word); ok {
		return term.Key
	}
	return plain(word)
}

// wordIn is how a key is written in a language.
func wordIn(key string, l language.Language) string {
	if term, ok := vocabulary.Keys().Get(key); ok {
		return term.Label.In(l)
	}
	return key
}

// sameWord reports whether two words differ in nothing but case and in how
// their diacritics are encoded.
func sameWord(a, b string) bool { return plain(a) == plain(b) }

func plain(word string) string { return strings.ToLower(norm.NFC.String(word)) }

// quoted is a value as a message repeats it.
func quoted(value string) string { return short(oneLine(value)) }

func oneLine(value string) string { return strings.Join(strings.Fields(value), " ") }

// maxShort is how much of a long text a message repeats.
const maxShort = 60

func short(text string) string {
	text = strings.ReplaceAll(text, "\t", " ") // a finding is one line of plain text
	if runes := []rune(text); len(runes) > maxShort {
		return string(runes[:maxShort]) + "…"
	}
	return text
}

// nearest finds the key of a struct that a misspelt word most likely stands
// for, in the words of a language. It finds none if all of them differ too
// much. Only the keys of this struct count, since a key that may not stand
// here would be no help.
func (p *plan) nearest(word string, l language.Language) (string, bool) {
	word = plain(word)
	length := utf8.RuneCountInString(word)
	best := min(length/3, 3) + 1
	near := ""
	for _, f := range p.fields {
		spellings := []string{f.Key}
		if term, ok := vocabulary.Keys().Get(f.Key); ok {
			spellings = append(term.Also, term.Label.Sv, term.Label.En, term.Key)
		}
		for _, s := range spellings {
			if utf8.RuneCountInString(s) < length-best {
				continue // words of any length can stand before a colon
			}
			if d := language.Distance(word, plain(s)); d < best {
				best, near = d, f.Key
			}
		}
	}
	if near == "" {
		return "", false
	}
	return wordIn(near, l), true
}

// Info remembers which keys a document has at its top level, for checks that
// look at more than one value and want to point at a key. Keys are named in
// any of their words.
type Info struct {
	file string
	keys []writtenKey // in the order of the document

	unsaid []unsaid
}

type writtenKey struct {
	key  string // canonical
	word string // as written
	pos  diag.Pos
}

// Has reports whether the key is written in the document, even with an empty
// value.
func (i Info) Has(key string) bool {
	_, ok := i.find(key)
	return ok
}

// Any reports whether the document has a key at all that could be read.
func (i Info) Any() bool { return len(i.keys) > 0 }

// Pos is the place of the key in the document, or the document as a whole
// where the key is not written.
func (i Info) Pos(key string) diag.Pos {
	k, ok := i.find(key)
	if !ok {
		return diag.Pos{File: i.file}
	}
	return k.pos
}

// Word is the key as the author wrote it, or would have: messages about a key
// that is missing name it in the language of those that are there.
func (i Info) Word(key string) string {
	if k, ok := i.find(key); ok {
		return k.word
	}
	return wordIn(key, i.author())
}

func (i Info) find(key string) (writtenKey, bool) {
	key = canonical(key)
	for _, k := range i.keys {
		if k.key == key {
			return k, true
		}
	}
	return writtenKey{}, false
}

// author is the language most of the keys are written in. Many words are the
// same in both and count for neither.
func (i Info) author() language.Language {
	english := 0
	for _, k := range i.keys {
		term, known := vocabulary.Keys().Get(k.key)
		if !known {
			continue
		}
		sv, en := sameWord(k.word, term.Label.Sv), sameWord(k.word, term.Label.En)
		switch {
		case en && !sv:
			english++
		case sv && !en:
			english--
		}
	}
	if english > 0 {
		return language.English
	}
	return language.Swedish
}
