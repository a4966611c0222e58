package portfolio

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// signature takes a file that is the signature of a decision: it is part of
// the decision, not a document of the portfolio. It reports whether the file
// is one; rel is its path from the trainee's folder.
func (l *loader) signature(rel string, file source.File) bool {
	folder, _, _ := strings.Cut(rel, "/")
	kind, _ := vocabulary.KindOfFolder(folder)
	decision, ok := strings.CutSuffix(file.Path, seal.SignatureEnding)
	if !ok || kind != vocabulary.KindApproval || !isText(decision) {
		return false
	}
	s := &Signature{Path: file.Path}
	if file.Size <= seal.MaxSignature {
		var data bytes.Buffer
		// Only reading the file can fail here, since the writer is in memory.
		if problem, failed := errors.AsType[*diag.Problem](l.tree.CopyTo(&data, file)); failed {
			l.report(problem.At(diag.Pos{File: file.Path}))
		}
		s.Data = data.Bytes()
	}
	if l.signatures == nil {
		l.signatures = map[string]*Signature{}
	}
	l.signatures[decision] = s
	return true
}

// seals reads what each decision covers, and gives it its signature.
func (l *loader) seals() {
	for _, d := range l.trainee.Decisions {
		d.Seal, d.Fault = seal.Parse(d.Path, d.Source)
		d.Signature = l.signatures[d.Path]
		delete(l.signatures, d.Path)
	}
	for _, path := range slices.Sorted(maps.Keys(l.signatures)) {
		l.report(diag.SignatureAlone.At(diag.Pos{File: l.signatures[path].Path}))
	}
}

// sealed is a text as a decision covers it.
func (t *Trainee) sealed(d *Doc) seal.File {
	return seal.File{Path: t.within(d.Path), Disk: t.within(d.Disk), Digest: d.Digest, Text: d.Source}
}

// within is a path from the trainee's folder. The names of the folders above
// may be spelt in another Unicode form on disk.
func (t *Trainee) within(path string) string {
	parts := strings.SplitN(path, "/", 3) // content, the trainee, the rest
	return parts[len(parts)-1]
}

// Sealed are the files of a text as a decision covers it: the text itself, or
// a document's file and the text beside it.
func (t *Trainee) Sealed(d *Doc) []seal.File {
	var files []seal.File
	if d.Source != nil {
		files = append(files, t.sealed(d))
	}
	if doc := t.document(d); doc != nil && doc.File.Path != "" {
		files = append(files, seal.File{
			Path: t.within(doc.File.Path), Disk: t.within(doc.File.Disk()), Digest: doc.File.Digest,
			Text: doc.File.Text,
		})
	}
	return files
}

// document is the document that a text is, or nil.
func (t *Trainee) document(d *Doc) *Document {
	for _, doc := range t.Documents {
		if &doc.Doc == d {
			return doc
		}
	}
	return nil
}

// Attached are the documents that a text refers to.
func (t *Trainee) Attached(d *Doc) []*Document {
	var all []*Document
	for _, doc := range t.Documents {
		if slices.Contains(doc.UsedBy, d) {
			all = append(all, doc)
		}
	}
	return all
}

// Keys are the SSH keys on a person's page, without those that cannot be
// read.
func (p *Person) Keys() []seal.Key {
	var keys []seal.Key
	for _, line := range p.SSHKeys {
		if key, ok := seal.ParseKey(line); ok {
			keys = append(keys, key)
		}
	}
	return keys
}
