package inspect

import (
	"html"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// Others finds the names, ids and file names of other trainees, in every
// text of the bundle and in the names of all its files. Attachments that are
// no texts are not read: what is said in a PDF is the author's to answer for.
func Others(names []string) bundle.Check {
	m := newMatcher(names)
	return func(t bundle.Tree) (found diag.List) {
		look := func(name, text string) {
			for _, other := range m.find(text) {
				found = append(found, diag.BundleOther.At(diag.Pos{File: name}, other))
			}
		}
		for _, name := range t.Names() {
			look(name, name)
		}
		return append(found, texts(t, func(name string, text []byte) {
			plain := string(text)
			if path.Ext(name) == ".html" {
				plain = html.UnescapeString(plain)
			}
			look(name, plain)
		})...)
	}
}

// A matcher finds any of many words in a text. Words are the same whatever
// their capitals, and are found as whole words only.
type matcher map[string][]string // by how they begin

// beginning is how much of a word the matcher looks up, in bytes.
const beginning = 3

func newMatcher(words []string) matcher {
	m := matcher{}
	for _, w := range words {
		if w = plain(w); len(w) >= beginning && !slices.Contains(m[w[:beginning]], w) {
			m[w[:beginning]] = append(m[w[:beginning]], w)
		}
	}
	return m
}

func plain(s string) string { return strings.ToLower(norm.NFC.String(s)) }

// find lists the words that a text holds, each once.
func (m matcher) find(text string) []string {
	var found []string
	text = plain(text)
	before := ' '
	for i, r := range text {
		if !inWord(before) && len(text)-i >= beginning {
			for _, w := range m[text[i:i+beginning]] {
				if strings.HasPrefix(text[i:], w) && ends(text[i+len(w):]) && !slices.Contains(found, w) {
					found = append(found, w)
				}
			}
		}
		before = r
	}
	slices.Sort(found)
	return found
}

func ends(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !inWord(next)
}

// inWord counts hyphens to words: Karin Berg is not Anna-Karin Berg.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' }
