package inspect

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/report"
)

// Verdict holds that the first page, the overview and the data of the bundle
// say what the command line says: the sentence, and how each goal stands.
func Verdict(want report.Trainee) bundle.Check {
	return func(t bundle.Tree) (found diag.List) {
		unequal := func(name, what string) {
			found = append(found, diag.BundleUnequal.At(diag.Pos{File: name}, what))
		}
		found = append(found, one(t, start, func(name string, text []byte) {
			if doc := parse(text); words(doc.Find(".sentence")) != want.Sentence {
				unequal(name, want.Sentence)
			}
		})...)
		found = append(found, one(t, overview, func(name string, text []byte) {
			doc := parse(text)
			if !strings.HasSuffix(words(doc.Find("h1")), want.Sentence) {
				unequal(name, want.Sentence)
			}
			rows := doc.Find(".matrix tbody tr")
			for i, g := range want.Goals {
				if rows.Eq(i).Find(".sum .s-"+string(g.State)).Length() != 1 {
					unequal(name, g.Goal.String())
				}
			}
		})...)
		return append(found, one(t, asData, func(name string, text []byte) {
			var got struct{ Verdict json.RawMessage }
			expected, err := json.Marshal(want)
			if err != nil || json.Unmarshal(text, &got) != nil || !bytes.Equal(compact(got.Verdict), compact(expected)) {
				unequal(name, want.Sentence)
			}
		})...)
	}
}

func parse(text []byte) *goquery.Document {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(text))
	if err != nil { // only where reading fails, which memory does not
		return &goquery.Document{Selection: &goquery.Selection{}}
	}
	return doc
}

func words(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// compact writes data in the one way in which it can be compared.
func compact(data []byte) []byte {
	var value any
	if json.Unmarshal(data, &value) != nil {
		return nil
	}
	same, _ := json.Marshal(value)
	return same
}
