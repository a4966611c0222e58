package privacy

import (
	"bytes"
	"testing"
)

// A number that one page of a file begins and the next ends is told once.
func TestSeam(t *testing.T) {
	for _, c := range []struct {
		first, second string
		want          int
	}{
		{"Patient 560424-", "9895 kom", 1},
		{"Patient 560424", "9895 kom", 1},
		{"Jag 560424-98", "95 kom", 1},
		{"Patient 560424-", "Sida 9895", 0},
		{"Patient 560424-9895", "9895 kom", 1},
		{"Sida 5", "604249895 x", 0},
	} {
		pdf := pdfFile("", pdfCatalog, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
			"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 7 0 R>>>>>>",
			"<</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources<</Font<</F1 7 0 R>>>>>>",
			drawing("("+c.first+") Tj"), drawing("("+c.second+") Tj"), helvetica)
		if done := File(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), today); len(done.Hits) != c.want {
			t.Errorf("%q, %q: %+v", c.first, c.second, done.Hits)
		}
	}
}
