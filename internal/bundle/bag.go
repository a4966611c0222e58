// Package bundle owns the form in which a portfolio leaves the house: a zip
// file that is a bag after RFC 8493, with a first page to open. It writes
// bundles, reads them back also where somebody meant harm, tells what differs
// from what was sent, and looks through a finished one for what must not be
// wrong in it before it gets its name: whatever stage made a mistake, the
// receiver must not be the one who finds it. What goes in is handed to it, and
// what is looked for is independent of how it was made.
//
// # The bag
//
//	sara-lind-2026-11-26/         the one folder of the zip file, named after whose and when
//	  START.html                  opens the portfolio, shows the code
//	  SVAR.html                   the assessor's notes and answer, where there is something to decide
//	  bag-info.txt                whose, of which day, how much
//	  bagit.txt
//	  data/…                      the payload
//	  manifest-sha512.txt         the digests of the payload
//	  sha512sum.txt               the same for sha512sum
//	  tagmanifest-sha512.txt      the digests of the other files beside it
//
// Names in manifests are percent-encoded where RFC 8493 asks for it: only %
// itself can occur. sha512sum does not decode them, so sha512sum.txt lists the
// payload once more, with its names as they are: `sha512sum -c sha512sum.txt`.
// Names in the bag are in NFC, whatever they were on disk. With the folder none
// is longer than 180 characters, so that Windows has room for where it is
// unpacked.
//
// Bundles of earlier versions have all this at the top of the zip file and no
// sha512sum.txt. They are read as they are.
//
// # The code
//
// The code of a bundle is the beginning of the SHA-512 of
// tagmanifest-sha512.txt. That file holds the digest of manifest-sha512.txt,
// which holds those of all payload files, so the code stands for everything.
// It is 128 bits long: enough that nobody finds another bundle with the same
// code, and short enough to be read out on the telephone.
//
// START.html shows the code and can therefore not be covered by it in the
// ordinary way: its digest would have to be known before itself. So it is
// not listed in the tag manifest, which RFC 8493 allows. Instead bag-info.txt,
// which is listed, gives under Start-SHA512 the digest that START.html has
// with zeros in the place of the code. Verify puts the zeros there again and
// compares. Thus every byte of the first page is covered by the code it
// shows. SVAR.html, the page for the answer, shows the code too and is covered
// in the same way, under Answer-SHA512.
//
// # The zip file
//
// The same content gives the same bytes everywhere: names in NFC and sorted,
// one time, one mode, one way of packing for each type: files that are packed
// already are stored as they are. The last thing in the file, the comment, is
// the digest of all that stands before it but the data of stored files, each
// byte of which the manifest covers. It protects against accidents only, but
// against all of them: also a flipped bit in something no program looks at.
// Zip's extensions for larger files are not used, since
// they are not understood everywhere; a bundle is at most 4 GB.
package bundle

import (
	"bytes"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/seal"
)

// What a bundle may hold at most. Whoever reads one is bound by these,
// whatever the bundle says of itself.
const (
	mostFiles    = 50_000
	mostBytes    = 1<<32 - 1<<20 // unpacked and packed: what zip can say without its extensions
	mostManifest = 32 << 20      // of a manifest, and of the list of files in a zip file
	longestLine  = 4 << 10
	atOnce       = 32 << 10 // read or written at a time
	// Texts pack to a tenth, or a fiftieth at best. What unpacks to a lot
	// more was made to fill a disk.
	mostRatio  = 200
	ratioSlack = 64 << 20 // for small files that are mostly blank
)

// The files of a bag that are not payload.
const (
	StartFile       = "START.html"
	answerFile      = "SVAR.html"
	declarationFile = "bagit.txt"
	infoFile        = "bag-info.txt"
	manifestFile    = "manifest-sha512.txt"
	plainFile       = "sha512sum.txt"
	tagManifestFile = "tagmanifest-sha512.txt"

	payloadFolder = "data/"
	declaration   = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
)

// What the payload holds, below data/.
const (
	PagesFolder   = "webbplats"
	SourcesFolder = "kallor"
	DataFile      = "portfolio.json"
	CoveredFile   = "omfattning.txt" // the list of files that a decision about all of BT covers
)

// A manifest is a list of files with the SHA-512 of each, in hexadecimal.
type manifest map[string]string

// text writes the manifest as RFC 8493 asks for, sorted by name.
func (m manifest) text() []byte { return m.lines(encode) }

// plain writes the manifest as sha512sum does.
func (m manifest) plain() []byte { return m.lines(strings.NewReplacer()) }

func (m manifest) lines(names *strings.Replacer) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(m)) {
		b.WriteString(m[name] + "  " + names.Replace(name) + "\n")
	}
	return b.Bytes()
}

var (
	encode = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	decode = strings.NewReplacer("%25", "%", "%0D", "\r", "%0d", "\r", "%0A", "\n", "%0a", "\n")
)

// parseManifest reads a manifest of the files that may stand in it. A
// manifest with a fault has no meaning beyond its findings.
func parseManifest(file string, text []byte, may func(name string) bool) (manifest, diag.List) {
	m := manifest{}
	fault := func(line int, why language.Text) (manifest, diag.List) {
		return m, diag.List{diag.ManifestFault.At(diag.Pos{File: file, Line: line}, why)}
	}
	for line := 1; len(text) > 0; line++ {
		row, rest, ended := bytes.Cut(text, []byte("\n"))
		switch {
		case len(row) > longestLine:
			return fault(line, say.ManifestLongLine())
		case !ended:
			return fault(line, say.ManifestCutOff())
		case line > mostFiles:
			return fault(line, say.ManifestTooManyLines())
		}
		digest, name, ok := strings.Cut(string(row), "  ")
		if !ok || !isHex(digest, 128) {
			return fault(line, say.ManifestNotALine())
		}
		name = decode.Replace(name)
		if !safe(name) || !may(name) {
			return fault(line, say.ManifestOutside())
		}
		if _, twice := m[name]; twice {
			return fault(line, say.ManifestTwice())
		}
		m[name] = digest
		text = rest
	}
	return m, nil
}

// A Code stands for a whole bundle. Two bundles with the same code are the
// same.
type Code [16]byte

// Placeholder stands on the first page where the code is to be shown. It is as
// long as a code, and no bundle has it as its code.
var Placeholder = Code{}.String()

func codeOf(tagManifest []byte) Code {
	sum := sha512.Sum512(tagManifest)
	return Code(sum[:len(Code{})])
}

// String writes the code in groups of four, as it is shown and read out.
func (c Code) String() string { return seal.CodeText(c.Digits()) }

// Digits writes the code without spaces.
func (c Code) Digits() string { return hex.EncodeToString(c[:]) }

// A Field is one line of bag-info.txt.
type Field struct{ Label, Value string }

// Labels that btfolio itself writes or reads.
const (
	labelOxum     = "Payload-Oxum"
	labelStart    = "Start-SHA512"
	labelAnswer   = "Answer-SHA512"
	LabelLanguage = "Language" // sv or en: in which verify speaks of the bundle
	LabelUnread   = "Files-Not-Searched"
	LabelAgent    = "Bag-Software-Agent" // who made it: Agent
)

// Agent is who makes bundles, by the name in bag-info.txt.
const Agent = "btfolio"

func infoText(fields []Field) []byte {
	var b bytes.Buffer
	for _, f := range fields {
		fmt.Fprintf(&b, "%s: %s\n", f.Label, strings.Join(strings.Fields(f.Value), " "))
	}
	return b.Bytes()
}

// infoOf reads bag-info.txt. Lines that are no field are skipped: whether
// the file is whole is for the tag manifest to say.
func infoOf(text []byte) map[string]string {
	info := map[string]string{}
	for line := range bytes.Lines(text) {
		label, value, ok := strings.Cut(strings.TrimRight(string(line), "\r\n"), ": ")
		if ok && len(line) <= longestLine {
			info[label] = value
		}
	}
	return info
}

// A Tree is what a bundle holds, packed or unpacked. Names have slashes, are
// in NFC and safe to unpack.
type Tree interface {
	// Names lists all files, sorted.
	Names() []string
	// Open reads one of them. It gives no more bytes than the size stated in
	// the bundle. Whether they are what was packed is known only at the end.
	Open(name string) (io.ReadCloser, error)
}

// bagIn is the bag in a zip file: in its one folder, or at its top as earlier
// versions had it. What lies beside the folder is no part of it.
func bagIn(t Tree) (Tree, bool) {
	names := t.Names()
	for _, mark := range []string{declarationFile, tagManifestFile} {
		if _, atTop := slices.BinarySearch(names, mark); atTop {
			return t, true
		}
		for _, name := range names {
			if folder, base := path.Split(name); base == mark && strings.Count(folder, "/") == 1 {
				return below{t, folder}, true
			}
		}
	}
	return nil, false
}

// below is what a tree holds in one folder.
type below struct {
	Tree
	folder string // ends with a slash
}

func (b below) Names() (names []string) {
	for _, name := range b.Tree.Names() {
		if name, inside := strings.CutPrefix(name, b.folder); inside {
			names = append(names, name)
		}
	}
	return names
}

func (b below) Open(name string) (io.ReadCloser, error) { return b.Tree.Open(b.folder + name) }

// ReadFile reads a file of a bundle that is at most limit bytes long. Its
// errors are of type *diag.Problem.
func ReadFile(t Tree, name string, limit int64) ([]byte, error) {
	r, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = diag.TooMuch.Problem()
	}
	return data, err
}
