package bundle

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/say"
)

// An archive is a zip file that was found to be safe to read.
type archive struct {
	from    io.ReaderAt
	entries []*entry // sorted by name
}

// openArchive reads the list of files of a zip file. The archive is nil where
// it cannot be read at all, or would be dangerous to read on.
func openArchive(r io.ReaderAt, size int64, name string) (*archive, diag.List) {
	one := func(what *diag.Problem) (*archive, diag.List) {
		return nil, diag.List{what.At(diag.Pos{})}
	}
	last, stray, found := findEnd(r, size)
	if !found {
		head := make([]byte, 4)
		if n, _ := r.ReadAt(head, 0); n == 4 && order.Uint32(head) == localSignature {
			return one(diag.ZipTruncated.Problem())
		}
		return one(diag.NotBundle.Problem(name))
	}
	count, length, offset := int(last.Files), int64(last.Size), int64(last.Offset)
	switch {
	case count > mostFiles || length > mostManifest || size > math.MaxUint32:
		return one(diag.TooMuch.Problem())
	case offset+length > last.at:
		return one(diag.ZipTruncated.Problem())
	case offset+length < last.at:
		return one(diag.ZipStray.Problem())
	}
	list := make([]byte, length)
	if _, err := r.ReadAt(list, offset); err != nil {
		return one(diag.ZipDamaged.Problem(say.ZipListUnreadable()))
	}
	a := &archive{from: r}
	if !a.parse(list, count) {
		return one(diag.ZipDamaged.Problem(say.ZipListUnreadable()))
	}
	if wrong := a.dangers(offset, size); len(wrong) > 0 {
		return nil, wrong
	}
	var wrong diag.List
	if stray || a.first() > 0 {
		wrong = append(wrong, diag.ZipStray.At(diag.Pos{}))
	} else if !a.canonical(offset, list, last, size) {
		wrong = append(wrong, diag.ZipForeign.At(diag.Pos{}))
	}
	slices.SortFunc(a.entries, func(a, b *entry) int { return cmp.Compare(a.name, b.name) })
	return a, wrong
}

// A lastRecord is the last record of a zip file, and where it is.
type lastRecord struct {
	at int64
	endRecord
}

// findEnd finds the last record of a zip file, and tells whether something
// stands after it. Its comment can be 64 kB long.
func findEnd(r io.ReaderAt, size int64) (last lastRecord, stray, found bool) {
	from := max(0, size-endSize-math.MaxUint16)
	tail := make([]byte, size-from)
	if n, err := r.ReadAt(tail, from); n < len(tail) && err != nil {
		return last, false, false
	}
	for at := len(tail) - endSize; at >= 0; at-- {
		if order.Uint32(tail[at:]) != endSignature {
			continue
		}
		last.at = from + int64(at)
		if _, err := binary.Decode(tail[at:], order, &last.endRecord); err != nil {
			continue
		}
		if ends := at + endSize + int(last.CommentSize); ends <= len(tail) {
			return last, ends < len(tail), true
		}
	}
	return last, false, false
}

// parse reads the list of files.
func (a *archive) parse(list []byte, count int) bool {
	for range count {
		e := &entry{}
		read, err := binary.Decode(list, order, &e.centralRecord)
		if err != nil || e.Signature != centralSignature {
			return false
		}
		list = list[read:]
		if len(list) < e.following() {
			return false
		}
		e.name = string(list[:e.NameSize])
		a.entries = append(a.entries, e)
		list = list[e.following():]
	}
	return len(list) == 0
}

// dangers finds what makes a zip file dangerous to unpack, or to read on.
func (a *archive) dangers(directory, size int64) (found diag.List) {
	taken := nameSet{}
	total := int64(0)
	var files []*entry
	for _, e := range a.entries {
		name := e.name
		kind := e.Mode >> 28 // of systems like Unix; 0 of others
		isFolder := len(name) > 0 && name[len(name)-1] == '/'
		if isFolder {
			name = name[:len(name)-1]
		}
		switch {
		case !safe(name):
			found = append(found, diag.NameUnsafe.At(diag.Pos{}, shown(e.name)))
		case e.MadeBy>>8 == 3 && kind != 0 && kind != 8 && !(isFolder && kind == 4):
			found = append(found, diag.NotPlain.At(diag.Pos{}, shown(e.name)))
		case !isFolder && !taken.claim(name):
			found = append(found, diag.NameTwice.At(diag.Pos{}, shown(e.name)))
		}
		total += int64(e.Size)
		if !isFolder {
			files = append(files, e)
		}
		if len(found) == 20 {
			break // enough to know that it is not to be unpacked
		}
	}
	if len(found) > 0 {
		return found
	}
	if total > mostBytes || total > ratioSlack+mostRatio*size || a.overlaps(directory) {
		return diag.List{diag.TooMuch.At(diag.Pos{})}
	}
	a.entries = files
	return nil
}

// overlaps reports whether two files are packed in the same bytes, which
// makes a small zip file out of any amount of data.
func (a *archive) overlaps(directory int64) bool {
	end := int64(0)
	for _, e := range a.byOffset() {
		if int64(e.Offset) < end {
			return true
		}
		end = int64(e.Offset) + localSize + int64(len(e.name)) + int64(e.Packed)
	}
	return end > directory
}

func (a *archive) byOffset() []*entry {
	all := slices.Clone(a.entries)
	slices.SortFunc(all, func(a, b *entry) int { return cmp.Compare(a.Offset, b.Offset) })
	return all
}

// first is where the first file begins.
func (a *archive) first() int64 {
	if len(a.entries) == 0 {
		return 0
	}
	return int64(a.byOffset()[0].Offset)
}

// canonical reports whether a zip file is byte for byte one that btfolio
// wrote. The data of stored files is left out, because the manifest has their
// digests.
func (a *archive) canonical(directory int64, list []byte, last lastRecord, size int64) bool {
	at, covered := int64(0), int64(0)
	digest := sha512.New512_256()
	cover := func(to int64) bool {
		_, err := io.Copy(digest, io.NewSectionReader(a.from, covered, to-covered))
		return err == nil
	}
	for _, e := range a.byOffset() {
		if int64(e.Offset) != at || e.Method != methodOf(e.name) || !a.stands(at, e.local()) {
			return false
		}
		data := e.data() + int64(e.Packed)
		if !a.stands(data, e.descriptor()) {
			return false
		}
		if e.Method == stored {
			if !cover(e.data()) {
				return false
			}
			covered = data
		}
		at = e.end()
	}
	var want []byte
	sorted := slices.IsSortedFunc(a.entries, func(a, b *entry) int { return cmp.Compare(a.name, b.name) })
	for _, e := range a.entries {
		want = append(want, e.directory()...)
	}
	ending := end(len(a.entries), uint32(len(want)), uint32(directory))
	if !sorted || at != directory || !bytes.Equal(want, list) ||
		!a.stands(last.at, ending) || last.at+endSize+int64(commentSize) != size {
		return false
	}
	return cover(size-digestDigits) && a.stands(size-digestDigits, []byte(hexOf(digest.Sum(nil))))
}

// stands reports whether exactly these bytes stand at a place.
func (a *archive) stands(at int64, want []byte) bool {
	got := make([]byte, len(want))
	n, _ := a.from.ReadAt(got, at)
	return n == len(want) && bytes.Equal(got, want)
}

func (a *archive) Names() []string {
	names := make([]string, len(a.entries))
	for i, e := range a.entries {
		names[i] = e.name
	}
	return names
}

func (a *archive) Open(name string) (io.ReadCloser, error) {
	at, ok := slices.BinarySearchFunc(a.entries, name, func(e *entry, name string) int { return cmp.Compare(e.name, name) })
	if !ok {
		return nil, diag.FileLost.Problem()
	}
	e := a.entries[at]
	head := make([]byte, localSize+len(e.name))
	if _, err := a.from.ReadAt(head, int64(e.Offset)); err != nil || order.Uint32(head) != localSignature {
		return nil, diag.ZipDamaged.Problem(say.ZipFileUnreadable())
	}
	if int(order.Uint16(head[26:])) != len(e.name) || string(head[localSize:]) != e.name {
		return nil, diag.ZipDamaged.Problem(say.ZipTwoNames())
	}
	start := int64(e.Offset) + int64(len(head)) + int64(order.Uint16(head[28:]))
	packed := io.NewSectionReader(a.from, start, int64(e.Packed))
	switch {
	case e.Flags&1 != 0: // encrypted
	case e.Method == deflated:
		return &unpacker{from: flate.NewReader(bufio.NewReaderSize(packed, min(atOnce, int(e.Packed)))), entry: e}, nil
	case e.Method == stored:
		return &unpacker{from: io.NopCloser(packed), entry: e}, nil
	}
	return nil, diag.ZipDamaged.Problem(say.ZipUnknownPacking())
}

// An unpacker reads one file of a zip file and holds it to what the list of
// files says of it.
type unpacker struct {
	from  io.ReadCloser
	entry *entry
	n     int64
	crc   uint32
}

func (u *unpacker) Read(b []byte) (int, error) {
	// One byte more than there should be is enough to see that there is more.
	if room := int64(u.entry.Size) - u.n + 1; int64(len(b)) > room {
		b = b[:room]
	}
	n, err := u.from.Read(b)
	u.n += int64(n)
	u.crc = crc32.Update(u.crc, crc32.IEEETable, b[:n])
	switch {
	case u.n > int64(u.entry.Size):
		return 0, diag.ZipDamaged.Problem(say.ZipFileUnreadable())
	case errors.Is(err, io.EOF):
		if u.n != int64(u.entry.Size) || u.crc != u.entry.CRC {
			return 0, diag.ZipDamaged.Problem(say.ZipDigestWrong())
		}
	case err != nil:
		return 0, diag.ZipDamaged.Problem(say.ZipFileUnreadable())
	}
	return n, err
}

func (u *unpacker) Close() error { return u.from.Close() }

// Is reports whether a file ends as only bundles do, whole or not.
func Is(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	tail := make([]byte, commentSize)
	if _, err := f.Seek(-int64(len(tail)), io.SeekEnd); err != nil {
		return false
	}
	_, err = io.ReadFull(f, tail)
	return err == nil && strings.HasPrefix(string(tail), comment)
}
