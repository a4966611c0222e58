package btfolio_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the way data flows: each package of ours with those it may
// import. What is not listed may not be imported.
var mayImport = map[string]string{
	"btfolio":                          "",
	"btfolio/internal/language":        "",
	"btfolio/internal/diag":            "language",
	"btfolio/internal/words":           "",
	"btfolio/internal/words/cmd":       "words",
	"btfolio/internal/say":             "language",
	"btfolio/internal/difference":      "",
	"btfolio/internal/vocabulary":      "language",
	"btfolio/internal/source":          "diag language say vocabulary",
	"btfolio/internal/seal":            "diag language source",
	"btfolio/internal/seal/signer":     "diag language seal",
	"btfolio/internal/frontmatter":     "diag language vocabulary",
	"btfolio/internal/programme":       "diag language vocabulary frontmatter",
	"btfolio/internal/markdown":        "diag language say",
	"btfolio/internal/portfolio":       "diag language vocabulary programme source seal frontmatter markdown",
	"btfolio/internal/schema":          "language vocabulary programme frontmatter portfolio say",
	"btfolio/internal/scaffold":        ". diag language vocabulary programme source frontmatter portfolio say",
	"btfolio/internal/review":          "diag language say vocabulary programme portfolio seal",
	"btfolio/internal/site":            "diag difference language say vocabulary programme portfolio review markdown seal",
	"btfolio/internal/staged":          "",
	"btfolio/internal/envelope":        "diag language say staged",
	"btfolio/internal/record":          "diag language vocabulary programme source seal seal/signer frontmatter portfolio privacy review say staged",
	"btfolio/internal/report":          "diag language vocabulary programme portfolio review seal say",
	"btfolio/internal/layout":          "diag language layout/compiled say",
	"btfolio/internal/layout/compiled": "",
	"btfolio/internal/publish":         "diag staged",
	"btfolio/internal/privacy":         "diag language privacy/bound privacy/message privacy/markup privacy/office privacy/pdf privacy/picture privacy/plain say",
	"btfolio/internal/privacy/bound":   "",
	"btfolio/internal/privacy/plain":   "",
	"btfolio/internal/privacy/markup":  "",
	"btfolio/internal/privacy/picture": "language privacy/bound privacy/markup privacy/plain say",
	"btfolio/internal/privacy/message": "language privacy/bound say",
	"btfolio/internal/privacy/office":  "language privacy/bound privacy/markup privacy/picture privacy/plain say",
	"btfolio/internal/privacy/pdf":     "language privacy/bound privacy/markup privacy/plain say",
	"btfolio/internal/bundle":          "diag envelope language privacy report say seal",
	"btfolio/internal/comparison":      "bundle diag difference language say vocabulary",
	"btfolio/internal/testkit":         "diag language vocabulary programme portfolio source",
	"btfolio/internal/bench":           ". language programme",
	"btfolio/internal/bench/cmd":       "bench build",
	"btfolio/internal/release":         "",
	"btfolio/internal/binder":          "diag language say",
	"btfolio/internal/build":           ". binder bundle comparison diag envelope frontmatter language layout markdown portfolio privacy programme publish report review say scaffold seal site source staged vocabulary",
	"btfolio/internal/preview":         "build diag language portfolio review site source say",
	"btfolio/internal/lsp":             "build diag frontmatter language portfolio programme review say scaffold seal source vocabulary",
	"btfolio/cmd/btfolio":              ". lsp preview build binder bundle comparison diag envelope language say source staged record report portfolio programme review seal seal/signer vocabulary schema scaffold",
}

// onlyIn names the packages that alone may import what is costly or dangerous
// to have everywhere.
var onlyIn = map[string]string{
	"github.com/gohugoio/hugo":     "btfolio/internal/layout",
	"github.com/yuin/goldmark":     "btfolio/internal/markdown",
	"github.com/alecthomas/chroma": "btfolio/internal/markdown",
	"github.com/adrg/frontmatter":  "btfolio/internal/frontmatter",
	"github.com/spf13/cobra":       "btfolio/cmd/btfolio",
	"github.com/hiddeco/sshsig":    "btfolio/internal/seal",
	"filippo.io/age":               "btfolio/internal/envelope",
	"github.com/fsnotify/fsnotify": "btfolio/internal/preview",
	"github.com/creachadair/jrpc2": "btfolio/internal/lsp",
	"github.com/pdfcpu/pdfcpu":     "btfolio/internal/binder",
	"github.com/creachadair/mds":   "btfolio/internal/difference",
	"net":                          "btfolio/internal/seal/signer btfolio/internal/preview btfolio/cmd/btfolio",                       // the socket of ssh-agent, and the preview's
	"net/http":                     "btfolio/internal/preview btfolio/internal/bench/cmd",                                             // which listens to the servers it has started
	"os/exec":                      "btfolio/internal/bench/cmd btfolio/internal/release btfolio/internal/binder btfolio/cmd/btfolio", // the program that is measured, the compiler, browsers
	"unsafe":                       "btfolio/internal/publish",
}

func TestImports(t *testing.T) {
	packages := imports(t)
	for name, imported := range packages {
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s has no place in the order of packages", name)
			continue
		}
		for path := range imported {
			ours := strings.TrimPrefix(path, "btfolio/internal/")
			if path == "btfolio" {
				ours = "."
			}
			if ours != path && !slices.Contains(strings.Fields(allowed), ours) {
				t.Errorf("%s imports %s, which comes later in the flow", name, ours)
			}
			for theirs, owner := range onlyIn {
				within := path == theirs || strings.HasPrefix(path, theirs+"/") && strings.Contains(theirs, ".")
				if within && !slices.Contains(strings.Fields(owner), name) {
					t.Errorf("%s imports %s, which only %q may", name, path, owner)
				}
			}
		}
	}
	for name := range mayImport {
		if packages[name] == nil {
			t.Errorf("%s is listed and does not exist", name)
		}
	}
}

// imports reads what each package of ours imports, without its tests.
func imports(t *testing.T) map[string]map[string]bool {
	t.Helper()
	packages := map[string]map[string]bool{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 1 && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name := path.Join("btfolio", filepath.ToSlash(filepath.Dir(file)))
		if packages[name] == nil {
			packages[name] = map[string]bool{}
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			packages[name][imported] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}
