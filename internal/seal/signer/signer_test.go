package signer

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"net"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
)

func key(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
}

func half(t *testing.T, key ed25519.PrivateKey) ssh.PublicKey {
	t.Helper()
	p, err := ssh.NewPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// private is a private key as ssh-keygen writes it, perhaps with a passphrase.
func private(t *testing.T, key ed25519.PrivateKey, passphrase string) []byte {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(key, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(block)
}

// old is a private key with a passphrase in the form that tells nothing of
// the public one.
func old(t *testing.T, key ed25519.PrivateKey) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	block, err := x509.EncryptPEMBlock(bytes.NewReader(make([]byte, 64)), "PRIVATE KEY", der, []byte("secret"), x509.PEMCipherAES128)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(block)
}

// serve is an agent that holds these keys, and the path of its socket.
func serve(t *testing.T, keys ...ed25519.PrivateKey) string {
	t.Helper()
	ring := agent.NewKeyring()
	for _, k := range keys {
		if err := ring.Add(agent.AddedKey{PrivateKey: k}); err != nil {
			t.Fatal(err)
		}
	}
	dir, err := os.MkdirTemp("", "agent") // a socket's path is short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	l, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
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
	return l.Addr().String()
}

// A key is found wherever it is kept, and signs; where it is not, the reason
// is told.
func TestOpen(t *testing.T) {
	mine := key(1)
	line := ssh.MarshalAuthorizedKey(half(t, mine))
	for _, c := range []struct {
		name   string
		file   []byte
		beside []byte // the file that ends in .pub
		agent  string
		want   *diag.Code
	}{
		{"key in a file", private(t, mine, ""), nil, "", nil},
		{"public key, in the agent", line, nil, serve(t, key(2), mine), nil},
		{"public key, not in the agent", line, nil, serve(t, key(2)), diag.KeyNotInAgent.Code},
		{"public key, no agent", line, nil, "", diag.KeyNotInAgent.Code},
		{"public key, agent that is gone", line, nil, filepath.Join(t.TempDir(), "none"), diag.KeyNotInAgent.Code},
		{"passphrase, in the agent", private(t, mine, "secret"), nil, serve(t, mine), nil},
		{"passphrase, not in the agent", private(t, mine, "secret"), nil, serve(t), diag.KeyHasPassphrase.Code},
		{"passphrase, no agent", private(t, mine, "secret"), nil, "", diag.KeyHasPassphrase.Code},
		{"old form, public key beside it", old(t, mine), line, serve(t, mine), nil},
		{"old form, another key beside it", old(t, mine), ssh.MarshalAuthorizedKey(half(t, key(2))), serve(t, mine), diag.KeyHasPassphrase.Code},
		{"old form, nothing beside it", old(t, mine), nil, serve(t, mine), diag.KeyHasPassphrase.Code},
		{"no key", []byte("hej\n"), nil, serve(t, mine), diag.KeyFileUnreadable.Code},
		{"empty", nil, nil, "", diag.KeyFileUnreadable.Code},
		{"key far into a file", append(bytes.Repeat([]byte("\n"), maxKey), private(t, mine, "")...), nil, "", diag.KeyFileUnreadable.Code},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("SSH_AUTH_SOCK", c.agent)
			file := filepath.Join(t.TempDir(), "id")
			for name, data := range map[string][]byte{file: c.file, file + ".pub": c.beside} {
				if name == file || data != nil {
					if err := os.WriteFile(name, data, 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
			s, problem := Open(file)
			if c.want != nil {
				if s != nil || problem == nil || problem.Code != c.want {
					t.Errorf("%v, %v", s, problem)
				}
				return
			}
			if problem != nil {
				t.Fatal(problem)
			}
			if want, _ := seal.ParseKey(string(line)); !s.Key().Is(want) {
				t.Errorf("the key is %s", s.Key().Fingerprint())
			}
			text := []byte("beslut: godkänt\n")
			data, problem := s.Sign(text)
			if problem != nil {
				t.Fatal(problem)
			}
			if signature, problem := seal.ParseSignature(data); problem != nil || !signature.Holds(text) || !signature.Key().Is(s.Key()) {
				t.Errorf("signed as %s, %v", data, problem)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if _, problem := s.Sign(text); (problem != nil) != (c.agent != "") {
				t.Errorf("after it was closed: %v", problem)
			}
		})
	}
	if s, problem := Open(filepath.Join(t.TempDir(), "none")); s != nil || problem == nil || problem.Code != diag.KeyFileUnreadable.Code {
		t.Errorf("no file: %v, %v", s, problem)
	}
}
