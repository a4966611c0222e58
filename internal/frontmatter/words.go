package frontmatter

import (
	"strings"

	"golang.org/x/text/unicode/norm"

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
