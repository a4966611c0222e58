package frontmatter

import (
	"fmt"
	"strings"
	"testing"
)

// What is a comment, and what only has the sign.
func TestComments(t *testing.T) {
	for _, test := range []struct{ matter, want string }{
		{"namn: Anna", ""},
		{"# om Anna\nnamn: Anna", "om Anna 2:1"},
		{"namn: Anna # ny\nå: b  #c", "ny 2:12, c 3:7"},
		{"a:\n  - b\n  # - c: d\n", "- c: d 4:3"},
		{"a: 'b # c'\nd: \"e # f\"\ng: h#i", ""},
		{"a: |\n  b\n  # c\n  d # e\nf: g", ""},
		{"a: [b, # c\n  d]", "c 2:8"},
		{"# a\n\n# b", "a 2:1, b 4:1"},
		{"a: 'b\n  # c\n  d'", ""},
		{"a: b: # c", ""},
	} {
		d, _ := Split("a.md", []byte("---\n"+test.matter+"\n---\ntext # d\n"))
		var got []string
		for _, c := range d.Comments() {
			got = append(got, fmt.Sprintf("%s %d:%d", c.Text, c.Pos.Line, c.Pos.Col))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%q: %q, want %q", test.matter, got, test.want)
		}
	}
}
