package portfolio_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// A draft of any kind leaves nothing behind in what is published: not its
// words, not the file that it alone names, not the person. The manuscript has
// all of it. The kinds and how they name people and files come from their
// declarations, so that a new kind is tried with the others.
func TestDraftsOfAllKinds(t *testing.T) {
	tried := 0
	for _, kind := range portfolio.Kinds() {
		if kind.Shared || kind.Kind == vocabulary.KindTrainee {
			continue // what of them can be a draft has tests of its own
		}
		tried++
		t.Run(string(kind.Kind), func(t *testing.T) {
			term := kind.Kind.Term()
			file, up := "content/lo/"+term.Folder.Sv+"/hemlig.md", "../"
			if kind.Alone {
				file, up = "content/lo/"+term.File.Sv, ""
			}
			body := fmt.Sprintf("Pilgrimsfalk, se [bilden](%sdokument/bara-har.pdf) och [Kim](%s../personer/kim-lund.md).\n", up, up)
			archive := with("-- content/personer/kim-lund.md --\n---\nnamn: Kim Lund\n---\n" +
				"-- content/lo/dokument/bara-har.pdf --\nPilgrimsfalk\n" +
				"-- " + file + " --\n---\nutkast: true\ntitel: Pilgrimsfalk\n" + matter(kind.Type(), up) + "---\n" + body)
			tree, found := source.Scan(testkit.Write(t, archive))
			if tree == nil {
				t.Fatal(testkit.Texts(found))
			}
			defer tree.Close()
			site, _ := portfolio.LoadSite(tree)
			files, _ := tree.LoadUnder("content/lo")

			drafted, wrong := site.LoadManuscript(tree, "lo", files)
			if wrong.Failed() {
				t.Fatal(testkit.Texts(wrong))
			}
			if got := left(drafted.Trainee); got != "text file person" {
				t.Errorf("the manuscript has %q", got)
			}
			files, _ = tree.LoadUnder("content/lo")
			published, _ := site.LoadPublished(tree, "lo", files)
			if got := left(published.Trainee()); got != "" {
				t.Errorf("published: %s", got)
			}
		})
	}
	if tried < 10 {
		t.Errorf("only %d kinds were tried", tried)
	}
}

// left says what a portfolio has of the draft.
func left(t *portfolio.Trainee) string {
	var has []string
	for _, d := range t.Texts() {
		if bytes.Contains(d.Source, []byte("Pilgrimsfalk")) {
			has = append(has, "text")
		}
	}
	for _, d := range t.Documents {
		if strings.HasSuffix(d.File.Path, "bara-har.pdf") {
			has = append(has, "file")
		}
	}
	for _, p := range t.Mentioned() {
		if p.Name == "kim-lund" {
			has = append(has, "person")
		}
	}
	return strings.Join(has, " ")
}

// matter writes a value for every key that a kind must have, and for each that
// names people or files.
func matter(of reflect.Type, up string) string {
	var b strings.Builder
	for i := range of.NumField() {
		f := of.Field(i)
		key, tagged := f.Tag.Lookup("key")
		if !tagged {
			if f.Anonymous && f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[portfolio.Doc]() {
				b.WriteString(matter(f.Type, up))
			}
			continue
		}
		key, required, _ := strings.Cut(key, ",")
		value := ""
		switch f.Type {
		case reflect.TypeFor[portfolio.PersonRef](), reflect.TypeFor[[]portfolio.PersonRef]():
			value = "kim-lund"
		case reflect.TypeFor[[]portfolio.FileRef]():
			value = up + "dokument/bara-har.pdf"
		case reflect.TypeFor[portfolio.TextRef]():
			value = "placeringar/akuten"
		case reflect.TypeFor[civil.Date]():
			value = "2025-10-01"
		case reflect.TypeFor[programme.Goal](), reflect.TypeFor[[]programme.Goal]():
			value = "BT7"
		default:
			if words, ok := reflect.Zero(f.Type).Interface().(interface{ Vocabulary() *vocabulary.Set }); ok && required != "" {
				value = words.Vocabulary().Terms()[0].Key
			}
		}
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	return b.String()
}
