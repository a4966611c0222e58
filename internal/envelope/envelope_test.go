package envelope

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/crypto/ssh"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

const phrase = "häst batteri häftklammer rätt"

// says answers every question with a text.
func says(text string) Ask {
	return func(language.Text) (string, *diag.Problem) { return text, nil }
}

// never fails a test that asks.
func never(t *testing.T) Ask {
	return func(of language.Text) (string, *diag.Problem) {
		t.Errorf("it asks %q", of.In(language.English))
		return "", diag.PassphraseUnasked.Problem()
	}
}

// A pair is a key that opens an envelope, as a file, and its public half.
type pair struct{ public, private string }

func native(t testing.TB) pair {
	t.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return pair{id.Recipient().String(), "# created: today\n" + id.String() + "\n"}
}

func hybrid(t testing.TB) pair {
	t.Helper()
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return pair{id.Recipient().String(), id.String() + "\n"}
}

func ofSSH(t testing.TB, key any, passphrase string) pair {
	t.Helper()
	s, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(key, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return pair{string(ssh.MarshalAuthorizedKey(s.PublicKey())), string(pem.EncodeToMemory(block))}
}

func edwards(t testing.TB, passphrase string) pair {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return ofSSH(t, key, passphrase)
}

func ofRSA(t testing.TB, bits int) pair {
	t.Helper()
	t.Setenv("GODEBUG", "rsa1024min=0")
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return ofSSH(t, key, "")
}

func curve(t testing.TB) pair {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return ofSSH(t, key, "")
}

func inFile(t testing.TB, data string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// sealed is a text in an envelope, which the sealer reads again as it was.
func sealed(t testing.TB, text string, to ...Recipient) string {
	t.Helper()
	var b bytes.Buffer
	s, err := Seal(&b, to)
	if err == nil {
		_, err = io.WriteString(s, text)
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	again, size, err := s.Again(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(io.NewSectionReader(again, 0, size)); err != nil || string(got) != text {
		t.Fatalf("the sealer reads %d bytes (%v), want %d", len(got), err, len(text))
	}
	return b.String()
}

func key(t testing.TB, public string) Recipient {
	t.Helper()
	r, problem := Key(public)
	if problem != nil {
		t.Fatal(problem)
	}
	return r
}

// knows is whoever knows a passphrase, at less work than in earnest.
func knows(t testing.TB, passphrase string) Recipient {
	t.Helper()
	r, problem := Passphrase(passphrase)
	if problem != nil {
		t.Fatal(problem)
	}
	r.to.(*age.ScryptRecipient).SetWorkFactor(10)
	return r
}

// long is longer than what is encrypted at a time.
var long = strings.Repeat("En portfölj. ", 12_000)

// Each kind of key opens what was encrypted to it, alone and among others, and
// nothing that was not.
func TestKinds(t *testing.T) {
	kinds := map[string]pair{
		"age": native(t), "ssh-ed25519": edwards(t, ""), "ssh-ed25519 with a passphrase": edwards(t, phrase), "ssh-rsa": ofRSA(t, 2048),
	}
	var all []Recipient
	for _, p := range kinds {
		all = append(all, key(t, p.public))
	}
	kinds["age1pq"] = hybrid(t)
	among := inFile(t, sealed(t, long, all...))
	foreign := inFile(t, sealed(t, long, key(t, native(t).public)))
	for name, p := range kinds {
		t.Run(name, func(t *testing.T) {
			ask := never(t)
			if strings.Contains(name, "passphrase") {
				ask = says(phrase)
			}
			keys, found := ReadKeys([]string{inFile(t, native(t).private), inFile(t, p.private)}, ask)
			if len(found) > 0 {
				t.Fatal(found)
			}
			opens(t, keys, inFile(t, sealed(t, long, key(t, p.public))))
			if name != "age1pq" {
				opens(t, keys, among)
			}
			refuses(t, keys, foreign, diag.EnvelopeWrongKey.Code)
		})
	}
	locked := inFile(t, sealed(t, long, knows(t, phrase)))
	opens(t, &Keys{ask: says(phrase)}, locked)
	refuses(t, &Keys{ask: says(phrase + " ")}, locked, diag.EnvelopeWrongPassphrase.Code)
	refuses(t, &Keys{ask: says("")}, locked, diag.EnvelopeWrongPassphrase.Code)
	refuses(t, &Keys{}, locked, diag.PassphraseUnasked.Code)
	refuses(t, (&Keys{ask: never(t)}).Unasking(), locked, diag.PassphraseUnasked.Code)
	refuses(t, &Keys{ask: never(t)}, among, diag.EnvelopeLocked.Code)
}

func opens(t *testing.T, k *Keys, file string) {
	t.Helper()
	letter, problem := k.Open(file)
	if problem != nil {
		t.Fatal(problem)
	}
	defer letter.Close()
	got, err := io.ReadAll(io.NewSectionReader(letter, 0, letter.Size))
	if err != nil || string(got) != long || letter.Damaged() {
		t.Errorf("it reads %d bytes (%v), want %d", len(got), err, len(long))
	}
	if n, err := letter.ReadAt(make([]byte, 1), letter.Size+10); n != 0 || err != io.EOF || letter.Damaged() {
		t.Errorf("behind its end it reads %d bytes (%v)", n, err)
	}
}

func refuses(t *testing.T, k *Keys, file string, want *diag.Code) {
	t.Helper()
	letter, problem := k.Open(file)
	if problem == nil {
		letter.Close()
		t.Fatalf("it opens, want %s", want.ID)
	}
	if problem.Code != want {
		t.Errorf("it says %v, want %s", problem, want.ID)
	}
}

// What is no public key that can be encrypted to is told, and what is private is
// not repeated.
func TestNoRecipients(t *testing.T) {
	p, small := native(t), ofRSA(t, 1024)
	for _, c := range []struct {
		text string
		want *diag.Code
	}{
		{"", diag.RecipientUnknown.Code},
		{"karin", diag.RecipientUnknown.Code},
		{p.public[:len(p.public)-1], diag.RecipientUnknown.Code},
		{hybrid(t).public[:100], diag.RecipientUnknown.Code},
		{"age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t", diag.RecipientKind.Code},
		{"ssh-ed25519 AAAA", diag.RecipientUnknown.Code},
		{curve(t).public, diag.RecipientKind.Code},
		{"sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHu1HE+pzYfGiFvXiSA3wSLoDm6qONm+L7yHriskEb7WAAAABHNzaDo=", diag.RecipientKind.Code},
		{small.public, diag.RecipientKind.Code},
		{strings.Fields(p.private)[3], diag.RecipientPrivate.Code},
		{strings.ToLower(strings.Fields(p.private)[3]), diag.RecipientPrivate.Code},
		{small.private, diag.RecipientPrivate.Code},
	} {
		_, problem := Key(c.text)
		if problem == nil || problem.Code != c.want {
			t.Errorf("%q: %v, want %s", c.text, problem, c.want.ID)
			continue
		}
		said := problem.At(diag.Pos{}).Text(language.Swedish)
		if c.want == diag.RecipientPrivate.Code && strings.Contains(said, Shown(c.text)[:20]) {
			t.Errorf("%q is repeated", c.text)
		}
	}
	if _, problem := Passphrase("fjorton tecken"); problem == nil || problem.Code != diag.PassphraseShort.Code {
		t.Error("a passphrase of 14 characters will do")
	}
	if !Mixed([]Recipient{key(t, p.public), key(t, hybrid(t).public)}) || Mixed([]Recipient{key(t, p.public)}) || Mixed([]Recipient{key(t, hybrid(t).public)}) {
		t.Error("sorts of keys that cannot be mixed are not told from others")
	}
}

// What is no private key that decrypts is told.
func TestNoKeys(t *testing.T) {
	r := knows(t, phrase)
	for _, c := range []struct {
		name, file string
		ask        Ask
		want       *diag.Code
	}{
		{"nothing", inFile(t, ""), nil, diag.IdentityUnreadable.Code},
		{"no such file", filepath.Join(t.TempDir(), "none"), nil, diag.IdentityUnreadable.Code},
		{"a folder", t.TempDir(), nil, diag.IdentityUnreadable.Code},
		{"another text", inFile(t, "hej\n"), nil, diag.IdentityUnreadable.Code},
		{"a broken key", inFile(t, native(t).private[:50]), nil, diag.IdentityUnreadable.Code},
		{"a broken SSH key", inFile(t, edwards(t, "").private[:150]), nil, diag.IdentityUnreadable.Code},
		{"a public SSH key", inFile(t, edwards(t, "").public), nil, diag.IdentityPublic.Code},
		{"a public key", inFile(t, native(t).public), nil, diag.IdentityPublic.Code},
		{"a key that signs", inFile(t, curve(t).private), nil, diag.IdentityKind.Code},
		{"another passphrase", inFile(t, edwards(t, phrase).private), says("en annan"), diag.IdentityPassphrase.Code},
		{"nobody to ask", inFile(t, edwards(t, phrase).private), nil, diag.PassphraseUnasked.Code},
		{"a locked file of something else", inFile(t, sealed(t, "hej", r)), says(phrase), diag.IdentityUnreadable.Code},
		{"a locked file and another passphrase", inFile(t, sealed(t, "hej", r)), says("en annan"), diag.EnvelopeWrongPassphrase.Code},
	} {
		if _, found := ReadKeys([]string{c.file}, c.ask); len(found) != 1 || found[0].Code != c.want {
			t.Errorf("%s: %v, want %s", c.name, found, c.want.ID)
		}
	}
	p := native(t)
	keys, found := ReadKeys([]string{inFile(t, sealed(t, p.private, r))}, says(phrase))
	if len(found) > 0 {
		t.Fatal(found)
	}
	opens(t, keys, inFile(t, sealed(t, long, key(t, p.public))))
}

// Whatever was done to an envelope on the way, what is read of it is what was
// sealed, or nothing.
func TestAltered(t *testing.T) {
	p := native(t)
	good := sealed(t, long, key(t, p.public), key(t, edwards(t, "").public))
	header := strings.Index(good, "\n--- ") + 49
	keys, found := ReadKeys([]string{inFile(t, p.private)}, never(t))
	if len(found) > 0 || !Is(strings.NewReader(good)) {
		t.Fatal(found)
	}
	type alteration struct {
		name string
		data string
	}
	all := []alteration{
		{"nothing but its beginning", magic},
		{"no end of its header", magic + "v1\n" + strings.Repeat("-> X25519 a\n\n", 200_000)},
		{"more after it", good + "more"},
		{"twice", good + good},
		{"another version", strings.Replace(good, "/v1", "/v2", 1)},
		{"no body", good[:header]},
		{"half as text", armored(t, good)[:5000]},
		{"a strange line in the text", strings.Replace(armored(t, good), "\n", "\n!\n", 1)},
	}
	for at := 0; at < len(good); at += 1 + at/7 {
		all = append(all, alteration{fmt.Sprintf("cut at %d", at), good[:at]},
			alteration{fmt.Sprintf("a bit at %d", at), good[:at] + string([]byte{good[at] ^ 1}) + good[at+1:]})
	}
	for _, a := range all {
		letter, problem := keys.Open(inFile(t, a.data))
		if problem != nil {
			if !slices.Contains([]*diag.Code{diag.EnvelopeDamaged.Code, diag.EnvelopeWrongKey.Code}, problem.Code) {
				t.Errorf("%s: %v", a.name, problem)
			}
			continue
		}
		got, err := io.ReadAll(io.NewSectionReader(letter, 0, letter.Size))
		if err == nil || !letter.Damaged() {
			t.Errorf("%s: it reads %d bytes as if nothing had happened", a.name, len(got))
		}
		if !strings.HasPrefix(long, string(got)) {
			t.Errorf("%s: it reads something else", a.name)
		}
		letter.Close()
	}
	opens(t, keys, inFile(t, armored(t, good)))
	opens(t, keys, inFile(t, strings.ReplaceAll(armored(t, good), "\n", "\r\n")))
}

// A file does not decide how much memory is taken.
func TestCostly(t *testing.T) {
	file := inFile(t, magic+"v1\n-> scrypt "+strings.Repeat("A", 22)+" 30\n"+strings.Repeat("A", 43)+"\n--- "+strings.Repeat("A", 43)+"\n"+strings.Repeat("x", 64))
	refuses(t, &Keys{ask: never(t)}, file, diag.EnvelopeCostly.Code)
	endless := inFile(t, magic+"v1\n-> X25519 ")
	if err := os.Truncate(endless, 1<<32); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	refuses(t, &Keys{}, endless, diag.EnvelopeDamaged.Code)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 16*mostHeader {
		t.Errorf("it took %d bytes", used)
	}
}

func armored(t *testing.T, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := armor.NewWriter(&b)
	if _, err := io.WriteString(w, data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// FuzzOpen: whatever the bytes, what is read of an envelope is what was sealed for
// whoever opens it, or nothing.
func FuzzOpen(f *testing.F) {
	p := native(f)
	good := sealed(f, "En portfölj.", key(f, p.public))
	keys, found := ReadKeys([]string{inFile(f, p.private)}, nil)
	if len(found) > 0 {
		f.Fatal(found)
	}
	var text bytes.Buffer
	w := armor.NewWriter(&text)
	if _, err := io.WriteString(w, good); err != nil || w.Close() != nil {
		f.Fatal(err)
	}
	f.Add([]byte(good))
	f.Add(text.Bytes())
	f.Add([]byte(good[:len(good)-1]))
	f.Add([]byte(magic + "v1\n-> scrypt a 1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		letter, problem := keys.Open(inFile(t, string(data)))
		if problem != nil {
			return
		}
		defer letter.Close()
		got, err := io.ReadAll(io.NewSectionReader(letter, 0, letter.Size))
		if err == nil && string(got) != "En portfölj." {
			t.Errorf("it reads %q", got)
		}
	})
}
