package bundle

import (
	"bytes"
	"crypto/sha512"
	"errors"
	"io"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/seal"
)

// A Result tells what became of a verification.
type Result struct {
	Read     bool // there is a bundle; otherwise Findings say why it could not be read
	Code     Code
	Info     map[string]string // bag-info.txt, as far as it can be believed: see Findings
	Language language.Language
	Files    int // of the payload
	Bytes    int64
	Findings diag.List

	tree  Tree // what was read, as long as it is open
	close func()
}

// Holds reports whether the bundle is, byte for byte, the one that was made.
func (r *Result) Holds() bool { return r.Read && !r.Findings.Failed() }

// Damaged reports whether a bundle did not come through whole. A bundle that
// does not hold is damaged, longer or changed.
func (r *Result) Damaged() bool {
	return slices.ContainsFunc(r.Findings, func(f diag.Finding) bool {
		return slices.Contains(damage, f.Code)
	})
}

var damage = diag.CodesOf(diag.ZipTruncated, diag.ZipDamaged, diag.BundleUnreadable, diag.EnvelopeDamaged)

// Longer reports whether a bundle has everything that was handed over, as it
// was, and more.
func (r *Result) Longer() bool {
	return !r.Holds() && !slices.ContainsFunc(r.Findings, func(f diag.Finding) bool {
		return f.Code.Severity == diag.Error && f.Code != diag.FileAdded.Code && f.Code != diag.ZipStray.Code
	})
}

// A Check looks for what the digests of a bundle do not tell, such as
// whether the seals of its approvals fit what they cover. It is called for
// bundles whose files are all as they were packed, beside other checks.
type Check func(Tree) diag.List

// Verify is Read of a bundle of which nothing more is wanted.
func Verify(name string, keys *envelope.Keys, more ...Check) *Result {
	r := Read(name, keys, more...)
	r.Close()
	return r
}

// Read reads a bundle, zipped, encrypted or unpacked, and tells of each file
// that is not as it was when the bundle was made. It takes no more time and
// memory than the largest bundle does, whatever it is given. The bundle is open
// until the result is closed.
func Read(name string, keys *envelope.Keys, more ...Check) *Result {
	r := &Result{Language: language.Swedish, close: func() {}}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		r.unreadable(name, err)
	case info.IsDir():
		r.folder(name, more)
	case info.Mode().IsRegular():
		r.file(name, keys, more)
	default:
		r.found(diag.NotBundle.At(diag.Pos{}, name))
	}
	return r.sorted()
}

// ReadZip is Read of a zip file that something else gives, as what an envelope
// holds.
func ReadZip(from io.ReaderAt, size int64, name string, more ...Check) *Result {
	r := &Result{Language: language.Swedish, close: func() {}}
	r.archive(from, size, name, more)
	return r.sorted()
}

func (r *Result) sorted() *Result {
	r.Findings.Sort()
	r.Findings = r.Findings.Unique()
	return r
}

// Receipt is what is to be kept of a bundle, so that an answer to it can be told from
// any other; nil where the bundle does not say what an answer covers.
func (r *Result) Receipt() []byte {
	var parts [][]byte
	for _, name := range []string{tagManifestFile, infoFile, payloadFolder + CoveredFile} {
		text, err := ReadFile(r.tree, name, mostManifest)
		if err != nil || name == infoFile && infoOf(text)[seal.LabelCovered] == "" {
			return nil
		}
		parts = append(parts, text)
	}
	return seal.WriteReceipt(parts[0], parts[1], parts[2])
}

// Close lets go of what was read.
func (r *Result) Close() { r.close() }

func (r *Result) found(f ...diag.Finding) { r.Findings = append(r.Findings, f...) }

func (r *Result) unreadable(name string, err error) {
	r.found(diag.BundleUnreadable.At(diag.Pos{}, name, reason(err)))
}

func (r *Result) folder(name string, more []Check) {
	root, err := os.OpenRoot(name)
	if err != nil {
		r.unreadable(name, err)
		return
	}
	r.close = func() { root.Close() }
	if _, err := root.Lstat(declarationFile); err != nil {
		r.found(diag.NotBundle.At(diag.Pos{}, name))
		return
	}
	tree, found := openFolder(root)
	if foreign(tree) {
		r.found(diag.NotBundle.At(diag.Pos{}, name))
		return
	}
	r.found(found...)
	r.compareAll(tree, more)
}

// foreign reports whether a bag was made by somebody else: nothing in it is a
// bundle's. One of which a part is left is a bundle that was changed.
func foreign(t Tree) bool {
	for _, name := range t.Names() {
		if name == StartFile || name == plainFile || name == payloadFolder+DataFile || strings.HasPrefix(name, pagesFolder) || strings.HasPrefix(name, sourcesFolder) {
			return false
		}
	}
	info, err := ReadFile(t, infoFile, mostManifest)
	return err != nil || infoOf(info)[LabelAgent] != Agent
}

func (r *Result) file(name string, keys *envelope.Keys, more []Check) {
	f, err := os.Open(name)
	if err != nil {
		r.unreadable(name, err)
		return
	}
	r.close = func() { f.Close() }
	info, err := f.Stat()
	switch {
	case err != nil:
		r.unreadable(name, err)
		return
	case envelope.Is(f):
		f.Close()
		r.letter(name, keys, more)
		return
	case envelope.Named(name):
		r.found(diag.NotEncrypted.At(diag.Pos{}, name))
		return
	}
	r.archive(f, info.Size(), name, more)
}

// letter reads a zip file in an envelope.
func (r *Result) letter(name string, keys *envelope.Keys, more []Check) {
	r.close = func() {}
	if keys == nil {
		keys = &envelope.Keys{}
	}
	letter, problem := keys.Open(name)
	if problem != nil {
		r.found(problem.At(diag.Pos{}))
		r.Read = r.Damaged() // like a zip file that is cut short: something came, and not whole
		return
	}
	r.close = letter.Close
	r.archive(letter, letter.Size, name, more)
	if letter.Damaged() { // all else that was found follows from it
		r.Findings, r.Read, r.tree = diag.List{diag.EnvelopeDamaged.At(diag.Pos{}, name)}, true, nil
	}
}

func (r *Result) archive(from io.ReaderAt, size int64, name string, more []Check) {
	a, found := openArchive(from, size, name)
	r.found(found...)
	if a != nil {
		bag, ours := bagIn(a)
		if ours && !foreign(bag) {
			r.compareAll(bag, more)
		} else {
			r.Findings = diag.List{diag.NotBundle.At(diag.Pos{}, name)}
		}
		return
	}
	// A zip file too dangerous or too damaged to read on is a bundle that
	// does not hold; what is no zip file at all is none.
	r.Read = !slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Code == diag.NotBundle.Code })
}

// compareAll compares what a bundle holds with what its manifests say.
func (r *Result) compareAll(t Tree, more []Check) {
	r.Read, r.tree = true, t
	tags, listed := r.tags(t)
	if !listed {
		return
	}
	payload, listed := r.manifest(t, manifestFile, func(name string) bool { return strings.HasPrefix(name, payloadFolder) })
	if !listed {
		return
	}
	if _, again := tags[plainFile]; again {
		if text, err := ReadFile(t, plainFile, mostManifest); err == nil && !bytes.Equal(text, payload.plain()) {
			r.found(diag.ManifestFault.At(diag.Pos{File: plainFile}, say.ManifestNotOurs()))
		}
	}
	want := maps.Clone(payload)
	maps.Copy(want, tags)
	r.compare(t, want)
	r.start(t)
	r.answer(t)
	if !r.Findings.Failed() {
		for _, found := range inParallel(len(more), func(i int) diag.List { return more[i](t) }) {
			r.found(found...)
		}
	}
}

// tags reads what describes the payload.
func (r *Result) tags(t Tree) (manifest, bool) {
	text, err := ReadFile(t, tagManifestFile, mostManifest)
	if err != nil {
		r.wrong(tagManifestFile, err)
		return nil, false
	}
	r.Code = codeOf(text)
	must := []string{infoFile, declarationFile, manifestFile}
	tags, found := parseManifest(tagManifestFile, text, func(name string) bool { return slices.Contains(must, name) || name == plainFile })
	r.found(found...)
	_, again := tags[plainFile]
	if want := len(must); len(found) == 0 && len(tags) != want && !(again && len(tags) == want+1) {
		r.found(diag.ManifestFault.At(diag.Pos{File: tagManifestFile}, say.ManifestNotListed()))
	}
	if text, err := ReadFile(t, infoFile, mostManifest); err == nil {
		r.Info = infoOf(text)
		if l := language.Language(r.Info[LabelLanguage]); l == language.English {
			r.Language = l
		}
	}
	if text, err := ReadFile(t, declarationFile, mostManifest); err == nil && string(text) != declaration {
		r.found(diag.ManifestFault.At(diag.Pos{File: declarationFile}, say.ManifestNotOurs()))
	}
	return tags, len(found) == 0
}

func (r *Result) manifest(t Tree, name string, may func(string) bool) (manifest, bool) {
	text, err := ReadFile(t, name, mostManifest)
	if err != nil {
		r.wrong(name, err)
		return nil, false
	}
	m, found := parseManifest(name, text, may)
	r.found(found...)
	return m, len(found) == 0
}

// wrong tells what is wrong with one file of the bundle.
func (r *Result) wrong(name string, err error) {
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		r.found(p.At(diag.Pos{File: name}))
		return
	}
	r.found(diag.BundleUnreadable.At(diag.Pos{}, name, reason(err)))
}

// compare tells of each file that was changed, lost, added or renamed.
func (r *Result) compare(t Tree, want manifest) {
	lost := maps.Clone(want)
	added := manifest{}
	names := slices.DeleteFunc(t.Names(), func(name string) bool {
		return name == tagManifestFile || name == StartFile || name == answerFile && r.Info[labelAnswer] != ""
	})
	for i, s := range sums(t, names, want) {
		name := names[i]
		expected, listed := want[name]
		delete(lost, name)
		switch {
		case s.err != nil:
			r.wrong(name, s.err)
		case !listed && dropping(path.Base(name)):
			r.found(diag.FileDropping.At(diag.Pos{File: name}))
		case !listed:
			added[name] = s.digest
		case s.digest != expected:
			r.found(diag.FileChanged.At(diag.Pos{File: name}))
		}
		if strings.HasPrefix(name, payloadFolder) {
			r.Files++
			r.Bytes += s.size
		}
	}
	byDigest := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(lost)) {
		byDigest[lost[name]] = append(byDigest[lost[name]], name)
	}
	for _, name := range slices.Sorted(maps.Keys(added)) {
		if was := byDigest[added[name]]; len(was) > 0 {
			r.found(diag.FileRenamed.At(diag.Pos{File: name}, was[0]))
			byDigest[added[name]] = was[1:]
			delete(lost, was[0])
			continue
		}
		r.found(diag.FileAdded.At(diag.Pos{File: name}))
	}
	for _, name := range slices.Sorted(maps.Keys(lost)) {
		r.found(diag.FileLost.At(diag.Pos{File: name}))
	}
}

// start checks the first page, which shows the code of the bundle and is
// covered by it with zeros in the place of the code.
func (r *Result) start(t Tree) {
	page, err := ReadFile(t, StartFile, mostManifest)
	if err != nil {
		r.wrong(StartFile, err)
		return
	}
	if !r.shows(page, labelStart) {
		r.found(diag.StartChanged.At(diag.Pos{File: StartFile}))
	}
}

// answer checks the page for the answer, where the bundle has one, in the same way.
func (r *Result) answer(t Tree) {
	if r.Info[labelAnswer] == "" {
		return
	}
	page, err := ReadFile(t, answerFile, mostManifest)
	if err != nil {
		r.wrong(answerFile, err)
		return
	}
	if !r.shows(page, labelAnswer) {
		r.found(diag.FileChanged.At(diag.Pos{File: answerFile}))
	}
}

// shows reports whether a page is as it was made but for the code, which it shows.
func (r *Result) shows(page []byte, label string) bool {
	code := []byte(r.Code.String())
	return bytes.Contains(page, code) && digestOf(bytes.ReplaceAll(page, code, []byte(Placeholder))) == r.Info[label]
}

// A sum is the size and the digest of one file.
type sum struct {
	digest string
	size   int64
	err    error
}

// sums reads all files. Where several should be the same, one of them is
// digested and the others are compared with it, byte by byte.
func sums(t Tree, names []string, want manifest) []sum {
	first := map[string]int{}
	twin := make([]int, len(names)) // the file it should be equal to; for most files the file itself
	for i, name := range names {
		twin[i] = i
		if digest, listed := want[name]; listed {
			if at, seen := first[digest]; seen {
				twin[i] = at
			} else {
				first[digest] = i
			}
		}
	}
	all := inParallel(len(names), func(i int) sum {
		if twin[i] != i {
			return sum{}
		}
		return sumOf(t, names[i])
	})
	return inParallel(len(names), func(i int) sum {
		if twin[i] == i || all[twin[i]].err == nil && equal(t, names[i], names[twin[i]]) {
			return all[twin[i]]
		}
		return sumOf(t, names[i])
	})
}

func sumOf(t Tree, name string) sum {
	f, err := t.Open(name)
	if err != nil {
		return sum{err: err}
	}
	defer f.Close()
	digest := sha512.New()
	n, err := io.Copy(digest, io.LimitReader(f, mostBytes+1))
	if err == nil && n > mostBytes {
		err = diag.TooMuch.Problem()
	}
	return sum{hexOf(digest.Sum(nil)), n, err}
}

// equal reports whether two files can be read and are the same. sumOf reports
// which of them cannot be read.
func equal(t Tree, one, other string) bool {
	a, err := t.Open(one)
	if err != nil {
		return false
	}
	defer a.Close()
	b, err := t.Open(other)
	if err != nil {
		return false
	}
	defer b.Close()
	inA, inB := make([]byte, atOnce), make([]byte, atOnce)
	for {
		n, errA := io.ReadFull(a, inA)
		m, errB := io.ReadFull(b, inB)
		if !bytes.Equal(inA[:n], inB[:m]) || ended(errA) != ended(errB) {
			return false
		}
		if errA != nil {
			return ended(errA)
		}
	}
}

// ended reports whether a file was read to its end.
func ended(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }

// inParallel calls a function for each number up to n, as many at a time as
// there are processors, and gives the results in their order.
func inParallel[T any](n int, of func(i int) T) []T {
	results := make([]T, n)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error {
			results[i] = of(i)
			return nil
		})
	}
	group.Wait() // none of them fails
	return results
}
