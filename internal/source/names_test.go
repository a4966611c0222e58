package source

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

func TestNames(t *testing.T) {
	tests := []struct {
		name  string
		codes []*diag.Code
		fit   string
	}{
		{name: "BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf"},
		{name: "index.md"},
		{name: "console.md"},
		{name: "com.md"},
		{name: "com10.md"},
		{name: "lpt.pdf"},
		{name: "a CON.pdf"},
		{name: "samtal 1,5 (50 %) & mer; nr 2.pdf"},
		{name: "’citat’ – ”ok”.pdf"},
		{name: "日本語.pdf"},
		{name: "A\u0308rende.pdf"}, // NFD is no fault
		{name: "\uFFFD.pdf"},

		{"CON", diag.CodesOf(diag.ReservedName), "CON_"},
		{"con.md", diag.CodesOf(diag.ReservedName), "con_.md"},
		{"Aux.tar.gz", diag.CodesOf(diag.ReservedName), "Aux_.tar.gz"},
		{"nul .pdf", diag.CodesOf(diag.ReservedName), "nul_ .pdf"},
		{"PRN", diag.CodesOf(diag.ReservedName), "PRN_"},
		{"com1", diag.CodesOf(diag.ReservedName), "com1_"},
		{"LPT9.txt", diag.CodesOf(diag.ReservedName), "LPT9_.txt"},
		{"COM².txt", diag.CodesOf(diag.ReservedName), "COM²_.txt"},
		{"conin$", diag.CodesOf(diag.ReservedName), "conin$_"},

		{"Intyg.", diag.CodesOf(diag.NameEnding), "Intyg"},
		{"Intyg.pdf ", diag.CodesOf(diag.NameEnding), "Intyg.pdf"},
		{"Intyg . .", diag.CodesOf(diag.NameEnding), "Intyg"},
		{"x.tmp.", diag.CodesOf(diag.NameEnding), "_x.tmp_"},

		{"BT1: MiniCex.pdf", diag.CodesOf(diag.NameCharacter), "BT1 MiniCex.pdf"},
		{"kl 12:30.md", diag.CodesOf(diag.NameCharacter), "kl 12-30.md"},
		{`a\b.md`, diag.CodesOf(diag.NameCharacter), "a-b.md"},
		{"a|b.md", diag.CodesOf(diag.NameCharacter), "a-b.md"},
		{`"Svårt"?*.pdf`, diag.CodesOf(diag.NameCharacter), "Svårt.pdf"},
		{"<mall>.docx", diag.CodesOf(diag.NameCharacter), "mall.docx"},
		{"???", diag.CodesOf(diag.NameCharacter), "__"},
		{"CON:.md", diag.CodesOf(diag.NameCharacter), "CON-.md"},
		{"CON?.md", diag.CodesOf(diag.NameCharacter), "CON_.md"},

		{"a\nb.md", diag.CodesOf(diag.NameInvisible), "ab.md"},
		{"\x1b[31mröd.md", diag.CodesOf(diag.NameInvisible), "[31mröd.md"},
		{"a\u0085.md", diag.CodesOf(diag.NameInvisible), "a.md"},
		{"a\u2028.md", diag.CodesOf(diag.NameInvisible), "a.md"},
		{"\u202Efdp.txt", diag.CodesOf(diag.NameInvisible), "fdp.txt"},
		{"a\u2066b\u2069.md", diag.CodesOf(diag.NameInvisible), "ab.md"},
		{"a\u200F.md", diag.CodesOf(diag.NameInvisible), "a.md"},

		{"Br\xf6stsm\xe4rtor.pdf", diag.CodesOf(diag.NameEncoding), "Bröstsmärtor.pdf"},
		{"Br\x94st.pdf", diag.CodesOf(diag.NameEncoding), "Br-st.pdf"},
		{"å\xe5.pdf", diag.CodesOf(diag.NameEncoding), "åå.pdf"},

		{"nul.\u202E:\xe5. ", diag.CodesOf(diag.ReservedName, diag.NameEnding, diag.NameCharacter, diag.NameInvisible, diag.NameEncoding), "nul_.-å"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got, want []string
			for _, c := range faults(test.name) {
				got = append(got, c(test.name, "").Code.ID)
			}
			for _, c := range test.codes {
				want = append(want, c.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("faults of %q (-want +got):\n%s", test.name, diff)
			}
			if test.codes == nil {
				return
			}
			if got := fit(test.name); got != test.fit {
				t.Errorf("%q: rename to %q, want %q", test.name, got, test.fit)
			}
		})
	}
}

func TestFold(t *testing.T) {
	same := [][2]string{
		{"a.md", "A.MD"}, {"Ärende.pdf", "äRENDE.pdf"}, {"\u00e5.pdf", "a\u030a.pdf"}, {"\u00c5.pdf", "a\u030a.pdf"}, {"ß", "SS"},
	}
	for _, pair := range same {
		if fold(pair[0]) != fold(pair[1]) {
			t.Errorf("%q and %q are taken for two names", pair[0], pair[1])
		}
	}
	different := [][2]string{{"a.md", "å.md"}, {"bt1.md", "bt01.md"}, {"a", "a "}, {"½", "1/2"}}
	for _, pair := range different {
		if fold(pair[0]) == fold(pair[1]) {
			t.Errorf("%q and %q are taken for one name", pair[0], pair[1])
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, name := range []string{
		"index.md", "CON.md", "con", "nul .pdf", "COM¹", "a. ", "a:b|c", "\u202Efdp.exe", "Br\xf6st.pdf", "\xff", "...", "x.tmp.",
		"?.git", "#a#:", "\u0301?", "<\u0338", "a\u0308", "LPT1 . .x", "4913.", "~", "~$", "CON\u200F", "\ufffd\xe5", "K\u212A",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if strings.ContainsAny(name, "/\x00") || name == "" || name == "." || name == ".." {
			return // no disk has such a name
		}
		before := faults(name)
		printable(t, shown(name))
		if shown(shown(name)) != shown(name) {
			t.Errorf("%q: shown twice it is another name", name)
		}

		better := fit(name)
		printable(t, better)
		if left := faults(better); len(left) > 0 {
			t.Errorf("%q: the advice %q has fault %s", name, better, left[0]("", "").Code.ID)
		}
		if better == "" || hidden(better) || dropping(better) {
			t.Errorf("%q: the advice %q would be skipped", name, better)
		}
		if fit(better) != better {
			t.Errorf("%q: the advice %q has the advice %q", name, better, fit(better))
		}
		if len(before) > 0 && better == name {
			t.Errorf("%q has fault %s, but no better name", name, before[0]("", "").Code.ID)
		}
		if len(before) == 0 && !hidden(name) && !dropping(name) && better != norm.NFC.String(name) {
			t.Errorf("%q has no fault, but the advice %q", name, better)
		}
		if fold(name) != fold(norm.NFC.String(name)) {
			t.Errorf("%q: not the same name in NFC", name)
		}
		once := free(name, func(key string) bool { return key == fold(name) })
		if fold(once) == fold(name) {
			t.Errorf("%q: the free name %q is taken", name, once)
		}
	})
}

// printable checks that a path made of a name does no harm where it is shown
// and compared.
func printable(t *testing.T, name string) {
	t.Helper()
	if !utf8.ValidString(name) || !norm.NFC.IsNormalString(name) {
		t.Errorf("%q is not UTF-8 in NFC", name)
	}
	for _, r := range name {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '/' {
			t.Errorf("%q contains %U", name, r)
		}
	}
}
