package bundle

import (
	"bytes"
	"cmp"
	"crypto/sha512"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

// Content is what a bundle is made of.
type Content struct {
	Payload []File
	Info    []Field // for bag-info.txt, in their order
	Start   []byte  // the first page, with Placeholder where the code is to stand
}

// A File is one file of the payload, written when its turn comes.
type File struct {
	Name  string // below data/, with slashes
	Write func(io.Writer) error
}

// Write makes a bundle. It holds no file in memory, and writes the same bytes
// for the same content. Errors of a file's own Write are returned as they
// are, those of the bundle as *diag.Problem.
func Write(w io.Writer, c Content) (Code, error) {
	code, err := write(w, c)
	if errors.Is(err, errTooLarge) {
		return code, diag.BundleTooLarge.Problem(mostFiles)
	}
	return code, err
}

func write(w io.Writer, c Content) (Code, error) {
	p := newPacker(w)
	payload, size, err := writePayload(p, c.Payload)
	if err != nil {
		return Code{}, err
	}
	info := append(slices.Clone(c.Info),
		Field{labelOxum, fmt.Sprintf("%d.%d", size, len(payload))},
		Field{labelStart, digestOf(c.Start)},
	)
	tags := map[string][]byte{
		declarationFile: []byte(declaration),
		infoFile:        infoText(info),
		manifestFile:    payload.text(),
	}
	listed := manifest{}
	for name, text := range tags {
		listed[name] = digestOf(text)
	}
	tagManifest := listed.text()
	code := codeOf(tagManifest)
	tags[tagManifestFile] = tagManifest
	tags[startFile] = bytes.ReplaceAll(c.Start, []byte(Placeholder), []byte(code.String()))
	for _, name := range []string{startFile, infoFile, declarationFile, manifestFile, tagManifestFile} {
		if err := p.file(name, func(w io.Writer) error { _, err := w.Write(tags[name]); return err }); err != nil {
			return code, err
		}
	}
	return code, p.finish()
}

func writePayload(p *packer, files []File) (manifest, int64, error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	payload, taken, total := manifest{}, nameSet{}, int64(0)
	for _, f := range files {
		name := payloadFolder + norm.NFC.String(f.Name)
		if !safe(name) {
			return nil, 0, diag.NameUnsafe.Problem(f.Name)
		}
		if !taken.claim(name) {
			return nil, 0, diag.NameTwice.Problem(f.Name)
		}
		digest := sha512.New()
		err := p.file(name, func(w io.Writer) error { return f.Write(io.MultiWriter(w, digest)) })
		if err != nil {
			return nil, 0, err
		}
		payload[name] = hexOf(digest.Sum(nil))
		total += int64(p.entries[len(p.entries)-1].size)
	}
	return payload, total, nil
}

func digestOf(data []byte) string {
	sum := sha512.Sum512(data)
	return hexOf(sum[:])
}
