package seal_test

import (
	"crypto/sha256"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
)

func TestNormal(t *testing.T) {
	const want = "a\n\n b  c\né\n"
	for name, text := range map[string]string{
		"as it is":            "a\n\n b  c\né\n",
		"CRLF":                "a\r\n\r\n b  c\r\né\r\n",
		"CR":                  "a\r\r b  c\ré\r",
		"white space at ends": "a \t\n  \n b  c\t\né  \n",
		"no end of line":      "a\n\n b  c\né",
		"empty lines at end":  "a\n\n b  c\né\n\n \n",
		"byte order mark":     "\ufeffa\n\n b  c\né\n",
		"NFD":                 "a\n\n b  c\ne\u0301\n",
	} {
		if got := string(seal.Normal([]byte(text))); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	for name, text := range map[string]string{
		"a word":              "b\n\n b  c\né\n",
		"an empty line":       "a\n b  c\né\n",
		"spaces within":       "a\n\n b c\né\n",
		"spaces at the start": "a\n\nb  c\né\n",
		"another letter":      "a\n\n b  c\ne\n",
	} {
		if string(seal.Normal([]byte(text))) == want {
			t.Errorf("%s does not matter", name)
		}
	}
}

func file(path, content string) seal.File {
	f := seal.File{Path: path, Disk: path, Digest: sha256.Sum256([]byte(content))}
	if strings.HasSuffix(path, ".md") {
		f.Text = []byte(content)
	}
	return f
}

func parse(t *testing.T, text []byte) *seal.Seal {
	t.Helper()
	s, f := seal.Parse("x.md", text)
	if f != nil {
		t.Fatal(f.Text("en"))
	}
	return s
}

func TestWriteAndParse(t *testing.T) {
	files := []seal.File{
		file("samtal/ö.md", "samtal\n"),
		file("dokument/a b.pdf", "pdf"),
		file("dokument/back\\slash\nline\rreturn.pdf", "odd"),
	}
	files[0].Disk = "samtal/o\u0308.md" // as a Mac has it
	text := seal.Write(files)
	if !strings.Contains(string(text), "\n\\") || !strings.Contains(string(text), `back\\slash\nline\rreturn.pdf`) {
		t.Errorf("not escaped:\n%s", text)
	}
	if !strings.Contains(string(text), "  samtal/o\u0308.md\n") {
		t.Errorf("not the name on disk:\n%s", text)
	}
	for name, text := range map[string]string{
		"as written": string(text),
		"CRLF":       strings.ReplaceAll(string(text), "\n", "\r\n"),
		"with text":  "---\nx: y\n---\nOrd.\n\n" + string(text) + "\nMer.\n",
	} {
		s := parse(t, []byte(text))
		var paths []string
		for _, f := range s.Files {
			paths = append(paths, f.Path)
			i := slices.IndexFunc(files, func(g seal.File) bool { return g.Path == f.Path })
			if i < 0 || files[i].Digest != f.Digest || (f.Text != nil) != (files[i].Text != nil) {
				t.Errorf("%s: %+v", name, f)
			}
		}
		if len(paths) != 3 {
			t.Errorf("%s: %q", name, paths)
		}
	}
	if s, f := seal.Parse("x.md", []byte("---\n---\nBara ord.\n")); s != nil || f != nil {
		t.Errorf("a text without a list: %v, %v", s, f)
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	digest := strings.Repeat("0a", 32)
	for name, c := range map[string]struct {
		text string
		want *diag.Code
		line int
	}{
		"short digest":      {"```sha256\n" + digest[1:] + "  a\n```\n", diag.SealLine.Code, 2},
		"capitals":          {"```sha256\n" + strings.ToUpper(digest) + "  a\n```\n", diag.SealLine.Code, 2},
		"one space":         {"```sha256\n" + digest + " a\n```\n", diag.SealLine.Code, 2},
		"empty line":        {"```sha256\n" + digest + "  a\n\n```\n", diag.SealLine.Code, 3},
		"bad escape":        {"```sha256\n\\" + digest + "  a\\t\n```\n", diag.SealLine.Code, 2},
		"indented":          {"```sha256\n " + digest + "  a\n```\n", diag.SealLine.Code, 2},
		"twice":             {"```sha256\n" + digest + "  a\n" + digest + "  a\n```\n", diag.SealFileTwice.Code, 3},
		"twice in NFC":      {"```sha256\n" + digest + "  \u00e9\n" + digest + "  e\u0301\n```\n", diag.SealFileTwice.Code, 3},
		"up":                {"```sha256\n" + digest + "  ../a\n```\n", diag.SealPath.Code, 2},
		"absolute":          {"```sha256\n" + digest + "  /a\n```\n", diag.SealPath.Code, 2},
		"unclean":           {"```sha256\n" + digest + "  ./a\n```\n", diag.SealPath.Code, 2},
		"not closed":        {"x\n```sha256\n" + digest + "  a\n", diag.SealNotClosed.Code, 2},
		"empty":             {"```sha256\n```\n", diag.SealWithoutFiles.Code, 1},
		"two lists":         {"```sha256\n" + digest + "  a\n```\n```sha256\n" + digest + "  b\n```\n", diag.SealTwice.Code, 4},
		"outside":           {"Ord\n  " + digest + "  b\n```sha256\n" + digest + "  a\n```\n", diag.SealOutside.Code, 2},
		"outside, BSD":      {"SHA256 (b) = " + digest + "\n", diag.SealOutside.Code, 1},
		"text of no file":   {"```sha256\n" + digest + "  a\n```\n```sha256-text\ntext " + digest + "  b\n```\n", diag.SealTextAlone.Code, 5},
		"text twice":        {"```sha256\n" + digest + "  a\n```\n```sha256-text\ntext " + digest + "  a\ntext " + digest + "  a\n```\n", diag.SealFileTwice.Code, 6},
		"text without mark": {"```sha256\n" + digest + "  a\n```\n```sha256-text\n" + digest + "  a\n```\n", diag.SealLine.Code, 5},
		"texts only":        {"```sha256-text\n```\n", diag.SealWithoutFiles.Code, 1},
	} {
		s, f := seal.Parse("x.md", []byte(c.text))
		if s != nil || f == nil || f.Code != c.want || f.Pos.Line != c.line {
			t.Errorf("%s: %+v, %+v", name, s, f)
		}
	}
}

func TestCompare(t *testing.T) {
	before := []seal.File{file("a.md", "a\n"), file("b.pdf", "b\n"), file("c.md", "c\n"), file("d.pdf", "d")}
	s := parse(t, seal.Write(before))
	after := []seal.File{
		file("a.md", "a  \r\n"), // saved by another editor
		file("b.pdf", "b\r\n"),  // no text: every byte counts
		file("c.md", "C\n"),
		file("e.md", "e\n"),
		file("f.md", "of something else\n"),
	}
	got := s.Compare(after, after[:4])
	want := seal.Difference{
		Changes:     []seal.Change{{Path: "b.pdf", Kind: seal.Changed}, {Path: "c.md", Kind: seal.Changed}, {Path: "d.pdf", Kind: seal.Removed}, {Path: "e.md", Kind: seal.Added}},
		Reformatted: []string{"a.md"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := s.Compare(before, before[:1]); len(got.Changes)+len(got.Reformatted) > 0 {
		t.Errorf("what is there as it was: %+v", got)
	}
	// A list made by sha256sum alone binds every byte.
	list, _, _ := strings.Cut(string(seal.Write(before)), "\n\n")
	if got := parse(t, []byte(list)).Compare(after[:1], nil).Changes[0]; got != (seal.Change{Path: "a.md", Kind: seal.Changed}) {
		t.Errorf("without the second list: %+v", got)
	}
}

// FuzzParse holds that a list that is accepted names each file once, inside
// the folder, and survives being written again.
func FuzzParse(f *testing.F) {
	f.Add(string(seal.Write([]seal.File{file("samtal/ö.md", "x"), file("a\\b\nc.pdf", "y")})))
	f.Add("```sha256\n" + strings.Repeat("0", 64) + " *a\n```\r\n")
	f.Add("```sha256\n\\" + strings.Repeat("f", 64) + "  \\\\n\n```")
	f.Fuzz(func(t *testing.T, text string) {
		s, fault := seal.Parse("x.md", []byte(text))
		if s == nil {
			return
		}
		if fault != nil {
			t.Fatal("both a list and a fault")
		}
		var files []seal.File
		seen := map[string]bool{}
		for _, x := range s.Files {
			if seen[x.Path] || strings.HasPrefix(x.Path, "/") || slices.Contains(strings.Split(x.Path, "/"), "..") {
				t.Fatalf("%q", x.Path)
			}
			seen[x.Path] = true
			files = append(files, seal.File{Path: x.Path, Disk: x.Path, Digest: x.Digest})
		}
		again, fault := seal.Parse("x.md", seal.Write(files))
		if fault != nil {
			t.Fatal(fault.Text("en"))
		}
		if d := again.Compare(files, files); len(again.Files) != len(files) || len(d.Changes) > 0 {
			t.Fatalf("%+v", d)
		}
	})
}
