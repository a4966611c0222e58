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
	"btfolio/internal/language"
	"btfolio/internal/markdown"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Doc is what every text of a site has in common, whatever its kind.
type Doc struct {
	Title   string             `key:"title" fact:"-"`
	Begun   *bool              `key:"draft" fact:"-"`   // another word for the first step of sharing
	Sharing vocabulary.Sharing `key:"sharing" fact:"-"` // F053–F055; empty for published

	Draft   bool // not shared with everybody: kept out of every published site and bundle
	Kind    vocabulary.Kind
	Path    string // from the site's folder, as in content/sara-lind/samtal/2025-09-18.md
	Name    string // file stem below the folder of its kind, the id it is referred to by
	Disk    string // the path as the disk has it, which need not be NFC
	Digest  source.Digest
	Source  []byte         // the whole file as written; without its body where that is a draft
	Body    *markdown.Text // nil where there is nothing to read
	LeftOut []FileRef      // what it names as attachments and is left out, by paths from the site's folder
	keys    frontmatter.Info
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
func read(doc *Doc, kind vocabulary.Kind, name string, file source.File, into any, own frontmatter.Own) diag.List {
	doc.Kind, doc.Path, doc.Name = kind, file.Path, name
	doc.Digest, doc.Source, doc.Disk = file.Digest, file.Text, file.Disk()
	split, found := frontmatter.Split(file.Path, file.Text)
	if found.Failed() {
		return found
	}
	keys, wrong := split.Decode(into, own)
	found = append(found, wrong...)
	doc.keys = keys
	if said := keys.Unsay(file.Text); len(said) != len(file.Text) {
		doc.Source, doc.Digest = said, sha256.Sum256(said)
	}
	found = append(found, doc.share(wrong.Failed())...)
	body, wrong := markdown.Parse(file.Path, split.Body, split.BodyLine)
	found = append(found, wrong...)
	doc.Body = body
	return found
}

// share settles how far a text is shared. Of two lines that contradict each
// other the stricter holds. Where something above the text cannot be read, or
// such a line has no value, it may not mean what it seems to, and the strictest
// holds.
func (d *Doc) share(unread bool) (found diag.List) {
	said := d.Sharing
	for _, line := range []struct {
		key   string
		empty bool
	}{{"draft", d.Begun == nil}, {"sharing", said == ""}} {
		if line.empty && d.keys.Has(line.key) && !unread {
			found = append(found, diag.KeyEmpty.At(d.At(line.key), d.keys.Word(line.key)))
		}
	}
	switch {
	case unread && (!d.keys.Any() || d.keys.Has("draft") || d.keys.Has("sharing")), len(found) > 0:
		d.Sharing = vocabulary.SharingOwn
	case d.Begun != nil:
		meant := vocabulary.SharingPublished
		if *d.Begun {
			meant, d.Sharing = vocabulary.SharingOwn, vocabulary.SharingOwn
		}
		if said != "" && said != meant {
			found = diag.List{diag.SharingContradicts.At(d.At("draft"), language.InBoth(said.In))}
		}
	}
	d.Draft = d.Sharing != "" && d.Sharing != vocabulary.SharingPublished
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
