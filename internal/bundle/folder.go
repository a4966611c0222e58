package bundle

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/say"
)

// A folder is a bundle that somebody has unpacked.
type folder struct {
	root *os.Root
	disk map[string]string // by the names of files, those they have on the disk, which need not be NFC
}

// openFolder lists an unpacked bundle. Links are not followed, wherever they
// lead: a bundle has none.
func openFolder(root *os.Root) (*folder, diag.List) {
	f := &folder{root, map[string]string{}}
	var found diag.List
	taken := nameSet{}
	err := fs.WalkDir(root.FS(), ".", func(disk string, d fs.DirEntry, err error) error {
		name := norm.NFC.String(disk)
		switch {
		case err != nil:
			found = append(found, diag.BundleUnreadable.At(diag.Pos{}, shown(name), reason(err)))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case !d.Type().IsRegular():
			found = append(found, diag.NotPlain.At(diag.Pos{}, shown(name)))
		case !safe(name):
			found = append(found, diag.NameUnsafe.At(diag.Pos{}, shown(name)))
		case !taken.claim(name):
			found = append(found, diag.NameTwice.At(diag.Pos{}, shown(name)))
		default:
			f.disk[name] = disk
		}
		if len(f.disk)+len(found) > mostFiles {
			found = append(found, diag.TooMuch.At(diag.Pos{}))
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		found = append(found, diag.BundleUnreadable.At(diag.Pos{}, shown(root.Name()), reason(err)))
	}
	return f, found
}

// Within lists the bundles in a folder and the folders in it, sorted: zip files and
// encrypted ones, whosever they are, and bags that were unpacked. A bag is not looked into. What
// cannot be listed is told by itself.
func Within(dir string) (all []string, found diag.List) {
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found = append(found, diag.BundleUnreadable.At(diag.Pos{}, shown(name), reason(err)))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
			if _, err := os.Lstat(filepath.Join(name, declarationFile)); err == nil {
				all = append(all, name)
				return fs.SkipDir
			}
		case d.Type().IsRegular() && !dropping(d.Name()) && (strings.EqualFold(filepath.Ext(name), ".zip") || envelope.Named(name)):
			all = append(all, name)
		}
		return nil
	})
	return all, found
}

// dropping reports whether a file is one that file managers leave in every
// folder they show.
func dropping(base string) bool {
	switch strings.ToLower(base) {
	case ".ds_store", "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(base, "._")
}

func (f *folder) Names() []string { return slices.Sorted(maps.Keys(f.disk)) }

func (f *folder) Open(name string) (io.ReadCloser, error) {
	disk, ok := f.disk[name]
	if !ok {
		return nil, diag.FileLost.Problem()
	}
	file, err := f.root.Open(disk)
	if err != nil {
		return nil, diag.BundleUnreadable.Problem(name, reason(err))
	}
	return onDiskReader{file, name}, nil
}

// onDiskReader turns errors of the system into problems, and stops at the
// largest size a bundle can have.
type onDiskReader struct {
	*os.File
	name string
}

func (r onDiskReader) Read(b []byte) (int, error) {
	n, err := r.File.Read(b)
	if err != nil && err != io.EOF {
		err = diag.BundleUnreadable.Problem(r.name, reason(err))
	}
	return n, err
}

// How long a name in a bundle may be, in bytes, and how many folders deep.
const (
	longestName = 1024
	deepestName = 32
)

// safe reports whether a name can be unpacked on every system without
// becoming something else: below the folder it is unpacked in, on the disk it
// is unpacked on, and no device of Windows.
func safe(name string) bool {
	if len(name) > longestName || !utf8.ValidString(name) || !fs.ValidPath(name) || name == "." ||
		strings.ContainsAny(name, `\:<>"|?*`) || strings.ContainsFunc(name, hidden) || strings.Count(name, "/") > deepestName {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.TrimRight(part, ". ") != part || device(part) {
			return false
		}
	}
	return true
}

// hidden are characters that control a terminal, end a line, or turn the
// direction of writing so that a name looks like another.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// device reports whether Windows takes a name for one of its devices,
// whatever follows the first full stop.
func device(part string) bool {
	base, _, _ := strings.Cut(part, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isPort := strings.CutPrefix(base, "COM")
	if !isPort {
		port, isPort = strings.CutPrefix(base, "LPT")
	}
	return isPort && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// key is the same for names that some system takes for one.
func key(name string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}

// shown is a name that is safe to print, whatever it was.
func shown(name string) string {
	if len(name) > 200 {
		name = name[:200] + "…"
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(name, string(utf8.RuneError)))
}

// A nameSet tells names that are taken, with the folders they lie in: a file
// and a folder cannot have the same name either.
type nameSet map[string]string

// claim reports whether a name is still free.
func (s nameSet) claim(name string) bool {
	folded := key(name)
	for from, at := 0, 0; ; {
		i := strings.IndexByte(name[from:], '/')
		if i < 0 {
			break
		}
		from += i + 1
		at += strings.IndexByte(folded[at:], '/') + 1
		folder := folded[:at-1]
		if kind, taken := s[folder]; taken && kind != name[:from] {
			return false
		}
		s[folder] = name[:from]
	}
	if _, taken := s[folded]; taken {
		return false
	}
	s[folded] = name
	return true
}

// reason puts the common causes in the reader's language. Other causes are
// given in the words of the operating system.
func reason(err error) any {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return say.NotPermitted()
	case errors.Is(err, fs.ErrNotExist):
		return say.NotThere()
	case errors.Is(err, syscall.ELOOP):
		return say.LinkInACircle()
	}
	return diag.Cause(err).Error()
}
