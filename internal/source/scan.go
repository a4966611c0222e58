package source

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"btfolio/internal/diag"
)

// Scan lists the site in a folder: btfolio.yaml and everything in content,
// layouts and static, except hidden files and what editors leave behind.
// Its findings are complete: one file in the way does not hide another.
//
// A file that cannot be read, or must not be published, is left out of the
// tree. A file whose only fault is its name is in it. The tree is nil when
// the folder itself cannot be read.
func Scan(dir string) (*Tree, diag.List) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, diag.List{diag.UnreadableSite.At(diag.Pos{}, dir, reason(err))}
	}
	// The error for leaving a root has no name of its own; provoking it is
	// the way to recognise it.
	_, err = root.Lstat("..")
	s := &scanner{tree: &Tree{
		root:    root,
		escapes: errors.Unwrap(err),
		folders: map[string][]string{},
		digests: &digests{of: map[Entry]content{}},
	}}
	s.site(dir)
	s.finish()
	s.tree.sift()
	return s.tree, s.tree.wrong()
}

// A scanner gathers a tree and what is wrong in it.
type scanner struct{ tree *Tree }

func (s *scanner) report(path string, what *diag.Problem) {
	s.tree.found = append(s.tree.found, what.At(diag.Pos{File: path}))
}

// site lists the site's own folder, of which only four names matter, spelt
// exactly so on every system.
func (s *scanner) site(dir string) {
	listed, err := list(s.tree.root)
	if err != nil {
		s.report("", diag.UnreadableSite.Problem(dir, reason(err)))
		return
	}
	listed = slices.DeleteFunc(listed, func(d fs.DirEntry) bool { return !IsPart(d.Name()) })
	s.names("", listed)
	var config, content bool
	for _, d := range listed {
		link := d.Type()&fs.ModeSymlink != 0
		switch name := d.Name(); {
		case name == configFile && !d.IsDir():
			config = true
		case name == contentFolder && (d.IsDir() || link):
			content = true
		case (name == layoutsFolder || name == staticFolder) && (d.IsDir() || link):
		default:
			continue
		}
		s.item("", "", s.tree.root, d)
	}
	if !config {
		s.report(configFile, diag.NoConfig.Problem())
	}
	if !content {
		s.report(contentFolder, diag.NoContent.Problem())
	}
}

// folder lists one folder and everything below it. The folders of content are
// listed beside one another: there may be a thousand of them.
func (s *scanner) folder(at, disk string, in *os.Root) {
	dir, err := folderIn(in, path.Base(disk))
	if err != nil {
		s.report(at, diag.UnreadableFolder.Problem(path.Base(at), reason(err)))
		return
	}
	defer dir.Close()
	listed, err := list(dir)
	if err != nil {
		s.report(at, diag.UnreadableFolder.Problem(path.Base(at), reason(err)))
	}
	s.names(at, listed)
	if at != contentFolder {
		for _, d := range listed {
			s.item(at, disk, dir, d)
		}
		return
	}
	parts := make([]*scanner, len(listed))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, d := range listed {
		parts[i] = &scanner{tree: s.tree.empty()}
		group.Go(func() error {
			parts[i].item(at, disk, dir, d)
			return nil
		})
	}
	_ = group.Wait() // none of them fails; what is wrong is found
	for _, part := range parts {
		s.tree.listed = append(s.tree.listed, part.tree.listed...)
		s.tree.found = append(s.tree.found, part.tree.found...)
		for at, names := range part.tree.folders {
			s.tree.folders[at] = append(s.tree.folders[at], names...)
		}
	}
}

// item takes in one file, or one folder with everything below it.
func (s *scanner) item(at, disk string, dir *os.Root, d fs.DirEntry) {
	name := shown(d.Name())
	here, there := join(at, name), join(disk, d.Name())
	if d.IsDir() {
		s.tree.folders[at] = append(s.tree.folders[at], name)
		// One finding about the folder is enough; it also bounds the depth.
		if length(here) <= maxPath {
			s.folder(here, there, dir)
		}
		return
	}
	open := func(disk string) (*os.File, error) { return openIn(dir, d.Name()) }
	e, problem := s.tree.examine(here, there, open, d.Type())
	if problem != nil {
		s.tree.found = append(s.tree.found, problem.At(diag.Pos{File: here}))
		return
	}
	if LeftOut(here) {
		s.report(here, diag.LeftOut.Problem(name, Instead(name)))
	}
	s.tree.listed = append(s.tree.listed, e)
}

// names checks the names in one folder, each by itself and against the
// others.
func (s *scanner) names(at string, listed []fs.DirEntry) {
	keys := make([]string, len(listed))
	same := map[string][]int{}
	for i, d := range listed {
		keys[i] = fold(d.Name())
		same[keys[i]] = append(same[keys[i]], i)
	}
	given := map[string]bool{}
	better := func(name string) string {
		name = free(fit(name), func(key string) bool { return len(same[key]) > 0 || given[key] })
		given[fold(name)] = true
		return name
	}
	for i, d := range listed {
		name := shown(d.Name())
		here := join(at, name)
		if faults := faults(d.Name()); len(faults) > 0 {
			to := better(d.Name())
			for _, fault := range faults {
				s.report(here, fault(name, to))
			}
		}
		if twins := same[keys[i]]; len(twins) > 1 {
			var others []string
			for _, j := range twins {
				if j != i {
					others = append(others, shown(listed[j].Name()))
				}
			}
			s.report(here, diag.SameName.Problem(name, strings.Join(others, ", "), better(d.Name())))
		}
		if strings.HasPrefix(at, contentFolder+"/") && !d.IsDir() {
			s.written(at, name, func(name string) bool { return len(same[fold(name)]) > 0 })
		}
		if n := length(here); n > maxPath {
			s.report(here, diag.PathTooLong.Problem(name, n, maxPath))
		}
	}
}

// finish brings the tree into its order. Names that are equal in NFC were
// reported; the tree keeps the first of them, so that a path means one file.
func (s *scanner) finish() {
	t := s.tree
	slices.SortStableFunc(t.listed, func(a, b Entry) int { return byPath(a, b.Path) })
	t.listed = slices.CompactFunc(t.listed, func(a, b Entry) bool { return a.Path == b.Path })
	t.listed = slices.Clip(t.listed)
	for at, names := range t.folders {
		slices.Sort(names)
		t.folders[at] = slices.Compact(names)
	}
	t.found.Sort()
}

// folderIn opens a folder of a folder. The slash makes sure that it is a
// folder: a pipe put in its place would block the program.
func folderIn(in *os.Root, name string) (*os.Root, error) { return in.OpenRoot(name + "/") }

// list returns what lies in a folder, in the order of the names on disk and
// without what is skipped. When reading stops half-way it returns both what
// it got and the error.
func list(dir *os.Root) ([]fs.DirEntry, error) {
	f, err := dir.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	listed, err := f.ReadDir(-1)
	listed = slices.DeleteFunc(listed, func(d fs.DirEntry) bool { return Skipped(d.Name(), d.IsDir()) })
	slices.SortFunc(listed, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return listed, err
}

// join is path.Join for parts that are clean already; a name on disk must
// not be cleaned.
func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}
