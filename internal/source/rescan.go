package source

import (
	"io/fs"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/diag"
)

// Rescan lists a site again after changes to the files and folders with these
// paths. Where all of them lie in folders of content, only those are looked
// at, so that it takes as long in a site of a thousand trainees as in a site
// of one. Folders with links are looked at, too, since a link may lead to what
// has changed. The files named are taken to have changed even if size and time
// say otherwise. The old tree stays as it is and can be used as long as the new one,
// with which it shares the open folder; only the newest is closed.
func (t *Tree) Rescan(dir string, changed []string) (*Tree, diag.List) {
	t.digests.forget(func(e Entry) bool {
		return slices.ContainsFunc(changed, func(path string) bool { return within(e.Path, shown(path)) })
	})
	content, err := folderIn(t.root, contentFolder)
	if err != nil {
		return t.again(dir)
	}
	defer content.Close()
	folders, ok := t.narrow(content, slices.AppendSeq(slices.Clone(changed), t.links()))
	if !ok {
		return t.again(dir)
	}
	now := t.empty()
	now.listed, now.found = t.listed, slices.Clone(t.found)
	now.folders = maps.Clone(t.folders)
	for _, f := range folders {
		s := &scanner{tree: t.empty()}
		s.folder(f.path, f.disk, content)
		s.finish()
		from, to := span(now.listed, f.path)
		now.listed = slices.Concat(now.listed[:from], s.tree.listed, now.listed[to:])
		maps.DeleteFunc(now.folders, func(path string, _ []string) bool { return within(path, f.path) })
		maps.Copy(now.folders, s.tree.folders)
		now.found = slices.DeleteFunc(now.found, func(x diag.Finding) bool { return within(x.Pos.File, f.path) })
		now.found = append(now.found, s.tree.found...)
	}
	now.found.Sort()
	now.sift()
	return now, now.wrong()
}

// Led are the links that lead to something else than in the tree before, and the
// files that may be read in only one of the two, by their paths.
func (t *Tree) Led(before *Tree) (paths []string) {
	for path := range t.links() {
		at, _ := slices.BinarySearchFunc(t.listed, path, byPath)
		was, there := slices.BinarySearchFunc(before.listed, path, byPath)
		if !there || before.listed[was] != t.listed[at] {
			paths = append(paths, path)
		}
	}
	for path := range before.links() {
		if _, there := slices.BinarySearchFunc(t.listed, path, byPath); !there {
			paths = append(paths, path)
		}
	}
	for _, f := range slices.Concat(t.strays, before.strays) {
		paths = append(paths, f.Pos.File)
	}
	return paths
}

// links are the paths of the files that lie elsewhere.
func (t *Tree) links() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, e := range t.listed {
			if e.link && !yield(e.Path) {
				return
			}
		}
	}
}

// empty is a tree of the same site that lists nothing yet.
func (t *Tree) empty() *Tree {
	return &Tree{root: t.root, escapes: t.escapes, folders: map[string][]string{}, digests: t.digests}
}

// again lists the whole site. A folder that was taken away and made anew is
// another folder, which the old root cannot see.
func (t *Tree) again(dir string) (*Tree, diag.List) {
	was, err := t.root.Stat(".")
	is, errNow := os.Stat(dir)
	if err != nil || errNow != nil || !os.SameFile(was, is) {
		return Scan(dir)
	}
	s := &scanner{tree: t.empty()}
	s.site(dir)
	s.finish()
	s.tree.sift()
	return s.tree, s.tree.wrong()
}

// A folder is a folder of content by its path and by that on disk.
type folder struct{ path, disk string }

// narrow finds the folders of content that changed paths lie in. It reports
// false where something else has changed, or the folders themselves have.
func (t *Tree) narrow(content *os.Root, changed []string) ([]folder, bool) {
	listed, err := list(content)
	if err != nil {
		return nil, false
	}
	disk := map[string]string{}
	for _, d := range listed {
		if !d.IsDir() {
			if d.Type()&fs.ModeSymlink != 0 {
				return nil, false
			}
			continue
		}
		disk[shown(d.Name())] = d.Name()
	}
	if !slices.Equal(slices.Sorted(maps.Keys(disk)), t.folders[contentFolder]) {
		return nil, false
	}
	var folders []folder
	for _, path := range changed {
		rest, inside := strings.CutPrefix(shown(path), contentFolder+"/")
		name, _, deeper := strings.Cut(rest, "/")
		at, known := disk[name]
		if !inside || !known || !deeper && rest != name {
			return nil, false
		}
		f := folder{contentFolder + "/" + name, contentFolder + "/" + at}
		if slices.ContainsFunc(t.found, func(x diag.Finding) bool { return x.Pos.File == f.path }) {
			return nil, false // something is wrong with the folder itself
		}
		if !slices.Contains(folders, f) {
			folders = append(folders, f)
		}
	}
	return folders, true
}

// within reports whether a path is a folder's or lies below it.
func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder) && path[len(folder)] == '/'
}

// A digests remembers the digests of attachments for as long as nothing about
// them changes, so that a film is not read again because a text beside it was
// saved. CopyTo still reads every file that it hands on.
type digests struct {
	mu sync.Mutex
	of map[Entry]content
}

// A content is what is remembered of an attachment.
type content struct {
	digest Digest
	fault  Fault
}

func (d *digests) get(e Entry) (content, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	known, ok := d.of[e]
	return known, ok
}

func (d *digests) put(e Entry, c content) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.of[e] = c
}

// forget drops the files for which a test holds.
func (d *digests) forget(test func(Entry) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for e := range d.of {
		if test(e) {
			delete(d.of, e)
		}
	}
}
