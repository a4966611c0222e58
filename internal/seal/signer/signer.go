// Package signer owns the private keys that decisions are signed with: in a
// file, or held by ssh-agent. It is the only package that opens a socket, the
// agent's on the same machine.
package signer

import (
	"errors"
	"io"
	"net"
	"os"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
)

// A Signer signs with one key.
type Signer struct {
	name  string
	with  ssh.Signer
	agent io.Closer // nil where the key is in a file
}

// maxKey is how much of a file is read as a key, in bytes.
const maxKey = 64 << 10

// Open finds the private key that a file holds or, where it has a passphrase
// or the file holds a public key, that ssh-agent has. The caller closes it.
func Open(file string) (*Signer, *diag.Problem) {
	data, err := read(file)
	if err != nil {
		return nil, diag.KeyFileUnreadable.Problem(file)
	}
	if key, ok := seal.ParseKey(string(data)); ok {
		if s := fromAgent(file, key); s != nil {
			return s, nil
		}
		return nil, diag.KeyNotInAgent.Problem(file)
	}
	private, err := ssh.ParsePrivateKey(data)
	if locked, ok := errors.AsType[*ssh.PassphraseMissingError](err); ok {
		if key, known := public(file, locked); known {
			if s := fromAgent(file, key); s != nil {
				return s, nil
			}
		}
		return nil, diag.KeyHasPassphrase.Problem(file)
	}
	if err != nil {
		return nil, diag.KeyFileUnreadable.Problem(file)
	}
	return &Signer{name: file, with: private}, nil
}

func read(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxKey))
}

// public is the public half of a private key with a passphrase: newer files
// hold it in the clear, older ones have it in the file beside them.
func public(file string, locked *ssh.PassphraseMissingError) (seal.Key, bool) {
	if locked.PublicKey != nil {
		return seal.ParseKey(string(ssh.MarshalAuthorizedKey(locked.PublicKey)))
	}
	data, err := read(file + ".pub")
	if err != nil {
		return seal.Key{}, false
	}
	return seal.ParseKey(string(data))
}

// fromAgent asks ssh-agent for a key; nil where there is no agent or it does
// not hold the key.
func fromAgent(name string, key seal.Key) *Signer {
	socket := os.Getenv("SSH_AUTH_SOCK")
	if socket == "" {
		return nil
	}
	conn, err := net.Dial("unix", socket)
	if err != nil {
		return nil
	}
	signers, err := agent.NewClient(conn).Signers()
	if err == nil {
		for _, s := range signers {
			if seal.KeyOf(s).Is(key) {
				return &Signer{name: name, with: s, agent: conn}
			}
		}
	}
	conn.Close()
	return nil
}

// Key is the public key that goes with it.
func (s *Signer) Key() seal.Key { return seal.KeyOf(s.with) }

// Sign signs the whole text of a decision.
func (s *Signer) Sign(text []byte) ([]byte, *diag.Problem) {
	signature, err := seal.Sign(text, s.with)
	if err != nil {
		return nil, diag.SigningFailed.Problem(s.name, err.Error())
	}
	return signature, nil
}

// Close lets go of the agent.
func (s *Signer) Close() error {
	if s.agent == nil {
		return nil
	}
	return s.agent.Close()
}
