package markdown

import (
	"os"
	"strings"
	"testing"
)

// document is a placement of the demonstration site: 3 KB, of which 1.4 KB
// front matter.
func document(b *testing.B) (doc, body []byte) {
	doc, err := os.ReadFile("testdata/placement.md")
	if err != nil {
		b.Fatal(err)
	}
	return doc, doc[len(frontMatter(string(doc))):]
}

func BenchmarkParse(b *testing.B) {
	_, body := document(b)
	b.ReportAllocs()
	for b.Loop() {
		Parse("a.md", body, 1)
	}
}

func BenchmarkHTML(b *testing.B) {
	_, body := document(b)
	text, _ := Parse("a.md", body, 1)
	b.ReportAllocs()
	for b.Loop() {
		text.HTML(resolve)
	}
}

func BenchmarkPlain(b *testing.B) {
	_, body := document(b)
	text, _ := Parse("a.md", body, 1)
	b.ReportAllocs()
	for b.Loop() {
		running(text)
	}
}

// The first time a document is seen, and when only its lines have been seen.
func BenchmarkSource(b *testing.B) {
	doc, _ := document(b)
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewHighlighter().Source(doc, nil)
		}
	})
	b.Run("known", func(b *testing.B) {
		h := NewHighlighter()
		b.ReportAllocs()
		for b.Loop() {
			h.Source(doc, nil)
		}
	})
}

// The worst texts that the limits let through.
func BenchmarkWorst(b *testing.B) {
	rep := strings.Repeat
	for _, worst := range []struct{ name, body string }{
		{"links", rep("[a](", 1<<18)},
		{"stars", rep(rep("*a ", 1500)+rep("a_ ", 1500)+"\n\n", 4)},
		{"definitions", rep("[a]: b\n", 16_000)},
		{"headings", rep("#\n", 1<<19)},
		{"table", rep("a|", 50) + "\n" + rep("-|", 50) + "\n" + rep("b\n", 999)},
		{"lists", rep(rep("-\t", 31)+"a\n", 1<<20/64)},
	} {
		b.Run(worst.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				text, _ := Parse("a.md", []byte(worst.body), 1)
				text.HTML(resolve)
			}
		})
	}
}
