package seal_test

import (
	"bytes"
	"crypto/ed25519"
	"strings"
	"testing"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
)

func key(t *testing.T, seed byte) ssh.Signer {
	t.Helper()
	s, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSignature(t *testing.T) {
	text := []byte("---\nbeslut: godkänt\n---\n")
	file, err := seal.Sign(text, key(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	s, problem := seal.ParseSignature(file)
	if problem != nil {
		t.Fatal(problem)
	}
	if !s.Key().Is(seal.KeyOf(key(t, 1))) || s.Key().Is(seal.KeyOf(key(t, 2))) {
		t.Errorf("key %s", s.Key().Fingerprint())
	}
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"as signed":     {string(text), true},
		"CRLF":          {strings.ReplaceAll(string(text), "\n", "\r\n"), true},
		"another word":  {"---\nbeslut: återkallat\n---\n", false},
		"one more line": {string(text) + "\n", false},
	} {
		if got := s.Holds([]byte(c.text)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if _, problem := seal.ParseSignature([]byte(strings.ReplaceAll(string(file), "\n", "\r\n"))); problem != nil {
		t.Errorf("a signature with CRLF: %v", problem)
	}
}

func TestParseSignatureSaysWhatIsWrong(t *testing.T) {
	text := []byte("x")
	good, _ := seal.Sign(text, key(t, 1))
	foreign, err := sshsig.Sign(bytes.NewReader(text), key(t, 1), sshsig.HashSHA512, "git")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file []byte
		want *diag.Code
	}{
		"nothing":      {nil, diag.SignatureUnreadable.Code},
		"words":        {[]byte("signerat"), diag.SignatureUnreadable.Code},
		"cut off":      {good[:len(good)/2], diag.SignatureUnreadable.Code},
		"words before": {append([]byte("hej\n"), good...), diag.SignatureUnreadable.Code},
		"words after":  {append(bytes.Clone(good), "hej\n"...), diag.SignatureUnreadable.Code},
		"for git":      {sshsig.Armor(foreign), diag.SignatureForeign.Code},
	} {
		if s, problem := seal.ParseSignature(c.file); s != nil || problem == nil || problem.Code != c.want {
			t.Errorf("%s: %v, %v", name, s, problem)
		}
	}
}

// FuzzParseSignature holds that no file makes the program stop, and that
// nothing but what was signed holds.
func FuzzParseSignature(f *testing.F) {
	signer, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	if err != nil {
		f.Fatal(err)
	}
	good, err := seal.Sign([]byte("x"), signer)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Fuzz(func(t *testing.T, file []byte) {
		if s, problem := seal.ParseSignature(file); problem == nil && s.Holds([]byte("y")) {
			t.Fatal("a signature of something else holds")
		}
	})
}
