package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
)

// told are findings by id and place.
func told(found diag.List) string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%s %d:%d", f.Code.ID, f.Pos.Line, f.Pos.Col))
	}
	return strings.Join(all, ", ")
}

// No form of note, wherever it stands, is on the page, in what is searched or
// in the source that the page shows.
func TestNotes(t *testing.T) {
	notes := []string{"%s dold %s", "%sdold%s", "%s dold\ndold %s"}
	places := []string{
		"NOTE", "NOTE\n", "a NOTE b", "a\nNOTE\nb", "NOTE b", "a NOTE", "# a NOTE\n\nb", "a NOTE\n===\n",
		"- NOTE\n- a", "- a NOTE\n  b", "> NOTE\n> a", "1. a\n\n   NOTE\n\n   b", "- [ ] NOTE a",
		"*a NOTE b*", "[a NOTE](b.md)", "![a NOTE](b.png)", "~~a NOTE~~", "a NOTE b NOTE c", "NOTE NOTE",
		"\tNOTE", "a\n    NOTE", "- a\n\n      NOTE", "1. a\n\n        NOTE",
	}
	for _, m := range []*mark{&comment, &aside} {
		for _, form := range notes {
			for _, place := range places {
				note := fmt.Sprintf(form, m.begin, m.end)
				body := strings.ReplaceAll(place, "NOTE", note)
				text, found := Parse("a.md", []byte(body), 1)
				shown := string(text.HTML(resolve)) + running(text) + string(NewHighlighter().Source([]byte(body), text))
				if strings.Contains(shown, "dold") && !found.Failed() {
					t.Errorf("%q is shown as %s", body, shown)
				}
			}
		}
	}
	text, found := Parse("a.md", []byte("|a|b|\n|-|-|\n|c %%dold%%|d <!--dold-->|"), 1)
	if shown := string(text.HTML(resolve)); len(found) > 0 || strings.Contains(shown, "dold") {
		t.Errorf("in a table: %v, %s", found, shown)
	}
}

func TestNotesTold(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"over lines", "%%\na\n\n# b\n%%\nc", ""},
		{"without end", "a\n\n%% b\n\nc", "BT-L003 9:1"},
		{"without end in its paragraph", "a %%b\n\nc%%", "BT-L004 7:3"},
		{"a comment without end in its paragraph", "a <!-- b\n\nc -->", "BT-L004 7:3"},
		{"over cells", "|a|b|\n|-|-|\n|c %%d|e%% f|", "BT-L004 9:4"},
		{"with its list", "- %% a\n\nb %%", "BT-L003 7:3, BT-L004 9:3"},
		{"in code by indentation", "a\n\n    %% b %%\n\n    <!-- c -->", "BT-L005 9:5, BT-L005 11:5"},
		{"in fenced code", "```\n%% a\n<!-- b\n```", ""},
		{"in a code span", "`%%` and `<!--`", ""},
		{"per cent, twice", "5%% and 10%% of all", ""},
		{"per cent, once", "5 % and 10 %, %a %b", ""},
		{"escaped", `\%%a and \<!-- b`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, found := Parse("a.md", []byte(test.body), 7); told(found) != test.want {
				t.Errorf("%q: %s", test.body, told(found))
			}
		})
	}
}

func TestNotesInSource(t *testing.T) {
	body := "a <!-- b --> c %%d\ne%%\n%%\nf\n%% g"
	text, _ := Parse("a.md", []byte(body), 1)
	got := string(NewHighlighter().Source([]byte("---\nx: y\n---\n"+body), text))
	if _, got, _ = strings.Cut(got, "---</span>\n"); !strings.HasSuffix(got, "a &lt;!-- … --&gt; c %% … %%\n%% … %% g</code></pre>") {
		t.Error(got)
	}
	if diff := cmp.Diff("<p>a  c </p>\n<p>g</p>\n", string(text.HTML(resolve))); diff != "" {
		t.Error(diff)
	}
}

func TestConflicts(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"whole", "Före\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x", "BT-L006 8:1"},
		{"diff3", "<<<<<<< HEAD\na\n||||||| 3f2a1\nb\n=======\nc\n>>>>>>> x\n", "BT-L006 7:1"},
		{"two", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x", "BT-L006 7:1, BT-L006 13:1"},
		{"in a list", "- a\n<<<<<<< HEAD\n- b\n=======\n- c\n>>>>>>> x\n- d", "BT-L006 8:1"},
		{"in a quotation", "> a\n<<<<<<< HEAD\n> b\n=======\n> c\n>>>>>>> x", "BT-L006 8:1"},
		{"quoted since", "> <<<<<<< HEAD\n> a\n> =======\n> b\n> >>>>>>> x", "BT-L006 7:3"},
		{"an item since", "- a\n  - <<<<<<< HEAD", "BT-L006 8:5"},
		{"in code", "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```", "BT-L006 8:1"},
		{"only the end", "a\n>>>>>>> x", "BT-L006 8:1"},
		{"only the middle of diff3", "a\n||||||| 3f2a1", "BT-L006 8:1"},
		{"only the beginning, without a label", "a\n<<<<<<<\nb", "BT-L006 8:1"},
		{"of merges in merges", "<<<<<<<<< Temporary\na\n=========\nb\n>>>>>>>>> x", "BT-L006 7:1"},
		{"none", "a\n=======\n\n|||||||\n\n ``<<<<<<< HEAD``\n\n<<<<<<<<a\n\n>>>>>> a", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, found := Parse("a.md", []byte(test.body), 7); told(found) != test.want {
				t.Errorf("%q: %s", test.body, told(found))
			}
		})
	}
}
