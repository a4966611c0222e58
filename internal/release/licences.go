package main

import (
	"bytes"
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// ofLicence are the files in which a library says on what terms it is given.
var ofLicence = regexp.MustCompile(`(?i)^((un)?licen[cs]e|copying|notice|patents)`)

// licences gathers the licences of everything that is in a program, as most
// of them ask for. A library without one may not be handed on.
func licences(program []byte) ([]byte, error) {
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	add := func(name, folder string) error {
		listed, err := os.ReadDir(folder)
		if err != nil {
			return err
		}
		found := false
		for _, d := range listed {
			if d.IsDir() || !ofLicence.MatchString(d.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(folder, d.Name()))
			if err != nil {
				return err
			}
			fmt.Fprintf(&all, "%s\n%s, %s\n\n%s\n\n", strings.Repeat("=", 78), name, d.Name(), bytes.TrimSpace(text))
			found = true
		}
		if !found {
			return fmt.Errorf("%s has no licence", name)
		}
		return nil
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	if err := add("Go", strings.TrimSpace(string(root))); err != nil {
		return nil, err
	}
	args := []string{"list", "-m", "-f", "{{.Path}} {{.Version}}\t{{.Dir}}"}
	for _, m := range info.Deps {
		args = append(args, m.Path)
	}
	modules, err := exec.Command("go", args...).Output()
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(modules)) {
		name, folder, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if err := add(name, folder); err != nil {
			return nil, err
		}
	}
	return all.Bytes(), nil
}
