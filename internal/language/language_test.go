package language

import (
	"testing"

	"cloud.google.com/go/civil"
)

func TestDates(t *testing.T) {
	day := civil.Date{Year: 2026, Month: 4, Day: 3}
	for l, want := range map[Language]string{Swedish: "3 april 2026", English: "3 April 2026", "no": "3 april 2026"} {
		if got := l.Date(day); got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
	if got := Swedish.Month(day); got != "April 2026" {
		t.Errorf("a heading of a month is %q", got)
	}
	if got := Swedish.Date(civil.Date{}); got != "" {
		t.Errorf("no date is %q", got)
	}
}

func TestList(t *testing.T) {
	for want, words := range map[string][]string{
		"": nil, "a": {"a"}, "a och b": {"a", "b"}, "a, b och c": {"a", "b", "c"},
	} {
		if got := Swedish.List(words); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := English.List([]string{"a", "b"}); got != "a and b" {
		t.Errorf("%q", got)
	}
}

func TestBytes(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0,0 kB", 740: "0,7 kB", 58_400: "58 kB", 999_499: "999 kB", 1_250_000: "1,2 MB", 512 << 20: "537 MB",
	} {
		if got := Swedish.Bytes(n); got != want {
			t.Errorf("%d bytes are %q, want %q", n, got, want)
		}
	}
	if got := English.Bytes(1_250_000); got != "1.2 MB" {
		t.Errorf("%q", got)
	}
}

func TestCount(t *testing.T) {
	noun := Plural{One: Text{Sv: "bedömning", En: "assessment"}, Many: Text{Sv: "bedömningar", En: "assessments"}}
	for n, want := range map[int]string{0: "0 bedömningar", 1: "1 bedömning", 2: "2 bedömningar"} {
		if got := Swedish.Count(n, noun); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Måluppfyllelse": "maluppfyllelse", "A\u030akut": "akut", "BT1, BT 2": "bt1-bt-2", "Straße Ærø": "strasse-aero", "–": "", "日本": "",
	} {
		if got := Slug(text); got != want {
			t.Errorf("%q is spelled %q, want %q", text, got, want)
		}
	}
}
