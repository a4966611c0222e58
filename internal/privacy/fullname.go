package privacy

import (
	"bytes"
	"slices"
)

// A reader looks whether a name stands where the word by which it is found does.
type reader struct {
	people *Persons
	text   []byte
	*fullName
}

// look takes in what the name says there.
func (r reader) look(start, end int, m *Mention) {
	if r.whole {
		m.merge(r.who, start, end, false)
		return
	}
	genitive := spelled(r.text[start:end]) != r.surname[len(r.surname)-1]
	for i := len(r.surname) - 2; i >= 0; i-- { // Lind-Berg
		w, g := before(r.text, start)
		if g != byBlank && g != bySign || spelled(w.of(r.text)) != r.surname[i] {
			return
		}
		start = w.start
	}
	if r.forward(start, end, m) || genitive {
		return
	}
	r.backward(start, end, m)
}

// isGiven reports whether a word is a given name.
func (r reader) isGiven(w word) bool {
	return givenName(w.of(r.text)) || r.people.given[spelled(w.of(r.text))] || w.isInitial(r.text)
}

// forward reads a name whose surname stands last.
func (r reader) forward(start, end int, m *Mention) bool {
	if next, g := after(r.text, end); g == bySign && r.text[end] == '-' && next.capital(r.text) && !r.glued(start) {
		return false // Sara Lind-Berg
	}
	initial := -1 // where the one that may be the given name's stands
	w, g := before(r.text, start)
	for n := 0; n <= mostBetween && g != apart && g != byComma; n++ {
		if g == byCell && n > 0 {
			break
		}
		if at, ok := r.givenBefore(w); ok && g != byDot {
			m.merge(r.who, at, end, false)
			return true
		}
		switch {
		case w.isInitial(r.text):
			initial = -1
			if spelled(w.of(r.text)) == r.given[0][:1] {
				initial = w.start
			}
		case r.areInitials(w) && n == 0:
			initial = w.start
		case g == byCell, g == byDot, !r.mayStandBetween(w):
			n = mostBetween
		}
		if n < mostBetween {
			w, g = before(r.text, w.start)
		}
	}
	if initial < 0 || !(word{start, end}).capital(r.text) {
		return false
	}
	if before, n := runeBefore(r.text, initial); n > 0 && (before == '-' || before == '_') {
		return false
	}
	m.merge(r.who, initial, end, true)
	return true
}

// glued reports whether a surname hangs on the word before it, as in names of
// files: there a hyphen is a space.
func (r reader) glued(start int) bool {
	_, g := before(r.text, start)
	return g == bySign
}

// givenBefore reports whether the given name ends with a word, and where it begins.
func (r reader) givenBefore(w word) (start int, ok bool) {
	for i := len(r.given) - 1; ; i-- {
		if spelled(w.of(r.text)) != r.given[i] {
			return 0, false
		}
		if i == 0 {
			break
		}
		var g joint
		if w, g = before(r.text, w.start); g != byBlank && g != bySign {
			return 0, false
		}
	}
	// Sara Lind is not Anna-Sara Lind.
	if more, g := before(r.text, w.start); g == bySign && r.text[w.start-1] == '-' && r.isGiven(more) {
		return 0, false
	}
	return w.start, true
}

// areInitials reports whether a word is the first letters of a given name with
// hyphens: AK of Anna-Karin.
func (r reader) areInitials(w word) bool {
	if len(r.given) < 2 || w.end-w.start != len(r.given) || !inCapitals(w.of(r.text)) {
		return false
	}
	is := spelled(w.of(r.text))
	for i, part := range r.given {
		if i >= len(is) || is[i] != part[0] {
			return false
		}
	}
	return true
}

// mayStandBetween reports whether a word is one that names have between given name
// and surname.
func (r reader) mayStandBetween(w word) bool {
	is := w.of(r.text)
	return slices.Contains(r.others, spelled(is)) || particles[string(bytes.ToLower(is))] || w.capital(r.text) && givenName(is)
}

// backward reads a name whose surname stands first: Lind, Sara; lind_sara; the cells
// Lind and Sara. In a list of names, Anna Lind, Sara Berg, it is two people's.
func (r reader) backward(start, end int, m *Mention) {
	w, g := after(r.text, end)
	if g == apart || g == byDot {
		return
	}
	if g != bySign && !((word{start, end}).capital(r.text) && w.capital(r.text)) {
		return
	}
	if first, g := before(r.text, start); g != apart && g != byComma && r.isGiven(first) {
		return
	}
	stop, initials, ok := r.givenAfter(w, g)
	if !ok {
		return
	}
	if next, more := after(r.text, stop); more == byBlank && next.capital(r.text) && !r.isGiven(next) && !bytes.ContainsRune(r.text[stop:next.start], '\n') {
		return
	}
	m.merge(r.who, start, stop, initials)
}

// givenAfter reports whether the given name begins with a word, and where it ends.
func (r reader) givenAfter(w word, g joint) (end int, initials, ok bool) {
	if w.isInitial(r.text) {
		dot := w.end < len(r.text) && r.text[w.end] == '.'
		return w.end, true, (g == byComma || dot && g == byBlank) && spelled(w.of(r.text)) == r.given[0][:1]
	}
	for i, part := range r.given {
		if i > 0 {
			var g joint
			if w, g = after(r.text, w.end); g != byBlank && g != bySign {
				return 0, false, false
			}
		}
		if is := spelled(w.of(r.text)); is != part && !(i == len(r.given)-1 && is == part+"s") {
			return 0, false, false
		}
	}
	return w.end, false, true
}
