package testkit

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Disturb changes something in a site, and says what and how to undo it.
func Disturb(t testing.TB, random *rand.Rand, site string) (undo func(), what string) {
	t.Helper()
	files := slices.Sorted(maps.Keys(Files(t, site)))
	name := files[random.IntN(len(files))]
	file := filepath.Join(site, name)
	text, err := os.ReadFile(file)
	Must(t, err)
	restore := func() { Must(t, os.WriteFile(file, text, 0o644)) }
	isText := strings.HasSuffix(name, ".md")
	fresh := func(name string, text string) (func(), string) {
		at := filepath.Join(site, name)
		Must(t, os.MkdirAll(filepath.Dir(at), 0o755))
		Must(t, os.WriteFile(at, []byte(text), 0o644))
		return func() { os.Remove(at) }, "new " + name
	}
	n := random.IntN(1000)
	switch random.IntN(13) {
	case 0, 1, 2: // more text
		if !isText {
			return fresh(fmt.Sprintf("content/ali-dahl/dokument/Intyg %d.txt", n), fmt.Sprint(n))
		}
		Must(t, os.WriteFile(file, append(slices.Clone(text), fmt.Sprintf("\n\nTillägg %d.\n", n)...), 0o644))
		return restore, "text in " + name
	case 3: // less text
		Must(t, os.WriteFile(file, text[:len(text)-random.IntN(len(text)/2+1)], 0o644))
		return restore, "less of " + name
	case 4:
		Must(t, os.Remove(file))
		return restore, "without " + name
	case 5: // another name
		to := filepath.Join(filepath.Dir(file), fmt.Sprintf("%d-%s", n, filepath.Base(file)))
		Must(t, os.Rename(file, to))
		return func() { Must(t, os.Rename(to, file)) }, "renamed " + name
	case 6:
		return fresh(fmt.Sprintf("content/gemensamt/nytt-%d.md", n%20), fmt.Sprintf("---\ntitel: Nytt %d\n---\n\nText.\n", n))
	case 7:
		return fresh("static/btfolio.css", fmt.Sprintf("body { margin: %dpx }", n%7))
	case 8:
		return fresh(fmt.Sprintf("content/ali-dahl/kurser/kurs-%d.md", n%10), fmt.Sprintf("---\ntitel: Kurs %d\ndatum: 2026-10-01\n---\n\nText.\n", n))
	case 9: // a draft, or none any more
		if !isText {
			return fresh("content/lo-ek/dokument/Intyg.txt", fmt.Sprint(n))
		}
		changed := strings.Replace(string(text), "\nutkast: true\n", "\n", 1)
		if changed == string(text) {
			changed = strings.Replace(changed, "---\n", "---\nutkast: true\n", 1)
		}
		Must(t, os.WriteFile(file, []byte(changed), 0o644))
		return restore, "draft " + name
	case 10:
		return fresh("content/lo-ek/mål.yaml", "x: 1\n")
	case 11:
		Must(t, os.MkdirAll(filepath.Join(site, "content/lo-ek/tom"), 0o755))
		return func() {}, "an empty folder"
	default: // the same bytes once more, as an editor saves
		restore()
		return restore, "saved " + name
	}
}
