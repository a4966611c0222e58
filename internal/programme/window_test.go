package programme

import (
	"testing"

	"btfolio/internal/diag"
)

func window(t testing.TB, s string) Window {
	t.Helper()
	var w Window
	if err := w.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWindowDates(t *testing.T) {
	for _, c := range []struct{ window, from, to, first, last string }{
		{"start to start + 2 weeks", "2025-09-01", "2025-12-31", "2025-09-01", "2025-09-15"},
		{"end - 4 weeks to end", "2025-09-01", "2025-12-31", "2025-12-03", "2025-12-31"},
		{"middle - 3 weeks to middle + 3 weeks", "2025-09-01", "2025-12-31", "2025-10-10", "2025-11-21"},
		{"start - 2 weeks to start + 2 weeks", "2025-09-01", "2025-12-31", "2025-08-18", "2025-09-15"},
		{"middle to end - 2 weeks", "2025-09-01", "2025-12-31", "2025-10-31", "2025-12-17"},
		{"end to end", "2025-09-01", "2025-12-31", "2025-12-31", "2025-12-31"},
		// A month before the end stays in its month.
		{"end - 1 month to end", "2025-09-01", "2026-03-31", "2026-02-28", "2026-03-31"},
		// Too short for the window: the deadline stands.
		{"middle to end - 2 weeks", "2025-09-01", "2025-09-21", "2025-09-07", "2025-09-07"},
		// A placement of one day.
		{"start to start + 2 weeks", "2025-09-01", "2025-09-01", "2025-09-01", "2025-09-15"},
	} {
		first, last := window(t, c.window).Dates(Served{{day(t, c.from), day(t, c.to)}})
		if first.String() != c.first || last.String() != c.last {
			t.Errorf("%s in %s–%s is %v–%v, want %s–%s", c.window, c.from, c.to, first, last, c.first, c.last)
		}
	}
}

func TestNoWindowIsTheWholePeriod(t *testing.T) {
	var w Window
	from, to := day(t, "2025-09-01"), day(t, "2025-12-31")
	if first, last := w.Dates(Served{{from, to}}); w.Given() || first != from || last != to {
		t.Errorf("no window is %v–%v, given: %v", first, last, w.Given())
	}
	if !window(t, "start to end").Given() {
		t.Error("a window over the whole period is given")
	}
}

func TestWindowRefuses(t *testing.T) {
	for in, want := range map[string]*diag.Code{
		"": diag.NotAWindow.Code, "start": diag.NotAWindow.Code, "start to": diag.NotAWindow.Code, " to ": diag.NotAWindow.Code,
		"beginning to end": diag.NotAWindow.Code, "start + 2 to end": diag.NotAWindow.Code, "start + weeks to end": diag.NotAWindow.Code,
		"start 2 weeks to end": diag.NotAWindow.Code, "start to middle to end": diag.NotAWindow.Code,
		"end to start":                         diag.WindowReversed.Code,
		"middle to start + 2 weeks":            diag.WindowReversed.Code,
		"start + 3 weeks to start + 2 weeks":   diag.WindowReversed.Code,
		"end - 2 weeks to end - 3 weeks":       diag.WindowReversed.Code,
		"middle + 1 day to middle - 1 day":     diag.WindowReversed.Code,
		"start + 2 months to start + 3 weeks":  diag.WindowReversed.Code,
		"end + 1 week to middle + 20 weeks":    diag.WindowReversed.Code,
		"start + 15 days to start + 2 weeks":   diag.WindowReversed.Code,
		"end to end - 1 day":                   diag.WindowReversed.Code,
		"start + 999 days to start + 1 month":  diag.WindowReversed.Code,
		"start + 1000 days to start + 1 month": diag.NotAWindow.Code,
	} {
		var w Window
		if err := w.UnmarshalText([]byte(in)); !isProblem(err, want) {
			t.Errorf("%q reads as %+v, %v; want the finding %s", in, w, err, want.ID)
		}
	}
}

func FuzzWindow(f *testing.F) {
	for _, in := range []string{"start to start + 2 weeks", "middle - 3 weeks to middle + 3 weeks", "end to start", "x"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		var w Window
		if err := w.UnmarshalText([]byte(in)); err != nil {
			if w.Given() {
				t.Fatalf("%q is refused but leaves %+v", in, w)
			}
			return
		}
		from, to := day(t, "2025-09-01"), day(t, "2025-12-31")
		if first, last := w.Dates(Served{{from, to}}); first.After(last) || last != w.To.Date(Served{{from, to}}) {
			t.Fatalf("%q is %v–%v", in, first, last)
		}
	})
}
