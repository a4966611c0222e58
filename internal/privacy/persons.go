package privacy

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Persons are people whose names are looked for in texts, in all the ways in
// which people write them: Sara Lind, Sara Linds, LIND, SARA, S. Lind,
// sara_lind, SaraLind. A given name or a surname alone is nobody's: Sten and
// Björn are words, and Lind is many people's. It does not change once it is
// made.
type Persons struct {
	// last are the names by the word they are found by, the last one of a surname,
	// and by the words of which one must be near.
	last  map[string]map[string][]*fullName
	given map[string]bool // the given names of all, folded
	begun [1 << 16]bool   // how the keys of last begin, by their first two bytes
}

// A fullName is a name of one of them, its words folded.
type fullName struct {
	who     string
	given   []string // several where there are hyphens: Anna-Karin
	surname []string // likewise
	others  []string // words of the name that may stand between
	whole   bool     // it is found by a word that is all of it
}

// A Mention is where a text names somebody.
type Mention struct {
	Who      []string // sorted: whoever is named so
	Initials bool     // the given name is one letter
	start    int      // in a meaning
	end      int
}

// particles are words of surnames that are no surnames.
var particles = words(`von af av de van der den ter la le di da dos du al el ibn bin abu zu mac mc st f född née`)

const (
	longestWord = 32 // of a name, in bytes
	// wholeWord is the least length of a name that is found when its words are
	// written as one.
	wholeWord = 8
	// mostBetween is how many words may stand between a given name and a surname.
	mostBetween = 3
)

// NewPersons takes the names of people by whatever tells them apart. Somebody may
// have several names.
func NewPersons(names map[string][]string) *Persons {
	p := &Persons{last: map[string]map[string][]*fullName{}, given: map[string]bool{}}
	for _, who := range slices.Sorted(maps.Keys(names)) {
		for _, name := range names[who] {
			p.add(who, strings.Fields(string(meaningOf([]byte(name), plainly))))
		}
	}
	return p
}

func (p *Persons) add(who string, fields []string) {
	fields = slices.DeleteFunc(fields, func(f string) bool { return len(parts(f)) == 0 })
	if len(fields) < 2 {
		return
	}
	given := parts(fields[0])
	for _, part := range given {
		p.given[part] = true
	}
	for i, field := range fields[1:] {
		surname := parts(field)
		last := i == len(fields)-2
		if !last && (particles[strings.ToLower(field)] || givenName([]byte(field))) {
			continue
		}
		n := fullName{who: who, given: given, surname: surname}
		for k, other := range fields[1:] {
			if k != i {
				n.others = append(n.others, parts(other)...)
			}
		}
		p.found(surname[len(surname)-1], n)
		for _, one := range []string{strings.Join(slices.Concat(given, surname), ""), strings.Join(slices.Concat(surname, given), "")} {
			if len(one) >= wholeWord {
				n.whole = true
				p.found(one, n)
			}
		}
	}
}

// found lets a name be found by a word, and by its genitive.
func (p *Persons) found(word string, n fullName) {
	initials := ""
	for _, part := range n.given {
		initials += part[:1]
	}
	first, last := n.given[0], n.given[len(n.given)-1]
	near := []string{first, last, last + "s", first[:1], initials}
	if n.whole {
		near = []string{""}
	}
	slices.Sort(near)
	near = slices.Compact(near)
	for _, key := range []string{word, word + "s"} {
		if len(key) > longestWord {
			continue
		}
		if p.last[key] == nil {
			p.last[key] = map[string][]*fullName{}
		}
		for _, w := range near {
			p.last[key][w] = append(p.last[key][w], &n)
		}
		p.begun[beginning(key[0], key[min(1, len(key)-1)])] = true
	}
}

func beginning(first, second byte) int { return int(first)<<8 | int(second) }

// In finds who is named in a text with marks, in its order.
func (p *Persons) In(text []byte) []Mention { return p.mentions(meaningOf(text, inMarkup), never) }

// mentions finds who is named in a meaning, in its order. Each word is looked at
// once, and those before and after it only where it ends somebody's name.
func (p *Persons) mentions(text []byte, stop func() bool) (all []Mention) {
	if p == nil {
		return nil
	}
	var buf [longestWord]byte
	looks := 0
	for i := 0; i < len(text); {
		first := small[text[i]]
		if first == 0 && text[i] < utf8.RuneSelf {
			i++
			continue
		}
		if first != 0 && i+1 < len(text) {
			if second := small[text[i+1]]; second != 0 && !p.begun[beginning(first, second)] {
				i = pass(text, i+2)
				continue
			}
		}
		n, end := fold(&buf, text, i)
		if n > 0 {
			if names := p.last[string(buf[:n])]; names != nil {
				if looks++; looks%between == 0 && stop() {
					return all
				}
				if m := p.mention(names, text, i, end); m.Who != nil && len(all) < maxHits {
					all = add(all, m)
				}
			}
		}
		i = max(end, i+1)
	}
	return all
}

// pass is where the word ends that goes on at i.
func pass(text []byte, i int) int {
	for i < len(text) {
		if small[text[i]] != 0 {
			i++
			continue
		}
		if text[i] < utf8.RuneSelf {
			break
		}
		r, n := runeAt(text, i)
		if !letter(r) {
			break
		}
		i += n
	}
	return i
}

// mention is who is named where a word stands by which these names are found.
func (p *Persons) mention(names map[string][]*fullName, text []byte, start, end int) Mention {
	m := Mention{Initials: true}
	var looked []*fullName
	try := func(near string) {
		for _, name := range names[near] {
			if !slices.Contains(looked, name) {
				looked = append(looked, name)
				reader{p, text, name}.look(start, end, &m)
			}
		}
	}
	try("")
	w, j := before(text, start)
	for n := 0; j != apart && n < mostBetween+3; n++ {
		try(spelled(w.of(text)))
		w, j = before(text, w.start)
	}
	if w, j := after(text, end); j != apart {
		try(spelled(w.of(text)))
	}
	return m
}

// add adds a mention. Of two of which one is part of the other the longer counts, and
// of two of the same that share a word the first.
func add(all []Mention, m Mention) []Mention {
	slices.Sort(m.Who)
	m.Who = slices.Compact(m.Who)
	for len(all) > 0 {
		before := all[len(all)-1]
		switch {
		case before.start >= m.start && before.end <= m.end:
			all = all[:len(all)-1]
			continue
		case before.start <= m.start && before.end >= m.end, before.end > m.start && slices.Equal(before.Who, m.Who):
			return all
		}
		break
	}
	return append(all, m)
}

// merge takes in that a name stands there.
func (m *Mention) merge(who string, start, end int, initials bool) {
	if m.Who == nil {
		m.start, m.end = start, end
	}
	m.Who = append(m.Who, who)
	m.start, m.end, m.Initials = min(m.start, start), max(m.end, end), m.Initials && initials
}

// placedMentions are the mentions of a meaning as hits.
func placedMentions(p *Persons, text []byte, stop func() bool) (hits []Hit, at []span) {
	for _, m := range p.mentions(text, stop) {
		hits = append(hits, m.hit())
		at = append(at, span{start: m.start})
	}
	return hits, at
}

func (m Mention) hit() Hit {
	return Hit{Kind: NamedPerson, Masked: mask(NamedPerson, nil), Who: m.Who, Initials: m.Initials}
}

// alike reports whether two hits are one thing to correct where they stand in the
// same part.
func alike(a, b Hit) bool { return a.Kind == b.Kind && slices.Equal(a.Who, b.Who) }
