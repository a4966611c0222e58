package schema

import (
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

// TestDescribed: whatever people write in a portfolio is explained in both
// languages.
func TestDescribed(t *testing.T) {
	for _, s := range All() {
		if s.Name == "programme" {
			continue
		}
		for _, f := range s.fields {
			if vocabulary.Hint(s.Name, f.Key).Sv == "" {
				t.Errorf("%s: nothing says what %q is for", s.Name, f.Key)
			}
		}
	}
}
