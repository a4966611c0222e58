package vocabulary

import (
	"regexp"
	"testing"
)

func TestSlug(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Akut sjukvård", "akut-sjukvard"},
		{"Akut sjukva\u030ard", "akut-sjukvard"},
		{"ÅÄÖ åäö", "aao-aao"},
		{"BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf", "bt1-minicex-brostsmartor-akutsjukvard-231018-pdf"},
		{"  BT1, MINI-CEX,  Bröstsmärtor  ", "bt1-mini-cex-brostsmartor"},
		{"idé – översikt (2)", "ide-oversikt-2"},
		{"Straße", "strasse"},
		{"Sørensen & Æbelø", "sorensen-aebelo"},
		{"Łukasz Đorđević", "lukasz-dordevic"},
		{"İstanbul Diyarbakır", "istanbul-diyarbakir"},
		{"2025-09-22", "2025-09-22"},
		{"../../etc/passwd", "etc-passwd"},
		{"a\x00b\xffc", "a-b-c"},
		{"---", "x"},
		{"", "x"},
		{"🩺", "x"},
		{"Hjärta 🫀 och lunga", "hjarta-och-lunga"},
		{"日本", "x"},
		{"CON", "con-x"},
		{"nul.", "nul-x"},
		{"Com1", "com1-x"},
		{"LPT9", "lpt9-x"},
		{"aux", "aux-x"},
		{"prn", "prn-x"},
		{"console", "console"},
		{"com10", "com10"},
	}
	for _, tt := range tests {
		if got := Slug(tt.in); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"", "CON", "Akut sjukvård", "İ", "ẞ", "\xff", "aux\u0301"} {
		f.Add(s)
	}
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	f.Fuzz(func(t *testing.T, s string) {
		slug := Slug(s)
		if !form.MatchString(slug) || reserved.MatchString(slug) {
			t.Errorf("Slug(%q) = %q", s, slug)
		}
		if again := Slug(slug); again != slug {
			t.Errorf("Slug(%q) = %q, and of that %q", s, slug, again)
		}
	})
}
