package programme

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"btfolio/internal/vocabulary"
)

// The page about programmes names every key there is, and its example is a
// programme.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/programmes.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for i, part := range strings.Split(string(page), "`") {
		if i%2 == 1 {
			named[part] = true
		}
	}
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(of.Elem())
			return
		case reflect.Map:
			walk(of.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if seen[of] || !strings.HasPrefix(of.PkgPath(), "btfolio/") {
			return
		}
		seen[of] = true
		for i := range of.NumField() {
			f := of.Field(i)
			key, _, _ := strings.Cut(f.Tag.Get("key"), ",")
			if key != "" && !named[key] {
				t.Errorf("the page does not name %s of %v", key, of)
			}
			if term, ok := vocabulary.Keys().Find(key); key != "" && key != "sv" && key != "en" && (!ok || !named[term.Label.Sv]) {
				t.Errorf("the page does not name the Swedish word for %s of %v", key, of)
			}
			if key != "" || f.Anonymous || f.Name == "Value" {
				walk(f.Type)
			}
		}
	}
	walk(reflect.TypeFor[file]())

	_, example, _ := strings.Cut(string(page), "```yaml\n")
	example, _, _ = strings.Cut(example, "```\n")
	if p, found := Load("dalarna.yaml", []byte(example)); p == nil || len(found) > 0 {
		t.Errorf("the example is no programme: %v", found)
	}
}
