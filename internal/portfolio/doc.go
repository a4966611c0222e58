// Package portfolio owns the domain: the documents of a site read into the
// types that a BT doctor, a supervisor and an assessor speak of, with their
// references to each other resolved. It decides nothing about what is covered
// or approved; that is review.
package portfolio

import (
	"crypto/sha256"
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/markdown"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Doc is what every text of a site has in common, whatever its kind.
type Doc struct {
	Title string `key:"title" fact:"-"`
	Draft bool   `key:"draft" fact:"-"` // kept out of every published site and bundle (F053–F055)

	Kind   vocabulary.Kind
	Path   string // from the site's folder, as in content/sara-lind/samtal/2025-09-18.md
	Name   string // file stem below the folder of its kind, the id it is referred to by
	Disk   string // the path as the disk has it, which need not be NFC
	Digest source.Digest
	Source []byte         // the whole file as written; without its body where that is a draft
	Body   *markdown.Text // nil where there is nothing to read
	keys   frontmatter.Info
}

// ID is how people name a text: its path below content/ without its ending.
func (d *Doc) ID() string {
	return strings.TrimSuffix(strings.TrimPrefix(d.Path, "content/"), path.Ext(d.Path))
}

// At is the place of a front matter key in the text, or of the text as a
// whole where the key is not written.
func (d *Doc) At(key string) diag.Pos {
	if d.keys.Has(key) {
		return d.keys.Pos(key)
	}
	return diag.Pos{File: d.Path}
}

// read fills a document and its fields (into, which embeds the document)
// from one text file.
func read(doc *Doc, kind vocabulary.Kind, name string, file source.File, into any) diag.List {
	doc.Kind, doc.Path, doc.Name = kind, file.Path, name
	doc.Digest, doc.Source, doc.Disk = file.Digest, file.Text, file.Disk()
	split, found := frontmatter.Split(file.Path, file.Text)
	if found.Failed() {
		return found
	}
	keys, wrong := split.Decode(into)
	found = append(found, wrong...)
	doc.keys = keys
	body, wrong := markdown.Parse(file.Path, split.Body, split.BodyLine)
	found = append(found, wrong...)
	doc.Body = body
	return found
}

// hide leaves out what is written below the front matter of a draft that
// cannot be left out as a whole.
func (d *Doc) hide() {
	split, _ := frontmatter.Split(d.Path, d.Source)
	fence := []byte("---\n")
	d.Source = slices.Concat(fence, split.Matter, fence)
	d.Digest = sha256.Sum256(d.Source)
	d.Body = nil
}
