package seal

import (
	"bytes"
	"encoding/pem"
	"errors"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"btfolio/internal/diag"
)

// namespace keeps a signature made for something else from counting here, as
// “ssh-keygen -Y sign -n btfolio” writes it.
const namespace = "btfolio"

// SignatureEnding is what follows the name of a decision in the name of the
// file that holds its signature.
const SignatureEnding = ".sig"

// MaxSignature is how large such a file may be, in bytes. The longest of
// usual ones is a twentieth of it.
const MaxSignature = 64 << 10

// A Signature is one over the whole text of a decision, in SSH's format.
type Signature struct{ of *sshsig.Signature }

// A Key is a public SSH key.
type Key struct{ of ssh.PublicKey }

// ParseKey reads a public key as it stands in a .pub file.
func ParseKey(line string) (Key, bool) {
	key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(line))
	return Key{key}, err == nil
}

// KeyOf is the public key of a signer.
func KeyOf(s ssh.Signer) Key { return Key{s.PublicKey()} }

// Is reports whether two keys are the same.
func (k Key) Is(other Key) bool { return bytes.Equal(k.of.Marshal(), other.of.Marshal()) }

// Fingerprint is how ssh-keygen and people tell keys apart.
func (k Key) Fingerprint() string { return ssh.FingerprintSHA256(k.of) }

// Line is the key as it is written in a person's page.
func (k Key) Line() string { return string(bytes.TrimSpace(ssh.MarshalAuthorizedKey(k.of))) }

// Sign signs the whole text of a decision.
func Sign(text []byte, with ssh.Signer) ([]byte, error) {
	s, err := sshsig.Sign(bytes.NewReader(text), with, sshsig.HashSHA512, namespace)
	if err != nil {
		return nil, err
	}
	return sshsig.Armor(s), nil
}

var errMore = errors.New("more than a signature")

// ParseSignature reads the file of a signature. It may hold nothing else.
func ParseSignature(file []byte) (*Signature, *diag.Problem) {
	s, err := sshsig.Unarmor(file)
	if err == nil {
		block, rest := pem.Decode(file)
		before := !bytes.HasPrefix(bytes.TrimSpace(file), []byte("-----BEGIN "))
		if before || len(block.Headers) > 0 || len(bytes.TrimSpace(rest)) > 0 {
			err = errMore
		}
	}
	switch {
	case err != nil:
		return nil, diag.SignatureUnreadable.Problem()
	case s.Namespace != namespace:
		return nil, diag.SignatureForeign.Problem(s.Namespace, namespace)
	}
	return &Signature{s}, nil
}

// Key is the key the signature says it was made with. Only Holds tells
// whether that is true.
func (s *Signature) Key() Key { return Key{s.of.PublicKey} }

// Holds reports whether the signature is one by its key over a text. Line
// ends that version control turned into CRLF do not matter: a decision is
// written with LF.
func (s *Signature) Holds(text []byte) bool {
	over := func(text []byte) bool {
		return sshsig.Verify(bytes.NewReader(text), s.of, s.of.PublicKey, s.of.HashAlgorithm, namespace) == nil
	}
	return over(text) || over(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
}
