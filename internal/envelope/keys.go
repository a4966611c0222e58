package envelope

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rsa"
	"errors"
	"io"
	"os"
	"strings"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// An Ask asks the person at the terminal for a passphrase, and says of what.
type Ask func(of language.Text) (string, *diag.Problem)

// Keys are what somebody opens envelopes with: private keys, and passphrases that
// they are asked for. They may be used for many envelopes at a time.
type Keys struct {
	private []age.Identity
	ask     Ask // nil where there is nobody to ask
}

// Unasking are the keys without what has to be asked for.
func (k *Keys) Unasking() *Keys { return &Keys{private: k.private} }

// mostKeys is how much of a file of keys is read, in bytes.
const mostKeys = 64 << 10

// ReadKeys reads files of private keys, of age or of SSH. A key that has a
// passphrase is asked for it at once.
func ReadKeys(files []string, ask Ask) (*Keys, diag.List) {
	k := &Keys{ask: ask}
	var found diag.List
	for _, name := range files {
		more, problem := k.read(name)
		if problem != nil {
			found = append(found, problem.At(diag.Pos{}))
		}
		k.private = append(k.private, more...)
	}
	return k, found
}

func (k *Keys) read(name string) ([]age.Identity, *diag.Problem) {
	f, err := os.Open(name)
	if err != nil {
		return nil, diag.IdentityUnreadable.Problem(name)
	}
	defer f.Close()
	if Is(f) {
		return k.locked(name)
	}
	data, err := io.ReadAll(io.LimitReader(f, mostKeys))
	if err != nil {
		return nil, diag.IdentityUnreadable.Problem(name)
	}
	text := strings.TrimSpace(string(data))
	switch {
	case isSSH(text), strings.HasPrefix(text, "age1"):
		return nil, diag.IdentityPublic.Problem(name)
	case strings.HasPrefix(text, "-----BEGIN "):
		return k.ssh(name, data)
	}
	all, err := age.ParseIdentities(bytes.NewReader(data))
	if err != nil {
		return nil, diag.IdentityUnreadable.Problem(name)
	}
	return all, nil
}

// locked reads keys of age that are themselves in an envelope, as `age -p` makes
// it.
func (k *Keys) locked(name string) ([]age.Identity, *diag.Problem) {
	letter, problem := (&Keys{ask: k.ask}).Open(name)
	if problem != nil {
		return nil, problem
	}
	defer letter.Close()
	all, err := age.ParseIdentities(io.NewSectionReader(letter, 0, min(letter.Size, mostKeys)))
	if err != nil {
		return nil, diag.IdentityUnreadable.Problem(name)
	}
	return all, nil
}

// ssh reads a private key of SSH.
func (k *Keys) ssh(name string, data []byte) ([]age.Identity, *diag.Problem) {
	key, err := ssh.ParseRawPrivateKey(data)
	if _, has := errors.AsType[*ssh.PassphraseMissingError](err); has {
		if k.ask == nil {
			return nil, diag.PassphraseUnasked.Problem()
		}
		passphrase, problem := k.ask(say.AskKeyPassphrase(name))
		if problem != nil {
			return nil, problem
		}
		key, err = ssh.ParseRawPrivateKeyWithPassphrase(data, []byte(passphrase))
		if err != nil {
			return nil, diag.IdentityPassphrase.Problem(name)
		}
	}
	if err != nil {
		return nil, diag.IdentityUnreadable.Problem(name)
	}
	var identity age.Identity
	switch key := key.(type) {
	case *ed25519.PrivateKey: // as OpenSSH writes it
		identity, err = agessh.NewEd25519Identity(*key)
	case ed25519.PrivateKey: // as PKCS 8 does
		identity, err = agessh.NewEd25519Identity(key)
	case *rsa.PrivateKey:
		identity, err = agessh.NewRSAIdentity(key)
	default:
		return nil, diag.IdentityKind.Problem(name)
	}
	if err != nil {
		return nil, diag.IdentityUnreadable.Problem(name)
	}
	return []age.Identity{identity}, nil
}
