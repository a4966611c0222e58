package main

import (
	"bytes"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// writeKeys adds public keys to a person's page: keys PAGE KEY.pub…
func writeKeys(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: keys PAGE KEY.pub...")
	}
	lines := "ssh-nycklar:\n"
	for _, name := range args[1:] {
		lines += "  - " + strconv.Quote(strings.TrimSpace(ts.ReadFile(name))) + "\n"
	}
	matter, body, ok := strings.Cut(ts.ReadFile(args[0]), "\n---\n")
	if !ok {
		ts.Fatalf("%s has no front matter", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(matter+"\n"+lines+"---\n"+body), 0o666))
}

// writeSigners writes the file that ssh-keygen checks signatures against:
// signers FILE PERSON KEY.pub…
func writeSigners(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: signers FILE PERSON KEY.pub...")
	}
	lines := ""
	for _, name := range args[2:] {
		lines += args[1] + " " + strings.TrimSpace(ts.ReadFile(name)) + "\n"
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(lines), 0o666))
}

// startAgent serves keys as ssh-agent does, until the script ends: agent
// KEY…  A key with a passphrase has the one the script gave it.
func startAgent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: agent KEY...")
	}
	ring := agent.NewKeyring()
	for _, name := range args {
		data := []byte(ts.ReadFile(name))
		key, err := ssh.ParseRawPrivateKey(data)
		if err != nil {
			key, err = ssh.ParseRawPrivateKeyWithPassphrase(data, []byte("hemlig"))
		}
		ts.Check(err)
		ts.Check(ring.Add(agent.AddedKey{PrivateKey: key}))
	}
	dir, err := os.MkdirTemp("", "agent") // a socket's path is short
	ts.Check(err)
	socket := filepath.Join(dir, "socket")
	l, err := net.Listen("unix", socket)
	ts.Check(err)
	ts.Defer(func() {
		l.Close()
		os.RemoveAll(dir)
	})
	ts.Setenv("SSH_AUTH_SOCK", socket)
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				agent.ServeAgent(ring, conn)
			}()
		}
	}()
}

// toCRLF gives all texts below a folder the line ends of Windows: crlf DIR.
func toCRLF(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: crlf DIR")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(p) != ".md" && filepath.Ext(p) != ".sig" {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(p, bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), 0o666)
	}))
}
