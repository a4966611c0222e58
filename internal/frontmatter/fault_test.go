package frontmatter

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

var update = flag.Bool("update", false, "write the messages to testdata instead of comparing them")

// A fault is a text with something wrong in it, and what is found where.
type fault struct {
	name, in string
	want     string // code and place of each finding
}

func (f fault) check(t *testing.T, found diag.List) {
	t.Helper()
	var got []string
	for _, finding := range found {
		got = append(got, fmt.Sprintf("%s %d:%d", finding.Code.ID, finding.Pos.Line, finding.Pos.Col))
	}
	if got := strings.Join(got, ", "); got != f.want {
		t.Errorf("%q: found %q, want %q", f.in, got, f.want)
	}
}

// The messages stand in one file in both languages, so that whoever changes
// a text reads it in the company of the others.
func TestMessages(t *testing.T) {
	var b strings.Builder
	write := func(name string, found diag.List) {
		fmt.Fprintf(&b, "# %s\n", name)
		for _, l := range []language.Language{language.Swedish, language.English} {
			if err := found.Print(&b, l); err != nil {
				t.Fatal(err)
			}
		}
		b.WriteString("\n")
	}
	for _, f := range splitFaults {
		_, found := Split("f.md", []byte(f.in))
		write(f.name, found)
	}
	for _, f := range decodeFaults {
		_, found := Decode("f.yaml", []byte(f.in), 1, new(record))
		write(f.name, found)
	}
	const file = "testdata/messages.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(b.String(), "\n\n")
	for i, block := range strings.Split(string(want), "\n\n") {
		if i >= len(got) || got[i] != block {
			t.Fatalf("the messages differ from %s, first here:\n%s", file, block)
		}
	}
	if strings.Count(b.String(), "\n") != strings.Count(string(want), "\n") {
		t.Errorf("there are more messages than in %s", file)
	}
}

// checkPlaces holds findings to what a reader can open: a line of the text,
// and at most the column after its last character.
func checkPlaces(t *testing.T, text string, found diag.List) {
	t.Helper()
	lines := strings.Split(string(unixLines([]byte(strings.TrimPrefix(text, "\uFEFF")))), "\n")
	for _, f := range found {
		if f.Pos.Line < 1 || f.Pos.Line > len(lines) || f.Pos.Col < 1 || f.Pos.Col > utf8.RuneCountInString(lines[f.Pos.Line-1])+1 {
			t.Fatalf("%q: %s lies outside the text", text, f.Text(language.English))
		}
		for _, l := range []language.Language{language.Swedish, language.English} {
			message := f.Text(l)
			if strings.Contains(message, "%!") && !strings.Contains(text, "%") || strings.ContainsFunc(message, hidden) || strings.Contains(message, "\n") {
				t.Fatalf("%q: the message %q is not fit to print", text, message)
			}
		}
	}
}
