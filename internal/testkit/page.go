package testkit

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the page of docs/ anew")

// KeepPage compares a page, whose file lies where the test runs from, with what
// the code makes of it. With -update it writes the page.
func KeepPage(t *testing.T, file, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the code says: run the test again with -update", file)
	}
}
