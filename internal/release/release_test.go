package release

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/buildinfo"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

const version = "v0.0.0-test"

// made is the release for this system, made twice under circumstances that
// should make no difference.
func made(t *testing.T) (dir string, target Target) {
	t.Helper()
	target, err := ParseTarget(runtime.GOOS + "/" + runtime.GOARCH)
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for zone, locale := range map[string]string{"Europe/Stockholm": "sv_SE.UTF-8", "Pacific/Auckland": "en_NZ.UTF-8"} {
		t.Setenv("TZ", zone)
		t.Setenv("LC_ALL", locale)
		dir := filepath.Join(t.TempDir(), "dist")
		r := Release{Source: "../..", Version: version, Made: time.Unix(1767225600, 0), Output: dir}
		if err := r.Make([]Target{target}); err != nil {
			t.Fatal(err)
		}
		if err := r.Make([]Target{target}); err == nil {
			t.Error("a release was written over another")
		}
		dirs = append(dirs, dir)
	}
	names := func(dir string) (all []string) {
		listed, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range listed {
			all = append(all, d.Name())
		}
		return all
	}
	if !slices.Equal(names(dirs[0]), names(dirs[1])) {
		t.Fatalf("%q and %q", names(dirs[0]), names(dirs[1]))
	}
	for _, name := range names(dirs[0]) {
		if !bytes.Equal(read(t, dirs[0], name), read(t, dirs[1], name)) {
			t.Errorf("%s is not the same the second time", name)
		}
	}
	return dirs[0], target
}

func read(t *testing.T, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRelease(t *testing.T) {
	dir, target := made(t)
	name := "btfolio-" + version + "-" + target.OS + "-" + target.Arch
	files := opened(t, filepath.Join(dir, name), name+"/")
	for _, want := range []string{
		target.program(), "THIRD-PARTY.txt", "README.md", "LICENSE", "CHANGELOG.md", "man/man1/btfolio.1", "man/sv/man1/btfolio-bundle.1",
		"completions/btfolio.bash", "completions/_btfolio", "completions/btfolio.fish", "completions/btfolio.ps1",
	} {
		if len(files[want]) == 0 {
			t.Errorf("%s is not in the archive", want)
		}
	}
	program := files[target.program()]
	at := filepath.Join(t.TempDir(), target.program())
	if err := os.WriteFile(at, program, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(at, "version").Output(); err != nil || string(out) != "btfolio "+version+"\n" {
		t.Errorf("%q, %v", out, err)
	}
	checked := exec.Command("sha256sum", "--check", "--strict", "SHA256SUMS")
	checked.Dir = dir
	if out, err := checked.CombinedOutput(); err != nil || strings.Count(string(out), "OK\n") != 2 {
		t.Errorf("%s, %v", out, err)
	}
	lists(t, read(t, dir, name+".cdx.json"), program)
	refuses(t, target, program)
}

// opened reads an archive, all of which lies in one folder.
func opened(t *testing.T, archive, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	keep := func(name string, r io.Reader) {
		data, err := io.ReadAll(r)
		name, within := strings.CutPrefix(name, folder)
		if err != nil || !within {
			t.Fatalf("%s: %v", name, err)
		}
		files[name] = data
	}
	if z, err := zip.OpenReader(archive + ".zip"); err == nil {
		defer z.Close()
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			keep(f.Name, r)
		}
		return files
	}
	z, err := gzip.NewReader(bytes.NewReader(read(t, archive+".tar.gz")))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		keep(h.Name, r)
	}
}

// lists checks what the schema of CycloneDX requires, and that every module
// of the program is listed.
func lists(t *testing.T, data, program []byte) {
	t.Helper()
	var b bom
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		t.Fatal(err)
	}
	serial := regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	if b.Format != "CycloneDX" || b.Spec != "1.6" || b.Version != 1 || !serial.MatchString(b.Serial) {
		t.Errorf("it begins with %q, %q, %d, %q", b.Format, b.Spec, b.Version, b.Serial)
	}
	if at, err := time.Parse(time.RFC3339, b.Metadata.Timestamp); err != nil || at.Unix() != 1767225600 {
		t.Errorf("it is of %s, %v", b.Metadata.Timestamp, err)
	}
	refs := map[string]bool{}
	for _, c := range append(b.Components, b.Metadata.Component) {
		if c.Type == "" || c.Name == "" || c.Version == "" || c.Ref == "" || refs[c.Ref] {
			t.Errorf("a component is %+v", c)
		}
		refs[c.Ref] = true
	}
	for _, d := range b.DependsOn {
		for _, ref := range append(d.On, d.Ref) {
			if !refs[ref] {
				t.Errorf("nothing is %s", ref)
			}
		}
	}
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range info.Deps {
		if !refs["pkg:golang/"+m.Path+"@"+strings.ReplaceAll(m.Version, "+", "%2B")] {
			t.Errorf("%s is not listed", m.Path)
		}
	}
}

// refuses checks that a program that is not as it should be is no release.
func refuses(t *testing.T, target Target, program []byte) {
	t.Helper()
	for _, other := range Targets {
		if err := check(other, version, program); (err == nil) != (other == target) {
			t.Errorf("taken for %s: %v", other, err)
		}
		if err := format(other, bytes.NewReader(program)); (err == nil) != (other == target) {
			t.Errorf("by its header taken for %s: %v", other, err)
		}
	}
	if check(target, "v9.9.9", program) == nil {
		t.Error("another version was taken for ours")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := check(target, version, append(slices.Clone(program), here+"/x.go"...)); err == nil {
		t.Error("a path of this machine may be in it")
	}
}

func TestVersions(t *testing.T) {
	for _, version := range []string{"", "v1 2", "../x", "-X", "v1/2"} {
		r := Release{Source: "../..", Version: version, Output: t.TempDir()}
		if r.Make(nil) == nil {
			t.Errorf("%q is a version", version)
		}
	}
}
