package seal_test

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
)

// receipt is one of a bundle with a list of files, with its code.
func receipt(list string) (digits string, text []byte) {
	info := fmt.Sprintf("Bag-Software-Agent: btfolio\nBagging-Date: 2026-05-29\nCovered-SHA256: %x\n", sha256.Sum256([]byte(list)))
	tags := fmt.Sprintf("%x  bag-info.txt\n%s  bagit.txt\n", sha512.Sum512([]byte(info)), strings.Repeat("0", 128))
	code := sha512.Sum512([]byte(tags))
	return fmt.Sprintf("%x", code[:16]), seal.WriteReceipt([]byte(tags), []byte(info), []byte(list))
}

// TestReceipt alters every byte of a receipt: none can be another.
func TestReceipt(t *testing.T) {
	list := string(seal.Write([]seal.File{{Path: "index.md", Disk: "index.md", Text: []byte("a\n")}}))
	digits, text := receipt(list)
	for name, data := range map[string][]byte{"as it is": text, "CRLF": bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))} {
		r, problem := seal.ParseReceipt("r.txt", digits, data)
		if problem != nil || len(r.Seal.Files) != 1 || r.Info[seal.LabelDate] != "2026-05-29" {
			t.Fatalf("%s: %v, %v", name, r, problem)
		}
	}
	for i := range text {
		other := bytes.Clone(text)
		other[i] ^= 1
		if _, problem := seal.ParseReceipt("r.txt", digits, other); problem == nil || problem.Code != diag.ReceiptBroken.Code {
			t.Errorf("byte %d can be another", i)
		}
	}
	for name, other := range map[string][]byte{
		"empty": nil, "cut short": text[:len(text)-1], "longer": append(bytes.Clone(text), '\n'),
	} {
		if _, problem := seal.ParseReceipt("r.txt", digits, other); problem == nil {
			t.Errorf("%s: holds", name)
		}
	}
	digits, text = receipt("no list\n")
	if _, problem := seal.ParseReceipt("r.txt", digits, text); problem == nil {
		t.Error("a list that is none holds")
	}
}

func TestParseCode(t *testing.T) {
	const digits = "3a45d5c1530b171b84fefb8fc33a6e83"
	for _, text := range []string{
		digits, "3a45 d5c1 530b 171b 84fe fb8f c33a 6e83", "3A45-D5C1-530B-171B-84FE-FB8F-C33A-6E83", "3a45\u00a0d5c1530b171b84fefb8fc33a6e83",
	} {
		if got, ok := seal.ParseCode(text); !ok || got != digits {
			t.Errorf("%q: %q %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "3a45", digits + "0", digits + "00", strings.Replace(digits, "a", "g", 1), "3a45/" + digits[5:]} {
		if got, ok := seal.ParseCode(text); ok {
			t.Errorf("%q is a code: %q", text, got)
		}
	}
	if got := seal.CodeText(digits); got != "3a45 d5c1 530b 171b 84fe fb8f c33a 6e83" {
		t.Error(got)
	}
}
