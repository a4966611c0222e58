package source

import (
	"io/fs"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/vocabulary"
)

// A fileID tells files apart, whatever names they have. It is zero where the
// system does not say.
type fileID struct{ disk, number uint64 }

// A name of a file can be one of several: a symbolic link is a name of the file
// it leads to, and a hard link is a second name that is as good as the first.
// What a portfolio hands over is decided by where a file lies, so that a second
// name could carry another trainee's file, a draft or a hidden file past that.
// sift lets through the files none of whose other names lies where it must not.
func (t *Tree) sift() {
	t.entries, t.strays = t.listed, nil
	names := map[fileID][]Entry{} // those with more than one name
	for _, e := range t.listed {
		if e.id != (fileID{}) && (e.link || e.names > 1) {
			names[e.id] = nil
		}
	}
	if len(names) == 0 {
		return
	}
	for _, e := range t.listed {
		if all, several := names[e.id]; several {
			names[e.id] = append(all, e)
		}
	}
	hidden := t.hidden(names)
	strays := map[string]bool{}
	for _, all := range names {
		for _, e := range all {
			if problem := stray(e, all, hidden[e.id]); problem != nil {
				strays[e.Path] = true
				t.strays = append(t.strays, problem.At(diag.Pos{File: e.Path}))
			}
		}
	}
	if len(strays) > 0 {
		t.entries = slices.DeleteFunc(slices.Clone(t.listed), func(e Entry) bool { return strays[e.Path] })
		t.strays.Sort()
	}
}

// stray says why a file must not be read under one of its names, of which all
// that are listed are given, and whether it has a hidden one, too.
func stray(e Entry, all []Entry, hidden bool) *diag.Problem {
	if e.Path == configFile {
		return nil // which may lie where somebody likes, and is shown nowhere
	}
	own := area(e.Path)
	lies := slices.DeleteFunc(slices.Clone(all), func(x Entry) bool { return x.link || x.Path == e.Path })
	shared := !e.link && isShared(own) || slices.ContainsFunc(lies, func(x Entry) bool { return isShared(area(x.Path)) })
	for _, x := range lies {
		switch at := area(x.Path); {
		case at != own && !shared:
			return diag.LinkToOthers.Problem(e.base(), at+"/")
		case isText(x.Path) != isText(e.Path):
			return diag.LinkToText.Problem(e.base(), x.base())
		}
	}
	if hidden || e.link && len(lies) == 0 {
		return diag.LinkToHidden.Problem(e.base())
	}
	return nil
}

// area is the part of a site that a file belongs to, and goes out with: one
// folder of content, or one of the site's own folders.
func area(at string) string {
	top, below, _ := strings.Cut(at, "/")
	if top != contentFolder {
		return top
	}
	folder, _, _ := strings.Cut(below, "/")
	return top + "/" + folder
}

// isShared reports whether what lies in an area goes out with every portfolio.
func isShared(area string) bool {
	kind, known := vocabulary.KindOfFolder(strings.TrimPrefix(area, contentFolder+"/"))
	return known && (kind == vocabulary.KindShared || kind == vocabulary.KindPerson)
}

// hidden finds which of these files have a name that is hidden in the site, such
// as in .git. It looks only where a file has names that are not listed.
func (t *Tree) hidden(names map[fileID][]Entry) map[fileID]bool {
	missing := false
	for _, all := range names {
		lies := 0
		for _, e := range all {
			if !e.link {
				lies++
			}
		}
		missing = missing || slices.ContainsFunc(all, func(e Entry) bool { return int(e.names) > lies })
	}
	found := map[fileID]bool{}
	if !missing {
		return found
	}
	// On Windows only open files tell which they are; there it is not looked for.
	_ = fs.WalkDir(t.root.FS(), ".", func(at string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !underHidden(at) {
			return nil
		}
		if info, err := d.Info(); err == nil {
			id, _ := identity(nil, info)
			if _, ours := names[id]; ours {
				found[id] = true
			}
		}
		return nil
	})
	return found
}

// underHidden reports whether a path is that of a hidden file, or of one in a
// hidden folder.
func underHidden(at string) bool {
	return slices.ContainsFunc(strings.Split(at, "/"), func(name string) bool { return name != "." && hidden(name) })
}
