package lsp

import "testing"

// A place is counted in units of UTF-16, whatever stands before it.
func TestPlaces(t *testing.T) {
	content := "åäö\r\n😀 x\ne\u0301 y\r\rz"
	x := newText("u", 1, content)
	for _, tt := range []struct {
		line, character int
		rest            string
	}{
		{0, 1, "äö\r\n😀 x\ne\u0301 y\r\rz"}, {0, 3, "\r\n😀 x\ne\u0301 y\r\rz"}, {0, 99, "\r\n😀 x\ne\u0301 y\r\rz"},
		{1, 2, " x\ne\u0301 y\r\rz"}, {1, 3, "x\ne\u0301 y\r\rz"}, {2, 1, "\u0301 y\r\rz"}, {2, 3, "y\r\rz"},
		{3, 0, "\rz"}, {4, 0, "z"}, {4, 1, ""}, {99, 0, ""},
	} {
		p := position{tt.line, tt.character}
		offset := x.offset(p)
		if got := content[offset:]; got != tt.rest {
			t.Errorf("%+v: %q", p, got)
		}
		if back := x.place(offset); tt.line < 5 && tt.character < 99 && back != p {
			t.Errorf("%+v comes back as %+v", p, back)
		}
	}
}

func TestChanged(t *testing.T) {
	x := newText("u", 1, "a😀b\nå\n").changed(2, []textChange{
		{Range: &span{position{0, 1}, position{0, 3}}, Text: "e\u0301"},
		{Range: &span{position{1, 0}, position{2, 0}}, Text: ""},
		{Range: &span{position{0, 3}, position{0, 3}}, Text: "ö"},
	})
	if x.content != "ae\u0301öb\n" || x.version != 2 {
		t.Errorf("%q", x.content)
	}
	if x = x.changed(3, []textChange{{Text: "ny"}}); x.content != "ny" {
		t.Errorf("%q", x.content)
	}
}
