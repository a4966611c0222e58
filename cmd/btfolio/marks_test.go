package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A probe is a place in a mark, from -1 to 1 across and down.
type probe struct{ x, y float64 }

var (
	middle = probe{0, 0}
	left   = probe{-0.65, 0}
	right  = probe{0.65, 0}
	corner = probe{0.8, 0.8}
)

// shapes are what tells the mark of each state from the others: where it is
// filled and where the page is seen.
var shapes = map[string]struct{ filled, open []probe }{
	"approved":     {[]probe{middle, left, right}, []probe{corner}},
	"present":      {[]probe{left}, []probe{right, corner}},
	"not_approved": {[]probe{middle}, []probe{left, right, corner}},
	"missing":      {[]probe{left, right}, []probe{middle, corner}},
	"expected":     {nil, []probe{middle, left, corner}},
	"justified":    {[]probe{corner}, []probe{middle}},
	"not_expected": {[]probe{middle}, []probe{left, right, corner}},
	"changed":      {[]probe{middle}, []probe{corner}},
}

// TestMarks looks at the marks in the legend as they are drawn, at the sizes and
// densities of screens and in forced colours: a disc has no hole, a ring has.
func TestMarks(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	open(t, ctx, address(filepath.Join(out, "yusuf-dalenmark", "index.html")))
	for _, scale := range []float64{1, 1.5, 2} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(1920, 1600, chromedp.EmulateScale(scale))); err != nil {
			t.Fatal(err)
		}
		for _, letters := range []int{16, 24, 27} {
			evaluate[*string](t, ctx, fmt.Sprintf(`document.documentElement.style.fontSize = '%dpx'; null`, letters))
			lookAtMarks(t, ctx, fmt.Sprintf("letters of %d px, scale %g", letters, scale), scale)
		}
	}
	forced := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, forced); err != nil {
		t.Fatal(err)
	}
	lookAtMarks(t, ctx, "forced colours", 2)
}

func lookAtMarks(t *testing.T, ctx context.Context, how string, scale float64) {
	t.Helper()
	marks := evaluate[[]struct {
		State      string
		X, Y, W, H float64
	}](t, ctx, `[...document.querySelectorAll('.overview .under .mark')].map(m => {
		const b = m.getBoundingClientRect();
		return { State: m.parentNode.className.match(/s-(\w+)/)[1], X: b.x, Y: b.y, W: b.width, H: b.height };
	})`)
	if len(marks) != len(shapes) {
		t.Fatalf("%s: there are %d marks in the legend, want %d", how, len(marks), len(shapes))
	}
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(shot.Data))
	if err != nil {
		t.Fatal(err)
	}
	ground := brightness(picture, picture.Bounds().Dx()-2, 2)
	for _, m := range marks {
		ink := func(p probe) bool {
			x := (m.X + m.W*(1+p.x)/2) * scale
			y := (m.Y + m.H*(1+p.y)/2) * scale
			return ground-brightness(picture, int(x), int(y)) > 60
		}
		for _, p := range shapes[m.State].filled {
			if !ink(p) {
				t.Errorf("%s: the mark %s has a hole at %v", how, m.State, p)
			}
		}
		for _, p := range shapes[m.State].open {
			if ink(p) {
				t.Errorf("%s: the mark %s is filled at %v", how, m.State, p)
			}
		}
	}
}

// brightness is how light a picture is at a place, from 0 to 255.
func brightness(picture image.Image, x, y int) int {
	r, g, b, _ := picture.At(x, y).RGBA()
	return int(r+g+b) / 3 >> 8
}
