package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"

	sentences "btfolio/internal/words"
)

// A language made from the files, each Swedish text in brackets and with marks on
// its letters, shows whatever stands in code instead: a word that people read and
// that has neither brackets nor marks is nobody's but the code's, an author's or a
// name. The program is built once with these files in the place of ours.
func TestPseudoLanguage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := pseudoProgram(t)
	known := authored(t)
	said := map[string][]string{} // what nobody wrote, with where it stands
	note := func(where, text string) {
		for _, phrase := range plainPhrases(text) {
			if !strings.Contains(known, " "+strings.ToLower(phrase)+" ") && !slices.Contains(said[phrase], where) {
				said[phrase] = append(said[phrase], where)
			}
		}
	}
	run := func(dir string, args ...string) string {
		cmd := exec.Command(program, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "LANG=sv_SE.UTF-8", "LC_ALL=", "LANGUAGE=")
		out, _ := cmd.CombinedOutput() // what it says counts, not whether all is well
		return string(out)
	}
	site := filepath.Join("..", "..")
	public := filepath.Join(t.TempDir(), "public")
	built := run(site, "build", "--output", public)
	note("build", built)
	note("check", run(site, "check"))
	for _, command := range []string{
		"", "new", "new site", "new trainee", "new person", "new placement", "new talk", "new assessment", "new course",
		"new goal", "new kollegium", "new checkin", "add", "build", "serve", "check", "approve", "bundle", "verify", "schema",
		"completion", "version",
	} {
		help := run(site, append(strings.Fields(command), "--help")...)
		note("--help of "+command, withoutExamples(help))
	}
	fresh := filepath.Join(t.TempDir(), "ny")
	note("new site", run(site, "new", "site", fresh, "--programme", "vgr"))
	note("new trainee", run(fresh, "new", "trainee", "Lo Ek", "--start", "2027-01-11"))
	note("new talk", run(fresh, "new", "talk", "--trainee", "lo-ek", "--date", "2027-01-18"))
	for _, page := range []string{"", "yusuf-dalenmark/", "yusuf-dalenmark/samtal.html"} {
		note("preview of "+page, previewed(t, program, site, page))
	}
	if _, err := os.Stat(public); err != nil {
		t.Fatalf("the demo is not built: %s", built)
	}
	err := filepath.WalkDir(public, func(path string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".html" {
			note(filepath.Base(path), visible(t, path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range slices.Sorted(maps.Keys(said)) {
		if _, named := names[word]; !named {
			t.Errorf("%q is a word of the code: %s", word, strings.Join(said[word][:min(3, len(said[word]))], ", "))
		}
	}
	for word := range names {
		if said[word] == nil {
			t.Errorf("%q is listed as a name and stands nowhere", word)
		}
	}
}

// names are written alike in every language, or are made by what package language
// knows of Swedish.
var names = map[string]string{
	"BT A":                       "the ids of findings",
	"BT R":                       "the ids of findings",
	"kB":                         "a unit",
	"slf":                        "where a rule stands: a web address",
	"sylf":                       "where a rule stands: a web address",
	"Region Dalarna":             "where a rule stands",
	"Region Jämtland Härjedalen": "where a rule stands",
	"Ekhamra och Primärvård":     "a list of two names",
}

// pseudoProgram builds the program with the pseudo-language in the place of
// Swedish.
func pseudoProgram(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	replaced := map[string]string{}
	replace := func(path string, data []byte) {
		at := filepath.Join(dir, fmt.Sprint(len(replaced))+filepath.Ext(path))
		if err := os.WriteFile(at, data, 0o644); err != nil {
			t.Fatal(err)
		}
		whole, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		replaced[whole] = at
	}
	internal := filepath.Join("..", "..", "internal")
	files, err := sentences.Folder(filepath.Join(internal, "vocabulary"))
	if err != nil {
		t.Fatal(err)
	}
	for _, sentences := range files {
		for _, s := range sentences {
			s.Text["sv"] = pseudo(s.Text["sv"])
			if s.Do != nil {
				s.Do["sv"] = pseudo(s.Do["sv"])
			}
		}
	}
	for _, out := range sentences.Outputs {
		code, err := out.Make(files)
		if err != nil {
			t.Fatal(err)
		}
		replace(filepath.Join(internal, filepath.FromSlash(out.Path)), code)
	}
	data, err := filepath.Glob(filepath.Join(internal, "programme", "data", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(data, filepath.Join(internal, "vocabulary", "vocabulary.yaml"), filepath.Join(internal, "scaffold", "questions.yaml")) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		pseudoNode(&doc)
		if text, err = yaml.Marshal(&doc); err != nil {
			t.Fatal(err)
		}
		replace(path, text)
	}
	overlay := filepath.Join(dir, "overlay.json")
	list, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(overlay, list, 0o644); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "btfolio")
	if out, err := exec.Command("go", "build", "-overlay", overlay, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// pseudoNode turns each Swedish text of a data file into the pseudo-language. The
// names of folders and files stay, since the demo's are named so, and what people
// write for a term is taken as before.
func pseudoNode(n *yaml.Node) {
	var key, sv, also *yaml.Node
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		switch name, value := n.Content[i].Value, n.Content[i+1]; name {
		case "folder", "file":
			continue
		case "key":
			key = value
		case "sv":
			sv = value
		case "also":
			also = value
		default:
			pseudoNode(value)
		}
	}
	for _, value := range n.Content {
		if n.Kind != yaml.MappingNode {
			pseudoNode(value)
		}
	}
	if sv == nil || sv.Kind != yaml.ScalarNode {
		return
	}
	if key != nil {
		if also == nil {
			also = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "also"}, also)
		}
		also.Content = append(also.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: sv.Value, Style: yaml.DoubleQuotedStyle})
	}
	sv.Value, sv.Style = pseudo(sv.Value), yaml.DoubleQuotedStyle
}

// marked are the letters of the pseudo-language: those of Swedish, each with a
// mark that no Swedish word has.
var marked = func() map[rune]rune {
	m := map[rune]rune{}
	from, to := []rune("aeiouybcdfghklmnprstvwz"), []rune("ạẹịọụỵḅċḍḟġḥḳḷṃṇṗṛṣṭṿẉẓ")
	for i, r := range from {
		m[r] = to[i]
	}
	return m
}()

// pseudo is a message in the pseudo-language. Arguments stay, and so does white
// space around it.
func pseudo(message string) string {
	inner := strings.TrimSpace(message)
	if inner == "" {
		return message
	}
	lead, rest, _ := strings.Cut(message, inner)
	return lead + "⟦" + mark(inner) + "⟧" + rest
}

// argument is what stands in braces: a name alone, or with the head of a form.
var argument = regexp.MustCompile(`\{\w+\}|\{\w+, plural,|\b(?:one|other) \{|'[{}#]`)

func mark(message string) string {
	var b strings.Builder
	last := 0
	plain := func(s string) {
		for _, r := range s {
			if m, ok := marked[r]; ok {
				r = m
			}
			b.WriteRune(r)
		}
	}
	for _, at := range argument.FindAllStringIndex(message, -1) {
		plain(message[last:at[0]])
		b.WriteString(message[at[0]:at[1]])
		last = at[1]
	}
	plain(message[last:])
	return b.String()
}

// plainPhrases are the parts of a text that are not in the pseudo-language: what is
// left of each line between the brackets, as words.
func plainPhrases(text string) []string {
	for {
		outer := innermost.ReplaceAllString(text, "\n")
		if outer == text {
			break
		}
		text = outer
	}
	var all []string
	for line := range strings.Lines(codes.ReplaceAllString(text, "\n")) {
		for _, phrase := range phrases.FindAllString(line, -1) {
			if len([]rune(phrase)) > 1 && !strings.ContainsFunc(phrase, isMarked) {
				all = append(all, spaced(phrase))
			}
		}
	}
	return all
}

// spaced is a phrase with single spaces between its words.
func spaced(phrase string) string { return strings.Join(letters.FindAllString(phrase, -1), " ") }

func isMarked(r rune) bool { return slices.Contains(slices.Collect(maps.Values(marked)), r) }

var (
	innermost = regexp.MustCompile(`⟦[^⟦⟧]*⟧`)
	letters   = regexp.MustCompile(`\p{L}+`)
	phrases   = regexp.MustCompile(`\p{L}+(?:[\s-]+\p{L}+)*`)
	codes     = regexp.MustCompile(`\b[0-9a-f]{8,}|SHA256:\S+|\b[0-9a-f]{4}( [0-9a-f]{4}){3,}`) // digests and fingerprints
)

// withoutExamples is a help text without what is to be typed, and without the
// names of commands and flags.
func withoutExamples(help string) string {
	return regexp.MustCompile(`(?m)^\s*btfolio .*$|btfolio \S+|^  [a-z]+ |--?[a-z-]+(=\S+)?|\b(string|strings|int)\b`).ReplaceAllString(help, " ")
}

// visible is what the page in a file shows.
func visible(t *testing.T, path string) string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	return shownBy(t, file)
}

// shownBy is what a page shows, or reads aloud.
func shownBy(t *testing.T, page io.Reader) string {
	t.Helper()
	doc, err := html.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + "\n")
		}
		if n.Type == html.ElementNode {
			if n.Data == "script" || n.Data == "style" {
				return
			}
			for _, a := range n.Attr {
				switch a.Key {
				case "title", "alt", "aria-label", "placeholder":
					b.WriteString(a.Val + "\n")
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return b.String()
}

// previewed is what the preview shows at an address, with its strip.
func previewed(t *testing.T, program, site, page string) string {
	t.Helper()
	serve := exec.Command(program, "serve", "--port", "0")
	serve.Dir = site
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = serve.Process.Kill()
		_ = serve.Wait()
	}()
	said := bufio.NewScanner(out)
	for said.Scan() {
		at := regexp.MustCompile(`http://[0-9.:]+/`).FindString(said.Text())
		if at == "" {
			continue
		}
		answer, err := http.Get(at + page)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		return shownBy(t, answer.Body)
	}
	t.Fatal("the preview says no address")
	return ""
}

// authored is what stands in the demo and in the names of its files, as phrases in
// lower case with single spaces between their words.
func authored(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	add := func(text string) {
		for _, phrase := range phrases.FindAllString(text, -1) {
			b.WriteString(" " + strings.ToLower(spaced(phrase)) + " |")
		}
	}
	for _, root := range []string{"content", "btfolio.yaml"} {
		err := filepath.WalkDir(filepath.Join("..", "..", root), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			add(path)
			if ext := filepath.Ext(path); ext == ".md" || ext == ".yaml" {
				text, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				add(string(text))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
