package privacy

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A trait is what narrows down who somebody is, without a name.
type trait uint8

const (
	ofAge trait = iota
	ofSex
	ofPlace
	ofWork
	ofDay
	ofDisease
	ofRelation
	ofNews
	traits
)

// enough is how many traits of one paragraph can point at somebody together.
const enough = 3

var traitNames = [traits]language.Text{say.TraitAge(), say.TraitSex(), say.TraitPlace(), say.TraitWork(), say.TraitDay(),
	say.TraitDisease(), say.TraitRelation(), say.TraitNews()}

// traitWords are words that each are a trait. Those of health care are left
// out: they are said of colleagues.
var traitWords = func() map[string]trait {
	m := map[string]trait{}
	for t, list := range map[trait]string{
		ofSex: `man mannen mans kvinna kvinnan kvinnas kvinnlig kvinnliga manlig manlige pojke pojken flicka flickan dam damen
			herre herren tant farbror kille killen tjej tjejen woman man male female boy girl`,
		ofWork: `bonde bonden lantbrukare lantbrukaren präst prästen polis polisen lärare läraren rektor rektorn busschaufför
			busschauffören taxichaufför taxichauffören lastbilschaufför chaufför snickare snickaren målare målaren elektriker elektrikern
			rörmokare murare svetsare svetsaren mekaniker bilmekaniker brandman brandmannen jurist juristen advokat advokaten domare åklagare
			ingenjör ingenjören arkitekt ekonom banktjänsteman frisör frisören kock kocken servitris servitör bagare slaktare fiskare fiskaren
			skogsarbetare gruvarbetare fabriksarbetare industriarbetare städare lokalvårdare förskollärare barnskötare journalist journalisten
			skådespelare musiker musikern konstnär konstnären författare författaren politiker politikern riksdagsledamot kommunalråd militär
			officer pilot piloten flygvärdinna sjökapten lokförare bibliotekarie idrottare fotbollsspelare hockeyspelare ryttare renskötare
			egenföretagare företagare butiksbiträde väktare farmer teacher priest driver`,
		ofDisease: `huntington huntingtons als cystisk fibros marfan marfans ehlers-danlos porfyri myastenia wilsons gaucher gauchers fabrys
			pompes hemofili blödarsjuka sklerodermi amyloidos feokromocytom akromegali cushings addisons takayasu takayasus behçets behcets
			creutzfeldt-jakobs creutzfeldt neurofibromatos duchennes spinal muskelatrofi retts angelmans prader-willi turners klinefelters
			lepra malaria difteri botulism stelkramp rabies trikinos tularemi sällsynt ovanlig rare`,
		ofNews: `nyheterna tidningen tidningar tidningarna medierna media dagstidningen uppmärksammad uppmärksammat uppmärksammade
			rubrikerna tv news newspaper`,
	} {
		for _, w := range strings.Fields(list) {
			m[w] = t
		}
	}
	for w := range relatives {
		if _, is := m[w]; !is && len(w) > 3 {
			m[w] = ofRelation
		}
	}
	for _, w := range strings.Fields("syskon syskonen dotterns sonens makens makans föräldrarna barnbarnet tvilling") {
		m[w] = ofRelation
	}
	return m
}()

var (
	months = words(`januari februari mars april maj juni juli augusti september oktober november december
		jan feb mar apr jun jul aug sep sept okt nov dec january february march may june july august october`)
	// lives are the words with which a place is where somebody is at home.
	lives = words(`bor bodde bosatt bosatta boende uppvuxen uppvuxna kommer kom flyttat hemma hemmahörande lives from`)
	// toPlaces stand before the name of a place.
	toPlaces = words(`i från på utanför nära vid till in of`)
	away     = words(`från utanför`)
	works    = words(`som as`)
	worksAs  = words(`arbetar arbetade arbetat jobbar jobbade jobbat pensionerad works`)
)

// traitsIn finds the paragraphs of a text in which so many traits stand
// together that they can point at somebody. Front matter is about the text.
func traitsIn(text []byte, found func(at int, traits language.Text)) {
	from := 0
	if bytes.HasPrefix(text, []byte("---\n")) {
		if end := bytes.Index(text, []byte("\n---\n")); end > 0 {
			from = end + 5
		}
	}
	for from < len(text) {
		end := bytes.Index(text[from:], []byte("\n\n"))
		if end < 0 {
			end = len(text) - from
		}
		if has, n := traitsOf(text[from : from+end]); n >= enough {
			var all language.Text
			for t, is := range has {
				if is {
					all.Sv += ", " + traitNames[t].Sv
					all.En += ", " + traitNames[t].En
				}
			}
			found(from+len(text[from:from+end])-len(bytes.TrimLeft(text[from:from+end], "\n ")), language.Text{Sv: all.Sv[2:], En: all.En[2:]})
		}
		from += end + 2
	}
}

// traitsOf are the traits of a paragraph.
func traitsOf(text []byte) (has [traits]bool, n int) {
	s := scanner{text: text}
	var last [3][]byte // the words before, the nearest first
	note := func(t trait) {
		if !has[t] {
			has[t] = true
			n++
		}
	}
	for i := 0; i < len(text); {
		if isDigit(text[i]) {
			g := readGroup(text, i)
			switch {
			case s.described(i) && (i == 0 || !inWord(text[i-1])):
				note(ofAge)
			case dayAt(text, g):
				note(ofDay)
			}
			i, last = g.end, [3][]byte{}
			continue
		}
		word, next := nextWord(text, i)
		if len(word) == 0 {
			if strings.IndexByte(".:;!?\n", text[i]) >= 0 && text[i] != '\n' {
				last = [3][]byte{}
			}
			_, size := runeAt(text, i)
			i += size
			continue
		}
		w := word
		r, _ := utf8.DecodeRune(word)
		upper := unicode.IsUpper(r)
		if upper {
			w = bytes.ToLower(word)
		}
		if t, ok := traitWords[string(w)]; ok {
			note(t)
		}
		switch {
		case works[string(last[0])] && worksAs[string(last[1])], string(last[0]) == "pensionerad":
			note(ofWork)
		case upper && toPlaces[string(last[0])] && (lives[string(last[1])] || lives[string(last[2])] || away[string(last[0])]) &&
			!notNames[string(w)] && !givenName(word):
			if _, ok := properName(word); ok && !bytes.HasSuffix(w, []byte("en")) && !bytes.HasSuffix(w, []byte("et")) {
				note(ofPlace)
			}
		}
		last[2], last[1], last[0] = last[1], last[0], w
		i = next
	}
	return has, n
}

// dayAt reports whether a day begins with the digits: 2024-03-12, 12 mars.
func dayAt(text []byte, g group) bool {
	if g.n == 4 {
		var c chain
		c.read(text, g, 4)
		return c.n > 2 && c.groups[1].n == 2 && c.groups[2].n == 2 && c.gaps[0].dash() && c.gaps[1].dash() &&
			exists(0, false, int(c.groups[1].digits[0])*10+int(c.groups[1].digits[1]), int(c.groups[2].digits[0])*10+int(c.groups[2].digits[1]))
	}
	if g.n > 2 || g.end >= len(text) {
		return false
	}
	k, spaced := skipBlank(text, g.end)
	month, _ := nextWord(text, k)
	return spaced && months[strings.ToLower(string(month))]
}
