package pdf

import (
	"bytes"
	"context"
	"testing"
	"time"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// Whatever the file, nothing panics, and it comes to an end in its time.
func FuzzRead(f *testing.F) {
	f.Add(drawn("[(1901) -20 (01-2391)] TJ 0 -14 Td (x) ' 1 2 (y) \" 14 TL T* /A<</ActualText(0219)>>BDC (x) Tj EMC 1 1 m 2 9 l 3 3 l f"))
	f.Add(append(drawn("(a) Tj"), "4 0 obj "+packed("", "BT /F 10 Tf (b) Tj")+" endobj trailer<</Root 1 0 R>>%%EOF"...))
	f.Add(in("<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W[1[2 3] 4 5 6]/CIDSystemInfo<</Ordering(Japan1)>>>>]>>", "<00110012> Tj",
		packed("", "1 begincodespacerange <00> <ff> endcodespacerange <00> <10> <0041> <11> <12> [<0042>] endbfrange <13> <d83dde00> endbfchar")))
	f.Add(made(catalogue, tree, "null", packed("/Filter/Fl", deflated("BT /F 10 Tf (a) Tj")), "null", packed("/Type/ObjStm/N 2/First 9", "3 0 5 43 "+page+helvetica)))
	for _, k := range lockings {
		lock, key := k.dict([]byte("id"))
		f.Add(bytes.Replace(made(catalogue, tree, page, packed("", k.encrypt(key, 4, "BT /F 10 Tf (a) Tj")), helvetica, "(x)", "null", lock),
			[]byte("/Root 1 0 R"), []byte("/Root 1 0 R/Encrypt 8 0 R/ID[(id)(id)]"), 1))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		begun := time.Now()
		Read(bound.New(ctx, 4<<20), bytes.NewReader(data), int64(len(data)), Document{Emit: func(language.Text, []byte) {}, Enclosed: func([]byte) {}})
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
	})
}
