package schema

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/frontmatter"
	"btfolio/internal/vocabulary"
)

// A demoText is the front matter of one file of the demo.
type demoText struct {
	file   string
	kind   vocabulary.Kind
	matter []byte
}

// demo are the texts of the demo.
func demo(t testing.TB) []demoText {
	t.Helper()
	var all []demoText
	root := filepath.FromSlash("../../content")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".md" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		split, found := frontmatter.Split(file, data)
		if found.Failed() {
			t.Fatal(found)
		}
		name, _ := filepath.Rel(root, file)
		all = append(all, demoText{file, kindOf(t, filepath.ToSlash(name)), split.Matter})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func kindOf(t testing.TB, name string) vocabulary.Kind {
	parts := strings.Split(name, "/")
	if kind, ok := vocabulary.KindOfFolder(parts[0]); ok {
		return kind
	}
	if len(parts) == 4 && parts[2] == "lydelser" { // a text as it read, named by its folder first
		folder, _, _ := strings.Cut(parts[3], "-")
		parts = []string{parts[0], folder, parts[3]}
	}
	kind, ok := vocabulary.KindOfFile(parts[1])
	if len(parts) > 2 {
		kind, ok = vocabulary.KindOfFolder(parts[1])
	}
	if !ok {
		t.Fatalf("%s is of no kind", name)
	}
	return kind
}

// TestDemo: what the demo writes is what the schemas accept.
func TestDemo(t *testing.T) {
	schemas := compiled(t)
	validate := func(name, file string, matter []byte) {
		value, ok := instance(matter)
		if !ok {
			t.Fatalf("%s cannot be parsed", file)
		}
		if err := schemas[name].Validate(value); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	seen := map[vocabulary.Kind]bool{}
	for _, x := range demo(t) {
		seen[x.kind] = true
		validate(string(x.kind), x.file, x.matter)
	}
	for _, kind := range vocabulary.Kinds() {
		if !seen[kind.Key] && kind.Key != vocabulary.KindApproval {
			t.Errorf("the demo has no %s", kind.Key)
		}
	}
	for name, file := range map[string]string{
		"site": "../../btfolio.yaml",
	} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		validate(name, file, data)
	}
	for _, id := range []string{"vgr", "ostergotland"} {
		data, err := os.ReadFile("../programme/data/" + id + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		validate("programme", id, data)
	}
}

// TestDescribed: whatever people write is explained in both languages, however
// deep it stands.
func TestDescribed(t *testing.T) {
	for _, s := range All() {
		var data any
		if err := json.Unmarshal(s.JSON(), &data); err != nil {
			t.Fatal(err)
		}
		walked := 0
		var walk func(v any, in string)
		walk = func(v any, in string) {
			switch v := v.(type) {
			case map[string]any:
				properties, _ := v["properties"].(map[string]any)
				for key, p := range properties {
					walked++
					words := nouns[key] || key == "sv" || key == "en"
					if p.(map[string]any)["description"] == nil && !words {
						t.Errorf("%s: nothing says what %q is for", s.Name, in+key)
					}
					walk(p, in+key+".")
				}
				for key, p := range v {
					if key != "properties" && key != "patternProperties" {
						walk(p, in)
					}
				}
			case []any:
				for _, p := range v {
					walk(p, in)
				}
			}
		}
		walk(data, "")
		if walked == 0 {
			t.Errorf("%s has no keys", s.Name)
		}
	}
}

// nouns are the keys of mappings that are values themselves: roles, goals and
// columns.
var nouns = func() map[string]bool {
	all := map[string]bool{}
	for _, set := range []*vocabulary.Set{vocabulary.Role("").Vocabulary(), vocabulary.Area("").Vocabulary()} {
		for _, term := range set.Terms() {
			all[term.Label.Sv], all[term.Label.En], all[term.Key] = true, true, true
		}
	}
	all["courses"] = true
	return all
}()
