// Package picture reads what is written in a picture file beside the picture:
// EXIF, XMP and IPTC data and comments of JPEG, PNG, GIF and WebP. What the
// picture shows is not read.
package picture

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
	"slices"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/privacy/markup"
	"btfolio/internal/privacy/plain"
	"btfolio/internal/say"
)

// largest is the size of a block of such data that is read.
const largest = 4 << 20

// Is reports whether a file that begins so is a picture of a kind that Read
// knows.
func Is(head []byte) bool { return reader(head) != nil }

func reader(head []byte) func(*file) error {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return (*file).jpeg
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return (*file).png
	case bytes.HasPrefix(head, []byte("GIF8")):
		return (*file).gif
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return (*file).webp
	}
	return nil
}

// Read hands out the texts of a picture with the part each stands in.
func Read(b *bound.Budget, r io.ReaderAt, size int64, emit func(where language.Text, text []byte)) error {
	var head [12]byte
	n, err := r.ReadAt(head[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	read := reader(head[:n])
	if read == nil {
		return bound.ErrUnknown
	}
	f := &file{b, io.NewSectionReader(b.File(r), 0, size), emit}
	if err = read(f); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return bound.ErrDamaged
	}
	return err
}

type file struct {
	budget *bound.Budget
	in     *io.SectionReader
	emit   func(language.Text, []byte)
}

// block reads the next n bytes.
func (f *file) block(n int64) ([]byte, error) {
	if n > largest {
		return nil, bound.ErrTooLarge
	}
	data := make([]byte, n)
	if err := f.budget.Spend(len(data)); err != nil {
		return nil, err
	}
	_, err := io.ReadFull(f.in, data)
	return data, err
}

func (f *file) skip(n int64) error {
	_, err := f.in.Seek(n, io.SeekCurrent)
	return err
}

// gap stands between texts that do not belong together.
var gap = []byte("\n\n")

// named hands out a text under what it is called, in both languages alike.
func (f *file) named(name string, text []byte) {
	f.emit(language.Same("metadata: "+name), slices.Concat(text, gap))
}

// words hands out what can be read in data of a structure of its own. The
// tables of EXIF and IPTC are not followed: all their texts count.
func (f *file) words(name string, data []byte) {
	plain.Words(data, func(word []byte) { f.named(name, word) })
	// What somebody has written is in the order of bytes of the camera, which
	// the beginning of the block says; each is a text in one of them.
	if _, written, ok := bytes.Cut(data, []byte("UNICODE\x00")); ok {
		f.named(name, plain.UTF16(written, binary.BigEndian))
		f.named(name, plain.UTF16(written, binary.LittleEndian))
	}
}

func (f *file) comment(text []byte) {
	f.emit(say.CommentInThePicture(), slices.Concat(text, gap))
}

// xmp hands out the text of a packet of XML, in elements and attributes.
func (f *file) xmp(packet []byte) error {
	var t texts
	err := markup.Read(bytes.NewReader(packet), &t)
	f.named("XMP", t.text)
	return err
}

type texts struct{ text []byte }

func (t *texts) Open([]byte)       { t.text = append(t.text, '\n', '\n') }
func (t *texts) Close([]byte)      { t.text = append(t.text, '\n', '\n') }
func (t *texts) Text(piece []byte) { t.text = append(t.text, piece...) }
func (t *texts) Attribute(_, piece []byte, last bool) {
	if t.text = append(t.text, piece...); last {
		t.text = append(t.text, '\n', '\n')
	}
}

// jpeg reads the segments before the picture itself.
func (f *file) jpeg() error {
	if err := f.skip(2); err != nil {
		return err
	}
	for {
		marker, err := f.block(2)
		if err != nil {
			return err
		}
		for marker[0] == 0xff && marker[1] == 0xff { // padding
			next, err := f.block(1)
			if err != nil {
				return err
			}
			marker[1] = next[0]
		}
		switch {
		case marker[0] != 0xff:
			return bound.ErrDamaged
		case marker[1] == 0xda, marker[1] == 0xd9: // the picture, or the end
			return nil
		case marker[1] == 0x01, 0xd0 <= marker[1] && marker[1] <= 0xd8:
			continue
		}
		length, err := f.block(2)
		if err != nil {
			return err
		}
		n := int64(binary.BigEndian.Uint16(length)) - 2
		if n < 0 {
			return bound.ErrDamaged
		}
		if kind := marker[1]; kind != 0xfe && (kind < 0xe0 || 0xef < kind) {
			if err := f.skip(n); err != nil {
				return err
			}
			continue
		}
		data, err := f.block(n)
		if err != nil {
			return err
		}
		if err := f.segment(marker[1], data); err != nil {
			return err
		}
	}
}

func (f *file) segment(kind byte, data []byte) error {
	switch {
	case kind == 0xfe:
		f.comment(data)
	case kind == 0xe1 && bytes.HasPrefix(data, []byte("http://ns.adobe.com/")):
		_, packet, _ := bytes.Cut(data, []byte{0})
		return f.xmp(packet)
	case kind == 0xe1:
		f.words("EXIF", data)
	case kind == 0xed:
		f.words("IPTC", data)
	case kind == 0xe2: // colours
	default:
		f.words("APP", data)
	}
	return nil
}

func (f *file) png() error {
	if err := f.skip(8); err != nil {
		return err
	}
	for {
		head, err := f.block(8)
		if err != nil {
			return err
		}
		n, kind := int64(binary.BigEndian.Uint32(head)), string(head[4:])
		switch kind {
		case "IEND":
			return nil
		case "tEXt", "zTXt", "iTXt", "eXIf":
			data, err := f.block(n)
			if err != nil {
				return err
			}
			if err := f.chunk(kind, data); err != nil {
				return err
			}
			n = 0
		}
		if err := f.skip(n + 4); err != nil { // the check sum too
			return err
		}
	}
}

func (f *file) chunk(kind string, data []byte) error {
	if kind == "eXIf" {
		f.words("EXIF", data)
		return nil
	}
	name, text, _ := bytes.Cut(data, []byte{0})
	packed := false
	switch {
	case kind == "zTXt" && len(text) > 0:
		packed, text = true, text[1:]
	case kind == "iTXt" && len(text) > 1:
		packed = text[0] == 1
		_, text, _ = bytes.Cut(text[2:], []byte{0}) // the language
		_, text, _ = bytes.Cut(text, []byte{0})     // the name in that language
	}
	if packed {
		z, err := zlib.NewReader(bytes.NewReader(text))
		if err != nil {
			return bound.ErrDamaged
		}
		if text, err = f.budget.ReadAll(z, largest); err != nil {
			return err
		}
	}
	if string(name) == "XML:com.adobe.xmp" {
		return f.xmp(text)
	}
	switch string(name) {
	case "Title", "Author", "Description", "Copyright", "Software", "Source", "Comment":
		f.named(string(name), text)
	default:
		// A name somebody has made up may be what it is about.
		f.named("text", slices.Concat(name, gap, text))
	}
	return nil
}

func (f *file) gif() error {
	in := bufio.NewReaderSize(f.in, 32<<10)
	read := func(n int) ([]byte, error) {
		data := make([]byte, n)
		if err := f.budget.Spend(n); err != nil {
			return nil, err
		}
		_, err := io.ReadFull(in, data)
		return data, err
	}
	palette := func(flags byte) error {
		if flags&0x80 == 0 {
			return nil
		}
		_, err := in.Discard(3 << (flags&7 + 1))
		return err
	}
	// blocks reads the chain of short blocks that everything here is in.
	blocks := func(keep bool) (data []byte, err error) {
		for {
			if err := f.budget.Err(); err != nil {
				return nil, err
			}
			n, err := in.ReadByte()
			if err != nil || n == 0 {
				return data, err
			}
			if !keep {
				if _, err := in.Discard(int(n)); err != nil {
					return nil, err
				}
				continue
			}
			block, err := read(int(n))
			if err != nil {
				return nil, err
			}
			if data = append(data, block...); len(data) > largest {
				return nil, bound.ErrTooLarge
			}
		}
	}
	head, err := read(13)
	if err == nil {
		err = palette(head[10])
	}
	for err == nil {
		var kind byte
		if kind, err = in.ReadByte(); err != nil {
			break
		}
		switch kind {
		case 0x3b:
			return nil
		case 0x2c: // a picture
			if head, err = read(9); err == nil {
				if err = palette(head[8]); err == nil {
					if _, err = in.Discard(1); err == nil {
						_, err = blocks(false)
					}
				}
			}
		case 0x21:
			if kind, err = in.ReadByte(); err != nil {
				break
			}
			var data []byte
			if kind != 0xfe && kind != 0xff && kind != 0x01 {
				_, err = blocks(false)
			} else if data, err = blocks(true); err == nil {
				if kind == 0xfe {
					f.comment(data)
				} else {
					f.words("GIF", data)
				}
			}
		default:
			return bound.ErrDamaged
		}
	}
	return err
}

func (f *file) webp() error {
	if err := f.skip(12); err != nil {
		return err
	}
	for {
		head, err := f.block(8)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		n := int64(binary.LittleEndian.Uint32(head[4:]))
		n += n & 1
		switch string(head[:4]) {
		case "EXIF", "XMP ":
			data, err := f.block(n)
			if err != nil {
				return err
			}
			if string(head[:4]) == "EXIF" {
				f.words("EXIF", data)
			} else if err := f.xmp(data); err != nil {
				return err
			}
		default:
			if err := f.skip(n); err != nil {
				return err
			}
		}
	}
}
