package bundle

import (
	"os"
	"path/filepath"
	"testing"
)

// What was handed over once is verified by every later version, with the code
// that was told then. Whoever changes the form adds a bundle here and
// leaves those that are there.
func TestKept(t *testing.T) {
	for form, want := range map[string]struct {
		code         string
		files, bytes int
	}{
		"first/siri-vallmark.zip": {"7c74 328a 96de ca35 8b55 47db d452 5219", 55, 347476},
	} {
		name := filepath.Join("testdata", "kept", filepath.FromSlash(form))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{name, unpacked(t, data)} {
			r := Verify(name, nil)
			if !r.Holds() || len(r.Findings) > 0 || r.Code.String() != want.code || r.Files != want.files || int(r.Bytes) != want.bytes {
				t.Errorf("%s: %v, code %s, %d files, %d bytes", name, ids(r), r.Code, r.Files, r.Bytes)
			}
		}
	}
}
