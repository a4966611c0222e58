// Package language holds the two languages btfolio speaks, texts that exist in
// both, and the forms of dates and numbers in each.
package language

import (
	"fmt"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
)

// A Language is the code of a language as written in the lang attribute of a
// page and after `language:` in btfolio.yaml.
type Language string

// The languages a site can be written in.
const (
	Swedish Language = "sv"
	English Language = "en"
)

// A Text is the same words in both languages.
type Text struct {
	Sv string `yaml:"sv"`
	En string `yaml:"en"`
}

// In returns the words in one language. Swedish is what an unknown language
// falls back to, since that is what the doctors of a site read.
func (t Text) In(l Language) string {
	if l == English {
		return t.En
	}
	return t.Sv
}

var months = map[Language][12]string{
	Swedish: {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
	English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// Date writes a date as in a sentence: “30 april 2026”, “30 April 2026”.
// The zero date, which stands for “not given”, is empty.
func (l Language) Date(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, l.Months()[d.Month-1], d.Year)
}

// Month writes a month as in a heading: “September 2025”.
func (l Language) Month(d civil.Date) string {
	name := l.Months()[d.Month-1]
	return fmt.Sprintf("%s%s %d", strings.ToUpper(name[:1]), name[1:], d.Year)
}

// Months are the names of the months as they stand in dates.
func (l Language) Months() [12]string {
	if l == English {
		return months[English]
	}
	return months[Swedish]
}

// List joins words as in a sentence: “a, b och c”.
func (l Language) List(words []string) string {
	and := " och "
	if l == English {
		and = " and "
	}
	return join(words, and)
}

func join(words []string, last string) string {
	switch n := len(words) - 1; {
	case n < 1:
		return strings.Join(words, "")
	default:
		return strings.Join(words[:n], ", ") + last + words[n]
	}
}

// A Plural is a noun with its form for one and for any other number.
type Plural struct {
	One  Text `yaml:"one"`
	Many Text `yaml:"many"`
}

// Count writes a number with the noun in the form that fits it: “1 samtal”,
// “2 bedömningar”.
func (l Language) Count(n int, noun Plural) string {
	if n == 1 {
		return "1 " + noun.One.In(l)
	}
	return fmt.Sprintf("%d %s", n, noun.Many.In(l))
}

// Bytes writes the size of a file: “84 kB”, “1,2 MB”.
func (l Language) Bytes(n int64) string {
	size, unit := float64(n)/1000, "kB"
	if size >= 1000 {
		size, unit = size/1000, "MB"
	}
	digits := 0
	if size < 10 {
		digits = 1
	}
	text := strconv.FormatFloat(size, 'f', digits, 64)
	if l != English {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + " " + unit
}

// Plural is the form that fits a number. Swedish and English tell one from
// every other number.
func (l Language) Plural(n int, one, other string) string {
	if n == 1 {
		return one
	}
	return other
}

// And joins texts as in a sentence: “a, b och c”.
func And(texts []Text) Text {
	return InBoth(func(l Language) string { return l.List(in(texts, l)) })
}

// Or joins things of which one is enough: “a, b eller c”.
func Or(texts []Text) Text {
	return InBoth(func(l Language) string {
		or := map[Language]string{Swedish: " eller ", English: " or "}[l]
		return join(in(texts, l), or)
	})
}

// On is a day as sentences write it.
func On(d civil.Date) Text {
	return InBoth(func(l Language) string { return l.Date(d) })
}

// Same is what is written alike in all languages, such as a name.
func Same(words string) Text { return Text{Sv: words, En: words} }

// InBoth is what is written in a way of its own in each language.
func InBoth(write func(Language) string) Text {
	return Text{Sv: write(Swedish), En: write(English)}
}

func in(texts []Text, l Language) []string {
	words := make([]string, len(texts))
	for i, t := range texts {
		words[i] = t.In(l)
	}
	return words
}

// Size is the size of a file as a text.
func Size(n int64) Text {
	return InBoth(func(l Language) string { return l.Bytes(n) })
}
