package release

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
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
		script, err := exec.Command(program, "completion", shell.name).Output()
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
	names, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var all []file
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all = append(all, file{"man/" + filepath.Base(name), data, false})
	}
	return all, nil
}
