package pdf

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"btfolio/internal/privacy/bound"
)

// look is the bytes of the file from pos on, at least n of them if there are
// so many.
func (f *file) look(pos int64, n int) ([]byte, error) {
	if pos >= f.windowAt && pos+int64(n) <= f.windowAt+int64(len(f.window)) {
		return f.window[pos-f.windowAt:], nil
	}
	if f.window == nil {
		f.window = make([]byte, 64<<10)
	}
	f.window = f.window[:cap(f.window)]
	got, err := f.r.ReadAt(f.window, pos)
	f.window, f.windowAt = f.window[:got], pos
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return f.window, err
}

// survey goes through the file and notes its objects, and hands out the
// texts that stand in them. Of a file that may be encrypted, how it is stands
// at its end: it is gone through for that first.
func (f *file) survey() error {
	locked, err := f.has("/Encrypt")
	if err == nil && locked {
		f.quiet = true
		err = f.through()
		f.quiet = false
		if d := f.dict(f.encrypt); d != nil && err == nil {
			f.lock = f.unlock(d, f.id)
		}
		f.encrypted = f.encrypt != nil && f.lock == nil
		clear(f.index)
		clear(f.older)
		f.versions, f.ends = 0, nil
	}
	if err != nil {
		return err
	}
	return f.through()
}

// has reports whether a word stands anywhere in the file.
func (f *file) has(word string) (bool, error) {
	for pos := int64(0); pos < f.size; {
		buf, err := f.look(pos, 4<<10)
		if err != nil || len(buf) <= len(word) {
			return bytes.Contains(buf, []byte(word)), err
		}
		if bytes.Contains(buf, []byte(word)) {
			return true, nil
		}
		pos += int64(len(buf) - len(word))
	}
	return false, f.budget.Err()
}

func (f *file) through() error {
	for pos := int64(0); pos < f.size; {
		if err := f.budget.Err(); err != nil {
			return err
		}
		p, err := f.find(pos)
		if err != nil || p.at < 0 {
			return err
		}
		if pos, err = f.take(p); err != nil {
			return err
		}
		if f.versions > mostObjects {
			return bound.ErrTooLarge
		}
	}
	return nil
}

// set notes where an object stands, or a later version of it.
func (f *file) set(num int, p place) {
	before, ok := f.index[num]
	if ok && before == p {
		return
	}
	if ok {
		f.older[num] = append(f.older[num], before)
		f.replaced = p.pos
	}
	f.index[num] = p
	f.versions++
}

// version is where an object stands, at the end of the file or of the revision
// that is being read.
func (f *file) version(num int) (p place, ok bool) {
	p, ok = f.index[num]
	for earlier := f.older[num]; ok && f.until > 0 && p.pos >= f.until; earlier = earlier[:len(earlier)-1] {
		if len(earlier) == 0 {
			return place{}, false
		}
		p = earlier[len(earlier)-1]
	}
	return p, ok
}

// trailer stands for the number of an object that has none.
const trailer = -1

var (
	objWord       = []byte("obj")
	trailerWord   = []byte("trailer")
	endstreamWord = []byte("endstream")
)

// find finds the beginning of the next object, after its “1 0 obj”.
func (f *file) find(pos int64) (place, error) {
	const overlap = 32
	for pos < f.size {
		buf, err := f.look(pos, 4<<10)
		if err != nil {
			return place{at: -1}, err
		}
		if len(buf) == 0 {
			break
		}
		for from := 0; ; {
			i := bytes.Index(buf[from:], objWord)
			gap := buf[from:]
			if i >= 0 {
				gap = gap[:i]
			}
			if t := bytes.Index(gap, trailerWord); t >= 0 {
				at := pos + int64(from+t+len(trailerWord))
				return place{num: trailer, at: at, pos: at}, nil
			}
			if i < 0 {
				break
			}
			from += i + len(objWord)
			if num, gen, ok := heading(buf[:from-len(objWord)]); ok {
				at := pos + int64(from)
				return place{num: num, gen: gen, at: at, pos: at}, nil
			}
		}
		if len(buf) <= overlap {
			break
		}
		pos += int64(len(buf) - overlap)
	}
	return place{at: -1}, nil
}

// heading reads the “1 0 ” at the end of b.
func heading(b []byte) (num, gen int, ok bool) {
	word := func() (v, n int) {
		for len(b) > 0 && space(b[len(b)-1]) && n < 8 {
			b, n = b[:len(b)-1], n+1
		}
		n = 0
		for scale := 1; len(b) > 0 && '0' <= b[len(b)-1] && b[len(b)-1] <= '9' && n < 9; scale *= 10 {
			v += int(b[len(b)-1]-'0') * scale
			b, n = b[:len(b)-1], n+1
		}
		return v, n
	}
	gen, n := word()
	if n == 0 || len(b) == 0 || !space(b[len(b)-1]) {
		return 0, 0, false
	}
	num, n = word()
	return num, gen, n > 0
}

// take reads the object at a place of the file and returns where to go on.
func (f *file) take(p place) (next int64, err error) {
	x, err := f.at(p)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	// What is not closed may have swallowed what comes after it.
	next = p.at
	if f.closed {
		next = max(f.lex.pos, p.at)
	}
	if p.num >= 0 {
		f.set(p.num, p)
	}
	s, isStream := x.(stream)
	if isStream {
		n, err := f.length(s)
		if err != nil {
			return 0, err
		}
		next = s.off + n
		x = s.dict
	}
	if d, _ := x.(dict); p.num == trailer || isStream && d["Type"] == name("XRef") {
		f.end(d, p.at)
	}
	if f.quiet {
		return next, nil
	}
	return next, f.note(ref(p.num), x, isStream, s)
}

// end notes what the end of a revision says.
func (f *file) end(d dict, at int64) {
	f.ends = append(f.ends, at)
	if id := list(d["ID"]); len(id) > 0 {
		f.id, _ = id[0].(str)
	}
	if d["Encrypt"] != nil {
		f.encrypt = d["Encrypt"]
		f.encrypted = f.lock == nil
	}
}

// at reads the object at a place of the file, and its stream's beginning.
func (f *file) at(p place) (any, error) {
	f.lex.reset(io.NewSectionReader(f.r, p.at, f.size-p.at), p.at)
	f.closed = false
	x, err := f.lex.object()
	if f.lock != nil && p.num >= 0 && f.encrypt != any(ref(p.num)) {
		x = f.lock.open(x, p)
	}
	if err != nil {
		return x, err
	}
	word, err := f.lex.object()
	f.closed = word == op("endobj")
	d, ok := x.(dict)
	if word != op("stream") || !ok {
		return x, nil
	}
	if c, err := f.lex.byte(); err == nil && c == '\r' {
		if c, err = f.lex.byte(); err == nil && c != '\n' {
			f.lex.back()
		}
	} else if err == nil && c != '\n' {
		f.lex.back()
	}
	return stream{d, f.lex.pos, p}, err
}

// length is how many bytes a stream has: what it says if its end stands
// there, and otherwise up to its end.
func (f *file) length(s stream) (int64, error) {
	if n := int64(f.integer(s.dict["Length"], -1)); n >= 0 && s.off+n <= f.size {
		var tail [16]byte
		got, err := f.r.ReadAt(tail[:], s.off+n)
		if err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		}
		if bytes.HasPrefix(bytes.TrimLeft(tail[:got], "\r\n \t"), endstreamWord[:min(9, got)]) && got > 0 {
			return n, nil
		}
	}
	for pos := s.off; pos < f.size; {
		if err := f.budget.Err(); err != nil {
			return 0, err
		}
		buf, err := f.look(pos, 4<<10)
		if err != nil || len(buf) == 0 {
			return f.size - s.off, err
		}
		if i := bytes.Index(buf, endstreamWord); i >= 0 {
			return pos + int64(i) - s.off, nil
		}
		if len(buf) <= len(endstreamWord) {
			break
		}
		pos += int64(len(buf) - len(endstreamWord))
	}
	return f.size - s.off, nil
}

// note hands out the texts of an object and remembers what it is for.
func (f *file) note(num ref, x any, isStream bool, s stream) error {
	f.strings(x, "")
	d, ok := x.(dict)
	if !ok {
		return nil
	}
	switch d["Type"] {
	case name("Page"):
		f.pages = append(f.pages, num)
	case name("Catalog"):
		f.catalog = num
	}
	if !isStream {
		return nil
	}
	switch {
	case d["Type"] == name("ObjStm"):
		return f.contained(num, s)
	case d["Type"] == name("Metadata"):
		f.about = append(f.about, num)
	case d["Type"] == name("EmbeddedFile"):
		f.attach(num)
	case d["Subtype"] == name("Form"), d["PatternType"] != nil:
		f.forms = append(f.forms, num)
	}
	return nil
}

// mostStreams is how many streams beside the pages are read.
const mostStreams = 10_000

func (f *file) attach(r ref) {
	if len(f.attached) < mostStreams && !slices.Contains(f.attached, r) {
		f.attached = append(f.attached, r)
	}
}

func (f *file) field(r ref) {
	if len(f.fields) < mostStreams {
		f.fields = append(f.fields, r)
	}
}

// contained notes the objects of a container.
func (f *file) contained(num ref, s stream) error {
	if f.encrypted || num < 0 {
		return nil
	}
	in := s.place
	data, err := f.readAll(s, container)
	if err != nil {
		f.fail(err)
		return f.budget.Err()
	}
	first, n := f.integer(s.dict["First"], 0), f.integer(s.dict["N"], 0)
	if first < 0 || first > len(data) {
		f.fail(bound.ErrDamaged)
		return nil
	}
	f.keep(in.at, data)
	head := newLexer(512)
	head.check = f.budget.Err
	head.reset(bytes.NewReader(data[:first]), 0)
	for range n {
		inner, err := head.object()
		if err != nil {
			break
		}
		at, err := head.object()
		if err != nil {
			break
		}
		i, is := inner.(float64)
		off, ok := at.(float64)
		start := first + whole(off)
		if !is || !ok || whole(i) < 0 || start < first || start >= len(data) {
			continue
		}
		f.set(whole(i), place{num: whole(i), at: int64(start), pos: in.at, in: &in})
		if f.versions > mostObjects {
			return bound.ErrTooLarge
		}
		f.parts.reset(bytes.NewReader(data[start:]), 0)
		x, err := f.parts.object()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err := f.note(ref(whole(i)), x, false, stream{}); err != nil {
			return err
		}
	}
	return nil
}

// keep keeps an unpacked container, for as long as there is room.
func (f *file) keep(at int64, data []byte) {
	if f.keptBytes+len(data) > mostKept {
		clear(f.kept)
		f.keptBytes = 0
	}
	f.keptBytes += len(data) - len(f.kept[at])
	f.kept[at] = data
}

// resolve is the object a reference leads to, or the thing itself.
func (f *file) resolve(x any) any {
	for range 8 {
		r, ok := x.(ref)
		if !ok {
			return x
		}
		x = f.object(r)
	}
	return nil
}

func (f *file) object(r ref) any {
	p, ok := f.version(int(r))
	if !ok || f.budget.Err() != nil {
		return nil
	}
	if p.in == nil {
		return f.outside(p)
	}
	data, ok := f.kept[p.in.at]
	if !ok {
		s, is := f.outside(*p.in).(stream)
		if !is {
			return nil
		}
		var err error
		if data, err = f.readAll(s, container); err != nil {
			return nil
		}
		f.keep(p.in.at, data)
	}
	if p.at >= int64(len(data)) {
		return nil
	}
	l := newLexer(512)
	l.check = f.budget.Err
	l.reset(bytes.NewReader(data[p.at:]), 0)
	x, _ := l.object()
	return x
}

// outside reads an object that stands in no container.
func (f *file) outside(p place) any {
	// The lexer may be in the middle of another object.
	inner := f.lex
	f.lex = newLexer(1 << 10)
	f.lex.check = f.budget.Err
	x, _ := f.at(p)
	f.lex = inner
	return x
}

func (f *file) dict(x any) dict {
	switch x := f.resolve(x).(type) {
	case dict:
		return x
	case stream:
		return x.dict
	}
	return nil
}

func (f *file) integer(x any, otherwise int) int {
	if v, ok := f.resolve(x).(float64); ok {
		return whole(v)
	}
	return otherwise
}
