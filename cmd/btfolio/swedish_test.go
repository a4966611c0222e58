package main

import (
	"regexp"
	"strings"
)

// swedishWords are words that no English text holds and hardly any Swedish one
// is without.
var swedishWords = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`och att det som inte med av den har ett till ej eller efter utan vid hur vad
		mot om ska kan nu inga inget ingen finns saknas godkänd godkänt placering placeringar samtal bedömning
		bedömningar delmål kurs kurser sida sidor fil filer mapp mappen flaggor visa bara senast dagar dag beslut
		handledare BT-läkare januari februari mars maj juni juli augusti oktober`) {
		words[strings.ToLower(word)] = true
	}
	return words
}()

var aWord = regexp.MustCompile(`[\p{L}\p{N}_./-]+`)

// swedishWord is the first Swedish word in a text; empty for none. Paths and
// names of files are nobody's words.
func swedishWord(text string) string {
	for _, word := range aWord.FindAllString(text, -1) {
		word = strings.ToLower(strings.Trim(word, ".-/"))
		if strings.ContainsAny(word, "/.") {
			continue
		}
		if swedishWords[word] || strings.ContainsAny(word, "åäö") {
			return word
		}
	}
	return ""
}
