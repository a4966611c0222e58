package testkit

import (
	"fmt"
	"reflect"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// Draft is a text of a kind that a trainee's folder holds and that a line of front
// matter keeps from being published, with a file and a
// person that only it names, as a txtar archive. A word stands in all of it: in
// its title and text, in the file and the person's name, and in the names of the
// files. How the kind names people and files its type says.
func Draft(kind portfolio.Kind, trainee, word, line string) string {
	term := kind.Kind.Term()
	file, up := term.Folder.Sv+"/"+word+".md", "../"
	more := "titel: " + word + "rubrik\n"
	switch {
	case kind.Kind == vocabulary.KindTrainee: // whose text alone can be a draft
		file, up, more = "index.md", "", "namn: Bo Ek\nstart: 2025-09-01\n"
	case kind.Alone:
		file, up = term.File.Sv, ""
		more += matter(kind.Type(), up, word)
	case kind.Kind == vocabulary.KindDocument: // the text beside its file
		file = "dokument/" + word + ".txt.md"
	default:
		more += matter(kind.Type(), up, word)
	}
	return fmt.Sprintf(`
-- content/personer/%[1]s.md --
---
namn: %[1]sperson
---
-- content/%[2]s/dokument/%[1]s.txt --
%[1]sbilaga
-- content/%[2]s/%[3]s --
---
%[6]s
%[4]s---
Här står %[1]stext, se [filen](%[5]sdokument/%[1]s.txt) och [henne](%[5]s../personer/%[1]s.md).
`, word, trainee, file, more, up, line)
}

// matter writes a value for every key that a kind must have, and for each that
// names people or files.
func matter(of reflect.Type, up, word string) string {
	var b strings.Builder
	for _, f := range portfolio.FieldsOf(of) {
		value, at := "", f.In(reflect.New(of).Elem())
		switch at.Interface().(type) {
		case portfolio.PersonRef, []portfolio.PersonRef:
			value = word
		case []portfolio.FileRef:
			value = up + "dokument/" + word + ".txt"
		case portfolio.TextRef:
			value = "placeringar/akuten"
		case civil.Date:
			value = "2025-10-01"
		case programme.Goal, []programme.Goal:
			value = "BT7"
		case interface{ Vocabulary() *vocabulary.Set }:
			value = at.Interface().(interface{ Vocabulary() *vocabulary.Set }).Vocabulary().Terms()[0].Key
		}
		if value != "" && f.Key != "sharing" { // which the line says
			fmt.Fprintf(&b, "%s: %s\n", f.Key, value)
		}
	}
	return b.String()
}
