package source

import "sync"

// A digests remembers what attachments were found to be, for as long as
// nothing about them changes: a film is not read again because a text beside
// it was saved. What is handed on is read once more all the same, by CopyTo.
type digests struct {
	mu sync.Mutex
	of map[Entry]Digest
}

func (d *digests) get(e Entry) (Digest, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	digest, known := d.of[e]
	return digest, known
}

func (d *digests) put(e Entry, digest Digest) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.of[e] = digest
}

// forget lets go of the files that a test holds for.
func (d *digests) forget(test func(Entry) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for e := range d.of {
		if test(e) {
			delete(d.of, e)
		}
	}
}
