package inspect

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strings"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// Inputs holds that every text and file that makes up the portfolio is in
// the bundle once, as it is in the site, and nothing else beside them. The
// wanted files have their paths in the site and their SHA-256.
func Inputs(want map[string]string) bundle.Check {
	return func(t bundle.Tree) (found diag.List) {
		left := maps.Clone(want)
		for _, name := range t.Names() {
			at, ok := strings.CutPrefix(name, sources)
			if !ok {
				continue
			}
			digest, listed := left[at]
			delete(left, at)
			switch {
			case !listed:
				found = append(found, diag.BundleInputAdded.At(diag.Pos{File: name}))
			case sha256Of(t, name) != digest:
				found = append(found, diag.BundleInputMissing.At(diag.Pos{File: at}))
			}
		}
		for _, at := range slices.Sorted(maps.Keys(left)) {
			found = append(found, diag.BundleInputMissing.At(diag.Pos{File: at}))
		}
		return found
	}
}

// Copies holds that the attachments beside the pages are those of the site:
// these are what was searched for what must not leave the house.
func Copies(want map[string]string) bundle.Check {
	return func(t bundle.Tree) (found diag.List) {
		for _, name := range slices.Sorted(maps.Keys(want)) {
			if sha256Of(t, pages+name) != want[name] {
				found = append(found, diag.BundleInputMissing.At(diag.Pos{File: pages + name}))
			}
		}
		return found
	}
}

// sha256Of is empty for what cannot be read, which no digest is.
func sha256Of(t bundle.Tree, name string) string {
	f, err := t.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, f); err != nil {
		return ""
	}
	return hex.EncodeToString(digest.Sum(nil))
}
