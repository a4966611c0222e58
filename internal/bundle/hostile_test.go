package bundle

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// zipped makes a zip file with the standard library's writer, which writes
// any name.
func zipped(t testing.TB, headers ...*zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, h := range headers {
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, "x")
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func named(names ...string) (all []*zip.FileHeader) {
	for _, name := range names {
		all = append(all, &zip.FileHeader{Name: name, NonUTF8: true})
	}
	return all
}

func TestDangerousNames(t *testing.T) {
	for _, name := range []string{
		"../x", "a/../../x", "/etc/passwd", `..\x`, `a\b`, `C:\x`, "C:x", "CON", "data/nul.txt", "com1.pdf", "a/LPT9", "x.", "x ", "a//b", "./a", "",
		"a\x00b", "a\nb", "a\u202egpj.exe", "\xff\xfe", strings.Repeat("a", 2000), strings.Repeat("a/", 40) + "a", "a?", "..",
	} {
		r := verified(zipped(t, named("bagit.txt", name)...))
		if got := ids(r); !slices.Equal(got, []string{"BT-B040"}) || r.Holds() || !r.Read {
			t.Errorf("%q: %q", name, got)
		}
		for _, f := range r.Findings {
			if strings.ContainsFunc(f.What("sv"), hidden) {
				t.Errorf("%q is printed as it is", name)
			}
		}
	}
}

func TestNamesTwice(t *testing.T) {
	for _, names := range [][]string{
		{"a", "a"}, {"a", "A"}, {"é", "e\u0301"}, {"Å/x", "a\u030a/y"}, {"a", "a/b"}, {"a/b", "a"}, {"ß", "SS"},
	} {
		if got := ids(verified(zipped(t, named(names...)...))); !slices.Equal(got, []string{"BT-B041"}) {
			t.Errorf("%q: %q", names, got)
		}
	}
}

func TestLinksInside(t *testing.T) {
	for _, mode := range []fs.FileMode{fs.ModeSymlink, fs.ModeDevice, fs.ModeNamedPipe} {
		h := &zip.FileHeader{Name: "data/x"}
		h.SetMode(mode | 0o777)
		if got := ids(verified(zipped(t, h))); !slices.Equal(got, []string{"BT-B042"}) {
			t.Errorf("%v: %q", mode, got)
		}
	}
}

// changed is a good bundle with something done to it.
func changed(t testing.TB, change func([]byte) []byte) []byte {
	return change(slices.Clone(packed(t, small())))
}

func TestDamaged(t *testing.T) {
	good := packed(t, small())
	last, _, _ := findEnd(bytes.NewReader(good), int64(len(good)))
	list := int(last.Offset)
	inManifest := bytes.Index(good, []byte(manifestFile))
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"empty":                     {nil, "BT-B021"},
		"no zip":                    {[]byte("hello"), "BT-B021"},
		"one byte":                  {[]byte("P"), "BT-B021"},
		"nothing but an end":        {end(0, 0, 0)[:endSize], "BT-B021"},
		"cut at the end":            {good[:len(good)-1], "BT-B044"},
		"cut inside the list":       {good[:list+100], "BT-B044"},
		"cut inside a manifest":     {good[:inManifest+60], "BT-B044"},
		"data before":               {changed(t, func(b []byte) []byte { return append([]byte("MZ"), b...) }), "BT-B046"},
		"data after":                {changed(t, func(b []byte) []byte { return append(b, "more"...) }), "BT-B046"},
		"a wrong digest":            {changed(t, func(b []byte) []byte { b[list+16] ^= 1; return b }), "BT-B045 START.html"},
		"another size":              {changed(t, func(b []byte) []byte { b[list+24]--; return b }), "BT-B045 START.html"},
		"another name in front":     {changed(t, func(b []byte) []byte { b[localSize+5] = 'X'; return b }), "BT-B045 data/kallor/content/lo/dokument/BT1 Bröst 50%.pdf"},
		"encrypted":                 {changed(t, func(b []byte) []byte { b[list+8] |= 1; return b }), "BT-B045 START.html"},
		"another way of packing":    {changed(t, func(b []byte) []byte { b[list+10] = 93; return b }), "BT-B045 START.html"},
		"another time":              {changed(t, func(b []byte) []byte { b[list+12]++; return b }), "BT-B047"},
		"another mode":              {changed(t, func(b []byte) []byte { b[list+40] ^= 1; return b }), "BT-B047"},
		"a count too large":         {changed(t, func(b []byte) []byte { b[last.at+10]++; return b }), "BT-B045"},
		"a list out of the file":    {changed(t, func(b []byte) []byte { b[last.at+19] = 0x7f; return b }), "BT-B044"},
		"a file out of the file":    {changed(t, func(b []byte) []byte { b[list+45] = 0x7f; return b }), "BT-B043"},
		"files in the same bytes":   {changed(t, func(b []byte) []byte { copy(b[list+42:list+46], []byte{0, 0, 0, 0}); return b }), "BT-B043"},
		"said to unpack to 4 GB":    {changed(t, func(b []byte) []byte { order.PutUint32(b[list+24:], 1<<32-1); return b }), "BT-B043"},
		"packed by another program": {zipped(t, named(declarationFile, StartFile)...), "BT-B047"},
	} {
		r := verified(tt.data)
		if got := ids(r); !slices.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %s", name, got, tt.want)
		}
		if r.Holds() || r.Read == (tt.want == "BT-B021") && name != "nothing but an end" {
			t.Errorf("%s: holds is %v, read %v", name, r.Holds(), r.Read)
		}
	}
}

// A zip file that unpacks to far more than it holds is not unpacked.
func TestBombs(t *testing.T) {
	var b written
	p, err := newPacker(&b, "lo/")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	_, err = p.pack("data/x.txt", func(w io.Writer) error {
		for range 200 {
			if _, err := w.Write(zeros); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = p.finish()
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(verified(b.Bytes())); !slices.Equal(got, []string{"BT-B043"}) {
		t.Errorf("a bomb: %q", got)
	}

	var many []*zip.FileHeader
	for i := range mostFiles + 1 {
		many = append(many, &zip.FileHeader{Name: fmt.Sprint(i), Method: zip.Store})
	}
	if got := ids(verified(zipped(t, many...))); !slices.Equal(got, []string{"BT-B043"}) {
		t.Errorf("many files: %q", got)
	}
}

// What a bundle says of itself makes the reader reserve no memory: here a
// list of files that is said to be as long as the file is large.
func TestMemory(t *testing.T) {
	data := make([]byte, 200<<20)
	copy(data[len(data)-endSize:], end(65535, uint32(len(data)-endSize), 0)[:endSize])
	data[len(data)-2], data[len(data)-1] = 0, 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := verified(data)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; r.Holds() || used > 1<<20 {
		t.Errorf("%q took %d bytes", ids(r), used)
	}
}

// FuzzVerify: whatever the bytes, the reader ends, and what it takes for a
// bundle is one byte for byte.
func FuzzVerify(f *testing.F) {
	good := packed(f, small())
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(zipped(f, named("a", "../b")...))
	f.Add(zipped(f, named(declarationFile, infoFile, manifestFile, tagManifestFile, StartFile)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := verified(data)
		presentable(t, r)
		if r.Holds() && !bytes.HasSuffix(data[:len(data)-digestDigits], []byte(comment)) {
			t.Error("a file that btfolio did not write holds")
		}
	})
}

// presentable checks that the findings say why a bundle does not hold, and
// that nothing in them could make a terminal show something else.
func presentable(t *testing.T, r *Result) {
	t.Helper()
	if len(r.Findings) == 0 && !r.Holds() {
		t.Error("no finding says why it does not hold")
	}
	for _, f := range r.Findings {
		for _, l := range []language.Language{language.Swedish, language.English} {
			if said := f.Text(l); !utf8.ValidString(said) || strings.ContainsFunc(said, hidden) {
				t.Errorf("%s reads %q", f.Code.ID, said)
			}
		}
	}
}

// inMemory is a bundle whose files are what a test says they are, without the
// digests of a zip file around them.
type inMemory map[string][]byte

func (m inMemory) Names() []string { return slices.Sorted(maps.Keys(m)) }

func (m inMemory) Open(name string) (io.ReadCloser, error) {
	data, ok := m[name]
	if !ok {
		return nil, diag.FileLost.Problem()
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

// FuzzManifests: whatever the manifests of a bundle say, it holds only where
// they list its files, all of them and each with its digest.
func FuzzManifests(f *testing.F) {
	z, err := zip.NewReader(bytes.NewReader(packed(f, small())), int64(len(packed(f, small()))))
	if err != nil {
		f.Fatal(err)
	}
	good := inMemory{}
	for _, file := range z.File {
		if good[file.Name], err = fs.ReadFile(z, file.Name); err != nil {
			f.Fatal(err)
		}
	}
	add := func(change func(string) string) {
		f.Add([]byte(change(string(good[manifestFile]))), []byte(change(string(good[tagManifestFile]))), good[infoFile], good[StartFile])
	}
	add(func(s string) string { return s })
	add(strings.ToUpper)
	add(func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") })
	add(func(s string) string { return s + s })
	add(func(s string) string { return strings.ReplaceAll(s, "  ", " *") })
	add(func(s string) string { return strings.ReplaceAll(s, "data/", "data/../") })
	add(func(s string) string { return strings.TrimSuffix(s, "\n") })
	add(func(s string) string { return "\ufeff" + s })
	f.Fuzz(func(t *testing.T, manifest, tags, info, start []byte) {
		bag := maps.Clone(good)
		bag[manifestFile], bag[tagManifestFile], bag[infoFile], bag[StartFile] = manifest, tags, info, start
		r := &Result{Language: language.Swedish}
		r.compareAll(bag, nil)
		presentable(t, r)
		if !r.Holds() {
			return
		}
		listed := 0
		for line := range strings.Lines(string(manifest) + string(tags)) {
			digest, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
			if name = decode.Replace(name); digestOf(bag[name]) != digest {
				t.Errorf("it holds, but %s is not what its line says", name)
			}
			listed++
		}
		if listed != len(bag)-2 { // neither the list of lists nor the first page
			t.Errorf("it holds with %d of %d files listed", listed, len(bag)-2)
		}
		if !bytes.Contains(start, []byte(codeOf(tags).String())) {
			t.Error("it holds with a first page that shows another code")
		}
	})
}
