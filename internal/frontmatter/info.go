package frontmatter

import (
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// Info remembers which keys a document has at its top level, for checks that
// look at more than one value and want to point at a key. Keys are named in
// any of their words.
type Info struct {
	file string
	keys []writtenKey // in the order of the document
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
