package bench

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"btfolio"
	"btfolio/internal/language"
	"btfolio/internal/programme"
)

// hugo is the site of Hugo without its content.
//
//go:embed all:hugo
var hugo embed.FS

// WriteHugo makes the folder and puts into it what Hugo renders as pages with
// the same facts: the same texts, with the keys that Hugo asks for.
func (s Shape) WriteHugo(dir string) error {
	if err := s.put(dir, forHugo); err != nil {
		return err
	}
	files := []file{wording()}
	for _, from := range []struct {
		fsys fs.FS
		root string
		to   string
	}{
		{hugo, "hugo", ""},
		{btfolio.Files, "static", "static"}, // what pages look like is the same
	} {
		err := fs.WalkDir(from.fsys, from.root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(from.fsys, name)
			files = append(files, file{path.Join(from.to, strings.TrimPrefix(name, from.root+"/")), data})
			return err
		})
		if err != nil {
			return err
		}
	}
	return write(dir, files)
}

// wording is what the goals say, as data.
func wording() file {
	p, _ := programme.Builtin("vgr") // the wording comes with all programmes
	type goal struct {
		Short        string   `json:"short"`
		Requirements []string `json:"requirements"`
	}
	all := map[string]goal{}
	for _, g := range programme.AllGoals() {
		w := p.Goals.Of(g)
		asked := goal{Short: w.Short.In(language.Swedish)}
		for _, r := range w.Requirements {
			asked.Requirements = append(asked.Requirements, r.Kind.In(language.Swedish)+" "+r.Text.In(language.Swedish))
		}
		all[g.String()] = asked
	}
	data, err := json.Marshal(all)
	if err != nil {
		panic(err) // strings always can be
	}
	return file{"data/goals.json", data}
}

// sections are the folders of a portfolio, in the order of the navigation.
var sections = []struct{ folder, title string }{
	{"mal", "Delmål"},
	{"placeringar", "Placeringar"},
	{"samtal", "Handledarsamtal"},
	{"bedomningar", "Bedömningar"},
	{"kurser", "Kurser"},
	{"kollegium", "Kollegium"},
	{"avstamningar", "Avstämningar"},
	{"dokument", "Dokument"},
}

// forHugo is the content of Hugo's site. Texts keep their bodies and keys, but
// for the title; what kind of page one is stands in a page for each folder.
func forHugo(files []file) []file {
	var out []file
	for _, f := range files {
		folder, name := path.Split(f.path)
		switch kind := path.Base(folder); {
		case f.path == "btfolio.yaml":
			f.path = "data/site.yaml"
			out = append(out,
				// People stand on a page of each portfolio, and have none of their own.
				file{"content/personer/_index.md", []byte("---\ntitle: Personer\nbuild: {render: never}\ncascade: {build: {render: never}}\n---\n")},
				file{"content/gemensamt/_index.md", []byte("---\ntitle: Gemensamma dokument\n---\n")})
		case name == "index.md":
			out = append(out, opening(folder, f.data)...)
			continue
		case name == "slutbedomning.md":
			f.data = retitled(f.data, "type: slutbedomning\nweight: 1\n")
		case kind == "mal":
			f.data = retitled(f.data, goalKeys(name))
		case path.Ext(name) == ".md":
			f.data = retitled(f.data, "")
		}
		out = append(out, f)
	}
	return out
}

// opening is the page of a trainee, which has no body of its own, beside one
// with the individual plan, that of the people, and those of the folders.
func opening(folder string, index []byte) []file {
	head, body, _ := bytes.Cut(index, []byte("\n---\n"))
	out := []file{
		{folder + "_index.md", retitled(fmt.Appendf(nil, "%s\n---\n", head), "type: portfolj\n")},
		{folder + "utbildningsprogram.md", fmt.Appendf(nil, "---\ntitle: Individuellt utbildningsprogram\ntype: plan\nweight: 2\n---\n%s", body)},
		{folder + "personer.md", []byte("---\ntitle: Personer\ntype: personer\nweight: 3\n---\n")},
	}
	for i, s := range sections {
		out = append(out, file{folder + s.folder + "/_index.md",
			fmt.Appendf(nil, "---\ntitle: %s\ntype: %s\nweight: %d\ncascade: {type: %s}\n---\n", s.title, s.folder, i+1, s.folder)})
	}
	return out
}

// goalKeys are the title of a goal's page, which its author leaves out, and
// its place among the others.
func goalKeys(name string) string {
	var n int
	fmt.Sscanf(name, "bt%d.md", &n) // its name is made by this package
	p, _ := programme.Builtin("vgr")
	return fmt.Sprintf("title: %q\nweight: %d\n", p.Goals.Of(programme.Goal(n)).Title.In(language.Swedish), n)
}

// retitled is a text with its title under the key that Hugo knows, and with
// further keys.
func retitled(text []byte, keys string) []byte {
	for _, word := range []string{"\ntitel: ", "\nnamn: "} {
		if bytes.Contains(text, []byte(word)) {
			text = bytes.Replace(text, []byte(word), []byte("\ntitle: "), 1)
			break
		}
	}
	return bytes.Replace(text, []byte("---\n"), []byte("---\n"+keys), 1)
}
