package build

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/source"
)

// A search that ran out of time does not count as finished.
func TestExposureSettled(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content/lo"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/lo/intyg.txt"), []byte("intyg"), 0o644); err != nil {
		t.Fatal(err)
	}
	tree, _ := source.Scan(dir)
	defer tree.Close()
	files, found := tree.LoadUnder("content/lo")
	if len(files) != 1 {
		t.Fatal(found)
	}
	s := &portfolio.Site{}
	lo := &portfolio.Trainee{Documents: []*portfolio.Document{{File: files[0]}}}
	x := newExposure(tree, s)
	ended, end := context.WithCancel(t.Context())
	end()
	if found := x.file(ended, tree, files[0], nil); len(found) == 0 || x.settled(s, lo) {
		t.Errorf("a search that was broken off settles something: %v", found)
	}
	if found := x.file(t.Context(), tree, files[0], nil); len(found) > 0 || !x.settled(s, lo) {
		t.Errorf("the search is not settled: %v", found)
	}
	x.read[files[0].Digest] = privacy.Reading{Unread: privacy.Unread{privacy.TooSlow: 1}}
	if x.settled(s, lo) {
		t.Error("a file that took too long is settled")
	}
}
