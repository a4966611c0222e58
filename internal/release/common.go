package release

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// A file is one of those in an archive.
type file struct {
	name    string // with slashes
	data    []byte
	program bool
}

// common makes the files that are the same for all systems. The program of
// this system is built to ask it for some of them.
func (r Release) common(work string) ([]file, error) {
	var all []file
	for _, name := range []string{"README.md", "LICENSE", "CHANGELOG.md"} {
		data, err := os.ReadFile(filepath.Join(r.Source, name))
		if err != nil {
			return nil, err
		}
		all = append(all, file{name, data, false})
	}
	host := Target{runtime.GOOS, runtime.GOARCH}
	program := filepath.Join(work, "host-"+host.program())
	if err := host.build(r.Source, r.Version, program); err != nil {
		return nil, err
	}
	for _, shell := range []struct{ name, file string }{
		{"bash", "btfolio.bash"}, {"zsh", "_btfolio"}, {"fish", "btfolio.fish"}, {"powershell", "btfolio.ps1"},
	} {
		cmd := exec.Command(program, "completion", shell.name)
		cmd.Env = append(os.Environ(), "LC_ALL=en_GB.UTF-8")
		script, err := cmd.Output()
		if err != nil {
			return nil, err
		}
		all = append(all, file{"completions/" + shell.file, script, false})
	}
	pages, err := r.manual(work)
	return append(all, pages...), err
}

// manual makes the manual pages.
func (r Release) manual(work string) ([]file, error) {
	dir := filepath.Join(work, "man")
	if err := os.Mkdir(dir, 0o777); err != nil {
		return nil, err
	}
	cmd := exec.Command("go", "test", "-count=1", "-run", "^TestManual$", "./cmd/btfolio", "-manual", dir)
	cmd.Dir = r.Source
	cmd.Env = append(os.Environ(), fmt.Sprint("SOURCE_DATE_EPOCH=", r.Made.Unix()), "TZ=UTC", "GOFLAGS=")
	if err := said(cmd); err != nil {
		return nil, err
	}
	var all []file
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		all = append(all, file{"man/" + name, data, false})
		return err
	})
	return all, err
}
