package inspect

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// Inputs holds that every text and file that makes up the portfolio is in
// the bundle once, as it is in the site, and nothing else beside them. The
// wanted files have their paths in the site and their SHA-256.
func Inputs(want map[string]string) bundle.Check {
	return func(t bundle.Tree) (found diag.List) {
		left := maps.Clone(want)
		names := slices.DeleteFunc(t.Names(), func(name string) bool { return !strings.HasPrefix(name, sources) })
		for i, got := range digests(t, names) {
			at := strings.TrimPrefix(names[i], sources)
			digest, listed := left[at]
			delete(left, at)
			switch {
			case !listed:
				found = append(found, diag.BundleInputAdded.At(diag.Pos{File: names[i]}))
			case got != digest:
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
		var names []string
		for _, name := range slices.Sorted(maps.Keys(want)) {
			names = append(names, pages+name)
		}
		for i, got := range digests(t, names) {
			if got != want[strings.TrimPrefix(names[i], pages)] {
				found = append(found, diag.BundleInputMissing.At(diag.Pos{File: names[i]}))
			}
		}
		return found
	}
}

// digests reads files, as many at a time as there are processors, and gives
// their SHA-256.
func digests(t bundle.Tree, names []string) []string {
	all := make([]string, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			all[i] = sha256Of(t, name)
			return nil
		})
	}
	group.Wait() // none of them fails
	return all
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
