package main

import (
	"bufio"
	"encoding/json"
	"fmt"
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
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"

	"btfolio/internal/vocabulary"
	sentences "btfolio/internal/words"
)

// The pseudo-language is Swedish with every letter exchanged for one that looks
// like it and that no text of ours holds. A word that shows any other letter did
// not come from the files of words.
const (
	plainLetters  = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ"
	pseudoLetters = "ạḅċḍẹḟġḥịĵḳḷṃṇọṗʠṛṣṭụṿẉẋỵẓǻǟȫếǖẠḄĊḌẸḞĠḤỊĴḲḶṂṆỌṖɊṚṢṬỤṾẈẊỴẒǺǞȪẾǕ"
)

var accents = func() *strings.Replacer {
	var pairs []string
	pseudo := []rune(pseudoLetters)
	for i, plain := range []rune(plainLetters) {
		pairs = append(pairs, string(plain), string(pseudo[i]))
	}
	return strings.NewReplacer(pairs...)
}()

// pseudo is a text in the pseudo-language: ⟦Ịṇġạ ṣạṃṭạḷ⟧.
func pseudo(text string) string {
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return text
	}
	inner := strings.TrimSpace(text)
	before, after, _ := strings.Cut(text, inner)
	return before + "⟦" + accents.Replace(inner) + "⟧" + after
}

var isPseudoLetter = func() map[rune]bool {
	all := map[rune]bool{}
	for _, r := range pseudoLetters {
		all[r] = true
	}
	return all
}()

// isPseudo tells a word that the files of words wrote.
func isPseudo(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !isPseudoLetter[r] })
}

// structure is all of a message that is not words: arguments, the beginnings and
// ends of forms, and signs behind a quote.
var structure = regexp.MustCompile(`'[{}#]|\{\s*\w+\s*\}|\{\s*\w+\s*,\s*plural\s*,\s*\w+\s*\{|\}\s*\w+\s*\{|\}\s*\}|#`)

// pseudoMessages puts the sentences of the files into the pseudo-language. What
// an argument stands for is left to where it comes from.
func pseudoMessages(files map[string][]*sentences.Sentence) {
	for _, list := range files {
		for _, s := range list {
			for _, text := range []map[string]string{s.Text, s.Do} {
				if fileNames[s.Key] == "" && text != nil {
					text["sv"] = except(structure, text["sv"], pseudo)
				}
			}
		}
	}
}

// fileNames are the sentences that are names of files, which have to fit those
// that exist.
var fileNames = map[string]string{
	"GettingStartedMd": "a new site is written with a text of this name",
}

// pseudoYAML puts the Swedish texts of a data file into the pseudo-language.
// The old word for what people write is accepted as before. Names of folders
// and files stay, since those of the demo are named so.
func pseudoYAML(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		for _, c := range n.Content {
			pseudoYAML(c)
		}
		return
	}
	at := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		at[n.Content[i].Value] = n.Content[i+1]
	}
	for key, value := range at {
		if at["key"] == nil || key != "folder" && key != "file" {
			pseudoYAML(value)
		}
	}
	sv, en := at["sv"], at["en"]
	if sv == nil || en == nil || sv.Kind != yaml.ScalarNode {
		return
	}
	if at["key"] != nil {
		also := at["also"]
		if also == nil {
			also = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "also"}, also)
		}
		also.Content = append(also.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: sv.Value, Style: yaml.DoubleQuotedStyle})
	}
	sv.Value, sv.Style = pseudo(sv.Value), yaml.DoubleQuotedStyle
}

// notProse is what stands as it is in the text that a new site begins with:
// the signs of its front matter, commands, and addresses of links.
var notProse = regexp.MustCompile("(?m)^---$|: |true$|`[^`\n]*`|\\]\\([^)]*\\)|\n")

// buildPseudo makes the program speak the pseudo-language where it would speak
// Swedish: it is built from the same code, with other words.
func buildPseudo(t *testing.T) string {
	t.Helper()
	dir, replace := t.TempDir(), map[string]string{}
	put := func(file, text string) {
		to := filepath.Join(dir, fmt.Sprintf("%d-%s", len(replace), filepath.Base(file)))
		if err := os.WriteFile(to, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		whole, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		replace[whole] = to
	}
	read := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	files, err := sentences.Folder("../../internal/vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	pseudoMessages(files)
	for _, out := range sentences.Outputs {
		code, err := out.Make(files)
		if err != nil {
			t.Fatal(err)
		}
		put("../../internal/"+out.Path, string(code))
	}
	programmes, err := filepath.Glob("../../internal/programme/data/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(programmes, "../../internal/vocabulary/vocabulary.yaml", "../../internal/scaffold/questions.yaml") {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(read(file)), &doc); err != nil {
			t.Fatal(err)
		}
		pseudoYAML(&doc)
		data, err := yaml.Marshal(&doc)
		if err != nil {
			t.Fatal(err)
		}
		put(file, string(data))
	}
	start := "../../internal/scaffold/start/sv.md"
	put(start, except(notProse, read(start), pseudo))

	// Grammar is code, in this one file.
	grammar := read("../../internal/language/language.go")
	for _, word := range []string{`" och "`, `" eller "`} {
		if !strings.Contains(grammar, word) {
			t.Fatalf("package language does not join by %s", word)
		}
		grammar = strings.ReplaceAll(grammar, word, `" `+pseudo(strings.Trim(word, `" `))+` "`)
	}
	put("../../internal/language/language.go", grammar)

	return programWith(t, replace)
}

// programWith builds the program with other files in the place of its own.
func programWith(t *testing.T, files map[string]string) string {
	t.Helper()
	overlay, err := json.Marshal(map[string]any{"Replace": files})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	list, program := filepath.Join(dir, "overlay.json"), filepath.Join(dir, "btfolio.exe")
	if err := os.WriteFile(list, overlay, 0o666); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("go", "build", "-overlay", list, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return program
}

// names are called the same in every language, in lower case.
var names = func() map[string]bool {
	all := map[string]bool{}
	for _, of := range []string{
		"word",                               // the program that opens a file
		"kb",                                 // a unit
		"sfs",                                // the collection of statutes
		"bash zsh fish powershell json",      // chosen by these words
		"sv true",                            // values of settings
		"ostergotland vgr",                   // programmes that come with btfolio
		"region dalarna jämtland härjedalen", // where rules stand
		"januari februari mars april maj juni juli augusti september oktober november december", // grammar, in package language
	} {
		for _, name := range strings.Fields(of) {
			all[name] = true
		}
	}
	return all
}()

// notYet are words that still stand in the code, by the reason why.
var notYet = map[string]string{}

// leftOver gathers words that the files of words did not write.
type leftOver struct {
	authored map[string]bool     // what authors wrote, in lower case
	files    []string            // names of files and what they say; may hold blanks
	ids      map[string]bool     // of trainees, people, placements and start groups
	commands map[string]bool     // names of commands
	found    map[string][]string // places by word
	named    map[string]bool     // names that were met
}

var (
	aName   = regexp.MustCompile(`^(--?[a-z-]+(=.*)?|[A-Z]{1,3}-?[A-Z]?\d[\w:.-]*|[0-9a-f]{8}|[0-9a-f]{64}|.*[/\\@=].*|([a-z]+\.)+se|.*\.(md|sig|pdf|zip|json|html|ya?ml|txt|docx|png|css|js|pub))$`)
	letters = regexp.MustCompile(`[\p{L}\p{M}]{2,}`)
	aCode   = regexp.MustCompile(`([0-9a-f]{4} ){7}[0-9a-f]{4}`) // of a bundle
	aSpan   = regexp.MustCompile("`[^`\n]*`")
)

func (o *leftOver) look(where, text string) {
	for line := range strings.Lines(text) {
		short := aCode.ReplaceAllString(line, "")
		for _, name := range o.files {
			short = strings.ReplaceAll(short, name, " ")
		}
		for _, token := range strings.Fields(short) {
			if bare := strings.Trim(token, `.,:;()[]{}"“”‘’'<>|…⟦⟧`); aName.MatchString(bare) || o.ids[bare] || o.commands[bare] && strings.HasPrefix(where, "btfolio") {
				continue
			}
			for _, word := range letters.FindAllString(token, -1) {
				switch {
				case isPseudo(word) || o.authored[strings.ToLower(word)]:
				case names[strings.ToLower(word)]:
					o.named[strings.ToLower(word)] = true
				default:
					o.found[word] = append(o.found[word], where+": "+squeeze(line))
				}
			}
		}
	}
}

// report tells what was found, each word with the places where it stands.
func (o *leftOver) report(t *testing.T) {
	t.Helper()
	for _, word := range slices.Sorted(maps.Keys(o.found)) {
		if notYet[word] != "" {
			continue
		}
		slices.Sort(o.found[word])
		places := slices.Compact(o.found[word])
		t.Errorf("%q is no word of the files, %d times:\n\t%s", word, len(places), strings.Join(places[:min(len(places), 3)], "\n\t"))
	}
	for word := range notYet {
		if o.found[word] == nil {
			t.Errorf("%q is found no more: take it out of notYet", word)
		}
	}
	for name := range names {
		if !o.named[name] {
			t.Errorf("%q is listed as a name and stands nowhere", name)
		}
	}
}

// pseudoDemo is the demo with what its authors wrote disguised, so that their
// words are told from the program's, and the words that were left to them.
func pseudoDemo(t *testing.T) (string, *leftOver) {
	t.Helper()
	site, files := disguisedDemo(t)
	o := &leftOver{authored: map[string]bool{}, ids: map[string]bool{"ht2025": true, "vt2026": true, "ht2026": true},
		commands: map[string]bool{}, found: map[string][]string{}, named: map[string]bool{}}
	write := func(text string) {
		for _, word := range letters.FindAllString(text, -1) {
			o.authored[strings.ToLower(word)] = true
		}
	}
	// What names of files say beside their parts. The rest of a name is words of
	// the program as often as not.
	o.files = append(files, "Andnöd i team", "Artärpunktion", "Bröstsmärtor", "Buksmärta", "LVM-intyg")
	err := filepath.WalkDir(filepath.Join(site, "content"), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		o.ids[strings.TrimSuffix(d.Name(), ".md")] = true
		o.ids[filepath.Base(filepath.Dir(file))] = true
		if name := d.Name(); filepath.Ext(name) != ".md" {
			o.files = append(o.files, name)
			return nil
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		text := strings.Replace(string(data), "\nvägledning: en\n", "\nvägledning: sv\n", 1)
		_, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---")
		for _, m := range written.FindAllStringSubmatch(text, -1) {
			write(m[3])
		}
		write(body)
		// The headings that the program looks for are its words, not the author's.
		for _, section := range vocabulary.Section("").Vocabulary().Terms() {
			text = strings.ReplaceAll(text, "\n## "+disguise(section.Label.Sv)+"\n", "\n## "+pseudo(section.Label.Sv)+"\n")
		}
		return os.WriteFile(file, []byte(text), 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(o.files, func(a, b string) int { return len(b) - len(a) })
	config := "titel: Qpq\nspråk: sv\nprogram: vgr\nper: 2026-11-21\nstartgrupper:\n" +
		"  - {id: ht2025, namn: Zqz}\n  - {id: vt2026, namn: Wqw}\n  - {id: ht2026, namn: Vqv}\n"
	write("Qpq Zqz Wqw Vqv")
	if err := os.WriteFile(filepath.Join(site, "btfolio.yaml"), []byte(config), 0o666); err != nil {
		t.Fatal(err)
	}
	return site, o
}

// TestPseudoLanguage holds that no word stands in the code: the program made of other
// words says nothing but those, names and what authors wrote.
func TestPseudoLanguage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := buildPseudo(t)
	site, o := pseudoDemo(t)
	environment := append(os.Environ(), "LC_ALL=sv_SE.UTF-8")
	say := func(args ...string) string {
		cmd := exec.Command(program, args...)
		cmd.Env = environment
		said, err := cmd.CombinedOutput()
		if _, ended := err.(*exec.ExitError); err != nil && !ended {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(said), site, "/site")
	}
	command := func(args ...string) {
		o.look("btfolio "+strings.Join(args[:min(2, len(args))], " "), say(args...))
	}

	var help func(*cobra.Command)
	commands := 0
	help = func(cmd *cobra.Command) {
		commands++
		path := strings.Fields(cmd.CommandPath())[1:]
		text := say(append(path, "--help")...)
		for line := range strings.Lines(cmd.Example) { // commands to type
			text = strings.ReplaceAll(text, strings.TrimSpace(line), "")
		}
		o.commands[cmd.Name()] = true
		for _, below := range cmd.Commands() {
			o.commands[below.Name()] = true
		}
		o.look(cmd.CommandPath()+" --help", text)
		for _, below := range cmd.Commands() {
			if !below.Hidden {
				help(below)
			}
		}
	}
	help(rootCommand())
	if commands < 20 {
		t.Errorf("only %d commands have help", commands)
	}

	out := filepath.Join(t.TempDir(), "public")
	built := say("build", site, "--output", out)
	if _, err := os.Stat(out); err != nil {
		t.Fatal(built)
	}
	o.look("btfolio build", built)
	command("check", site)
	o.ids["buidl"] = true
	command("buidl")
	command("check", site, "--nothing")
	command("new", "talk", "--trainee", "yusuf-dalenmark", "--site", site)
	command("new", "assessment", "--trainee", "yusuf-dalenmark", "--site", site)
	command("approve", "yusuf-dalenmark/placeringar/psykiatri", "--by", "maj-britt-hedfors", "--goals", "BT2", "--yes", "--site", site)
	zip := filepath.Join(t.TempDir(), "ines.zip")
	command("bundle", "ines-ekvarn", site, "--output", zip)
	command("verify", zip)
	start, err := os.ReadFile(unzipped(t, zip, t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	o.page(t, "START.html", string(start))
	pages := 0
	o.folder(t, out, func() { pages++ })
	if pages < 200 {
		t.Errorf("only %d pages were looked at", pages)
	}
	made := filepath.Join(t.TempDir(), "made")
	command("new", "site", made, "--programme", "vgr")
	command("new", "person", "Qpq Zqz", "--position", "specialistläkare", "--site", made)
	command("new", "trainee", "Wqw Vqv", "--start", "2026-01-12", "--main-supervisor", "qpq-zqz", "--site", made)
	for kind, flags := range map[string][]string{
		"placement":  {"--area", "acute", "--title", "Qpq", "--from", "2026-01-12", "--to", "2026-05-11", "--supervisor", "qpq-zqz"},
		"talk":       {"--date", "2026-02-10"},
		"assessment": {"--instrument", "DOPS", "--goals", "BT13", "--title", "Qpq", "--date", "2026-02-11"},
		"course":     {"--title", "Qpq", "--date", "2026-02-12", "--goals", "BT8"},
		"kollegium":  {"--date", "2026-02-13"},
		"checkin":    {"--stage", "A", "--date", "2026-02-14"},
		"goal":       {"--goals", "BT1"},
	} {
		command(slices.Concat([]string{"new", kind, "--trainee", "wqw-vqv", "--site", made}, flags)...)
	}
	texts := 0
	o.texts(t, made, func() { texts++ })
	if texts < 10 {
		t.Errorf("only %d new texts were looked at", texts)
	}
	t.Run("preview", func(t *testing.T) { o.preview(t, program, environment, site) })
	o.report(t)
}

// page looks at all that a reader of a page sees or hears.
func (o *leftOver) page(t *testing.T, where string, data string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			o.look(where, n.Data)
		}
		if n.Type == html.ElementNode && slices.Contains([]string{"script", "style", "pre", "meta"}, n.Data) {
			return // of these, pre is what was written
		}
		for _, a := range n.Attr {
			if slices.Contains(shownAttributes, a.Key) {
				o.look(where+" "+a.Key, a.Val)
			}
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(root)
}

// shownAttributes are those that a reader sees or hears, and those from which the
// scripts take their words.
var shownAttributes = strings.Fields(`title alt placeholder label aria-label aria-description data-label data-none data-single data-several data-sort`)

// folder looks at all pages of a folder.
func (o *leftOver) folder(t *testing.T, dir string, seen func()) {
	t.Helper()
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		seen()
		where, err := filepath.Rel(dir, file)
		o.page(t, filepath.ToSlash(where), string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// texts looks at all texts of a new site.
func (o *leftOver) texts(t *testing.T, dir string, seen func()) {
	t.Helper()
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(file); err != nil || d.IsDir() || ext != ".md" && ext != ".yaml" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		where, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		if _, err := os.Stat(filepath.Join("../..", where)); err == nil && filepath.Ext(where) == ".md" {
			return nil // a guide of ours, with the words of its author
		}
		seen()
		o.look(filepath.ToSlash(where), aSpan.ReplaceAllString(string(data), " "))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// preview looks at what the preview adds to pages, and at its own.
func (o *leftOver) preview(t *testing.T, program string, environment []string, site string) {
	cmd := exec.Command(program, "serve", site, "--port", "0")
	cmd.Env = environment
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	base := ""
	for lines := bufio.NewScanner(out); base == "" && lines.Scan(); {
		o.look("serve", strings.ReplaceAll(lines.Text(), site, "/site"))
		base = strings.TrimSuffix(addressSaid.FindString(lines.Text()), "/")
	}
	if base == "" {
		t.Fatal("the preview gives no address")
	}
	get := func(at, holds string) {
		t.Helper()
		for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
			answer, err := http.Get(base + at)
			if err != nil {
				t.Fatal(err)
			}
			var body strings.Builder
			_, err = bufio.NewReader(answer.Body).WriteTo(&body)
			answer.Body.Close()
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(body.String(), holds) {
				o.page(t, "preview of "+at, body.String())
				return
			}
		}
		t.Errorf("%s never holds %q", at, holds)
	}
	get("/", "</html>")
	get("/yusuf-dalenmark/index.html", "btfolio-strip")
	get("/elira-kovenius/index.html", "btfolio-strip")
	get("/ines-ekvarn/nothing.html", "btfolio-alone")
	text := filepath.Join(site, "content", "ines-ekvarn", "samtal", "2026-11-05.md")
	if err := os.WriteFile(text, []byte("---\nqpq: 1\ndatum: zqz\n---\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	o.authored["datum"] = true
	get("/ines-ekvarn/index.html", "btfolio-overlay")
}
