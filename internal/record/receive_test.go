package record

import (
	"bytes"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/seal"
)

const anAnswer = `---
avser: slutbedomning
beslut: ej godkänt
av: anna-berg
datum: 2026-05-29
kommentar: "Underlag saknas för BT17."
paket: 3a45 d5c1 530b 171b 84fe fb8f c33a 6e83
kontrollsumma: 0000000000000000000000000000000000000000000000000000000000000000
---
`

// FuzzReadAnswer reads what anybody may send. Whatever it is, what is taken for an
// answer has a code and a reason, names no files, and is what its checksum says.
func FuzzReadAnswer(f *testing.F) {
	for _, text := range []string{anAnswer, "", "---\n", "---\npaket: [\n---\n", anAnswer + "\n```sha256\n", "\ufeff" + anAnswer, "---\r\npaket: a\r\n---\r\n"} {
		f.Add([]byte(text))
	}
	site := &portfolio.Site{}
	f.Fuzz(func(t *testing.T, text []byte) {
		before := bytes.Clone(text)
		a, found := ReadAnswer(site, "svar.md", text, nil)
		if !bytes.Equal(text, before) {
			t.Fatal("the answer was altered")
		}
		for _, f := range found {
			if f.Pos.File != "svar.md" {
				t.Errorf("told of %q", f.Pos.File)
			}
		}
		if found.Failed() {
			return
		}
		if _, ok := seal.ParseCode(a.Said.Bundle); !ok || a.Said.Seal != nil || a.Said.Checksum != "" && a.Code() == "" {
			t.Errorf("%q is taken for an answer", text)
		}
	})
}
