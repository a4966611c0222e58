// Package release makes what is handed to those who use btfolio: for each
// system an archive with the program and what belongs to it, a list of the
// libraries in it, and the digests of all of these. The same sources and the
// same Go give the same bytes, wherever and whenever. It is a tool of this
// repository and no part of the program; of ours it imports nothing.
package release

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// A Target is a system that btfolio is built for.
type Target struct{ OS, Arch string }

// Targets are all of them.
var Targets = []Target{
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"linux", "amd64"}, {"linux", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

func (t Target) String() string { return t.OS + "/" + t.Arch }

// ParseTarget reads a target as String writes it.
func ParseTarget(s string) (Target, error) {
	for _, t := range Targets {
		if t.String() == s {
			return t, nil
		}
	}
	return Target{}, fmt.Errorf("%q is none of %v", s, Targets)
}

// program is the name of the program's file.
func (t Target) program() string {
	if t.OS == "windows" {
		return "btfolio.exe"
	}
	return "btfolio"
}

// build compiles the program. What the builder has set otherwise for
// compiling does not count.
func (t Target) build(source, version, to string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags", "-s -w -buildid= -X main.version="+version, "-o", to, "./cmd/btfolio")
	cmd.Dir = source
	cmd.Env = append(os.Environ(), "GOOS="+t.OS, "GOARCH="+t.Arch, "CGO_ENABLED=0",
		"GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOEXPERIMENT=", "GODEBUG=", "GOFIPS140=off")
	return said(cmd)
}

// said runs a command. Its error holds what the command wrote.
func said(cmd *exec.Cmd) error {
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return nil
}
