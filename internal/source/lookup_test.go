package source

import (
	"os"
	"testing"

	"btfolio/internal/diag"
)

func TestEntry(t *testing.T) {
	dir := newSite(t, map[string]string{
		"btfolio.yaml":        "",
		"content/index.md":    "listed",
		"program/Ö-vård.yaml": "rules",
		".hidden/x.yaml":      "",
	})
	must(t, os.Symlink("..", dir+"/program/out"))
	must(t, os.Symlink("../..", dir+"/program/far-out"))
	must(t, os.Symlink("far-out", dir+"/program/farther"))
	must(t, os.Symlink("round", dir+"/program/round"))
	tree, found := scan(t, dir)
	if len(found) > 0 {
		t.Fatal(brief(t, found))
	}
	tests := []struct {
		path string
		want string
		code *diag.Code
	}{
		{path: "content/index.md", want: "content/index.md"},
		{path: "./content//index.md", want: "content/index.md"},
		{path: "program/Ö-vård.yaml", want: "program/Ö-vård.yaml"},
		{path: "program/O\u0308-va\u030ard.yaml", want: "program/Ö-vård.yaml"},
		{path: "program/../content/index.md", want: "content/index.md"},
		{path: "program/out/content/index.md", want: "program/out/content/index.md"},
		{path: "program/ö-vård.yaml", code: diag.FileMissing.Code}, // as on a system that tells them apart
		{path: "program/none.yaml", code: diag.FileMissing.Code},
		{path: "none/none.yaml", code: diag.FileMissing.Code},
		{path: "btfolio.yaml/none.yaml", code: diag.FileMissing.Code},
		{path: ".hidden/x.yaml", code: diag.FileMissing.Code},
		{path: "program", code: diag.NotAFile.Code},
		{path: "", code: diag.NotAFile.Code},
		{path: "../x.yaml", code: diag.OutsideSite.Code},
		{path: "content/../../x.yaml", code: diag.OutsideSite.Code},
		{path: "/etc/passwd", code: diag.OutsideSite.Code},
		{path: "program/far-out/x.yaml", code: diag.LinkLeavesSite.Code},
		{path: "program/farther/x.yaml", code: diag.LinkLeavesSite.Code},
		{path: "program/round/x.yaml", code: diag.LinkLoop.Code},
		{path: "program/round", code: diag.LinkLoop.Code},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			e, problem := tree.Entry(test.path)
			if test.code != nil {
				if problem == nil || problem.Code != test.code {
					t.Fatalf("got %q, %v, want %s", e.Path, problem, test.code.ID)
				}
				wellFormed(t, problem.At(diag.Pos{}))
				return
			}
			if problem != nil {
				t.Fatal(problem)
			}
			if e.Path != test.want {
				t.Errorf("got %q, want %q", e.Path, test.want)
			}
			if _, finding := tree.Load(e); finding != nil {
				t.Errorf("load: %v", finding)
			}
		})
	}
}
