package publish

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"btfolio/internal/diag"
)

// A key says what the files of a folder were made from: where it is the same,
// so are they.
type keys map[string]string // by the name of a folder at the top; "" for what lies in none of these

// Made notes what a folder at the top of the new site is made from, so that
// the next build can tell whether it has to be made again. The folder "" is
// what lies in no folder that was noted.
func (o *Output) Made(folder, key string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.keys[folder] = key
}

// MayReuse reports whether there is anything that could be taken over.
func (o *Output) MayReuse() bool { return len(o.hadKeys) > 0 }

// Reuse puts a folder of the published site in the new one as it is, if it was
// made from the same and nobody has touched it since. It reports false where
// it has to be made anew.
func (o *Output) Reuse(folder, key string) (bool, error) {
	if o.published == nil || o.hadKeys[folder] != key || key == "" {
		return false, nil
	}
	files := o.filesOf[folder]
	if !o.untouched(folder, files) {
		return false, nil
	}
	for _, file := range files {
		if err := o.claim(file); err != nil {
			return false, o.note(err)
		}
		o.record(file, o.was[file], true)
	}
	o.Made(folder, key)
	return true, nil
}

// untouched reports whether the published files of a folder are as we left
// them. The marker is written after all other files, so that one with a later
// time is not; nor is one that even its owner may not read any more. Where the
// clock has been set back since, times tell nothing.
func (o *Output) untouched(folder string, files []string) bool {
	if o.finished.After(time.Now()) {
		o.outdate()
		return false
	}
	dir, prefix := o.published, ""
	if folder != "" {
		var err error
		if dir, err = o.published.OpenRoot(folder); err != nil {
			return false
		}
		defer dir.Close()
		prefix = folder + "/"
	}
	for _, file := range files {
		info, err := dir.Lstat(strings.TrimPrefix(file, prefix))
		if err != nil || !info.Mode().IsRegular() || !readable(info) || info.Size() != o.was[file] {
			return false
		}
		if info.ModTime().After(o.finished) {
			o.outdate()
			return false
		}
	}
	return true
}

// outdate notes that the time of the published marker says nothing any more,
// as in a copy. A new marker is then written even if all files are as they
// should be.
func (o *Output) outdate() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.outdated = true
}

// readable reports whether at least its owner may read a file.
func readable(info fs.FileInfo) bool { return info.Mode().Perm()&0o400 != 0 }

// group sorts the files of the published site by the folders they were noted
// under.
func (o *Output) group() {
	o.filesOf = map[string][]string{}
	for _, file := range slices.Sorted(maps.Keys(o.was)) {
		folder, _, nested := strings.Cut(file, "/")
		if _, noted := o.hadKeys[folder]; !nested || !noted {
			folder = ""
		}
		o.filesOf[folder] = append(o.filesOf[folder], file)
	}
}

// KeepOutside takes over every file of the published site that lies in none of
// the named folders at its top: what a build of those folders alone does not
// make anew stays as it is. A file that is not there as it was published is an
// error, since nobody is going to write it. A file that was touched since it
// was published is kept but made again the next time, because after this build
// nothing would show that it was touched.
func (o *Output) KeepOutside(folders ...string) error {
	for folder, key := range o.hadKeys {
		switch {
		case folder != "" && slices.Contains(folders, folder):
		case o.untouched(folder, o.filesOf[folder]):
			o.Made(folder, key)
		default:
			o.Made(folder, "")
		}
	}
	for _, file := range slices.Sorted(maps.Keys(o.was)) {
		top, _, nested := strings.Cut(file, "/")
		if nested && slices.Contains(folders, top) {
			continue
		}
		switch kept, err := o.keep(file); {
		case err != nil:
			return err
		case !kept:
			return o.note(diag.OutputGone.Problem(file))
		}
	}
	return nil
}
