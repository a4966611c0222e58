package privacy

import "testing"

func TestMaskedName(t *testing.T) {
	for name, want := range map[string]string{
		"content/lo/dokument/BT1 MiniCex Feber Akuten 251001.pdf": "content/lo/dokument/BT1 MiniCex Feber Akuten 251001.pdf",
		"content/lo/dokument/20190206-2395.pdf":                   "content/lo/dokument/20••••••-••••.pdf",
		"20190206-2395 och 201901012391.pdf":                      "20••••••-•••• och 20••••••-••••.pdf",
		"":                                                        "",
	} {
		if got := MaskedName(name, Known{}); got != want {
			t.Errorf("%q is masked as %q, want %q", name, got, want)
		}
	}
}
