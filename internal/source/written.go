package source

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"slices"
)

// With is the tree with texts as somebody is writing them, by their paths, in
// place of the files that they will be saved to or beside them. It shares the
// open folder with the tree, and nothing is written.
func (t *Tree) With(texts map[string][]byte) *Tree {
	now := *t
	now.entries = slices.Clone(t.entries)
	for _, path := range slices.Sorted(maps.Keys(texts)) {
		i, listed := slices.BinarySearchFunc(now.entries, path, byPath)
		if !listed {
			now.entries = slices.Insert(now.entries, i, Entry{Path: path, disk: path})
		}
		text := texts[path]
		now.entries[i].Size, now.entries[i].written = int64(len(text)), &text
	}
	return &now
}

// file is the file of a text that is being written.
func (e Entry) file() File {
	return File{Entry: e, Digest: sha256.Sum256(*e.written), Text: *e.written}
}

// A memory reads a text that is being written.
type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }
