package picture

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// told are the texts of a picture, each with its place.
func told(data string) (string, error) {
	var out strings.Builder
	err := Read(bound.New(context.Background(), 6<<20), strings.NewReader(data), int64(len(data)), func(where language.Text, text []byte) {
		fmt.Fprintf(&out, "[%s]%s", where.In(language.English), bytes.TrimSpace(text))
	})
	return out.String(), err
}

func segment(marker byte, data string) string {
	return string([]byte{0xff, marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(data)+2))) + data
}

func chunk(kind, data string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(data)))) + kind + data + "\x00\x00\x00\x00"
}

func part(kind, data string) string {
	return kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data + strings.Repeat("\x00", len(data)%2)
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestRead(t *testing.T) {
	const (
		xmp  = "<a t='b'>c</a>"
		adds = "http://ns.adobe.com/xap/1.0/\x00" + xmp
	)
	jpeg := func(segments ...string) string {
		return "\xff\xd8" + strings.Join(segments, "") + segment(0xda, "") + "\xff\xfe\x00\x03x"
	}
	png := func(chunks ...string) string {
		return "\x89PNG\r\n\x1a\n" + chunk("IHDR", "0123") + strings.Join(chunks, "") + chunk("IEND", "") + chunk("tEXt", "Title\x00x")
	}
	gif := func(flags byte, blocks string) string {
		return "GIF89a\x01\x00\x01\x00" + string([]byte{flags}) + "\x00\x00" + blocks
	}
	webp := func(parts ...string) string { return "RIFF\x00\x00\x00\x00WEBP" + strings.Join(parts, "") }
	large := strings.Repeat("x", largest)
	for _, test := range []struct {
		name, data, want string
		err              error
	}{
		{"nothing", "", "", bound.ErrUnknown},
		{"text", "GIF is a word", "", bound.ErrUnknown},
		{"sound", "RIFF\x00\x00\x00\x00WAVE" + part("XMP ", xmp), "", bound.ErrUnknown},

		{"jpeg", jpeg(), "", nil},
		{"jpeg, what cameras write", jpeg(segment(0xe1, "Exif\x00\x00II*\x00letters\x00")), "[metadata: EXIF]letters", nil},
		{"jpeg, XMP", jpeg(segment(0xe1, adds)), "[metadata: XMP]b\n\nc", nil},
		{"jpeg, IPTC", jpeg(segment(0xed, "\x1c\x02letters\x00")), "[metadata: IPTC]letters", nil},
		{"jpeg, comments", jpeg(segment(0xfe, "a"), segment(0xfe, "b")), "[comment in the picture]a[comment in the picture]b", nil},
		{"jpeg, other programs", jpeg(segment(0xec, "Duckies\x00")), "[metadata: APP]Duckies", nil},
		{"jpeg, colours", jpeg(segment(0xe2, "letters")), "", nil},
		{"jpeg, tables", jpeg(segment(0xdb, "letters"), segment(0xfe, "a")), "[comment in the picture]a", nil},
		{"jpeg, padding and marks without a length", jpeg("\xff\xff", segment(0xfe, "a")[1:], "\xff\x01\xff\xd0\xff\xd8", segment(0xfe, "b")), "[comment in the picture]a[comment in the picture]b", nil},
		{"jpeg, the end at once", "\xff\xd8\xff\xd9" + segment(0xfe, "a"), "", nil},
		{"jpeg, dirt", jpeg(segment(0xfe, ""), "xx"), "[comment in the picture]", bound.ErrDamaged},
		{"jpeg, a length too small", jpeg("\xff\xfe\x00\x01"), "", bound.ErrDamaged},
		{"jpeg, cut in a segment", jpeg(segment(0xfe, "abc"))[:8], "", bound.ErrDamaged},
		{"jpeg, cut after one", "\xff\xd8" + segment(0xfe, "a"), "[comment in the picture]a", bound.ErrDamaged},

		{"png, text", png(chunk("tEXt", "Comment\x00a")), "[metadata: Comment]a", nil},
		{"png, a name of its own", png(chunk("tEXt", "Anna\x00a")), "[metadata: text]Anna\n\na", nil},
		{"png, packed", png(chunk("zTXt", "Title\x00\x00"+deflated("a"))), "[metadata: Title]a", nil},
		{"png, international", png(chunk("iTXt", "Title\x00\x00\x00sv\x00Titel\x00å")), "[metadata: Title]å", nil},
		{"png, international and packed", png(chunk("iTXt", "Title\x00\x01\x00sv\x00Titel\x00"+deflated("å"))), "[metadata: Title]å", nil},
		{"png, XMP", png(chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp)), "[metadata: XMP]b\n\nc", nil},
		{"png, EXIF", png(chunk("eXIf", "II*\x00letters\x00")), "[metadata: EXIF]letters", nil},
		{"png, text without text", png(chunk("zTXt", "Title"), chunk("iTXt", "Title\x00")), "[metadata: Title][metadata: Title]", nil},
		{"png, the picture itself", png(chunk("IDAT", "tEXtTitle\x00a"), chunk("tEXt", "Title\x00b")), "[metadata: Title]b", nil},
		{"png, packed badly", png(chunk("zTXt", "Title\x00\x00xxxx")), "", bound.ErrDamaged},
		{"png, packed in part", png(chunk("zTXt", "Title\x00\x00"+deflated("abc")[:8])), "", bound.ErrDamaged},
		{"png, unpacks to too much", png(chunk("zTXt", "Title\x00\x00"+deflated(large+"x"))), "", bound.ErrTooLarge},
		{"png, too large", png(chunk("tEXt", "Title\x00"+large)), "", bound.ErrTooLarge},
		{"png, says that it is", png()[:24] + "\x7f\xff\xff\xfftEXt", "", bound.ErrTooLarge},
		{"png, many large ones", png(chunk("eXIf", large[9:]), chunk("eXIf", large[9:])), "[metadata: EXIF]" + large[9:], bound.ErrTooLarge},
		{"png, cut", png()[:30], "", bound.ErrDamaged},

		{"gif", gif(0, "\x3b\x21\xfe\x01a\x00"), "", nil},
		{"gif, comment in pieces", gif(0, "\x21\xfe\x02ab\x01c\x00\x3b"), "[comment in the picture]abc", nil},
		{"gif, other programs", gif(0, "\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00\x21\x01\x07letters\x00\x3b"), "[metadata: GIF]NETSCAPE2.0[metadata: GIF]letters", nil},
		{"gif, colours", gif(0x81, strings.Repeat("\x3b", 12)+"\x21\xfe\x01a\x00\x3b"), "[comment in the picture]a", nil},
		{"gif, pictures and delays", gif(0, "\x21\xf9\x04\x21\xfe\x01x\x00\x2c00000000\x80"+strings.Repeat("\x3b", 6)+"\x02\x03\x3b\x3b\x3b\x00\x21\xfe\x01a\x00\x3b"), "[comment in the picture]a", nil},
		{"gif, dirt", gif(0, "x"), "", bound.ErrDamaged},
		{"gif, cut", gif(0, "\x21\xfe\x05ab"), "", bound.ErrDamaged},
		{"gif, without its end", gif(0, "\x21\xfe\x01a\x00"), "[comment in the picture]a", bound.ErrDamaged},
		{"gif, a comment too large", gif(0, "\x21\xfe"+strings.Repeat("\xff"+large[:255], largest/255+1)+"\x00"), "", bound.ErrTooLarge},

		{"webp, EXIF", webp(part("VP8X", "12345"), part("EXIF", "II*\x00letters")), "[metadata: EXIF]letters", nil},
		{"webp, XMP", webp(part("XMP ", xmp), part("EXIF", "letters")), "[metadata: XMP]b\n\nc[metadata: EXIF]letters", nil},
		{"webp, a picture like text", webp(part("VP8 ", "EXIFwords")), "", nil},
		{"webp, cut", webp(part("XMP ", xmp))[:24], "", bound.ErrDamaged},
		{"webp, cut in a head", webp("XM"), "", bound.ErrDamaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := told(test.data)
			if got != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %.300q, %v\nwant %.300q, %v", got, err, test.want, test.err)
			}
			if known := Is([]byte(test.data)); known != !errors.Is(err, bound.ErrUnknown) {
				t.Errorf("it is known as a picture: %v", known)
			}
		})
	}
}
