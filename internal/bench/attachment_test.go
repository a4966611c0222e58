package bench

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var formLines = []string{"Ångest på akutmottagning", "Delmål: BT2, BT9", `(1) \ & <2>`}

// Another reader of PDF finds every line and has nothing to say of the file.
func TestPDF(t *testing.T) {
	name := filepath.Join(t.TempDir(), "form.pdf")
	if err := os.WriteFile(name, pdf(formLines), 0o666); err != nil {
		t.Fatal(err)
	}
	var text, said bytes.Buffer
	cmd := exec.Command("pdftotext", name, "-")
	cmd.Stdout, cmd.Stderr = &text, &said
	if err := cmd.Run(); err != nil || said.Len() > 0 {
		t.Errorf("%v: %s", err, said.Bytes())
	}
	got := strings.FieldsFunc(text.String(), func(r rune) bool { return r == '\n' || r == '\f' })
	if diff := cmp.Diff(formLines, got); diff != "" {
		t.Error("-want +got:\n", diff)
	}
}

// The document is found as Word finds it: by the part that the relations of
// the package name.
func TestDOCX(t *testing.T) {
	data := docx(formLines)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	read := func(part string, into any) {
		t.Helper()
		f, err := z.Open(part)
		if err == nil {
			err = xml.NewDecoder(f).Decode(into)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var relations struct {
		Relationship struct {
			Target string `xml:",attr"`
		}
	}
	read("_rels/.rels", &relations)
	var document struct {
		Lines []string `xml:"body>p>r>t"`
	}
	read(relations.Relationship.Target, &document)
	var types struct {
		Override struct {
			PartName string `xml:",attr"`
		}
	}
	read("[Content_Types].xml", &types)
	if types.Override.PartName != "/"+relations.Relationship.Target {
		t.Errorf("the type of %q is told, that of %q is not", types.Override.PartName, relations.Relationship.Target)
	}
	if diff := cmp.Diff(formLines, document.Lines); diff != "" {
		t.Error("-want +got:\n", diff)
	}
}
