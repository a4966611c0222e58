package markdown

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	tokens "golang.org/x/net/html"

	"btfolio/internal/diag"
)

var update = flag.Bool("update", false, "write what deviates to testdata instead of comparing it")

// An example is one of a specification: Markdown and the HTML it becomes.
type example struct {
	name, markdown, html string
}

// goldmark is the folder of the library, which has the examples of CommonMark
// and of GitHub with it. They are under a licence of their own and not copied.
func goldmark(t *testing.T) string {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(dir))
}

func commonMark(t *testing.T) (all []example) {
	data, err := os.ReadFile(filepath.Join(goldmark(t), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Markdown, HTML, Section string
		Example                 int
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		all = append(all, example{fmt.Sprintf("%s %d", c.Section, c.Example), c.Markdown, c.HTML})
	}
	return all
}

// gitHub reads the examples of tables, struck-out text and tasks.
func gitHub(t *testing.T) (all []example) {
	for _, part := range []string{"table", "strikethrough", "tasklist"} {
		data, err := os.ReadFile(filepath.Join(goldmark(t), "extension", "_test", part+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for c := range strings.SplitSeq(string(data), "//= = = = = = = = = = = = = = = = = = = = = = = =//") {
			parts := strings.Split(strings.TrimLeft(c, "\n"), "//- - - - - - - - -//\n")
			if len(parts) == 3 {
				number, _, _ := strings.Cut(parts[0], "\n")
				number, _, _ = strings.Cut(number, ":")
				all = append(all, example{part + " " + number, strings.ReplaceAll(parts[1], `\t`, "\t"), strings.ReplaceAll(parts[2], `\t`, "\t")})
			}
		}
	}
	return all
}

// The examples of both specifications become what they say, but for the list of
// deviations, which has the reasons at its top. It also names what is found in
// the examples.
func TestSpecifications(t *testing.T) {
	const file = "testdata/deviations.txt"
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(old), "\n\n")
	var b strings.Builder
	b.WriteString(head + "\n\n")
	examples := append(commonMark(t), gitHub(t)...)
	if len(examples) < 675 {
		t.Errorf("only %d examples", len(examples))
	}
	for _, e := range examples {
		text, found := Parse("a.md", []byte(e.markdown), 1)
		page := string(text.HTML(func(l Link) (string, bool) { return l.Destination, true }))
		check(t, page)
		var why []string
		want, got := canonicalHTML(e.html), canonicalHTML(page)
		if want != got {
			if os.Getenv("SHOW") != "" && strings.Contains(e.name, os.Getenv("SHOW")) {
				t.Logf("%s\n%q\n%s", e.name, e.markdown, cmp.Diff(want, got))
			}
			why = append(why, "differs")
		}
		for _, f := range found {
			if f.Code != diag.ForbiddenLink.Code { // the addresses of the examples begin with /
				why = append(why, f.Code.ID)
			}
		}
		if len(why) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", e.name, strings.Join(why, " "))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(old), b.String()); diff != "" {
		t.Error(diff)
	}
}

// canonicalHTML is a page without what btfolio writes in its own way: ids and
// levels of headings, classes, links that no page may hold, labels of tasks.
func canonicalHTML(page string) string {
	top := 6
	for level := 6; level > 0; level-- {
		if strings.Contains(page, "<h"+strconv.Itoa(level)) {
			top = level
		}
	}
	var b strings.Builder
	var ends []string
	pre := false
	z := tokens.NewTokenizer(strings.NewReader(page))
	for z.Next() != tokens.ErrorToken {
		token := z.Token()
		attribute := map[string]string{}
		for _, a := range token.Attr {
			attribute[a.Key] = a.Val
		}
		end := token.Type == tokens.EndTagToken
		switch {
		case token.Type == tokens.TextToken:
			text := token.Data
			if !pre {
				text = spaces.ReplaceAllString(text, " ")
			}
			b.WriteString(text)
		case token.Data == "span" || token.Data == "label" || token.Data == "div" || token.Data == "input" && !strings.Contains(page, "disabled"):
		case token.Data == "a" && end:
			if len(ends) > 0 {
				b.WriteString(ends[len(ends)-1])
				ends = ends[:len(ends)-1]
			}
		case token.Data == "a":
			plain := plainAddress(attribute["href"])
			if k, _ := judge(plain); k == forbidden {
				ends = append(ends, "")
				continue
			}
			ends = append(ends, "</a>")
			fmt.Fprintf(&b, "<a %q %q>", plain, attribute["title"])
		case token.Data == "img":
			plain := plainAddress(attribute["src"])
			if k, _ := judge(plain); k != inside {
				b.WriteString(attribute["alt"])
				continue
			}
			fmt.Fprintf(&b, "<img %q %q %q>", plain, attribute["alt"], attribute["title"])
		case len(token.Data) == 2 && token.Data[0] == 'h' && token.Data[1] != 'r':
			level, _ := strconv.Atoi(token.Data[1:])
			fmt.Fprintf(&b, "<h%d %v>", min(level-top+2, 6), end)
		case token.Data == "td" || token.Data == "th":
			align := attribute["align"] + attribute["class"]
			if _, style, ok := strings.Cut(attribute["style"], "text-align:"); ok {
				align = style
			}
			fmt.Fprintf(&b, "<%s %v %s>", token.Data, end, align)
		default:
			pre = token.Data == "pre" && !end || pre && token.Data != "pre"
			fmt.Fprintf(&b, "<%s %v %s %v>", token.Data, end, attribute["start"], hasKey(token, "checked"))
		}
	}
	return strings.TrimSpace(aroundBlocks.ReplaceAllString(b.String(), "$1"))
}

var (
	spaces       = regexp.MustCompile(`\s+`)
	aroundBlocks = regexp.MustCompile(` ?(<(?:p|br|hr|blockquote|ul|ol|li|h\d|pre|table|thead|tbody|tr|th|td|input) [^>]*>) ?`)
)

func hasKey(token tokens.Token, key string) bool {
	for _, a := range token.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func plainAddress(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		return plain
	}
	return address
}
