package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

// awkward is a bundle with names that programs disagree about.
func awkward() Content {
	c := small()
	for _, name := range []string{
		"kallor/Bro\u0308st.txt", "kallor/50%25.txt", "kallor/100%.txt", "kallor/%0A.txt", "kallor/ rum för allt.txt", "kallor/#&;'$(x) [a]!.txt",
		"kallor/" + strings.Repeat("BT1, ", 30) + ".txt",
	} {
		c.Payload = append(c.Payload, File{Name: name, Write: text(name)})
	}
	return c
}

// The rules of RFC 8493 and of its conformance suite, by code that shares
// nothing with what writes bags.
func TestBagIt(t *testing.T) {
	data := packed(t, awkward())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	tops := map[string]bool{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		top, name, _ := strings.Cut(f.Name, "/")
		tops[top] = true
		files[name] = text
	}
	if len(tops) != 1 || !tops["lo-2026-02-01"] { // section 4: one folder, the base directory
		t.Errorf("at the top lie %v", tops)
	}
	if got := string(files["bagit.txt"]); got != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" {
		t.Errorf("bagit.txt is %q", got)
	}
	digest := func(b []byte) string { s := sha512.Sum512(b); return hex.EncodeToString(s[:]) }
	listed := func(manifest string, payload bool) map[string]bool {
		seen := map[string]bool{}
		for line := range strings.Lines(string(files[manifest])) {
			sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
			name, err := url.PathUnescape(name)
			if !ok || err != nil || seen[name] || files[name] == nil || strings.HasPrefix(name, "data/") != payload || digest(files[name]) != sum {
				t.Errorf("%s: %q", manifest, line)
			}
			if !norm.NFC.IsNormalString(name) {
				t.Errorf("%q is not in NFC", name)
			}
			seen[name] = true
		}
		return seen
	}
	payload, tags := listed("manifest-sha512.txt", true), listed("tagmanifest-sha512.txt", false)
	size := 0
	for name, text := range files {
		if strings.HasPrefix(name, "data/") {
			size += len(text)
			if !payload[name] {
				t.Errorf("%s is not listed", name)
			}
		} else if !tags[name] && name != StartFile && name != tagManifestFile {
			t.Errorf("%s is not listed", name)
		}
	}
	if want := fmt.Sprintf("Payload-Oxum: %d.%d\n", size, len(payload)); !strings.Contains(string(files["bag-info.txt"]), want) {
		t.Errorf("%q is not in %s", want, files["bag-info.txt"])
	}
	for line := range strings.Lines(string(files["bag-info.txt"])) {
		if !regexp.MustCompile(`^[^:\s]+: \S.*\n$`).MatchString(line) {
			t.Errorf("bag-info.txt: %q", line)
		}
	}
}

// What Windows takes as a name, as Microsoft lists it.
func TestWindowsNames(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)[<>:"|?*\\\x00-\x1f]|(^|/)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.[^/]*)?(/|$)|[. ](/|$)`)
	z, err := zip.NewReader(bytes.NewReader(packed(t, awkward())), int64(len(packed(t, awkward()))))
	if err != nil {
		t.Fatal(err)
	}
	lower := map[string]bool{}
	for _, f := range z.File {
		if n := len(utf16.Encode([]rune(f.Name))); n > 180 || forbidden.MatchString(f.Name) || lower[strings.ToLower(f.Name)] {
			t.Errorf("%q has %d characters", f.Name, n)
		}
		lower[strings.ToLower(f.Name)] = true
	}
	for _, name := range []string{"aux.md", "a/NUL", "COM¹.txt", "slut.", "blank /x", `x"y`, "a|b"} {
		c := small()
		c.Payload = append(c.Payload, File{Name: name, Write: text("")})
		if _, err := Write(new(written), c); err == nil {
			t.Errorf("%q was written", name)
		}
	}
}

// Other programs unpack a bundle to the same names and find every file as it was.
func TestOtherPrograms(t *testing.T) {
	file := filepath.Join(t.TempDir(), "b.zip")
	if err := os.WriteFile(file, packed(t, awkward()), 0o666); err != nil {
		t.Fatal(err)
	}
	run := func(in, name string, args ...string) string {
		cmd := exec.Command(name, args...)
		cmd.Dir = in
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s %q: %v (`make tools` installs it)\n%s", name, args, err, out)
		}
		return string(out)
	}
	for program, args := range map[string][]string{
		"unzip":   {"-q", file},
		"python3": {"-c", "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall()", file},
	} {
		dir := t.TempDir()
		run(dir, program, args...)
		bag := filepath.Join(dir, "lo-2026-02-01")
		if r := Verify(bag, nil); !r.Holds() || len(r.Findings) > 0 {
			t.Errorf("%s: %v", program, ids(r))
		}
		if out := run(bag, "sha512sum", "--strict", "-c", plainFile); strings.Count(out, ": OK\n") != len(awkward().Payload) {
			t.Errorf("sha512sum: %s", out)
		}
	}
}

// What a bundle is that does not hold, and what beside it does not matter.
func TestKindsOfWrong(t *testing.T) {
	good := packed(t, small())
	zipFile := func(data []byte) string {
		file := filepath.Join(t.TempDir(), "b.zip")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	within := func(change func(dir string)) string {
		dir := unpacked(t, good)
		change(dir)
		return dir
	}
	flipped := slices.Clone(good)
	flipped[bytes.Index(good, []byte("%PDF-1.4 ett"))] ^= 1
	for name, want := range map[string]string{
		zipFile(good):               "whole",
		zipFile(good[:len(good)/2]): "damaged",
		zipFile(flipped):            "damaged",
		zipFile(append(slices.Clone(good), "mer"...)):                                            "longer",
		zipFile(zipped(t, named("a.txt", "data/b.txt")...)):                                      "none",
		foreignBag(t, "manifest-sha512.txt", "bagit.txt"):                                        "none",
		foreignBag(t, "manifest-sha512.txt", "tagmanifest-sha512.txt", "bag-info.txt"):           "none",
		zipFile([]byte("text")):                                                                  "none",
		within(func(dir string) {}):                                                              "whole",
		within(func(dir string) { put(t, filepath.Dir(dir), "granne.txt", "x") }):                "whole",
		within(func(dir string) { put(t, dir, "data/x.txt", "x") }):                              "longer",
		within(func(dir string) { put(t, dir, "data/portfolio.json", "x") }):                     "changed",
		within(func(dir string) { put(t, dir, "data/x.txt", "x"); put(t, dir, StartFile, "x") }): "changed",
		within(func(dir string) { os.Remove(filepath.Join(dir, "data/portfolio.json")) }):        "changed",
		within(func(dir string) { os.Remove(filepath.Join(dir, declarationFile)) }):              "none",
	} {
		r := Verify(name, nil)
		got := "changed"
		switch {
		case !r.Read:
			got = "none"
		case r.Holds():
			got = "whole"
		case r.Damaged():
			got = "damaged"
		case r.Longer():
			got = "longer"
		}
		if got != want {
			t.Errorf("%s: %s, want %s: %v", name, got, want, ids(r))
		}
	}
	litter := within(func(dir string) {
		for _, name := range []string{"._START.html", "data/.DS_Store", "data/webbplats/Thumbs.db", "desktop.ini"} {
			put(t, dir, name, "x")
		}
	})
	if r := Verify(litter, nil); !r.Holds() || len(r.Findings) != 4 || slices.ContainsFunc(r.Findings, func(f diag.Finding) bool { return f.Code != diag.FileDropping.Code }) {
		t.Errorf("litter: %v", ids(r))
	}
}

// foreignBag is a bag that another program made, with some of what a bag can have.
func foreignBag(t *testing.T, has ...string) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
	put(t, dir, "data/hello.txt", "hello")
	for _, name := range has {
		switch name {
		case "bag-info.txt":
			put(t, dir, name, "Bag-Software-Agent: bagit.py v1.8.1\n")
		case "manifest-sha512.txt":
			put(t, dir, name, digestOf([]byte("hello"))+"  data/hello.txt\n")
		case "tagmanifest-sha512.txt":
			put(t, dir, name, digestOf([]byte("x"))+"  bagit.txt\n")
		}
	}
	return dir
}
