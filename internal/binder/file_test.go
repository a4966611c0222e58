package binder

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/say"
)

// file is a PDF file of these objects, of which the first is the catalog.
func file(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

func stream(entries, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(content), content)
}

// filled is a page with a field that somebody filled in.
func filled(form, field string, rotate int) []byte {
	return file(
		"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]"+form+">>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R/Annots[6 0 R]>>", rotate),
		stream("", "BT /F 30 Tf 100 700 Td (PRINTED) Tj ET"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[100 500 300 540]"+field+">>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf 2 5 Td (FILLED) Tj ET"),
	)
}

// TestOpen tells files that can be put in from those that cannot, and why.
func TestOpen(t *testing.T) {
	const looks = "/AP<</N 7 0 R>>"
	for name, test := range map[string]struct {
		data  []byte
		why   language.Text
		lying bool
	}{
		"filled in": {data: filled("", looks, 0)},
		"turned":    {data: filled("", looks, 90), lying: true},
		"no looks":  {data: filled("", "", 0), why: say.BinderAlive()},
		"old looks": {data: filled("/NeedAppearances true", looks, 0), why: say.BinderAlive()},
		"empty":     {why: say.BinderBroken()},
		"cut short": {data: filled("", looks, 0)[:300], why: say.BinderBroken()},
	} {
		t.Run(name, func(t *testing.T) {
			form, why := Open(context.Background(), test.data)
			if why != test.why || (form == nil) == (why == language.Text{}) {
				t.Fatalf("%v, %q", form != nil, why)
			}
			if form == nil {
				return
			}
			if lying := form.Lying(); len(lying) != 1 || lying[0] != test.lying {
				t.Errorf("lying: %v", lying)
			}
			sheets, err := Read(file("<</Type/Catalog/Pages 2 0 R/Dests<</x [3 0 R /Fit]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
				"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>", stream("", "10 10 575 822 re S")))
			if err != nil {
				t.Fatal(err)
			}
			var bound bytes.Buffer
			if err := sheets.Bind(&bound, "t", map[string]*File{"x": form}, []Mark{{Title: "T", Anchor: "x"}}); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("pdftotext", "-", "-")
			cmd.Stdin = &bound
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			if text := string(out); !strings.Contains(text, "PRINTED") || !strings.Contains(text, "FILLED") {
				t.Errorf("on paper stands %q", text)
			}
		})
	}
}
