package bench

import (
	"math/rand/v2"
	"regexp"
	"strings"
)

// A voice puts sentences together by chance, the same ones for the same seed.
type voice struct{ *rand.Rand }

func newVoice(seed uint64) voice { return voice{rand.New(rand.NewPCG(seed, 2021))} }

var slot = regexp.MustCompile(`\{[^{}]+\}`)

// say fills each {slot} of a sentence with one of the parts of that name,
// which may have slots of their own.
func (v voice) say(sentence string) string {
	return slot.ReplaceAllStringFunc(sentence, func(s string) string {
		return v.say(pick(v, parts[s[1:len(s)-1]]))
	})
}

// some says n different parts of one name, or all where there are fewer.
func (v voice) some(n int, name string) []string {
	var said []string
	for _, i := range v.Perm(len(parts[name])) {
		if len(said) < n {
			said = append(said, v.say(parts[name][i]))
		}
	}
	return said
}

// paragraph is some sentences after each other.
func (v voice) paragraph(n int, name string) string { return strings.Join(v.some(n, name), " ") }

// list is some sentences as a list.
func (v voice) list(n int, name string) string {
	return "- " + strings.Join(v.some(n, name), "\n- ") + "\n"
}

// often reports true that many times in a hundred.
func (v voice) often(percent int) bool { return v.IntN(100) < percent }

func pick[T any](v voice, all []T) T { return all[v.IntN(len(all))] }
