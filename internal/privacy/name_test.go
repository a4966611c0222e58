package privacy

import "testing"

func TestMasked(t *testing.T) {
	for name, want := range map[string]string{
		"BT1 MiniCex 190101-2391 231018.pdf": "BT1 MiniCex ••••••-•••• 231018.pdf",
		"anna@example.se/070-174 06 05.md":   "••••@••••/•••-••• •• ••.md",
		"BT1 MiniCex 231018.pdf":             "BT1 MiniCex 231018.pdf",
	} {
		if got := Masked(name, Known{}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
