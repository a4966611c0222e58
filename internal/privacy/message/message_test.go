package message

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// told are the texts and parts of an e-mail, without those of its head, and how
// many parts were left.
func told(text string) (string, map[string]int) {
	var out strings.Builder
	b := bound.New(context.Background(), 1<<20)
	Read(b, []byte(text), Document{
		Emit: func(where language.Text, text []byte) {
			if strings.HasPrefix(string(text), "!") {
				fmt.Fprintf(&out, "%s", text)
			}
		},
		Enclosed: func(where language.Text, data []byte) { fmt.Fprintf(&out, "[%s]%s", where.En, data) },
	})
	left := map[string]int{}
	for _, why := range []error{bound.ErrDamaged, bound.ErrUnknown, bound.ErrEncrypted, bound.ErrTooDeep, bound.ErrTooLarge} {
		if n := b.Unread(why); n > 0 {
			left[why.Error()] = n
		}
	}
	return out.String(), left
}

func parts(all ...string) string {
	return "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + strings.Join(all, "\n--b\n") + "\n--b--\n"
}

func coded(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func TestRead(t *testing.T) {
	deep := "\na"
	for i := range deepest + 1 {
		deep = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%[1]d\n%s\n--b%[1]d--\n", i, deep)
	}
	for name, test := range map[string]struct {
		text, want string
		left       map[string]int
	}{
		"plain":            {"From: a\n\nb", "[the text]b", nil},
		"quoted-printable": {"Content-Transfer-Encoding: quoted-printable\n\n=C3=A5 56=\n04", "[the text]å 5604", nil},
		"base64":           {"Content-Transfer-Encoding: Base64\n\n" + coded("Hej på dig"), "[the text]Hej på dig", nil},
		"base64, in lines": {"Content-Transfer-Encoding: base64\r\n\r\nSGVq\r\nIGRpZw==\r\n", "[the text]Hej dig", nil},
		"coded words":      {"Subject: =?utf-8?q?!=C3=A5?=\n\n", "!å\n\n", nil},
		"other words":      {"Subject: =?windows-1252?q?!=E5?=\n\n", "!å\n\n", nil},
		"parts":            {parts("Content-Type: text/plain\n\na", "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"+coded("%PDF")), "[the text]a[an enclosed file]%PDF", nil},
		"name of a file":   {parts("Content-Disposition: attachment; filename=\"!a.txt\"\n\nb"), "!a.txt\n\n[an enclosed file]b", nil},
		"a part of parts":  {parts("Content-Type: multipart/alternative; boundary=c\n\n--c\n\na\n--c\n\nb\n--c--"), "[the text]a[the text]b", nil},
		"several in a box": {"From x\nSubject: !a\n\nb\n\nFrom y\nSubject: !c\n\nd\n", "!a\n\n[the text]b\n\n!c\n\n[the text]d\n", nil},
		"with its length":  {"123\nSubject: !a\n\nb", "!a\n\n[the text]b", nil},
		"encrypted":        {"Content-Type: multipart/encrypted; boundary=b\n\n--b\n\na\n--b--", "[the text]a", map[string]int{"encrypted": 1}},
		"another coding":   {"Content-Transfer-Encoding: uuencode\n\na", "", map[string]int{"of an unknown type": 1}},
		"cut":              {parts("A: b\n\nc", "A: b\n\nd")[:75], "[the text]c", map[string]int{"damaged": 2}},
		"coded badly":      {"Content-Transfer-Encoding: base64\n\nSGVq!!!!", "[the text]Hej", map[string]int{"damaged": 1}},
		"without a head":   {"no head", "", map[string]int{"damaged": 1}},
		"too deep":         {deep, "", map[string]int{"a file inside too many others": 1}},
		"too large":        {"a: b\n\n" + strings.Repeat("a", 2<<20), "", map[string]int{"unpacks to more than can be read": 1}},
	} {
		got, left := told(test.text)
		if test.want != got && name != "too large" || fmt.Sprint(left) != fmt.Sprint(test.left) {
			t.Errorf("%s: %.200q, left %v", name, got, left)
		}
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"Content-Type: a\n\n": true, "From: a\r\nTo: b\r\n c\r\n\r\nd": true, "From a@b 1\nSubject: x\n\n": true, "12\nDate: x\n\n": true,
		"": false, "Hej\n\n": false, "Namn: a\n\n": false, "From: a\nord utan kolon\n\n": false, "From: a": false,
		"---\ndate: x\n---\n\n": false,
	} {
		if Is([]byte(text)) != want {
			t.Errorf("%q: not %v", text, want)
		}
	}
}

// Whatever the text, nothing panics.
func FuzzRead(f *testing.F) {
	f.Add([]byte(parts("Content-Type: text/plain\n\na", "Content-Transfer-Encoding: base64\n\nSGVq")))
	f.Add([]byte("Content-Transfer-Encoding: quoted-printable\n\n=C3=A5 56=\n04"))
	f.Add([]byte("From x\nSubject: =?utf-8?q?!=C3=A5?=\n\nb\n\nFrom y\nTo: c\n\nd\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		Is(text)
		Read(bound.New(context.Background(), 1<<20), text, Document{Emit: func(language.Text, []byte) {}, Enclosed: func(language.Text, []byte) {}})
	})
}
