package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"golang.org/x/text/unicode/norm"
)

// A sheet is one side of paper: what is written on it, without the space
// between the words, and whether it lies down.
type sheet struct {
	text      string
	lines     string // as they stand, without those that are empty
	landscape bool
}

// printOut prints what the browser shows, on A4 unless the page says otherwise.
func printOut(t *testing.T, ctx context.Context) []sheet {
	t.Helper()
	yes := true
	result, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{
		PreferCSSPageSize: &yes, PaperWidth: 8.27, PaperHeight: 11.69,
	})
	if err != nil {
		t.Fatal(err)
	}
	return sheetsOf(t, result.Data)
}

// sheetsOf reads a PDF file as somebody who leafs through it.
func sheetsOf(t *testing.T, pdf []byte) []sheet {
	t.Helper()
	read := func(args ...string) string {
		program, err := exec.LookPath("pdftotext")
		if err != nil {
			t.Fatal("pdftotext is missing: run `make tools`, which installs it")
		}
		cmd := exec.Command(program, append(args, "-", "-")...)
		cmd.Stdin = bytes.NewReader(pdf)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	texts := strings.Split(strings.TrimSuffix(read("-raw"), "\f"), "\f")
	var sheets []sheet
	for i, size := range paper.FindAllStringSubmatch(read("-bbox"), -1) {
		s := sheet{text: dense(texts[i]), lines: strings.TrimSpace(texts[i])}
		switch size[1] + "×" + size[2] {
		case "594×841":
		case "841×594":
			s.landscape = true
		default:
			t.Errorf("sheet %d is %s × %s points, which is not A4", i+1, size[1], size[2])
		}
		sheets = append(sheets, s)
	}
	return sheets
}

var paper = regexp.MustCompile(`<page width="(\d+)\.\d*" height="(\d+)\.\d*"`)

// dense takes the space out of a text, and what a line break leaves behind.
func dense(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(norm.NFKC.String(text)), ""), "\u00ad", "")
}

// TestPrint prints what is taken along on paper.
func TestPrint(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	trainee := filepath.Join(out, "yusuf-dalenmark") // five placements and the courses

	t.Run("matrix", func(t *testing.T) {
		for _, file := range []string{"hela-portfoljen.html", "index.html"} {
			open(t, ctx, address(filepath.Join(trainee, file)))
			n := evaluate[int](t, ctx, `document.querySelectorAll('.matrix thead th').length`)
			if n != 3+6 {
				t.Fatalf("%s: the matrix has %d columns", file, n)
			}
			goals := evaluate[[]string](t, ctx, `[...document.querySelectorAll('.matrix tbody th')].map(th => th.textContent)`)
			// Its head is printed again on every sheet it needs.
			found := 0
			for _, s := range printOut(t, ctx) {
				if !strings.Contains(s.text, "DelmålProgression") || !strings.Contains(s.text, "Summa") {
					continue
				}
				found++
				if !s.landscape {
					t.Errorf("%s: the sheet of the matrix stands up", file)
				}
				for _, goal := range goals {
					if !strings.Contains(s.text, dense(goal)) {
						t.Errorf("%s: %s is not on the sheet of the matrix", file, goal)
					}
				}
			}
			if found != 1 {
				t.Errorf("%s: the matrix lies on %d sheets", file, found)
			}
		}
	})

	// Rows lie whole on one sheet, the register with the whole checksums.
	for file, rows := range map[string]string{
		"dokument.html": ".register tbody code .on-paper",
		"intyg.html":    ".goal-sheets tbody td",
	} {
		t.Run(file, func(t *testing.T) {
			open(t, ctx, address(filepath.Join(out, "elira-kovenius", file)))
			texts := evaluate[[]string](t, ctx, fmt.Sprintf(`[...document.querySelectorAll(%q)].map(e => e.textContent)`, rows))
			if len(texts) < 10 {
				t.Fatalf("only %d rows", len(texts))
			}
			sheets := printOut(t, ctx)
			for _, text := range texts {
				if !slices.ContainsFunc(sheets, func(s sheet) bool { return strings.Contains(s.text, dense(text)) }) {
					t.Errorf("not whole on any sheet: %.80q", text)
				}
			}
		})
	}

	// The whole portfolio of somebody who is done, and of somebody who has just begun.
	for _, whole := range []struct {
		trainee, name string
		registers     int
	}{
		{"elira-kovenius", "EliraKovenius", 2},
		{"ines-ekvarn", "InesEkvarn", 0},
	} {
		t.Run(whole.trainee, func(t *testing.T) {
			open(t, ctx, address(filepath.Join(out, whole.trainee, "hela-portfoljen.html")))
			parts := evaluate[[]string](t, ctx, `[...document.querySelectorAll('.contents a')].map(a => a.textContent)`)
			registers, under := 0, map[string]bool{}
			sheets := printOut(t, ctx)
			for i, s := range sheets {
				head, _, _ := strings.Cut(s.lines, "\n")
				for _, part := range parts {
					if strings.HasSuffix(head, part) {
						under[part] = true
					}
				}
				if want := dense(fmt.Sprintf("sida %d av %d", i+1, len(sheets))); !strings.Contains(s.text, whole.name) || !strings.Contains(s.text, want) {
					t.Errorf("sheet %d does not say whose it is and %s: %q", i+1, want, head)
				}
				if n := strings.Count(s.lines, "\n"); n < 2+5 { // head and foot
					t.Errorf("sheet %d has nearly nothing: %q", i+1, s.lines)
				}
				if strings.Contains(s.text, "DelmålInstrumentNamn") {
					registers++
				}
			}
			if whole.registers > 0 && len(under) != len(parts) {
				t.Errorf("running heads name %v of %v", under, parts)
			}
			if registers != whole.registers {
				t.Errorf("the head of the register stands on %d sheets", registers)
			}
		})
	}

	t.Run("links", func(t *testing.T) {
		open(t, ctx, address(filepath.Join(trainee, "mal-bt01.html")))
		evaluate[*string](t, ctx, `document.querySelector('.prose').insertAdjacentHTML('afterbegin', '<p>Se <a class="external" href="https://example.org/lag">lagen</a>.</p>'), null`)
		if s := printOut(t, ctx); !strings.Contains(s[0].text, "lagen(https://example.org/lag)") {
			t.Errorf("the address of a link out of the site is not spelled out: %.300s", s[0].text)
		}
	})
}

// TestBinder prints a portfolio as it is put into a binder, with two files that cannot
// be put in, and leafs through it.
func TestBinder(t *testing.T) {
	t.Parallel()
	api.DisableConfigDir()
	site := t.TempDir()
	for _, name := range []string{"content", "btfolio.yaml"} {
		from := filepath.Join("..", "..", name)
		if name == "content" {
			if err := os.CopyFS(filepath.Join(site, name), os.DirFS(from)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(site, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	documents := filepath.Join(site, "content", "elira-kovenius", "dokument")
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(documents, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const whole, broken, locked = "BT13 DOPS Artärpunktion Akutsjukvård 251007.pdf", "BT2, Kursintyg, Trasig, PLUS, 260301.pdf", "BT2, Kursintyg, Hemlig, PLUS, 260302.pdf"
	form, err := os.ReadFile(filepath.Join(documents, whole))
	if err != nil {
		t.Fatal(err)
	}
	put(broken, form[:len(form)/3])
	conf := model.NewDefaultConfiguration()
	conf.UserPW, conf.OwnerPW = "hemligt", "hemligare"
	var encrypted bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(form), &encrypted, conf); err != nil {
		t.Fatal(err)
	}
	put(locked, encrypted.Bytes())

	file := filepath.Join(t.TempDir(), "elira.pdf")
	var stderr strings.Builder
	if status := run(context.Background(), []string{"print", "elira-kovenius", site, "--output", file, "--allow-unread"}, io.Discard, &stderr); status != 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	pdf, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sheets := sheetsOf(t, pdf)
	all := ""
	for i, s := range sheets {
		all += s.text
		if want := dense(fmt.Sprintf("sida %d av %d", i+1, len(sheets))); !strings.Contains(s.text, "EliraKovenius") || !strings.Contains(s.text, want) {
			t.Errorf("sheet %d does not say whose it is and %s: %.200q", i+1, want, s.lines)
		}
		if n := strings.Count(s.lines, "\n"); n < 2+5 {
			t.Errorf("sheet %d has nearly nothing: %q", i+1, s.lines)
		}
	}
	for name, why := range map[string]string{broken: "Filenärskadad", locked: "Filenärkrypterad"} {
		if !regexp.MustCompile(regexp.QuoteMeta(dense(name)) + `PDF,[0-9,]+kB\.` + why).MatchString(all) {
			t.Errorf("it is not told why %s is not there", name)
		}
	}

	marks, err := api.Bookmarks(bytes.NewReader(pdf), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	var contents string // on the first sheets, before the matrix
	for _, s := range sheets[1 : marks[0].PageFrom-1] {
		contents += s.text
	}
	files := 0
	var look func(marks []pdfcpu.Bookmark, above int)
	look = func(marks []pdfcpu.Bookmark, above int) {
		for _, m := range marks {
			if !strings.Contains(sheets[m.PageFrom-1].text, dense(m.Title)) {
				t.Errorf("%q does not stand on sheet %d", m.Title, m.PageFrom)
			}
			if !strings.Contains(contents, dense(m.Title)+fmt.Sprint(m.PageFrom)) {
				t.Errorf("the contents do not say that %q is on sheet %d", m.Title, m.PageFrom)
			}
			if strings.HasSuffix(m.Title, ".pdf") {
				files++
				data, err := os.ReadFile(filepath.Join(documents, m.Title))
				if err != nil {
					t.Fatal(err)
				}
				for i, s := range sheetsOf(t, data) {
					first, _, _ := strings.Cut(s.lines, "\n")
					if at := m.PageFrom - 1 + i; !strings.Contains(sheets[at].text, dense(first)) {
						t.Errorf("sheet %d does not have page %d of %s", at+1, i+1, m.Title)
					}
				}
				if m.PageFrom-above > 2 {
					t.Errorf("%s is %d sheets away from its text", m.Title, m.PageFrom-above)
				}
			}
			look(m.Kids, m.PageFrom)
		}
	}
	look(marks, 0)
	if files < 12 {
		t.Errorf("only %d files were put in", files)
	}

	// Where the pages lay while they were printed is nobody's business.
	read, err := api.ReadContext(bytes.NewReader(pdf), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	if err := read.EnsurePageCount(); err != nil {
		t.Fatal(err)
	}
	links := 0
	for n := range read.PageCount {
		page, _, _, err := read.PageDict(n+1, false)
		if err != nil {
			t.Fatal(err)
		}
		list, err := read.DereferenceArray(page["Annots"])
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range list {
			d, err := read.DereferenceDict(o)
			if err != nil {
				t.Fatal(err)
			}
			links++
			if s := d.PDFString(); strings.Contains(s, "file:") || d["A"] != nil && d["Dest"] == nil && !strings.Contains(s, "http") {
				t.Errorf("a link leads out: %s", s)
			}
		}
	}
	if links < 100 {
		t.Errorf("only %d links", links)
	}
}

// TestPrintWithoutBrowser is about a computer that has none.
func TestPrintWithoutBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	file := filepath.Join(t.TempDir(), "elira.pdf")
	var stderr strings.Builder
	status := run(context.Background(), []string{"print", "elira-kovenius", "../..", "--output", file}, io.Discard, &stderr)
	if status != exitNotRun || !strings.Contains(stderr.String(), "ingen Chromium, Chrome eller Edge hittades") {
		t.Errorf("status %d: %s", status, stderr.String())
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file was written")
	}
}
