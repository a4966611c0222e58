package btfolio_test

import (
	"cmp"
	"fmt"
	"go/scanner"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/testkit"
)

// sourceList is docs/sources.yaml: what the sources say, and where it is met.
type sourceList struct {
	Sources map[string]string `yaml:"sources"`
	Groups  []struct {
		Title string   `yaml:"title"`
		Note  string   `yaml:"note"`
		Facts []stated `yaml:"facts"`
	} `yaml:"groups"`
}

// stated is one fact of the sources.
type stated struct {
	ID     string   `yaml:"id"`
	Kind   string   `yaml:"kind"`
	Fact   string   `yaml:"fact"`
	Source []string `yaml:"source"`
	Met    []string `yaml:"met"`
	Open   string   `yaml:"open"` // what is lacking, beside what is met or instead of it
	None   string   `yaml:"none"` // why a site of files has no part in it
}

// The ids of facts are F001 to F252 without a gap, each with what it says, its
// lines and where it is met; what is named there exists. What is cited
// elsewhere is in the list.
func TestSources(t *testing.T) {
	list := readYAML[sourceList](t, "docs/sources.yaml")
	here := existing(t)
	known := map[string]bool{}
	facts := 0
	for _, group := range list.Groups {
		for _, f := range group.Facts {
			if known[f.ID] {
				t.Errorf("%s is there twice", f.ID)
			}
			known[f.ID] = true
			if strings.HasPrefix(f.ID, "F") {
				if facts++; f.ID != fmt.Sprintf("F%03d", facts) || f.Kind == "" {
					t.Errorf("%s is out of order or has no kind", f.ID)
				}
			}
			if f.Fact == "" || len(f.Source) == 0 || (f.None == "") == (len(f.Met) == 0 && f.Open == "") {
				t.Errorf("%s lacks the fact, its source, or where it is met; or it is met and is not for a site of files", f.ID)
			}
			for _, s := range f.Source {
				if name, lines, _ := strings.Cut(s, ":"); list.Sources[name] == "" || !regexp.MustCompile(`^\d+(-\d+)?$`).MatchString(lines) {
					t.Errorf("%s: %q is no line of a source", f.ID, s)
				}
			}
			for _, m := range f.Met {
				if !here.has(m) {
					t.Errorf("%s: there is no %q", f.ID, m)
				}
			}
		}
	}
	if facts != 252 {
		t.Errorf("there are %d facts", facts)
	}
	for id, file := range cited(t) {
		if !known[id] {
			t.Errorf("%s cites %s, which docs/sources.yaml does not have", file, id)
		}
	}
	testkit.KeepPage(t, "docs/sources.md", list.page())
}

// inventory is what a fact may be met by.
type inventory struct {
	commands, findings string
	words              map[string]bool // “kind talk”, “key next”
	programmes         map[string]bool // “vgr kollegium”
}

func existing(t *testing.T) inventory {
	t.Helper()
	type term struct {
		Key string `yaml:"key"`
	}
	vocabulary := readYAML[struct {
		Kinds []term            `yaml:"kinds"`
		Sets  map[string][]term `yaml:"sets"`
	}](t, "internal/vocabulary/vocabulary.yaml")
	here := inventory{findings: text(t, "docs/findings.md"), words: map[string]bool{}, programmes: map[string]bool{}}
	vocabulary.Sets["kinds"] = vocabulary.Kinds
	for set, terms := range vocabulary.Sets {
		for _, term := range terms {
			here.words[strings.TrimSuffix(set, "s")+" "+term.Key] = true
		}
	}
	for _, name := range []string{"vgr", "ostergotland", "region-bt", "national"} {
		for key := range readYAML[map[string]any](t, "internal/programme/data/"+name+".yaml") {
			here.programmes[name+" "+key] = true
		}
	}
	files, err := filepath.Glob("cmd/btfolio/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file, "_test.go") {
			here.commands += text(t, file)
		}
	}
	here.commands += text(t, "internal/vocabulary/commands.yaml")
	return here
}

func (h inventory) has(what string) bool {
	if name, ok := strings.CutPrefix(what, "btfolio "); ok {
		return regexp.MustCompile(`Use:\s+(sv: '|.*")` + name + `\b`).MatchString(h.commands)
	}
	if strings.HasPrefix(what, "BT-") {
		return strings.Contains(h.findings, "\n## "+what+"\n")
	}
	if h.words[what] || h.programmes[what] {
		return true
	}
	_, err := os.Stat(filepath.FromSlash(what))
	return err == nil && strings.Contains(what, "/")
}

// cited are the ids that comments of the code, data, layouts and documents
// name, each with a file.
func cited(t *testing.T) map[string]string {
	t.Helper()
	id := regexp.MustCompile(`(BT-)?\b(F\d{3}|C\d{1,2})\b`)
	all := map[string]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || len(d.Name()) > 1 && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		var said string
		switch filepath.Ext(file) {
		case ".go":
			said = comments(t, file)
		case ".yaml", ".html", ".md":
			said = text(t, file)
		}
		for _, m := range id.FindAllStringSubmatch(said, -1) {
			if m[1] == "" && file != "docs/sources.yaml" {
				all[m[2]] = file
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 120 {
		t.Errorf("only %d ids were found", len(all))
	}
	return all
}

func comments(t *testing.T, file string) string {
	t.Helper()
	src := []byte(text(t, file))
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile(file, -1, len(src)), src, nil, scanner.ScanComments)
	var out strings.Builder
	for {
		_, tok, lit := s.Scan()
		if tok == token.EOF {
			return out.String()
		}
		if tok == token.COMMENT {
			out.WriteString(lit + "\n")
		}
	}
}

func readYAML[T any](t *testing.T, file string) T {
	t.Helper()
	var v T
	if err := yaml.Unmarshal([]byte(text(t, file)), &v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return v
}

// page is docs/sources.md: first how many facts are met, then every one.
func (l sourceList) page() string {
	var out strings.Builder
	out.WriteString(`# What the sources ask

Every fact that the sources of this project state about BT and its portfolio, and
where the project meets it. The page is made from [sources.yaml](sources.yaml).
A fact is met, met in part (something is open), open, or not for a site of files.
`)
	out.WriteString("\n| source | is |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(l.Sources)) {
		fmt.Fprintf(&out, "| %s | %s |\n", name, l.Sources[name])
	}
	out.WriteString("\n| | facts | met | in part | open | not for a site of files |\n|---|---|---|---|---|---|\n")
	var sum [5]int
	row := func(title string, n [5]int) {
		fmt.Fprintf(&out, "| %s | %d | %d | %d | %d | %d |\n", title, n[0], n[1], n[2], n[3], n[4])
	}
	for _, group := range l.Groups {
		var n [5]int
		for _, f := range group.Facts {
			n[0]++
			n[f.column()]++
		}
		row(group.Title, n)
		for i := range n {
			sum[i] += n[i]
		}
	}
	row("**In all**", sum)
	for _, group := range l.Groups {
		fmt.Fprintf(&out, "\n## %s\n\n", group.Title)
		if group.Note != "" {
			out.WriteString(group.Note + "\n\n")
		}
		out.WriteString("| | fact | source | where it is met |\n|---|---|---|---|\n")
		for _, f := range group.Facts {
			fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", f.ID, f.Fact, strings.Join(f.Source, ", "), f.where())
		}
	}
	return out.String()
}

// column is the place of a fact in the table of counts.
func (f stated) column() int {
	switch {
	case f.None != "":
		return 4
	case len(f.Met) == 0:
		return 3
	case f.Open != "":
		return 2
	}
	return 1
}

func (f stated) where() string {
	var met []string
	for _, m := range f.Met {
		page, isPage := strings.CutPrefix(m, "docs/")
		switch {
		case isPage:
			m = fmt.Sprintf("[%s](%s)", page, page)
		case strings.HasPrefix(m, "BT-"):
			m = fmt.Sprintf("[%s](findings.md#%s)", m, strings.ToLower(m))
		case strings.Contains(m, "/"), strings.HasPrefix(m, "btfolio "):
			m = "`" + m + "`"
		}
		met = append(met, m)
	}
	said := strings.Join(met, ", ")
	if f.Open != "" {
		said = strings.TrimSpace(said + " **Open:** " + f.Open)
	}
	return cmp.Or(said, "Not for a site of files: "+f.None)
}
