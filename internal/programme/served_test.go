package programme

import (
	"testing"
	"testing/quick"

	"cloud.google.com/go/civil"
)

// BT from September to January with leave in November, and a week of it in
// December.
func withLeave(t *testing.T) Served {
	return Served{{day(t, "2025-09-01"), day(t, "2026-01-31")}}.
		Without(Stretch{day(t, "2025-12-08"), day(t, "2025-12-14")}).
		Without(Stretch{day(t, "2025-11-01"), day(t, "2025-11-30")})
}

func TestServed(t *testing.T) {
	s := withLeave(t)
	for _, c := range []struct{ what, got, want string }{
		{"the first day", s.First().String(), "2025-09-01"},
		{"the last day", s.Last().String(), "2026-01-31"},
		{"the middle of 116 days", s.Middle().String(), "2025-10-28"},
		{"two weeks from a day before leave", s.After(day(t, "2025-10-25"), Span{2, Weeks}).String(), "2025-12-15"},
		{"two days over the leave", s.After(day(t, "2025-10-31"), Span{2, Days}).String(), "2025-12-02"},
		{"two days from within the leave", s.After(day(t, "2025-11-10"), Span{2, Days}).String(), "2025-12-03"},
		{"four weeks before the end", s.Before(s.Last(), Span{4, Weeks}).String(), "2026-01-03"},
		{"eight weeks before the end", s.Before(s.Last(), Span{8, Weeks}).String(), "2025-10-30"},
		{"a week after the end", s.After(s.Last(), Span{1, Weeks}).String(), "2026-02-07"},
		{"a week before the start", s.Before(s.First(), Span{1, Weeks}).String(), "2025-08-25"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %s, want %s", c.what, c.got, c.want)
		}
	}
	for d, want := range map[string]bool{
		"2025-08-31": false, "2025-09-01": true, "2025-10-31": true, "2025-11-01": false, "2025-11-30": false, "2025-12-01": true,
		"2025-12-14": false, "2026-01-31": true, "2026-02-01": false,
	} {
		if s.Has(day(t, d)) != want {
			t.Errorf("%s is served: %v", d, !want)
		}
	}
	for _, c := range []struct {
		from, to string
		want     int
	}{{"2025-09-01", "2026-01-31", 116}, {"2025-11-01", "2025-11-30", 0}, {"2025-10-31", "2025-12-01", 2}, {"2025-01-01", "2025-09-02", 2}, {"2026-01-31", "2025-09-01", 0}} {
		if n := s.Days(day(t, c.from), day(t, c.to)); n != c.want {
			t.Errorf("%s–%s has %d days served, want %d", c.from, c.to, n, c.want)
		}
	}
}

func TestServedInJoins(t *testing.T) {
	at := func(from, to string) Stretch { return Stretch{day(t, from), day(t, to)} }
	s := ServedIn([]Stretch{at("2026-02-01", "2026-02-28"), at("2025-09-01", "2025-10-31"), at("2025-10-15", "2025-10-20"), at("2025-11-01", "2025-11-02"), at("2026-03-05", "2026-03-01")})
	if len(s) != 2 || s[0] != at("2025-09-01", "2025-11-02") || s[1] != at("2026-02-01", "2026-02-28") {
		t.Errorf("%v", s)
	}
	if s = s.Without(at("2025-01-01", "2026-12-31")); len(s) != 0 || !s.First().IsZero() || !s.Last().IsZero() || s.Has(day(t, "2025-09-01")) {
		t.Errorf("away all the time: %v", s)
	}
}

// Forward and back by the same is where one was, and without leave time runs as
// in the calendar.
func TestServedMoves(t *testing.T) {
	whole, parted := Served{{day(t, "2025-09-01"), day(t, "2026-01-31")}}, withLeave(t)
	if err := quick.Check(func(at, by uint8) bool {
		d, span := whole.First().AddDays(int(at)), Span{int(by), Days}
		if whole.After(d, span) != span.After(d) || whole.Before(d, span) != span.Before(d) {
			return false
		}
		moved := parted.After(d, span)
		home := parted.Before(moved, span)
		next := d
		for !parted.Has(next) && !next.After(parted.Last()) {
			next = next.AddDays(1)
		}
		return home == next && (moved.After(parted.Last()) || parted.Has(moved))
	}, nil); err != nil {
		t.Error(err)
	}
	var none Served
	if d := (civil.Date{Year: 2026, Month: 1, Day: 1}); none.After(d, Span{1, Weeks}) != d.AddDays(7) {
		t.Error("without service time does not run as in the calendar")
	}
}
