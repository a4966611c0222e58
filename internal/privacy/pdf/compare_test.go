package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Texts for programs that make PDF files.
const (
	webPage = `<meta charset=utf-8><body><p>Patient 19010123-2391 kom 0701740605</p><table><tr><td>190101</td><td>2391</td></tr></table>
<p style="columns:2">ett 12 två 34 tre 56 fyra 78 fem 90</p><p style="font-family:monospace;letter-spacing:6px">190123-2391</p>
<div style="transform:rotate(90deg);width:90px">830219-9925</div><form><input value="19010123"></form><p><b>1901</b><i>23-2391</i> ¹²³ ½ ①</p>`
	postScript = `%!
/Helvetica findfont 12 scalefont setfont 72 700 moveto (Patient 19010123-2391 kom) show
/Times-Roman findfont 12 scalefont setfont 72 680 moveto (1 2 3 0701740605) show 72 660 moveto 3 0 (190123-2391) ashow
/Symbol findfont 12 scalefont setfont 72 600 moveto (190123) show showpage`
	lineByLine = `from reportlab.pdfgen import canvas
c = canvas.Canvas("a.pdf", pageCompression=1, encrypt="")
for i, font in enumerate(["Helvetica", "Courier", "Times-Italic", "Symbol"]):
    c.setFont(font, 11)
    c.drawString(50, 700 - 20 * i, "1901012391 0701740605 1 2 3")
c.save()`
	drawnText = `import cairo
s = cairo.PDFSurface("a.pdf", 500, 500)
x = cairo.Context(s)
for i, font in enumerate(["Sans", "Serif", "Monospace"]):
    x.select_font_face(font)
    x.move_to(20, 30 + 20 * i)
    x.show_text("Patient 19010123-2391 kom 0701740605")
s.finish()`
	typeset = "Patienten 19010123-2391 sökte vård. 0701740605 $1 + 2 = 3$ #rotate(90deg)[830219-9925]"
)

// The programs that make PDF files, each of which may be there or not. What
// they make is called a.pdf.
var makers = []struct{ name, file, text, command string }{
	{"Chromium", "a.html", webPage, "chromium --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir=data --no-pdf-header-footer --print-to-pdf=a.pdf a.html"},
	{"Ghostscript", "a.ps", postScript, "gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -sOutputFile=a.pdf a.ps"},
	{"Ghostscript, locked", "a.ps", postScript, "gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -sOwnerPassword=x -sOutputFile=a.pdf a.ps"},
	{"reportlab", "a.py", lineByLine, "python3 a.py"},
	{"cairo", "a.py", drawnText, "python3 a.py"},
	{"Typst", "a.typ", typeset, "typst compile a.typ a.pdf"},
	{"LibreOffice", "a.html", webPage, "soffice -env:UserInstallation=file:///tmp/btfolio-office --headless --convert-to pdf a.html"},
}

// relocked are other forms of a file.
var relocked = map[string]string{
	"objects in streams":  "--object-streams=generate",
	"for the web":         "--linearize",
	"locked, 40 bits":     "--allow-weak-crypto --encrypt| owner 40 --",
	"locked, 128 bits":    "--allow-weak-crypto --encrypt| owner 128 --use-aes=n --",
	"locked, AES":         "--allow-weak-crypto --encrypt| owner 128 --use-aes=y --",
	"locked, AES 256":     "--encrypt| owner 256 --",
	"locked, AES 256, R5": "--allow-weak-crypto --encrypt| owner 256 --force-R5 --",
}

// No digit that pdftotext shows is missing from what is read.
func TestAgainstPdftotext(t *testing.T) {
	if testing.Short() {
		t.Skip("starts other programs")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Fatal("pdftotext is missing: run `make tools`, which installs it")
	}
	for _, m := range makers {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, m.file), []byte(m.text), 0o666); err != nil {
				t.Fatal(err)
			}
			run := func(words ...string) error {
				cmd := exec.Command(words[0], words[1:]...)
				cmd.Dir = dir
				return cmd.Run()
			}
			if run(strings.Fields(m.command)...) != nil {
				t.Skip("is not there")
			}
			compare(t, filepath.Join(dir, "a.pdf"))
			for name, options := range relocked {
				words := []string{"qpdf"}
				for _, w := range strings.Fields(options) {
					if before, empty := strings.CutSuffix(w, "|"); empty {
						words = append(words, before, "")
					} else {
						words = append(words, w)
					}
				}
				if run(append(words, "a.pdf", "b.pdf")...) == nil {
					t.Log(name)
					compare(t, filepath.Join(dir, "b.pdf"))
				}
			}
		})
	}
	t.Run("by hand", func(t *testing.T) {
		name := filepath.Join(t.TempDir(), "a.pdf")
		for _, ops := range []string{
			"72 700 Td (830219-) Tj 0 -100 Td (B) Tj 40 100 Td (9925) Tj",
			"72 700 Td [(1901) -20 (01-2) 30 (391)] TJ 0 -14 TD (070) Tj T* (1740605) '",
			"72 700 Td 6 Tc (190101-2391) Tj 3 Tr 0 -20 Td (560424-9895) Tj",
			`72 700 Td (19\0601\0601-\` + "\r\n" + `2391) Tj`,
		} {
			data := bytes.Replace(drawn(ops), []byte("/Type/Pages"), []byte("/Type/Pages/Count 1/MediaBox[0 0 595 842]"), 1)
			if err := os.WriteFile(name, data, 0o666); err != nil {
				t.Fatal(err)
			}
			compare(t, name)
		}
	})
}

var longNumber = regexp.MustCompile(`[0-9]{6,}`)

// compare holds what is read of a file against what pdftotext shows of it.
func compare(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := exec.Command("pdftotext", "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text, err := told(t, data)
	if err != nil {
		t.Errorf("left unread: %v", err)
	}
	_, text, _ = strings.Cut(text, "[page")
	for c := '0'; c <= '9'; c++ {
		if is, all := strings.Count(text, string(c)), bytes.Count(shown, []byte(string(c))); is < all {
			t.Errorf("%d of %d %c are read", is, all, c)
		}
	}
	squeezed := strings.Join(strings.Fields(text), "")
	for _, number := range longNumber.FindAllString(string(shown), -1) {
		if !strings.Contains(squeezed, number) {
			t.Errorf("%s is not read in\n%s", number, text)
		}
	}
	if !bytes.ContainsAny(shown, "0123456789") {
		t.Errorf("pdftotext shows no number: %q", shown)
	}
}
