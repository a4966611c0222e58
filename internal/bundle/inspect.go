package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"btfolio/internal/diag"
	"btfolio/internal/report"
)

// Where things are in a bundle.
const (
	pagesFolder   = payloadFolder + PagesFolder + "/"
	sourcesFolder = payloadFolder + SourcesFolder + "/"
	dataFile      = payloadFolder + DataFile
	overview      = pagesFolder + "index.html"
	largeText     = 64 << 20 // no page or text is larger
)

// texts calls use with every file of a bundle that is text: pages, style
// sheets, scripts, sources and data.
func texts(t Tree, use func(name string, text []byte)) (found diag.List) {
	for _, name := range t.Names() {
		switch strings.ToLower(path.Ext(name)) {
		case ".html", ".css", ".js", ".json", ".md", ".markdown", ".yaml", ".yml", ".txt", ".csv":
			found = append(found, readText(t, name, use)...)
		}
	}
	return found
}

func readText(t Tree, name string, use func(name string, text []byte)) diag.List {
	text, err := ReadFile(t, name, largeText)
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		return diag.List{p.At(diag.Pos{File: name})}
	}
	use(name, text)
	return nil
}

// Inputs holds that every text and file that makes up the portfolio is in
// the bundle once, as it is in the site, and nothing else beside them. The
// wanted files have their paths in the site and their SHA-256.
func Inputs(want map[string]string) Check {
	return func(t Tree) (found diag.List) {
		left := maps.Clone(want)
		names := slices.DeleteFunc(t.Names(), func(name string) bool { return !strings.HasPrefix(name, sourcesFolder) })
		for i, got := range digests(t, names) {
			at := strings.TrimPrefix(names[i], sourcesFolder)
			digest, listed := left[at]
			delete(left, at)
			switch {
			case !listed:
				found = append(found, diag.BundleInputAdded.At(diag.Pos{File: names[i]}))
			case got != digest:
				found = append(found, diag.BundleInputMissing.At(diag.Pos{File: at}))
			}
		}
		for _, at := range slices.Sorted(maps.Keys(left)) {
			found = append(found, diag.BundleInputMissing.At(diag.Pos{File: at}))
		}
		return found
	}
}

// Copies holds that the attachments beside the pages are those of the site:
// these are what was searched for what must not leave the house.
func Copies(want map[string]string) Check {
	return func(t Tree) (found diag.List) {
		var names []string
		for _, name := range slices.Sorted(maps.Keys(want)) {
			names = append(names, pagesFolder+name)
		}
		for i, got := range digests(t, names) {
			if got != want[strings.TrimPrefix(names[i], pagesFolder)] {
				found = append(found, diag.BundleInputMissing.At(diag.Pos{File: names[i]}))
			}
		}
		return found
	}
}

// digests are the SHA-256 of files.
func digests(t Tree, names []string) []string {
	return inParallel(len(names), func(i int) string { return sha256Of(t, names[i]) })
}

// sha256Of is empty for what cannot be read, which no digest is.
func sha256Of(t Tree, name string) string {
	f, err := t.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, f); err != nil {
		return ""
	}
	return hexOf(digest.Sum(nil))
}

// Verdict holds that the first page, the overview and the data of the bundle
// say what the command line says: the sentence, and how each goal stands.
func Verdict(want report.Trainee) Check {
	return func(t Tree) (found diag.List) {
		unequal := func(name, what string) {
			found = append(found, diag.BundleUnequal.At(diag.Pos{File: name}, what))
		}
		found = append(found, readText(t, startFile, func(name string, text []byte) {
			if doc := parse(text); words(doc.Find(".sentence")) != want.Sentence {
				unequal(name, want.Sentence)
			}
		})...)
		found = append(found, readText(t, overview, func(name string, text []byte) {
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
		return append(found, readText(t, dataFile, func(name string, text []byte) {
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
