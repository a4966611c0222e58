package language

import "testing"

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "mål", 3},
		{"mål", "", 3},
		{"mål", "mål", 0},
		{"mål", "mal", 1},
		{"mål", "målet", 2},
		{"utkast", "utkats", 1},
		{"form", "from", 1},
		{"kurs", "samtal", 6},
	}
	for _, tt := range tests {
		if got := Distance(tt.a, tt.b); got != tt.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
