package source

import (
	"os"
	"path/filepath"
	"testing"

	"btfolio/internal/diag"
)

func TestFind(t *testing.T) {
	dir := newSite(t, map[string]string{
		"outer/btfolio.yaml":                 "",
		"outer/content/sara-lind/index.md":   "",
		"outer/demo/btfolio.yaml":            "",
		"outer/demo/content/":                "",
		"outer/odd/btfolio.yaml/":            "",
		"nowhere/content/sara-lind/index.md": "",
	})
	tests := []struct {
		from, want string
		code       *diag.Code
	}{
		{from: "outer", want: "outer"},
		{from: "outer/content/sara-lind", want: "outer"},
		{from: "outer/demo", want: "outer/demo"},
		{from: "outer/demo/content", want: "outer/demo"},
		{from: "outer/odd", want: "outer"}, // btfolio.yaml is a folder there
		{from: "nowhere/content", code: diag.NoSite.Code},
		{from: "outer/mistyped", code: diag.UnreadableSite.Code},
		{from: "outer/btfolio.yaml", code: diag.UnreadableSite.Code},
	}
	for _, test := range tests {
		t.Run(test.from, func(t *testing.T) {
			got, problem := Find(filepath.Join(dir, test.from))
			if test.code != nil {
				if problem == nil || problem.Code != test.code {
					t.Fatalf("got %q, %v, want %s", got, problem, test.code.ID)
				}
				wellFormed(t, problem.At(diag.Pos{}))
				return
			}
			if problem != nil {
				t.Fatal(problem)
			}
			if want := filepath.Join(dir, test.want); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestFindFromRelativeFolder(t *testing.T) {
	dir := newSite(t, map[string]string{"btfolio.yaml": "", "content/": ""})
	t.Chdir(filepath.Join(dir, "content"))
	want, err := os.Getwd()
	must(t, err)
	got, problem := Find(".")
	if problem != nil {
		t.Fatal(problem)
	}
	if got != filepath.Dir(want) {
		t.Errorf("got %s, want %s", got, filepath.Dir(want))
	}
}
