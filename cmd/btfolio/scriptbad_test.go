package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

var repeated = regexp.MustCompile(`^(\d+)\*`)

// writeText writes a file of parts that no script could hold as they are:
// text FILE PART…  A part has the escapes of a Go string, so that \r, \x00 and
// \u202e can be seen, and 20000*PART stands for as many of them.
func writeText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: text FILE PART...")
	}
	var b strings.Builder
	for _, part := range args[1:] {
		times := 1
		if n := repeated.FindStringSubmatch(part); n != nil {
			part = part[len(n[0]):]
			times, _ = strconv.Atoi(n[1])
		}
		text, err := strconv.Unquote(`"` + part + `"`)
		ts.Check(err)
		b.WriteString(strings.Repeat(text, times))
	}
	name, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	file := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o777))
	ts.Check(os.WriteFile(file, []byte(b.String()), 0o666))
}

// makeHole makes a file that is large and takes no room on disk: hole FILE MB.
func makeHole(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hole FILE MB")
	}
	mb, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	file := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o777))
	ts.Check(os.WriteFile(file, nil, 0o666))
	ts.Check(os.Truncate(file, mb<<20))
}

// makeSocket leaves a socket behind, as a program does that crashed: socket
// FILE.
func makeSocket(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: socket FILE")
	}
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: ts.MkAbs(args[0]), Net: "unix"})
	ts.Check(err)
	l.SetUnlinkOnClose(false)
	ts.Check(l.Close())
}

// unprivileged runs a command as somebody whom permissions bind, also where
// the tests are run by root: unprivileged COMMAND ARG…
func unprivileged(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 {
		ts.Fatalf("usage: unprivileged COMMAND ARG...")
	}
	if os.Geteuid() == 0 {
		args = append([]string{"setpriv", "--bounding-set=-dac_override,-dac_read_search"}, args...)
	}
	if err := ts.Exec(args[0], args[1:]...); neg == (err == nil) {
		ts.Fatalf("unexpected: %v", err)
	}
}

// condition knows whether a device can be made here, which not even root can
// everywhere.
func condition(name string) (bool, error) {
	if name != "mknod" {
		return false, os.ErrInvalid
	}
	dir, err := os.MkdirTemp("", "mknod")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	return exec.Command("mknod", filepath.Join(dir, "null"), "c", "1", "3").Run() == nil, nil
}
