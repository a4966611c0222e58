package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path"

	"btfolio/internal/diag"
)

// A Digest is the SHA-256 of a file's bytes. Two files with the same digest
// have the same content.
type Digest [sha256.Size]byte

// String writes the digest in hexadecimal, as sha256sum does.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// ParseDigest reads a digest as String writes it.
func ParseDigest(s string) (d Digest, err error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(d) {
		return d, errors.New("not a SHA-256 digest")
	}
	return Digest(b), nil
}

// A File is a file with its content, or what stands for it.
type File struct {
	Entry
	Digest Digest
	Fault  Fault  // of an attachment
	Text   []byte // the whole content of a text (.md .markdown .yaml .yml); nil for an attachment
}

// Load reads a text and its digest, or the digest of an attachment. The
// finding is nil when that went well; a file that is not what was listed any
// more is a finding.
func (t *Tree) Load(e Entry) (File, *diag.Finding) { return t.load(e, t.open) }

func (t *Tree) load(e Entry, open opener) (File, *diag.Finding) {
	if e.written != nil {
		return e.file(), nil
	}
	f := File{Entry: e}
	var w io.Writer = io.Discard
	var text *bytes.Buffer
	start := head{}
	if isText(e.Path) {
		text = bytes.NewBuffer(make([]byte, 0, e.Size))
		w = text
	} else if known, ok := t.digests.get(e); ok {
		f.Digest, f.Fault = known.digest, known.fault
		return f, nil
	} else {
		w = &start
	}
	digest, err := t.copy(w, e, open)
	// Only reading the file can fail here, since the writer is in memory.
	if problem, failed := errors.AsType[*diag.Problem](err); failed {
		finding := problem.At(diag.Pos{File: e.Path})
		return File{}, &finding
	}
	f.Digest = digest
	if text != nil {
		f.Text = text.Bytes()
	} else {
		f.Fault = fault(e.Path, e.Size, start.bytes)
		t.digests.put(e, content{digest, f.Fault})
	}
	return f, nil
}

// A head keeps the first bytes of what is written to it.
type head struct{ bytes []byte }

func (h *head) Write(p []byte) (int, error) {
	h.bytes = append(h.bytes, p[:min(len(p), headSize-len(h.bytes))]...)
	return len(p), nil
}

// LoadUnder loads all files below a folder, at any depth, sorted by path. One
// that cannot be loaded is left out and reported.
func (t *Tree) LoadUnder(folder string) ([]File, diag.List) {
	entries := t.Under(folder)
	files := make([]File, 0, len(entries))
	var found diag.List
	var near opening
	defer near.close()
	for _, e := range entries {
		file, problem := t.load(e, func(disk string) (*os.File, error) { return near.open(t, disk) })
		if problem != nil {
			found = append(found, *problem)
			continue
		}
		files = append(files, file)
	}
	return files, found
}

// An opener opens a file by its path on disk.
type opener func(disk string) (*os.File, error)

// An opening opens files that lie in one folder after another. The way to a
// folder is gone once for all its files.
type opening struct {
	folder string
	root   *os.Root
}

func (o *opening) open(t *Tree, disk string) (*os.File, error) {
	folder, name := path.Split(disk)
	if folder != o.folder || o.root == nil {
		o.close()
		o.folder = folder
		o.root, _ = folderIn(t.root, path.Clean(folder))
	}
	if o.root != nil {
		if file, err := openIn(o.root, name); err == nil {
			return file, nil
		}
	}
	return t.open(disk) // a link out of the folder; or it says what is wrong
}

func (o *opening) close() {
	if o.root != nil {
		o.root.Close()
		o.root = nil
	}
}

// CopyTo writes the content of a loaded file. If the file's digest is not what
// it was when it was loaded, or the file cannot be read, the error is a
// *diag.Problem; other errors are those of w. After an error, what was written
// to w must not be used.
func (t *Tree) CopyTo(w io.Writer, f File) error {
	digest, err := t.copy(w, f.Entry, t.open)
	if err == nil && digest != f.Digest {
		return diag.ChangedWhileRead.Problem(path.Base(f.Path))
	}
	return err
}

// WriteTo is CopyTo for callers that check the digest of what they wrote
// themselves.
func (t *Tree) WriteTo(w io.Writer, f File) error { return t.write(w, f.Entry, t.open) }

// copy writes a file's content to w and returns its digest.
func (t *Tree) copy(w io.Writer, e Entry, open opener) (Digest, error) {
	hash := sha256.New()
	if err := t.write(io.MultiWriter(hash, w), e, open); err != nil {
		return Digest{}, err
	}
	return Digest(hash.Sum(nil)), nil
}

// write writes a file's content to w, if the file is the one that was listed,
// before and after.
func (t *Tree) write(w io.Writer, e Entry, open opener) error {
	if e.written != nil {
		_, err := w.Write(*e.written)
		return err
	}
	name := path.Base(e.Path)
	f, err := open(e.disk)
	if err != nil {
		return t.problem(name, err, diag.FileVanished.Problem)
	}
	defer f.Close()
	listed := func() bool {
		info, err := f.Stat()
		return err == nil && info.Mode().IsRegular() && info.Size() == e.Size && info.ModTime().Equal(e.ModTime)
	}
	if !listed() {
		return diag.ChangedWhileRead.Problem(name)
	}
	// A file that keeps growing must not be read for ever.
	if _, err := io.Copy(w, io.LimitReader(reader{f, name}, e.Size)); err != nil {
		return err
	}
	if !listed() {
		return diag.ChangedWhileRead.Problem(name)
	}
	return nil
}

// A reader makes problems of errors in reading, so that they can be told
// from errors in writing.
type reader struct {
	file io.Reader
	name string
}

func (r reader) Read(p []byte) (int, error) {
	n, err := r.file.Read(p)
	if err != nil && err != io.EOF {
		err = diag.UnreadableFile.Problem(r.name, reason(err))
	}
	return n, err
}

// A Reader is an open file that can be read at any place.
type Reader interface {
	io.ReaderAt
	io.Closer
}

// Open opens a loaded file for reading at any place. Only CopyTo checks that
// it still is the file that was loaded. The caller closes it.
func (t *Tree) Open(f File) (Reader, *diag.Problem) {
	if f.written != nil {
		return memory{bytes.NewReader(*f.written)}, nil
	}
	file, err := t.open(f.disk)
	if err != nil {
		return nil, t.problem(path.Base(f.Path), err, diag.FileVanished.Problem)
	}
	return file, nil
}
