package inspect

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// Links finds addresses that lead nowhere in the bundle: to no file, to a
// file whose name is written with other capitals, or to no place on a page.
func Links(t bundle.Tree) diag.List {
	all, found := everyPage(t)
	names := t.Names()
	for _, from := range slices.Sorted(maps.Keys(all)) {
		for _, l := range all[from].links {
			u, err := url.Parse(l.address)
			if err == nil && (u.Scheme != "" || u.Host != "") {
				continue // Outside tells of those that are loaded
			}
			if err != nil || !leads(from, u, all, names) {
				found = append(found, diag.BundleDeadLink.At(diag.Pos{File: from}, l.address))
			}
		}
	}
	return found
}

func leads(from string, to *url.URL, all map[string]page, names []string) bool {
	target := from
	if to.Path != "" {
		target = path.Join(path.Dir(from), to.Path)
	}
	if _, there := slices.BinarySearch(names, target); !there || strings.HasPrefix(to.Path, "/") {
		return false
	}
	on, isPage := all[target]
	return !isPage || to.Fragment == "" || on.ids[to.Fragment]
}

// inStyle finds the addresses in a style sheet.
var inStyle = regexp.MustCompile(`(?i)url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)`)

// Outside finds what a page would load from the network or from elsewhere on
// the disk of whoever opens it.
func Outside(t bundle.Tree) diag.List {
	all, found := everyPage(t)
	for _, from := range slices.Sorted(maps.Keys(all)) {
		for _, l := range all[from].links {
			if l.loaded && outside(from, l.address) {
				found = append(found, diag.BundleOutside.At(diag.Pos{File: from}, l.address))
			}
		}
	}
	for _, name := range t.Names() {
		if path.Ext(name) != ".css" || !strings.HasPrefix(name, pages) {
			continue
		}
		found = append(found, one(t, name, func(name string, text []byte) {
			for _, m := range inStyle.FindAllSubmatch(text, -1) {
				if address := string(m[1]) + string(m[2]); outside(name, address) {
					found = append(found, diag.BundleOutside.At(diag.Pos{File: name}, address))
				}
			}
		})...)
	}
	return found
}

func outside(from, address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return true
	}
	if u.Scheme != "" {
		return u.Scheme != "data" // which is in the page itself
	}
	return strings.HasPrefix(path.Join(path.Dir(from), u.Path), "..")
}
