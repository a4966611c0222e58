package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha512"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
)

func TestRoundTrip(t *testing.T) {
	data := packed(t, small())
	r := verified(data)
	if !r.Holds() || len(r.Findings) > 0 || r.Files != 8 || r.Bytes != 103 {
		t.Fatalf("%v, %d files, %d bytes", ids(r), r.Files, r.Bytes)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if names[0] != "lo-2026-02-01/"+StartFile || !slices.IsSorted(names) || len(names) != 14 {
		t.Errorf("the files are %q", names)
	}
	dir := unpacked(t, data)
	if r := Verify(dir, nil); !r.Holds() || len(r.Findings) > 0 || r.Files != 8 {
		t.Errorf("unpacked: %v", ids(r))
	}

	// The code is what sha512sum says of the tag manifest, and stands on the
	// first page.
	tags, err := os.ReadFile(filepath.Join(dir, tagManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum512(tags)
	if want := hexOf(sum[:16]); strings.ReplaceAll(r.Code.String(), " ", "") != want {
		t.Errorf("the code is %s, not %s", r.Code, want)
	}
	start, err := os.ReadFile(filepath.Join(dir, StartFile))
	if err != nil || !strings.Contains(string(start), r.Code.String()) {
		t.Errorf("the first page is %q, %v", start, err)
	}
}

func TestSameContentSameBytes(t *testing.T) {
	c := small()
	one := packed(t, c)
	slices.Reverse(c.Payload)
	if !bytes.Equal(one, packed(t, c)) {
		t.Error("the order of the files makes a difference")
	}
	var onward bytes.Buffer
	if _, err := Write(struct{ io.Writer }{&onward}, c); err != nil || !bytes.Equal(one, onward.Bytes()) {
		t.Error("it makes a difference whether what was written can be read again", err)
	}
	c.Payload[0].Write = text("annat")
	if bytes.Equal(one, packed(t, c)) {
		t.Error("another content makes no difference")
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, names := range [][]string{{"../x"}, {"/x"}, {"a\\b"}, {"con.txt"}, {"x", "X"}, {"a", "a/b"}, {"é", "e\u0301"}, {strings.Repeat("å", 173)}} {
		c := Content{Folder: "lo", Start: []byte(Placeholder)}
		for _, name := range names {
			c.Payload = append(c.Payload, File{Name: name, Write: text("")})
		}
		if _, err := Write(new(written), c); err == nil {
			t.Errorf("%q was written", names)
		}
	}
}

// A bit that is flipped, a piece that is cut out, moved or put in, wherever
// it is in the file, is always seen.
func TestEveryChangeIsSeen(t *testing.T) {
	good := packed(t, small())
	chance := rand.New(rand.NewPCG(1, 2))
	at := func(n int) int { return chance.IntN(n) }
	for i := range 1000 {
		data := slices.Clone(good)
		how := ""
		switch i % 5 {
		case 0, 1:
			how = "a bit flipped"
			data[at(len(data))] ^= 1 << at(8)
		case 2:
			how = "the end cut off"
			data = data[:at(len(data))]
		case 3:
			how = "a piece cut out"
			from := at(len(data) - 1)
			data = slices.Delete(data, from, min(len(data), from+1+at(64)))
		case 4:
			how = "a piece moved"
			size := 1 + at(64)
			from := at(len(data) - size)
			piece := slices.Clone(data[from : from+size])
			data = slices.Delete(data, from, from+size)
			data = slices.Insert(data, at(len(data)), piece...)
		}
		if bytes.Equal(data, good) {
			continue // moved to where it was
		}
		if r := verified(data); r.Holds() || len(r.Findings) == 0 {
			t.Errorf("change %d, %s: not seen", i, how)
		}
	}
	for i := range good { // and every single byte
		data := slices.Clone(good)
		data[i] ^= 0x20
		if verified(data).Holds() {
			t.Errorf("byte %d: not seen", i)
		}
	}
}

// Each file that is not as it was is named.
func TestFolder(t *testing.T) {
	const pdf = "data/kallor/content/lo/dokument/BT1 Bröst 50%.pdf"
	const twin = "data/webbplats/files/ett.pdf"
	for name, tt := range map[string]struct {
		change func(dir string)
		want   []string
	}{
		"changed":        {func(dir string) { put(t, dir, pdf, "annat") }, []string{"BT-B030 " + pdf}},
		"a twin changed": {func(dir string) { put(t, dir, twin, "annat") }, []string{"BT-B030 " + twin}},
		"a twin cut":     {func(dir string) { put(t, dir, twin, "%PDF") }, []string{"BT-B030 " + twin}},
		"a twin longer":  {func(dir string) { put(t, dir, twin, "%PDF-1.4 ett\n") }, []string{"BT-B030 " + twin}},
		"both twins":     {func(dir string) { put(t, dir, twin, "nytt"); put(t, dir, pdf, "nytt") }, []string{"BT-B030 " + pdf, "BT-B030 " + twin}},
		"missing":        {func(dir string) { os.Remove(filepath.Join(dir, pdf)) }, []string{"BT-B031 " + pdf}},
		"added":          {func(dir string) { put(t, dir, "data/ny.txt", "x") }, []string{"BT-B032 data/ny.txt"}},
		"added beside":   {func(dir string) { put(t, dir, "ny.txt", "x") }, []string{"BT-B032 ny.txt"}},
		"renamed":        {func(dir string) { os.Rename(filepath.Join(dir, pdf), filepath.Join(dir, "data/b.pdf")) }, []string{"BT-B033 data/b.pdf"}},
		"by the system":  {func(dir string) { put(t, dir, "data/.DS_Store", "x") }, []string{"BT-B034 data/.DS_Store"}},
		"info":           {func(dir string) { put(t, dir, infoFile, "x: y\n") }, []string{"BT-B036 START.html", "BT-B030 bag-info.txt"}},
		"start":          {func(dir string) { put(t, dir, StartFile, "<p>x") }, []string{"BT-B036 START.html"}},
		"no start":       {func(dir string) { os.Remove(filepath.Join(dir, StartFile)) }, []string{"BT-B031 START.html"}},
		"declaration":    {func(dir string) { put(t, dir, declarationFile, "BagIt-Version: 0.97\n") }, []string{"BT-B030 bagit.txt", "BT-B035 bagit.txt"}},
		"no manifest":    {func(dir string) { os.Remove(filepath.Join(dir, manifestFile)) }, []string{"BT-B031 " + manifestFile}},
		"no tags":        {func(dir string) { os.Remove(filepath.Join(dir, tagManifestFile)) }, []string{"BT-B031 " + tagManifestFile}},
		"a link": {func(dir string) {
			os.Remove(filepath.Join(dir, pdf))
			os.Symlink("/etc/passwd", filepath.Join(dir, pdf))
		}, []string{"BT-B042", "BT-B031 " + pdf}},
		"a link to a folder": {func(dir string) { os.Symlink("/etc", filepath.Join(dir, "data/etc")) }, []string{"BT-B042"}},
	} {
		dir := unpacked(t, packed(t, small()))
		tt.change(dir)
		r := Verify(dir, nil)
		if got := ids(r); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
		if r.Holds() != (name == "by the system") {
			t.Errorf("%s: holds is %v", name, r.Holds())
		}
	}
}

func TestNotBundles(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "x.zip", "no zip")
	for _, name := range []string{dir, filepath.Join(dir, "x.zip"), filepath.Join(dir, "none.zip")} {
		if r := Verify(name, nil); r.Read || r.Holds() || len(r.Findings) != 1 {
			t.Errorf("%s: %v, %v", name, r.Read, ids(r))
		}
	}
}

func TestManifests(t *testing.T) {
	digest := strings.Repeat("ab", 64)
	may := func(name string) bool { return strings.HasPrefix(name, "data/") }
	for text, want := range map[string]int{
		"":                                            0,
		digest + "  data/a\n":                         0,
		digest + "  data/50%25\n":                     0,
		digest + "  data/a":                           1,
		digest + "  da":                               1,
		digest[:50]:                                   1,
		digest + " data/a\n":                          1,
		digest[1:] + "  data/a\n":                     1,
		strings.ToUpper(digest) + "  data/a\n":        1,
		digest + "  ../data/a\n":                      1,
		digest + "  data/../../a\n":                   1,
		digest + "  /data/a\n":                        1,
		digest + "  bagit.txt\n":                      1,
		digest + "  data/a%0A\n":                      1,
		digest + "  data/a\n" + digest + "  data/a\n": 1,
		digest + "  data/" + strings.Repeat("a", 9999) + "\n": 1,
	} {
		m, found := parseManifest("m", []byte(text), may)
		if len(found) != want {
			t.Errorf("%.200q: %v", text, found)
		}
		if want == 0 && string(m.text()) != text {
			t.Errorf("%q is written as %q", text, m.text())
		}
	}
}

// Further checks run only if every byte is right.
func TestMoreChecks(t *testing.T) {
	dir := unpacked(t, packed(t, small()))
	seen := 0
	check := func(tree Tree) diag.List {
		seen++
		text, err := ReadFile(tree, "data/portfolio.json", 100)
		if err != nil || string(text) != `{"a":1}` {
			t.Errorf("%q, %v", text, err)
		}
		return diag.List{diag.FileChanged.At(diag.Pos{File: "x"})}
	}
	if r := Verify(dir, nil, check); r.Holds() || seen != 1 {
		t.Errorf("%v, seen %d times", ids(r), seen)
	}
	put(t, dir, "data/portfolio.json", "x")
	if Verify(dir, nil, check); seen != 1 {
		t.Error("a changed bundle was looked at")
	}
}

// A file that changes while the bundle is written stops it, wherever it is
// noticed.
func TestUnsteady(t *testing.T) {
	calls := 0
	c := Content{Folder: "lo", Start: []byte(Placeholder), Payload: []File{{Name: "x.pdf", Write: func(w io.Writer) error {
		calls++
		_, err := fmt.Fprint(w, calls)
		return err
	}}}}
	_, err := Write(new(written), c)
	if p, ok := errors.AsType[*diag.Problem](err); !ok || p.Code != diag.OutputUnsteady.Code {
		t.Errorf("%v after %d calls", err, calls)
	}
}

// So does one of two that should be the same.
func TestUnsteadyTwin(t *testing.T) {
	for _, ending := range []string{".pdf", ".txt"} {
		calls := 0
		grows := func(w io.Writer) error {
			if calls++; calls > 2 { // .pdf is read beforehand
				io.WriteString(w, "more")
			}
			_, err := io.WriteString(w, strings.Repeat("x", calls/2))
			return err
		}
		c := Content{Folder: "lo", Start: []byte(Placeholder), Payload: []File{{"a" + ending, grows, "same"}, {"b" + ending, grows, "same"}}}
		_, err := Write(struct{ io.Writer }{io.Discard}, c)
		if p, ok := errors.AsType[*diag.Problem](err); !ok || p.Code != diag.OutputUnsteady.Code {
			t.Errorf("%s: %v after %d calls", ending, err, calls)
		}
	}
}

// A file of a packed type is stored as it is, with its size in front. Files
// that lie in the bundle twice are packed in the same way.
func TestMethods(t *testing.T) {
	data := packed(t, small())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		want := zip.Deflate
		if filepath.Ext(f.Name) == ".pdf" {
			want = zip.Store
		}
		if f.Method != want || (f.Flags&after == 0) != (want == zip.Store) {
			t.Errorf("%s is packed by method %d, flags %#x", f.Name, f.Method, f.Flags)
		}
	}
}

func TestTooMuchToWrite(t *testing.T) {
	c := Content{Folder: "lo", Start: []byte(Placeholder)}
	for i := range mostFiles {
		c.Payload = append(c.Payload, File{Name: fmt.Sprint(i), Write: text("")})
	}
	if _, err := Write(new(written), c); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("many files: %v", err)
	}
	zeros := make([]byte, 16<<20)
	huge := func(w io.Writer) error {
		for range mostBytes/len(zeros) + 1 {
			if _, err := w.Write(zeros); err != nil {
				return err
			}
		}
		return nil
	}
	if err := huge(&tally{n: mostBytes - 1<<20}); !errors.Is(err, errTooLarge) {
		t.Errorf("a huge file: %v", err)
	}
}
