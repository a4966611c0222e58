package build_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/seal"
	"btfolio/internal/testkit"
)

// The page of a decision shows how what it covers read: escaped, without hidden
// notes, and only where the wording may leave the house; it says so where not.
func TestPagesOfWordings(t *testing.T) {
	const was = "---\ntitel: Akuten\nområde: akut sjukvård\n---\nSkrev **gammalt** <script>alert(1)</script> <!-- hemligt --> här.\n"
	for name, c := range map[string]struct {
		path, text string
		says, kept bool // the decision names the folder; the wording is there
		want, not  string
	}{
		"changed":    {"placeringar/akuten.md", was, true, true, "alert(1)", "hemligt"},
		"never kept": {"placeringar/akuten.md", was, false, false, "Lydelsen vid beslutet är inte sparad.", "alert"},
		"erased":     {"placeringar/akuten.md", was, true, false, "Lydelsen vid beslutet är inte kvar.", "alert"},
		"gone":       {"samtal/borta.md", was, true, true, "Texten publiceras inte längre", "alert"},
		"exposed":    {"placeringar/akuten.md", was + "Ring 070-174 06 05.\n", true, true, "något i den inte får lämnas ut", "alert"},
		"a file":     {"dokument/borta.pdf", "", false, false, "Filen är ingen text.", "alert"},
	} {
		digest := fmt.Sprintf("%x", sha256.Sum256([]byte(c.text)))
		site := testkit.Site + "\n-- content/lo-ek/godkannanden/2026-01-09-akuten.md --\n---\navser: placeringar/akuten\nbeslut: godkänt\nav: kim-lund\ndatum: 2026-01-09\n"
		if c.says {
			site += "lydelser: godkannanden/lydelser\n"
		}
		site += "---\n```sha256\n" + digest + "  " + c.path + "\n```\n"
		if c.text != "" {
			site += "\n```sha256-text\ntext " + seal.TextDigest([]byte(c.text)).String() + "  " + c.path + "\n```\n"
		}
		if c.kept {
			site += "-- content/lo-ek/godkannanden/lydelser/a.md --\n" + c.text
		}
		out := filepath.Join(t.TempDir(), "public")
		report := build.Build(context.Background(), build.Options{Site: testkit.Write(t, site), Output: out})
		if report.Findings.Failed() {
			t.Fatal(testkit.Texts(report.Findings))
		}
		doc := page(t, filepath.Join(out, "lo-ek", "godkannanden-2026-01-09-akuten.html"))
		covered := doc.Find(".covered > ul")
		if text := words(covered); !strings.Contains(text, c.want) || strings.Contains(text, c.not) {
			t.Errorf("%s: %s", name, text)
		}
		if covered.Find("script").Length() > 0 {
			t.Errorf("%s: a wording is carried out", name)
		}
		link := page(t, filepath.Join(out, "lo-ek", "placeringar-akuten.html")).Find(".ruled a[href^='godkannanden-2026-01-09-akuten.html#']")
		if name == "changed" {
			if del := words(covered.Find(".words del")); !strings.Contains(del, "borttaget:") || !strings.Contains(del, "gammalt") {
				t.Errorf("what went: %q", del)
			}
			at, _ := link.Attr("href")
			if _, id, _ := strings.Cut(at, "#"); id == "" || doc.Find("#"+id).Length() != 1 {
				t.Errorf("the way from the text: %q", at)
			}
		}
	}
}
