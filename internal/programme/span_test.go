package programme

import (
	"errors"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

func day(t *testing.T, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func span(t *testing.T, s string) Span {
	t.Helper()
	var sp Span
	if err := sp.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return sp
}

func TestSpanMovesDates(t *testing.T) {
	for _, c := range []struct{ span, from, after, before string }{
		{"1 day", "2026-03-01", "2026-03-02", "2026-02-28"},
		{"2 weeks", "2026-01-01", "2026-01-15", "2025-12-18"},
		{"1 month", "2026-01-31", "2026-02-28", "2025-12-31"},
		{"1 month", "2024-03-31", "2024-04-30", "2024-02-29"},
		{"4 months", "2025-09-01", "2026-01-01", "2025-05-01"},
		{"12 months", "2024-02-29", "2025-02-28", "2023-02-28"},
		{"0 weeks", "2026-05-05", "2026-05-05", "2026-05-05"},
	} {
		s, from := span(t, c.span), day(t, c.from)
		if got := s.After(from).String(); got != c.after {
			t.Errorf("%s after %s is %s, want %s", c.span, c.from, got, c.after)
		}
		if got := s.Before(from).String(); got != c.before {
			t.Errorf("%s before %s is %s, want %s", c.span, c.from, got, c.before)
		}
	}
}

func TestSpanInWords(t *testing.T) {
	for _, c := range []struct{ span, sv, en string }{
		{"1 week", "1 vecka", "1 week"},
		{"3 months", "3 månader", "3 months"},
		{"1 day", "1 dag", "1 day"},
	} {
		s := span(t, c.span)
		if sv, en := s.In(language.Swedish), s.In(language.English); sv != c.sv || en != c.en {
			t.Errorf("%s in words: %q, %q", c.span, sv, en)
		}
	}
	if words := (Span{}).In(language.Swedish); words != "" {
		t.Errorf("no span in words: %q", words)
	}
}

func TestLengthReads(t *testing.T) {
	for in, want := range map[string]string{
		"4 months": "4 månader", "2-3 months": "2–3 månader", "2–3 months": "2–3 månader",
		"2 - 3 months": "2–3 månader", "4 weeks": "4 veckor", "1 month": "1 månad", "3-3 months": "3 månader",
	} {
		var l Length
		if err := l.UnmarshalText([]byte(in)); err != nil || l.In(language.Swedish) != want {
			t.Errorf("%q reads as %q, %v; want %q", in, l.In(language.Swedish), err, want)
		}
	}
	for in, want := range map[string]*diag.Code{
		"": diag.NotALength.Code, "4": diag.NotALength.Code, "four months": diag.NotALength.Code, "4 years": diag.NotALength.Code,
		"2-3": diag.NotALength.Code, "-3 months": diag.NotALength.Code, "1-2-3 months": diag.NotALength.Code,
		"3-2 months": diag.BoundsReversed.Code,
	} {
		var l Length
		if err := l.UnmarshalText([]byte(in)); !isProblem(err, want) {
			t.Errorf("%q reads as %+v, %v; want the finding %s", in, l, err, want.ID)
		}
	}
}

func isProblem(err error, code *diag.Code) bool {
	var p *diag.Problem
	return errors.As(err, &p) && p.Code == code
}
