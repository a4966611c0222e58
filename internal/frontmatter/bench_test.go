package frontmatter

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/vocabulary"
)

// BenchmarkDocument reads what most documents of a portfolio look like: some
// eight keys above a page of text.
func BenchmarkDocument(b *testing.B) {
	text := []byte(`---
titel: Bröstsmärtor på akuten
datum: 2025-09-22
instrument: Mini-CEX
mål: [BT1, BT3]
placering: akutsjukvard
bedömare: anna-berg
utfall: i nivå med vad som väntas
bilagor:
  - mini-cex.pdf
  - anteckning.pdf
---

` + strings.Repeat("Patienten är stabil och får gå hem.\n", 80))
	var into struct {
		Title       string                `key:"title"`
		Date        civil.Date            `key:"date,required"`
		Instrument  vocabulary.Instrument `key:"instrument,required"`
		Goals       []goal                `key:"goals,required"`
		Placement   At[string]            `key:"placement"`
		Assessor    At[string]            `key:"assessor"`
		Outcome     string                `key:"outcome"`
		Attachments []At[string]          `key:"attachments"`
	}
	b.Run("split", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, found := Split("samtal.md", text); found != nil {
				b.Fatal(found)
			}
		}
	})
	document, _ := Split("samtal.md", text)
	b.Run("decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, found := document.Decode(&into); found != nil {
				b.Fatal(found)
			}
		}
	})
}
