package build_test

import (
	"os"
	"path/filepath"
	"testing"

	"cloud.google.com/go/civil"
)

var today = civil.Date{Year: 2026, Month: 11, Day: 21}

// demo copies the demo site into a folder in which it can be changed.
func demo(t *testing.T) string {
	t.Helper()
	site := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("../../btfolio.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "btfolio.yaml"), config, 0o644); err != nil {
		t.Fatal(err)
	}
	return site
}
