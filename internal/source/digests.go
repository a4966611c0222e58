package source

import "sync"

// A digests remembers the digests of attachments for as long as nothing about
// them changes, so that a film is not read again because a text beside it was
// saved. CopyTo still reads every file that it hands on.
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

// forget drops the files for which a test holds.
func (d *digests) forget(test func(Entry) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for e := range d.of {
		if test(e) {
			delete(d.of, e)
		}
	}
}
