package bundle

import (
	"bytes"
	"crypto/sha512"
	"errors"
	"fmt"
	"io"
	"slices"

	"btfolio/internal/diag"
)

// Content is what a bundle is made of.
type Content struct {
	Payload []File
	Info    []Field // for bag-info.txt, in their order
	Start   []byte  // the first page, with Placeholder where the code is to stand
}

// A File is one file of the payload, written when its turn comes. Write may
// be called more than once, and beside that of others.
type File struct {
	Name  string // below data/, with slashes
	Write func(io.Writer) error
	Same  string // where it is not empty, files that have it in common are the same
}

// An Output is an empty file. What was written to it can be read again.
type Output interface {
	io.Writer
	io.ReaderAt
}

// Write makes a bundle. It holds no file in memory, and writes the same bytes
// for the same content. Errors of a file's own Write are returned as they
// are, those of the bundle as *diag.Problem.
func Write(to Output, c Content) (Code, error) {
	code, err := write(to, c)
	if errors.Is(err, errTooLarge) {
		return code, diag.BundleTooLarge.Problem(mostFiles)
	}
	return code, err
}

func write(to Output, c Content) (Code, error) {
	p, err := newPacker(to)
	if err != nil {
		return Code{}, err
	}
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
		if _, err := p.pack(name, func(w io.Writer) error { _, err := w.Write(tags[name]); return err }); err != nil {
			return code, err
		}
	}
	return code, p.finish()
}

func digestOf(data []byte) string {
	sum := sha512.Sum512(data)
	return hexOf(sum[:])
}
