package build_test

import (
	"testing"

	"btfolio/internal/build"
)

// A trainee is named as the shells of all systems complete it.
func TestNamed(t *testing.T) {
	for arg, want := range map[string]string{
		"lo-ek":                       "lo-ek",
		"content/lo-ek":               "lo-ek",
		"content/lo-ek/":              "lo-ek",
		"./content/lo-ek":             "lo-ek",
		"/content/lo-ek":              "lo-ek",
		`content\lo-ek`:               "lo-ek",
		`.\content\lo-ek\`:            "lo-ek",
		`content\lo-ek\samtal`:        "lo-ek/samtal",
		"lo-ek/placeringar/akuten.md": "lo-ek/placeringar/akuten.md",
		"content":                     "content",
		"":                            ".",
	} {
		if got := build.Named(arg); got != want {
			t.Errorf("%q is %q, want %q", arg, got, want)
		}
	}
}
