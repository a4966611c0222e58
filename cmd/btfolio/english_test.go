package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Words that people write, not the program: what stands after these keys, and
// everything below the front matter.
var (
	written = regexp.MustCompile(`(?m)^([ -]*\{?)(titel|namn|yrkestitel|specialitet|arbetsplats|enhet|punkt|utfall|anteckning|arrangör|åtgärdsplan|kommentar|skäl|text|ursprungsnamn): ([^{\n]*?)(, klar: .*)?$`)
	link    = regexp.MustCompile("\\]\\([^)]*\\)|\\]: .*|https?://\\S+")
	aFence  = regexp.MustCompile("(?s)```sha256.*?```")
	// One of something, said as of many.
	oneOfMany = regexp.MustCompile(`(^|[^\p{L}\d.,/:–-])1 (goals|placements|talks|assessments|courses|kollegia|check-ins|documents|approvals|` +
		`people|pages|pieces|remarks|gaps|changes|drafts|requirements|things|results|files|findings|months|weeks|days|years|decisions|items|notices|warnings|errors|texts|hits|trainees|portfolios)\b`)
	aComment = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// disguise turns each letter into another, so that no word is left.
func disguise(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("aeiouyåäöéü", r):
			return 'q'
		case strings.ContainsRune("AEIOUYÅÄÖ", r):
			return 'Q'
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+13)%26
		}
		return r
	}, text)
}

// except disguises a text but for what matches.
func except(re *regexp.Regexp, text string, inner func(string) string) string {
	var b strings.Builder
	from := 0
	for _, at := range re.FindAllStringIndex(text, -1) {
		b.WriteString(inner(text[from:at[0]]) + text[at[0]:at[1]])
		from = at[1]
	}
	return b.String() + inner(text[from:])
}

// disguised is a text of the demo in which nothing is left of what its author
// wrote but keys, words of the vocabulary, names of files and goals.
func disguised(text string) string {
	_, rest, found := strings.Cut(text, "---\n")
	matter, body, closed := strings.Cut(rest, "\n---")
	if !found || !closed {
		return text
	}
	matter = written.ReplaceAllStringFunc(matter, func(line string) string {
		m := written.FindStringSubmatch(line)
		return m[1] + m[2] + ": " + disguise(m[3]) + m[4]
	})
	matter = strings.Replace(matter, "vägledning: sv", "vägledning: en", 1)
	body = aComment.ReplaceAllString(body, "")
	body = except(aFence, body, func(s string) string { return except(link, s, disguise) })
	return "---\n" + matter + "\n---" + body
}

// disguisedDemo is the demo as an English site, of which every Swedish word is
// one that btfolio wrote. It also returns the words of the names of files.
func disguisedDemo(t *testing.T) (site string, names []string) {
	t.Helper()
	site = t.TempDir()
	err := filepath.WalkDir("../../content", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		stem := strings.TrimSuffix(d.Name(), filepath.Ext(d.Name()))
		if filepath.Ext(file) == ".md" {
			data = []byte(disguised(string(data)))
		} else {
			names = append(names, strings.Split(stem, ", ")...)
			names = append(names, stem)
		}
		to := filepath.Join(site, strings.TrimPrefix(filepath.ToSlash(file), "../../"))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	config := "title: Portfolios\nlanguage: en\nprogramme: vgr\non: 2026-11-21\ncohorts:\n" +
		"  - {id: ht2025, name: Autumn 2025}\n  - {id: vt2026, name: Spring 2026}\n  - {id: ht2026, name: Autumn 2026}\n"
	if err := os.WriteFile(filepath.Join(site, "btfolio.yaml"), []byte(config), 0o666); err != nil {
		t.Fatal(err)
	}
	return site, names
}

// shownByFiles is what attachments show, as the search has it: their authors
// wrote it.
var shownByFiles = regexp.MustCompile(`"x":\[(?:"(?:[^"\\]|\\.)*",?)*\]`)

// TestEnglish holds that an English site has no Swedish word but those its
// authors wrote: on every page, in the search, on the first page of a bundle
// and in what check says.
func TestEnglish(t *testing.T) {
	site, names := disguisedDemo(t)
	inNames := map[string]bool{ // of files and of regions
		"västra": true, "östergötland": true, "örebro": true, "län": true, "jämtland": true, "härjedalen": true, "sörmland": true,
	}
	for _, name := range names {
		for _, word := range aWord.FindAllString(name, -1) {
			if strings.ContainsAny(word, "åäöÅÄÖ") {
				inNames[strings.ToLower(word)] = true
			}
		}
	}
	seen := map[string]bool{}
	look := func(where, text string) {
		for _, name := range names {
			text = strings.ReplaceAll(text, name, " ")
		}
		if word := swedishWord(text); word != "" && !inNames[word] && !seen[text] {
			seen[text] = true
			t.Errorf("%s: %q in %q", where, word, text)
		}
		if one := oneOfMany.FindString(text); one != "" && !seen[text] {
			seen[text] = true
			t.Errorf("%s: %q in %q", where, one, text)
		}
	}
	answer := func(args ...string) string {
		var stdout, stderr strings.Builder
		run(context.Background(), args, &stdout, &stderr)
		return stdout.String() + stderr.String()
	}
	out := filepath.Join(t.TempDir(), "public")
	scan := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"build", site, "--output", out}, {"check", site}, {"check", site, "--format", "json"},
		{"bundle", "ines-ekvarn", site, "--output", filepath.Join(out, "ines.zip")},
		{"verify", filepath.Join(out, "ines.zip")},
		{"new", "talk", "--trainee", "yusuf-dalenmark", "--date", "2026-11-24", "--site", site},
		{"new", "assessment", "--trainee", "yusuf-dalenmark", "--site", site},
		{"add", site + "/none.pdf", "--trainee", "yusuf-dalenmark", "--site", site},
		{"add", scan, "--trainee", "yusuf-dalenmark", "--goals", "BT1", "--name", "X", "--date", "2026-11-19", "--dry-run", "--site", site},
		{"approve", "yusuf-dalenmark/placeringar/psykiatri", "--by", "maj-britt-hedfors", "--goals", "BT2", "--yes", "--site", site},
	} {
		for line := range strings.Lines(answer(args...)) {
			look(strings.Join(args[:1], " "), line)
		}
	}
	pages, searches := 0, 0
	err := filepath.WalkDir(out, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		where := strings.TrimPrefix(file, out+"/")
		switch {
		case filepath.Ext(file) == ".html":
			pages++
			root, err := html.Parse(strings.NewReader(string(data)))
			if err != nil {
				return err
			}
			eachText(root, func(text string) { look(where, text) })
		case strings.HasSuffix(file, "-data.js"):
			searches++
			ours := shownByFiles.ReplaceAllString(string(data), "")
			for _, text := range strings.Split(strings.ReplaceAll(ours, `\n`, " "), `"`) {
				look(where, text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 200 || searches != 3 {
		t.Errorf("only %d pages and %d search indexes were looked at", pages, searches)
	}
	t.Run("bundle", func(t *testing.T) {
		f, err := os.Open(unzipped(t, filepath.Join(out, "ines.zip"), t.TempDir()))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		root, err := html.Parse(io.Reader(f))
		if err != nil {
			t.Fatal(err)
		}
		eachText(root, func(text string) { look("START.html", text) })
	})
}

// eachText calls use with every text a reader of a page sees or hears.
func eachText(n *html.Node, use func(string)) {
	switch {
	case n.Type == html.TextNode:
		if text := squeeze(n.Data); text != "" {
			use(text)
		}
	case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "pre" || n.Data == "code"):
		return // of these, pre is what was written
	case n.Type == html.ElementNode:
		for _, a := range n.Attr {
			switch a.Key {
			case "title", "alt", "placeholder", "label", "content", "aria-label", "aria-description":
				use(a.Val)
			}
			if strings.HasPrefix(a.Key, "data-") {
				use(a.Val)
			}
		}
	}
	for c := range n.ChildNodes() {
		eachText(c, use)
	}
}
