package bundle

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"filippo.io/age"

	"btfolio/internal/diag"
	"btfolio/internal/envelope"
)

// inEnvelope is a file that holds something for whoever has the private key.
func inEnvelope(t *testing.T, key *age.X25519Identity, data []byte) string {
	t.Helper()
	r, problem := envelope.Key(key.Recipient().String())
	if problem != nil {
		t.Fatal(problem)
	}
	var b bytes.Buffer
	s, err := envelope.Seal(&b, []envelope.Recipient{r})
	if err == nil {
		_, err = s.Write(data)
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "lo.zip.age")
	put(t, filepath.Dir(name), filepath.Base(name), b.String())
	return name
}

// What is in an envelope is told of as a zip file of its own is: whole, changed,
// damaged, dangerous and foreign ones.
func TestInEnvelope(t *testing.T) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "key.txt")
	put(t, filepath.Dir(file), "key.txt", key.String())
	keys, found := envelope.ReadKeys([]string{file}, nil)
	if len(found) > 0 {
		t.Fatal(found)
	}
	good := packed(t, small())
	for name, data := range map[string][]byte{
		"whole":            good,
		"cut":              good[:len(good)-1],
		"longer":           append(slices.Clone(good), "more"...),
		"changed":          bytes.Replace(good, []byte("ett"), []byte("två"), 1),
		"no zip":           []byte("hello"),
		"empty":            nil,
		"out of it":        zipped(t, named(declarationFile, "../x")...),
		"a name twice":     zipped(t, named("a", "A")...),
		"another program":  zipped(t, named(declarationFile)...),
		"no bundle":        zipped(t, named("a")...),
		"another list":     changed(t, func(b []byte) []byte { b[len(b)-commentSize-3] = 0x7f; return b }),
		"in two envelopes": nil,
	} {
		if name == "in two envelopes" {
			data, _ = os.ReadFile(inEnvelope(t, key, good))
		}
		want := verified(data)
		r := Read(inEnvelope(t, key, data), keys)
		if r.Holds() != want.Holds() || r.Read != want.Read || !slices.Equal(ids(r), ids(want)) || r.Code != want.Code {
			t.Errorf("%s: %q, and by itself %q", name, ids(r), ids(want))
		}
		presentable(t, r)
		if got := r.Tree() != nil; got != want.Holds() {
			t.Errorf("%s: it can be unpacked is %v", name, got)
		}
		if name != "whole" {
			r.Close()
			continue
		}
		dir := t.TempDir()
		if err := Unpack(t.Context(), r.Tree(), "", dir); err != nil {
			t.Fatal(err)
		}
		if again := Verify(dir, nil); !again.Holds() || again.Code != r.Code || r.Folder() != "lo-2026-02-01" {
			t.Errorf("unpacked as %s: %q", r.Folder(), ids(again))
		}
		r.Close()
	}

	sealed := inEnvelope(t, key, good)
	data, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file string
		keys *envelope.Keys
		want diag.Kind
		read bool
	}{
		"no key":     {sealed, nil, diag.EnvelopeLocked, false},
		"cut":        {cut(t, data[:len(data)-1]), keys, diag.EnvelopeDamaged, true},
		"a bit":      {cut(t, slices.Concat(data[:400], []byte{data[400] ^ 1}, data[401:])), keys, diag.EnvelopeDamaged, true},
		"not at all": {cut(t, good), keys, diag.NotEncrypted, false},
		"nothing":    {cut(t, nil), keys, diag.NotEncrypted, false},
		"its head":   {cut(t, data[:30]), keys, diag.EnvelopeDamaged, true},
	} {
		r := Read(c.file, c.keys)
		if got := ids(r); !slices.Equal(got, []string{diag.CodesOf(c.want)[0].ID}) || r.Read != c.read || r.Holds() || r.Damaged() != c.read {
			t.Errorf("%s: %q, read is %v", name, got, r.Read)
		}
		r.Close()
	}
}

func cut(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "LO.ZIP.AGE")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
