package build_test

import (
	"os"
	"path/filepath"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/testsite"
)

// A file that is a link changes with what it leads to, wherever in the site
// that lies.
func TestSnapshotOfLinks(t *testing.T) {
	archive, err := os.ReadFile("testdata/site.txtar")
	must(t, err)
	for _, target := range []string{"gemensamt/mall.txt", "lo-ek/dokument/Intyg 5.txt"} {
		site := testsite.Write(t, string(archive))
		put := func(text string) {
			at := filepath.Join(site, "content", target)
			must(t, os.MkdirAll(filepath.Dir(at), 0o755))
			must(t, os.WriteFile(at, []byte(text), 0o644))
		}
		put("first")
		link := filepath.Join(site, "content/ali-dahl/dokument/Intyg 7.txt")
		must(t, os.MkdirAll(filepath.Dir(link), 0o755))
		if err := os.Symlink("../../"+target, link); err != nil {
			t.Fatal(err)
		}
		s := build.TakeSnapshot(build.Options{Site: site, On: today})
		defer s.Close()
		shown := func() (size int64) {
			look := s.Look(t.Context(), "ali-dahl")
			if r, _, ok := look.Resource("files/intyg-7.txt", false); ok {
				return r.File.Size
			}
			t.Fatal(look.Faults(false))
			return 0
		}
		shown()
		put("second time")
		s = s.Next([]string{"content/" + target})
		if size := shown(); size != int64(len("second time")) {
			t.Errorf("%s: %d bytes are shown", target, size)
		}
		must(t, os.Remove(filepath.Join(site, "content", target)))
		s = s.Next([]string{"content/" + target})
		if faults := s.Faults("ali-dahl"); !faults.Failed() {
			t.Errorf("%s: a link to nothing was not found", target)
		}
		s.Close()
	}
}
