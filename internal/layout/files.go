package layout

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

const (
	frame    = "baseof.html" // what surrounds the blocks of every layout
	partials = "_partials/"
)

// A file is one layout as it will be used: a site's own, or a built-in one
// the site has not replaced.
type file struct {
	key  string // what it is called by, from layouts/
	name string // as people know it, from the site's folder
	text string
	own  bool // the site's, not built in
}

func (f *file) partial() bool { return strings.HasPrefix(f.key, partials) }

// hugo is what Hugo knows the file as. Names as index, list and home mean
// kinds of content there, and such layouts would go to those.
func (f *file) hugo() string {
	if f.partial() || f.key == frame {
		return f.key
	}
	return "layout-" + f.key
}

// at gives a place in the file from a byte offset.
func (f *file) at(offset int) diag.Pos {
	offset = min(max(offset, 0), len(f.text))
	before := f.text[:offset]
	line := strings.Count(before, "\n")
	start := strings.LastIndexByte(before, '\n') + 1
	return diag.Pos{File: f.name, Line: line + 1, Col: utf8.RuneCountInString(before[start:]) + 1}
}

// offset is the reverse, for the line (from 1) and column (in bytes, from 0)
// that Go's templates give.
func (f *file) offset(line, col int) int {
	offset := 0
	for range line - 1 {
		n := strings.IndexByte(f.text[offset:], '\n')
		if n < 0 {
			return len(f.text)
		}
		offset += n + 1
	}
	return min(offset+col, len(f.text))
}

var names = regexp.MustCompile(`^(_partials/([\p{L}\p{N}_-]+/)*)?[\p{L}\p{N}_-]+\.html$`)

// usable tells whether a name means something here. To Hugo, what stands
// between dots does too, as an output format or a language, and so does
// talk-baseof, as a frame of its own. No site of ours has those.
func usable(key string) bool {
	return names.MatchString(key) && !strings.HasSuffix(key, "-"+frame)
}

// key is what a file is called by. Hugo does not tell case apart, and most of
// what is written about it still calls _partials partials.
func key(name string) string {
	k := strings.ToLower(name)
	if rest, old := strings.CutPrefix(k, "partials/"); old {
		return partials + rest
	}
	return k
}

// overlay lays a site's layouts over the built-in ones, file by file.
func overlay(lang language.Language, builtin fs.FS, site map[string][]byte) (map[string]*file, diag.List, error) {
	files := map[string]*file{}
	mark := say.BuiltIn().In(lang)
	err := fs.WalkDir(builtin, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !usable(key(name)) {
			return err
		}
		text, err := fs.ReadFile(builtin, name)
		files[key(name)] = &file{key(name), "layouts/" + name + mark, plain(text), false}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	var found diag.List
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if leftover(name) {
			continue
		}
		f := &file{key(name), "layouts/" + name, plain(site[name]), true}
		if other := files[f.key]; !usable(f.key) || other != nil && other.own {
			found = append(found, diag.UnusedLayout.At(diag.Pos{File: f.name}))
			continue
		}
		files[f.key] = f
	}
	return files, found, nil
}

// leftover tells what editors leave behind, which nobody wants to hear about.
func leftover(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~")
}

// plain is the text without the mark some editors put first, which Hugo
// removes too: places in the file would differ.
func plain(text []byte) string { return strings.TrimPrefix(string(text), "\ufeff") }
