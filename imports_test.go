package btfolio_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport is the way data flows: each package of ours with those it may
// import. What is not listed may not be imported.
var mayImport = map[string]string{
	"btfolio":                          "",
	"btfolio/internal/language":        "",
	"btfolio/internal/diag":            "language",
	"btfolio/internal/vocabulary":      "language",
	"btfolio/internal/source":          "diag language",
	"btfolio/internal/frontmatter":     "diag language vocabulary",
	"btfolio/internal/programme":       "diag language vocabulary frontmatter",
	"btfolio/internal/markdown":        "diag language",
	"btfolio/internal/portfolio":       "diag language vocabulary programme source frontmatter markdown",
	"btfolio/internal/review":          "diag language vocabulary programme portfolio",
	"btfolio/internal/site":            "diag language vocabulary programme portfolio review markdown",
	"btfolio/internal/report":          "diag language vocabulary programme portfolio review",
	"btfolio/internal/layout":          "diag language",
	"btfolio/internal/publish":         "diag",
	"btfolio/internal/privacy":         "diag language privacy/bound privacy/markup privacy/office privacy/pdf privacy/picture privacy/plain",
	"btfolio/internal/privacy/bound":   "",
	"btfolio/internal/privacy/plain":   "",
	"btfolio/internal/privacy/markup":  "",
	"btfolio/internal/privacy/picture": "language privacy/bound privacy/markup privacy/plain",
	"btfolio/internal/privacy/office":  "language privacy/bound privacy/markup privacy/picture privacy/plain",
	"btfolio/internal/privacy/pdf":     "language privacy/bound privacy/markup",
	"btfolio/internal/testsite":        "diag language portfolio source",
	"btfolio/internal/build":           ". diag language layout markdown portfolio publish review site source",
	"btfolio/cmd/btfolio":              "build diag language source report portfolio review",
}

// onlyIn names the one package that may import what is costly or dangerous
// to have everywhere.
var onlyIn = map[string]string{
	"github.com/gohugoio/hugo":     "btfolio/internal/layout",
	"github.com/yuin/goldmark":     "btfolio/internal/markdown",
	"github.com/alecthomas/chroma": "btfolio/internal/markdown",
	"github.com/adrg/frontmatter":  "btfolio/internal/frontmatter",
	"github.com/spf13/cobra":       "btfolio/cmd/btfolio",
	"net":                          "",
	"net/http":                     "",
	"os/exec":                      "",
	"unsafe":                       "btfolio/internal/publish",
}

func TestImports(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		allowed, known := mayImport[p.ImportPath]
		if !known {
			t.Errorf("%s has no place in the order of packages", p.ImportPath)
			continue
		}
		seen++
		for _, imported := range p.Imports {
			if imported == "btfolio" {
				imported = "btfolio/internal/."
			}
			if ours, ok := strings.CutPrefix(imported, "btfolio/internal/"); ok {
				if !slices.Contains(strings.Fields(allowed), ours) {
					t.Errorf("%s imports %s, which comes later in the flow", p.ImportPath, ours)
				}
			}
			for path, owner := range onlyIn {
				if (imported == path || strings.HasPrefix(imported, path+"/") && strings.Contains(path, ".")) && p.ImportPath != owner {
					t.Errorf("%s imports %s, which only %q may", p.ImportPath, imported, owner)
				}
			}
		}
	}
	if seen != len(mayImport) {
		t.Errorf("%d packages are listed, %d exist", len(mayImport), seen)
	}
}
