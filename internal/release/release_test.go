package main

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
)

var (
	here = target{runtime.GOOS, runtime.GOARCH}
	all  = []target{{"darwin", "amd64"}, {"darwin", "arm64"}, {"linux", "amd64"}, {"linux", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"}}
)

// output runs a command in a folder and gives what it printed.
func output(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// made is the release of what is committed, for this system alone, made twice
// under circumstances that should make no difference.
func made(t *testing.T) (dir, version string) {
	t.Helper()
	version = "v0.0.0-" + output(t, ".", "git", "rev-parse", "--short=7", "HEAD")
	var dirs []string
	for zone, locale := range map[string]string{"Europe/Stockholm": "sv_SE.UTF-8", "Pacific/Auckland": "en_NZ.UTF-8"} {
		t.Setenv("TZ", zone)
		t.Setenv("LC_ALL", locale)
		clone := filepath.Join(t.TempDir(), strings.ToLower(locale))
		output(t, ".", "git", "clone", "--quiet", "../..", clone)
		config := string(read(t, "../../.goreleaser.yaml"))
		targets := regexp.MustCompile(`targets: \[.*\]`)
		for _, target := range all {
			if !strings.Contains(targets.FindString(config), target.os+"_"+target.arch) {
				t.Errorf("no release is made for %v", target)
			}
		}
		config = targets.ReplaceAllString(config, "targets: ["+here.os+"_"+here.arch+"]")
		if err := os.WriteFile(filepath.Join(clone, "bin.yaml"), []byte(config), 0o666); err != nil {
			t.Fatal(err)
		}
		goreleaser := regexp.MustCompile(`github.com/goreleaser/\S+`).FindString(string(read(t, "../../Makefile")))
		output(t, clone, "go", "run", goreleaser, "release", "--snapshot", "--config", "bin.yaml")
		dirs = append(dirs, filepath.Join(clone, "dist"))
	}
	for line := range strings.Lines(string(read(t, dirs[0], "SHA256SUMS"))) {
		name := strings.Fields(line)[1]
		if !bytes.Equal(read(t, dirs[0], name), read(t, dirs[1], name)) {
			t.Errorf("%s is not the same the second time", name)
		}
	}
	return dirs[0], version
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
	if testing.Short() {
		t.Skip("it runs other programs, and shows no races")
	}
	dir, version := made(t)
	name, exe := "btfolio-"+version+"-"+here.os+"-"+here.arch, "btfolio"
	if here.os == "windows" {
		exe += ".exe"
	}
	files := opened(t, filepath.Join(dir, name), name+"/")
	for _, want := range []string{
		exe, "THIRD-PARTY.txt", "README.md", "LICENSE", "CHANGELOG.md", "man/man1/btfolio.1", "man/sv/man1/btfolio-bundle.1",
		"completions/btfolio.bash", "completions/_btfolio", "completions/btfolio.fish", "completions/btfolio.ps1",
	} {
		if len(files[want]) == 0 {
			t.Errorf("%s is not in the archive", want)
		}
	}
	program := files[exe]
	at := filepath.Join(t.TempDir(), exe)
	if err := os.WriteFile(at, program, 0o755); err != nil {
		t.Fatal(err)
	}
	if said := output(t, ".", at, "version"); said != "btfolio "+version {
		t.Errorf("it says %q", said)
	}
	if said := output(t, dir, "sha256sum", "--check", "--strict", "SHA256SUMS"); strings.Count(said, "OK") != 2 {
		t.Error(said)
	}
	lists(t, read(t, dir, name+".cdx.json"), program)
	refuses(t, version, program)
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

// lists holds that the list of libraries is in the format of CycloneDX, and has
// every module of the program.
func lists(t *testing.T, data, program []byte) {
	t.Helper()
	var list struct {
		BomFormat, SpecVersion string
		Components             []struct{ Type, Name, Version string }
	}
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if list.BomFormat != "CycloneDX" || list.SpecVersion != "1.6" {
		t.Errorf("it begins with %q, %q", list.BomFormat, list.SpecVersion)
	}
	listed := map[string]bool{}
	for _, c := range list.Components {
		listed[c.Type+" "+c.Name+" "+c.Version] = true
	}
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range info.Deps {
		if !listed["library "+m.Path+" "+m.Version] {
			t.Errorf("%s is not listed", m.Path)
		}
	}
}

// refuses checks that a program that is not as it should be is no release.
func refuses(t *testing.T, version string, program []byte) {
	t.Helper()
	for _, other := range all {
		if err := other.check(version, program); (err == nil) != (other == here) {
			t.Errorf("taken for %s: %v", other, err)
		}
		if err := other.format(bytes.NewReader(program)); (err == nil) != (other == here) {
			t.Errorf("by its header taken for %s: %v", other, err)
		}
	}
	if here.check("v9.9.9", program) == nil {
		t.Error("another version was taken for ours")
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if here.check(version, append(slices.Clone(program), dir+"/x.go"...)) == nil {
		t.Error("a path of this machine may be in it")
	}
}
