package words

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The code is the data's: `go generate ./...` writes it anew.
func TestGenerated(t *testing.T) {
	files, err := Folder("../vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range Outputs {
		want, err := out.Make(files)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join("..", out.Path)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what its data make: run go generate ./... (%v)", out.Path, err)
		}
	}
}

func TestMessages(t *testing.T) {
	for _, test := range []struct{ args, message, code string }{
		{"", "klart", `Sv: "klart"`},
		{"name: string", "filen ”{name}” finns", `Sv: "filen ”" + name + "” finns"`},
		{"n: int", "{n, plural, one {# fil} other {# filer}} kvar", `Sv: language.Swedish.Plural(n, strconv.Itoa(n)+" fil", strconv.Itoa(n)+" filer") + " kvar"`},
		{"what: text, on: date", "{what} den {on}", `Sv: what.Sv + " den " + language.Swedish.Date(on)`},
		{"", "tecknen '{, '} och {", ""},
		{"", "tecknen '{ och '}, # och 'så'", `Sv: "tecknen { och }, # och 'så'"`},
		{"file_name: string", "{file_name}", "func A(fileName string)"},
	} {
		sentences, err := read([]byte("A:\n  args: {" + test.args + "}\n  sv: " + quoted(test.message) + "\n  en: " + quoted(test.message) + "\n"))
		if test.code == "" {
			if err == nil {
				t.Errorf("%q is read", test.message)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", test.message, err)
			continue
		}
		code, err := sayCode(map[string][]*Sentence{"a.yaml": sentences})
		if err != nil || !strings.Contains(string(code), test.code) {
			t.Errorf("%q: %v, want %s in\n%s", test.message, err, test.code, code)
		}
	}
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// What is wrong in the data is told, not made into code.
func TestFaults(t *testing.T) {
	for data, want := range map[string]string{
		"A:\n  sv: a\n": "not said in English",
		"A:\n  args: {n: number}\n  sv: '{n}'\n  en: '{n}'\n":               "no type",
		"A:\n  args: {n: int}\n  sv: a\n  en: '{n}'\n":                      "leaves out {n}",
		"A:\n  sv: '{n}'\n  en: a\n":                                        "not among its arguments",
		"A:\n  args: {n: int}\n  sv: '{n, plural, one {a}}'\n  en: '{n}'\n": "one and other",
		"A:\n  args: {n: int}\n  sv: '{n, choice, one {a}}'\n  en: '{n}'\n": "neither",
		"A:\n  sv: 'a}'\n  en: a\n":                                         "not opened",
		"A:\n  sv: a\n  en: a\n  da: a\n":                                   "no key",
		"A:\n  args: {n: int}\n  sv: '{n, plural, one {a'\n  en: '{n}'\n":   "not closed",
		"A:\n  args: {n: int}\n  sv: '{}'\n  en: '{n}'\n":                   "no name",
		"A:\n  args: {n: int}\n  sv: '{n, plural, one a}'\n  en: '{n}'\n":   "no form",
	} {
		if _, err := read([]byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", data, err, want)
		}
	}
}

// A key means one sentence in all files.
func TestTwice(t *testing.T) {
	dir := t.TempDir()
	for _, name := range slices.Sorted(maps.Keys(map[string]bool{"a.yaml": true, "b.yaml": true})) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("A:\n  sv: a\n  en: a\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Folder(dir); err == nil || !strings.Contains(err.Error(), "a.yaml, too") {
		t.Errorf("%v", err)
	}
}
