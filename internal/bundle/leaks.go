package bundle

import (
	"bytes"
	"context"
	"html"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/privacy"
)

// Others finds other trainees in every text of the bundle and in the names of all
// its files: words that give them away, such as ids and names of their files, and
// their names, which a function finds in a text by what it shows (nil where they may
// stand). Attachments that are no texts are not read again: they were searched before.
func Others(words []string, names func(text []byte) []string) Check {
	m := newMatcher(words)
	look := func(file, text string, shown []byte) (found diag.List) {
		others := m.find(text)
		if names != nil {
			others = append(others, names(shown)...)
		}
		for _, other := range others {
			found = append(found, diag.BundleOther.At(diag.Pos{File: file}, other))
		}
		return found
	}
	return func(t Tree) (found diag.List) {
		for _, name := range t.Names() {
			found = append(found, look(name, name, []byte(name))...)
		}
		return append(found, eachText(t, func(name string, text []byte) diag.List {
			if path.Ext(name) == ".html" {
				return look(name, html.UnescapeString(string(text)), bytes.Join(bytes.Fields(text), []byte(" ")))
			}
			return look(name, string(text), text)
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

// Identity finds identity numbers in the texts of the bundle, pages above
// all, and in the names of its files. Attachments were searched before, byte
// for byte the same (see Inputs and Copies).
//
// The allowed kinds were looked at and given a reason, in the portfolio or
// by whoever made the bundle, for files of their own. A page that shows such
// a file shows the number too, and which of several pages that may be cannot
// be told from the number's masked form, so these kinds are allowed on all.
func Identity(allowed map[string]bool) Check {
	among := func(name string, hits []privacy.Hit) (found diag.List) {
		for _, h := range hits {
			if f := h.Finding(name); h.Kind.Identity() && !allowed[f.Code.ID] {
				found = append(found, diag.BundleIdentity.At(f.Pos, h.Masked))
			}
		}
		return found
	}
	return func(t Tree) (found diag.List) {
		for _, name := range t.Names() {
			found = append(found, among(privacy.Masked(name, privacy.Known{}), privacy.Name(name, privacy.Known{}))...)
		}
		return append(found, eachText(t, func(name string, text []byte) diag.List {
			if path.Ext(name) == ".html" {
				text = []byte(strings.Join(strings.Fields(parsePage(text).words), " "))
			}
			// As a file, so that a certificate is told as such on its page, too.
			return among(name, privacy.File(context.Background(), bytes.NewReader(text), int64(len(text)), privacy.Known{}).Hits)
		})...)
	}
}
