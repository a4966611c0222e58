package main

import (
	"bufio"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// Whoever makes a bundle is asked once, and only a yes is one.
func TestAskUnread(t *testing.T) {
	left := diag.List{diag.NotScanned.At(diag.Pos{File: "a.jpg"}, say.UnreadPictures(1)), diag.NotScanned.At(diag.Pos{File: "b.jpg"}, say.UnreadPictures(1))}
	for answer, want := range map[string]bool{"ja\n": true, "J\n": true, "yes\n": true, "nej\n": false, "jag vet inte\n": false, "": false} {
		var out strings.Builder
		a := &asker{can: true, ctx: t.Context(), in: bufio.NewReader(strings.NewReader(answer)), out: &out}
		if got := askUnread(a, language.Swedish, left); got != want {
			t.Errorf("%q: %v", answer, got)
		}
		for _, said := range []string{"a.jpg: ", "b.jpg: ", "2 filer är inte genomsökta."} {
			if strings.Count(out.String(), said) != 1 {
				t.Errorf("%q is not said once:\n%s", said, out.String())
			}
		}
	}
	if askUnread(&asker{}, language.Swedish, left) {
		t.Error("nobody was asked")
	}
}
