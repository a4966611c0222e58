package main

import (
	"bytes"
	"debug/buildinfo"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
)

// check holds that a program is of the kind it should be, needs nothing of
// the system it runs on but the system, and says nothing of the machine it
// was made on.
func (t target) check(version string, data []byte) error {
	info, err := buildinfo.Read(bytes.NewReader(data))
	if err != nil {
		return err
	}
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	for key, want := range map[string]string{"GOOS": t.os, "GOARCH": t.arch, "CGO_ENABLED": "0", "-trimpath": "true"} {
		if set[key] != want {
			return fmt.Errorf("built with %s=%s", key, set[key])
		}
	}
	if !bytes.Contains(data, []byte(version)) {
		return errors.New("the version is not in it")
	}
	if err := t.format(bytes.NewReader(data)); err != nil {
		return err
	}
	private, err := ofThisMachine()
	if err != nil {
		return err
	}
	for _, s := range private {
		if bytes.Contains(data, []byte(s)) {
			return fmt.Errorf("%q of this machine is in it", s)
		}
	}
	return nil
}

// format reads the program's header.
func (t target) format(r *bytes.Reader) error {
	wrong := errors.New("its header is that of another system")
	switch t.os {
	case "windows":
		f, err := pe.NewFile(r)
		if err != nil {
			return err
		}
		machine := map[string]uint16{"amd64": pe.IMAGE_FILE_MACHINE_AMD64, "arm64": pe.IMAGE_FILE_MACHINE_ARM64}[t.arch]
		head, ok := f.OptionalHeader.(*pe.OptionalHeader64)
		if !ok || f.Machine != machine || head.Subsystem != pe.IMAGE_SUBSYSTEM_WINDOWS_CUI ||
			head.DllCharacteristics&pe.IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE == 0 {
			return wrong
		}
	case "darwin":
		f, err := macho.NewFile(r)
		if err != nil {
			return err
		}
		if f.Type != macho.TypeExec || f.Cpu != map[string]macho.Cpu{"amd64": macho.CpuAmd64, "arm64": macho.CpuArm64}[t.arch] {
			return wrong
		}
	default:
		f, err := elf.NewFile(r)
		if err != nil {
			return err
		}
		if f.Machine != map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[t.arch] {
			return wrong
		}
		if libraries, err := f.ImportedLibraries(); err == nil && len(libraries) > 0 {
			return fmt.Errorf("it needs %v", libraries)
		}
	}
	return nil
}

// ofThisMachine are paths and names that should be in no file of a release.
func ofThisMachine() ([]string, error) {
	var all []string
	add := func(folder string) {
		if len(folder) > 1 {
			all = append(all, filepath.Clean(folder)+string(filepath.Separator))
		}
	}
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	add(here)
	if home, err := os.UserHomeDir(); err == nil {
		add(home)
	}
	if u, err := user.Current(); err == nil {
		add(u.HomeDir)
	}
	folders, err := exec.Command("go", "env", "GOROOT", "GOMODCACHE", "GOCACHE").Output()
	if err != nil {
		return nil, err
	}
	for folder := range strings.Lines(string(folders)) {
		add(strings.TrimSpace(folder))
	}
	// A short name may stand in any program.
	if name, err := os.Hostname(); err == nil && len(name) > 7 {
		all = append(all, name)
	}
	return all, nil
}
