package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"path"
	"reflect"
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

// eachText looks through every file of a bundle that is text: pages, style
// sheets, scripts, sources and data.
func eachText(t Tree, look func(name string, text []byte) diag.List) (found diag.List) {
	for _, name := range t.Names() {
		switch strings.ToLower(path.Ext(name)) {
		case ".html", ".css", ".js", ".json", ".md", ".markdown", ".yaml", ".yml", ".txt", ".csv":
			found = append(found, oneText(t, name, look)...)
		}
	}
	return found
}

func oneText(t Tree, name string, look func(name string, text []byte) diag.List) diag.List {
	text, err := ReadFile(t, name, largeText)
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		return diag.List{p.At(diag.Pos{File: name})}
	}
	return look(name, text)
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
	unequal := func(name, what string) diag.Finding { return diag.BundleUnequal.At(diag.Pos{File: name}, what) }
	onStart := func(name string, text []byte) (found diag.List) {
		if words(parse(text).Find(".sentence")) != want.Sentence {
			found = append(found, unequal(name, want.Sentence))
		}
		return found
	}
	onOverview := func(name string, text []byte) (found diag.List) {
		doc := parse(text)
		if !strings.HasSuffix(words(doc.Find("h1")), want.Sentence) {
			found = append(found, unequal(name, want.Sentence))
		}
		rows := doc.Find(".matrix tbody tr")
		for i, g := range want.Goals {
			if rows.Eq(i).Find(".sum .s-"+string(g.State)).Length() != 1 {
				found = append(found, unequal(name, g.Goal.String()))
			}
		}
		return found
	}
	inData := func(name string, text []byte) (found diag.List) {
		var got struct{ Verdict any }
		var expected any
		data, err := json.Marshal(want)
		if err != nil || json.Unmarshal(data, &expected) != nil || json.Unmarshal(text, &got) != nil || !reflect.DeepEqual(got.Verdict, expected) {
			found = append(found, unequal(name, want.Sentence))
		}
		return found
	}
	return func(t Tree) diag.List {
		return slices.Concat(oneText(t, StartFile, onStart), oneText(t, overview, onOverview), oneText(t, dataFile, inData))
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
