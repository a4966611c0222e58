package bundle

import (
	"bytes"
	"cmp"
	"crypto/sha512"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

// Content is what a bundle is made of.
type Content struct {
	Folder  string // in which all of it lies
	Payload []File
	Info    []Field // for bag-info.txt, in their order
	Start   []byte  // the first page, with Placeholder where the code is to stand
	Answer  []byte  // the page for the answer, with the same; nil where nobody can answer
}

// A File is one file of the payload, written when its turn comes. Write may
// be called more than once, and beside that of others.
type File struct {
	Name  string // below data/, with slashes
	Write func(io.Writer) error
	Same  string // where it is not empty, files that have it in common are the same
}

// Bytes writes data at hand.
func Bytes(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// Write makes a bundle. It holds no file in memory, and writes the same bytes
// for the same content. Where what was written can be read again (io.ReaderAt),
// files that occur twice are copied from there. Errors of a file's own Write are
// returned as they are, those of the bundle as *diag.Problem.
func Write(to io.Writer, c Content) (Code, error) {
	code, err := write(to, c)
	if errors.Is(err, errTooLarge) {
		return code, diag.BundleTooLarge.Problem(mostFiles)
	}
	return code, err
}

func write(to io.Writer, c Content) (Code, error) {
	if !safe(c.Folder) {
		return Code{}, diag.NameUnsafe.Problem(c.Folder)
	}
	p, err := newPacker(to, c.Folder+"/")
	if err != nil {
		return Code{}, err
	}
	files, err := inBag(c)
	if err != nil {
		return Code{}, err
	}
	payload, size, err := writePayload(p, files)
	if err != nil {
		return Code{}, err
	}
	info := append(slices.Clone(c.Info),
		Field{labelOxum, fmt.Sprintf("%d.%d", size, len(payload))},
		Field{labelStart, digestOf(c.Start)},
	)
	front := []string{StartFile}
	if c.Answer != nil {
		info = append(info, Field{labelAnswer, digestOf(c.Answer)})
		front = append(front, answerFile)
	}
	tags := map[string][]byte{
		declarationFile: []byte(declaration),
		infoFile:        infoText(info),
		manifestFile:    payload.text(),
		plainFile:       payload.plain(),
	}
	listed := manifest{}
	for name, text := range tags {
		listed[name] = digestOf(text)
	}
	tagManifest := listed.text()
	code := codeOf(tagManifest)
	tags[tagManifestFile] = tagManifest
	tags[StartFile] = bytes.ReplaceAll(c.Start, []byte(Placeholder), []byte(code.String()))
	tags[answerFile] = bytes.ReplaceAll(c.Answer, []byte(Placeholder), []byte(code.String()))
	for _, name := range append(front, infoFile, declarationFile, manifestFile, plainFile, tagManifestFile) {
		if _, err := p.pack(name, Bytes(tags[name])); err != nil {
			return code, err
		}
	}
	return code, p.finish()
}

func digestOf(data []byte) string {
	sum := sha512.Sum512(data)
	return hexOf(sum[:])
}

// writePayload writes the files of the payload and returns their digests and
// how large they are together. What is the same as a file before it is written
// as that was, and what is stored was read beforehand, many files at a time:
// its record, with its size, comes before it.
func writePayload(p *packer, files []File) (manifest, int64, error) {
	reckoned := reckon(files)
	first := map[content]*entry{}
	payload, total := manifest{}, int64(0)
	for i, f := range files {
		this := contentOf(f)
		if same := first[this]; same != nil {
			if err := p.again(f.Name, same, f.Write); err != nil {
				return nil, 0, err
			}
			payload[f.Name] = payload[strings.TrimPrefix(same.name, p.folder)]
			total += int64(same.Size)
			continue
		}
		var e *entry
		var err error
		if this.method == stored {
			if err = reckoned[i].err; err == nil {
				e, err = p.store(f.Name, reckoned[i].tally, f.Write)
			}
			payload[f.Name] = reckoned[i].digest
		} else {
			digest := sha512.New()
			e, err = p.pack(f.Name, func(w io.Writer) error { return f.Write(io.MultiWriter(w, digest)) })
			payload[f.Name] = hexOf(digest.Sum(nil))
		}
		if err != nil {
			return nil, 0, err
		}
		total += int64(e.Size)
		if f.Same != "" {
			first[this] = e
		}
	}
	return payload, total, nil
}

// inBag gives files the names they have in a bundle, sorted.
func inBag(c Content) ([]File, error) {
	files := slices.Clone(c.Payload)
	taken := nameSet{}
	for i, f := range files {
		if over := c.over(f); over > 0 {
			return nil, diag.BundleNameLong.Problem(over, longestPath)
		}
		files[i].Name = payloadFolder + norm.NFC.String(f.Name)
		if !safe(files[i].Name) {
			return nil, diag.NameUnsafe.Problem(f.Name)
		}
		if !taken.claim(files[i].Name) {
			return nil, diag.NameTwice.Problem(f.Name)
		}
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return files, nil
}

// longestPath is how many characters a path in a bundle may have, with its
// folder. Windows takes 260 with the folder it is unpacked in.
const longestPath = 180

// Long finds the files whose paths are too long, by their places in the payload.
func (c Content) Long() (found diag.List) {
	for _, f := range c.Payload {
		if over := c.over(f); over > 0 {
			found = append(found, diag.BundleNameLong.At(diag.Pos{File: strings.TrimPrefix(f.Name, SourcesFolder+"/")}, over, longestPath))
		}
	}
	return found
}

// over is how many characters the path of a file is too long, as Windows counts.
func (c Content) over(f File) int {
	name := c.Folder + "/" + payloadFolder + norm.NFC.String(f.Name)
	return len(utf16.Encode([]rune(name))) - longestPath
}

// FolderName is the name of the folder of a portfolio's bundle: short, so that
// there is room for the files in it.
func FolderName(trainee, day string) string {
	const most = 40
	if letters := []rune(norm.NFC.String(trainee)); len(letters) > most {
		trainee = strings.TrimRight(string(letters[:most]), "-_. ")
	}
	return trainee + "-" + day
}

// A content is what files that lie in a zip file as the same bytes have in
// common.
type content struct {
	same   string
	method uint16
}

func contentOf(f File) content { return content{f.Same, methodOf(f.Name)} }

// A reckoning is what a file comes to.
type reckoning struct {
	tally
	digest string
	err    error
}

// reckon reads the files that are to be stored, each content once.
func reckon(files []File) map[int]reckoning {
	var which []int
	seen := map[string]bool{}
	for i, f := range files {
		if methodOf(f.Name) == stored && !seen[f.Same] {
			which = append(which, i)
			seen[f.Same] = f.Same != ""
		}
	}
	all := map[int]reckoning{}
	for i, r := range inParallel(len(which), func(i int) (r reckoning) {
		digest := sha512.New()
		r.err = files[which[i]].Write(io.MultiWriter(&r.tally, digest))
		r.digest = hexOf(digest.Sum(nil))
		return r
	}) {
		all[which[i]] = r
	}
	return all
}
