package bundle

import (
	"bufio"
	"cmp"
	"compress/flate"
	"crypto/sha512"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
)

// errTooLarge is what a packer answers when there is no room left.
var errTooLarge = errors.New("bundle: too large")

// A packer writes a zip file. Files are written in any order and listed in
// that of their names. Nothing of them is kept but their records.
type packer struct {
	to      *bufio.Writer
	digest  hash.Hash // of everything written
	written int64
	entries []*entry
	packing map[int]*flate.Writer // by level; making one takes more time than most files
}

func newPacker(w io.Writer) *packer {
	p := &packer{digest: sha512.New512_256(), packing: map[int]*flate.Writer{}}
	p.to = bufio.NewWriterSize(io.MultiWriter(w, p.digest), 1<<16)
	return p
}

func (p *packer) Write(b []byte) (int, error) {
	if p.written+int64(len(b)) > mostBytes {
		return 0, errTooLarge
	}
	n, err := p.to.Write(b)
	p.written += int64(n)
	return n, err
}

// file packs one file, whose content the function writes. Errors of the
// function are returned as they are.
func (p *packer) file(name string, write func(io.Writer) error) error {
	if len(p.entries) == mostFiles {
		return errTooLarge
	}
	e := &entry{name: name, offset: uint32(p.written)}
	if _, err := p.Write(e.local()); err != nil {
		return err
	}
	start := p.written
	pack, err := p.pack(level(name))
	if err != nil {
		return err
	}
	crc := crc32.NewIEEE()
	counted := &counter{to: io.MultiWriter(pack, crc)}
	if err := write(counted); err != nil {
		return err
	}
	if err := pack.Close(); err != nil {
		return err
	}
	e.crc, e.packed, e.size = crc.Sum32(), uint32(p.written-start), uint32(counted.n)
	p.entries = append(p.entries, e)
	_, err = p.Write(e.descriptor())
	return err
}

// pack makes a writer for the next file ready.
func (p *packer) pack(level int) (*flate.Writer, error) {
	if w := p.packing[level]; w != nil {
		w.Reset(p)
		return w, nil
	}
	w, err := flate.NewWriter(p, level)
	p.packing[level] = w
	return w, err
}

// level is how hard a file is packed. What is packed already would only take
// time.
func level(name string) int {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".docx", ".xlsx", ".pptx",
		".odt", ".ods", ".odp", ".zip", ".mp3", ".mp4", ".m4a", ".mov", ".webm":
		return flate.NoCompression
	}
	return 6
}

// finish writes the list of files and the digest of everything.
func (p *packer) finish() error {
	slices.SortFunc(p.entries, func(a, b *entry) int { return cmp.Compare(a.name, b.name) })
	offset := p.written
	for _, e := range p.entries {
		if _, err := p.Write(e.directory()); err != nil {
			return err
		}
	}
	if _, err := p.Write(end(len(p.entries), uint32(p.written-offset), uint32(offset))); err != nil {
		return err
	}
	if err := p.to.Flush(); err != nil {
		return err
	}
	if _, err := p.to.WriteString(hexOf(p.digest.Sum(nil))); err != nil {
		return err
	}
	return p.to.Flush()
}

// A counter counts what is written and stops a file that is too large.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(b []byte) (int, error) {
	if c.n+int64(len(b)) > mostBytes {
		return 0, errTooLarge
	}
	n, err := c.to.Write(b)
	c.n += int64(n)
	return n, err
}
