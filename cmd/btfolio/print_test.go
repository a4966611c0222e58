package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
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
	read := func(args ...string) string {
		program, err := exec.LookPath("pdftotext")
		if err != nil {
			t.Fatal("pdftotext is missing: run `make tools`, which installs it")
		}
		cmd := exec.Command(program, append(args, "-", "-")...)
		cmd.Stdin = bytes.NewReader(result.Data)
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
