package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/ascii85"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// made writes a file of numbered objects. What makes a page of them stands in
// the first three: a catalogue, the tree of pages, and a page whose drawing is
// object 4 with the font of object 5.
func made(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return append(b.Bytes(), "trailer\n<</Root 1 0 R>>\n%%EOF\n"...)
}

const (
	catalogue = "<</Type/Catalog/Pages 2 0 R>>"
	tree      = "<</Type/Pages/Kids[3 0 R]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>>>"
	page      = "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"
	helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
)

func packed(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data)
}

// drawn is a file of one page with this text, in letters ten points high.
func drawn(ops string, more ...string) []byte {
	return made(append([]string{catalogue, tree, page, packed("", "BT /F 10 Tf "+ops), helvetica}, more...)...)
}

// in is a file of one page whose text is set in this font.
func in(font, ops string, more ...string) []byte {
	return made(append([]string{catalogue, tree, page, packed("", "BT /F 10 Tf "+ops), font}, more...)...)
}

// beside is a file whose page shows nothing, with more objects from 6 on.
func beside(more ...string) []byte { return drawn("", more...) }

// told are the texts of a file, each with its place, and what could not be read.
func told(t *testing.T, data []byte) (string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	var out strings.Builder
	last := ""
	b := bound.New(ctx, 18<<20)
	err := Read(b, bytes.NewReader(data), int64(len(data)), Document{
		Emit: func(where language.Text, text []byte) {
			if place := where.In(language.English); place != last {
				fmt.Fprintf(&out, "[%s]", place)
				last = place
			}
			out.Write(text)
		},
		Enclosed: func(data []byte) {
			fmt.Fprintf(&out, "[attached]%s\n", data)
			last = "attached"
		},
	})
	for _, why := range []error{bound.ErrPicture, bound.ErrNoText, bound.ErrDrawn, bound.ErrUnreadable, bound.ErrEncrypted, bound.ErrDamaged, bound.ErrTooLarge, bound.ErrUnknown} {
		if b.Unread(why) > 0 {
			err = errors.Join(err, why)
		}
	}
	return strings.TrimSpace(out.String()), err
}

type reading struct {
	name string
	data []byte
	want string
	err  error
}

func hold(t *testing.T, all []reading) {
	t.Helper()
	for _, test := range all {
		t.Run(test.name, func(t *testing.T) {
			got, err := told(t, test.data)
			if got != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %q, %v\nwant %q, %v", got, err, test.want, test.err)
			}
		})
	}
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// lzwed packs a text the way the format asks for: codes grow one entry early,
// and the table begins anew when it is full.
func lzwed(s string) string {
	var out []byte
	var bits, have uint
	table, width := map[string]uint{}, uint(9)
	put := func(code uint) {
		bits, have = bits<<width|code, have+width
		for ; have >= 8; have -= 8 {
			out = append(out, byte(bits>>(have-8)))
		}
	}
	known := func(s string) (uint, bool) {
		if len(s) == 1 {
			return uint(s[0]), true
		}
		code, ok := table[s]
		return code, ok
	}
	put(256)
	for from := 0; from < len(s); {
		n := 1
		for from+n < len(s) {
			if _, ok := known(s[from : from+n+1]); !ok {
				break
			}
			n++
		}
		code, _ := known(s[from : from+n])
		put(code)
		if from+n < len(s) {
			table[s[from:from+n+1]] = uint(258 + len(table))
		}
		from += n
		if len(table) == 4094-258 {
			put(256)
			clear(table)
			width = 9
		} else if 258+len(table) > 1<<width-1 {
			width++
		}
	}
	put(257)
	return string(append(out, byte(bits<<(8-have))))
}

// inRows packs a text as differences: from the byte before, or in each of the
// ways that rows of PNG have, one after the other.
func inRows(text string, width int, tagged bool) string {
	var out []byte
	above := make([]byte, width)
	for way := 0; text != ""; way = (way + 1) % 5 {
		row := []byte(text[:min(width, len(text))])
		text = text[len(row):]
		if !tagged {
			way = 1
		} else {
			out = append(out, byte(way))
		}
		for i, c := range row {
			before, corner := 0, 0
			if i > 0 {
				before, corner = int(row[i-1]), int(above[i-1])
			}
			out = append(out, c-byte([]int{0, before, int(above[i]), (before + int(above[i])) / 2, paeth(before, int(above[i]), corner)}[way]))
		}
		copy(above, row)
	}
	return string(out)
}

func TestFilters(t *testing.T) {
	const text = "BT /F 10 Tf (Hej) Tj"
	a85 := make([]byte, ascii85.MaxEncodedLen(len(text)))
	a85 = a85[:ascii85.Encode(a85, []byte(text))]
	long := "BT /F 10 Tf " + strings.Repeat("% ett två tre fyra fem\n", 900) + "(Hej) Tj"
	var varied strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&varied, "%% %d %d\n", i*i%7919, i)
	}
	drawing := func(dict, data string) []byte {
		return made(catalogue, tree, page, packed(dict, data), helvetica)
	}
	shows := func(name, dict, data string) reading { return reading{name, drawing(dict, data), "[page 1]Hej", nil} }
	hold(t, []reading{
		shows("none", "", text),
		shows("deflate", "/Filter/FlateDecode", deflated(text)),
		shows("deflate, short name", "/Filter/Fl", deflated(text)),
		shows("deflate, without its sum", "/Filter/FlateDecode", deflated(text)[:len(deflated(text))-4]),
		shows("LZW", "/Filter/LZWDecode", lzwed(text)),
		shows("LZW, short name, codes that grow", "/Filter/LZW", lzwed(long)),
		shows("LZW, a table that is full", "/Filter/LZW", lzwed(varied.String()+text)),
		{"LZW, a run of one letter", drawing("/Filter/LZW", lzwed("BT /F 10 Tf (aaaaaaaaaaaaaaaaaaaa) Tj")), "[page 1]aaaaaaaaaaaaaaaaaaaa", nil},
		{"run lengths, a run", drawing("/Filter/RL", "\x0cBT /F 10 Tf (\xfee\x03) Tj"), "[page 1]eee", nil},
		shows("hexadecimal", "/Filter/ASCIIHexDecode", fmt.Sprintf("% x>dirt", text)),
		shows("hexadecimal, short name", "/Filter/AHx", fmt.Sprintf("%x", text)),
		shows("ascii 85", "/Filter/ASCII85Decode", string(a85[:7])+"\n"+string(a85[7:])+"~>"),
		shows("ascii 85, short name", "/Filter/A85", string(a85)+"~>"),
		shows("run lengths", "/Filter/RunLengthDecode", "\x02BT \x06/F 10 T\x00f\xfe \x04(Hej)\x00 \x01Tj\x80dirt"),
		shows("run lengths, without their end", "/Filter/RL", string(rune(len(text)-1))+text),
		shows("two filters", "/Filter[/AHx/Fl]", fmt.Sprintf("%x>", deflated(text))),
		{"filter elsewhere", made(catalogue, tree, page, packed("/Filter 6 0 R", deflated(text)), helvetica, "[/FlateDecode]"), "[page 1]Hej", nil},
		{"no predictor", drawing("/Filter/Fl/DecodeParms<</Predictor 1>>", deflated(text)), "[page 1]Hej", nil},
		shows("differences from the byte before", "/Filter/Fl/DecodeParms<</Predictor 2/Columns 7>>", deflated(inRows(text, 7, false))),
		shows("rows of PNG", "/Filter/Fl/DecodeParms[<</Predictor 12/Columns 4>>]", deflated(inRows(text, 4, true))),
		{"rows too long", drawing("/Filter/Fl/DecodeParms<</Predictor 12/Columns 99999999>>", deflated(text)), "", bound.ErrDamaged},
		{"five filters", drawing("/Filter[/AHx/AHx/AHx/AHx/AHx]", text), "", bound.ErrDamaged},
		{"unknown", drawing("/Filter/Foo", text), "", bound.ErrUnknown},
		{"picture", drawing("/Filter/DCTDecode", text), "", bound.ErrPicture},
		{"picture, short name", drawing("/Filter/CCF", text), "", bound.ErrPicture},
		{"LZW, code ahead of the table", drawing("/Filter/LZW", "\x80\x7f\xc0"), "", bound.ErrDamaged},
	})
}

// What a page shows is put together from pieces the way a reader sees them.
func TestWriting(t *testing.T) {
	shows := func(name, ops, want string) reading { return reading{name, drawn(ops), "[page 1]" + want, nil} }
	hold(t, []reading{
		shows("letters", "(Hej) Tj", "Hej"),
		shows("escapes", `(a\(b\)\\\101\60b\`+"\r\n"+`c\`+"\nd\\q) Tj", `a(b)\A0bcdq`),
		shows("brackets", "(a(b(c))d) Tj", "a(b(c))d"),
		shows("hexadecimal", "<4 8\n656A6> Tj", "Hej`"),
		shows("comment", "% (x) Tj\r(a) % ) Tj\n Tj", "a"),
		shows("array", "[(a) -100 (b) -200 (c) -1200 (d) 50 (e)] TJ", "ab c\tde"),
		shows("array of nothing", "TJ [] TJ [3] TJ (a) Tj", "a"),
		shows("side by side", "(a) Tj 5.6 0 Td (b) Tj", "ab"),
		shows("a space apart", "(a) Tj 8 0 Td (b) Tj", "a b"),
		shows("a space there is already", "(a ) Tj 12 0 Td (b) Tj", "a b"),
		shows("columns", "(a) Tj 30 0 Td (b) Tj", "a\tb"),
		shows("lines", "(a) Tj 0 -12 Td (b) Tj", "a\nb"),
		shows("back on the line", "(abc) Tj -20 0 Td (d) Tj", "abc\nd"),
		shows("paragraphs", "(a) Tj 0 -40 Td (b) Tj", "a\n\nb"),
		shows("leading", "12 TL (a) Tj T* (b) Tj (c) ' 40 TL (d) '", "a\nb\nc\n\nd"),
		shows("leading of a step", "(a) Tj 0 -40 TD (b) Tj T* (c) Tj", "a\n\nb\n\nc"),
		shows("space between words in a quote", "12 TL (a) Tj 20 0 (b) \" (c d) Tj 30 0 Td (e) Tj", "a\nbc d\ne"),
		shows("space between letters", "6 Tc (ab) Tj (c) Tj", "ab c"),
		shows("space after letters at rest", "6 Tc (a) Tj 0 Tc (b) Tj", "a b"),
		shows("space between words", "(a b) Tj 20 0 Td (c) Tj 5 Tw 0 -12 Td (a b) Tj 20 0 Td (c) Tj", "a b c\na bc"),
		shows("stretched", "(aa) Tj 14 0 Td (b) Tj 130 Tz 0 -12 Td (aa) Tj 14 0 Td (b) Tj", "aa b\naab"),
		shows("set elsewhere", "(a) Tj 1 0 0 1 0 -12 Tm (b) Tj 1 0 0 1 5.6 -12 Tm (c) Tj", "a\nbc"),
		shows("turned", "0 1 -1 0 0 0 Tm (a) Tj 5.6 0 Td (b) Tj 0 -12 Td (c) Tj", "ab\nc"),
		shows("scaled", "10 0 0 10 0 0 cm (a) Tj 5.6 0 Td (b) Tj 8 0 Td (c) Tj", "ab c"),
		shows("states", "q 2 0 0 2 0 0 cm (a) Tj Q 11.2 0 Td (b) Tj Q Q 5.6 0 Td (c) Tj", "abc"),
		shows("a new text begins at the origin", "100 0 Td (a) Tj ET BT (b) Tj", "a\nb"),
		{"no font of this name", drawn("/G 10 Tf (a) Tj /F 10 Tf (b) Tj"), "[page 1]ab", bound.ErrUnreadable},
		shows("too many operands", strings.Repeat("1 ", 70)+"(a) Tj (b) Tj", "b"),
		shows("numbers", "(a) Tj +5.6 -.0 Td (b) Tj 8-3 0 Td (c) Tj 1.2.3 0 Td (d) Tj", "ab cd"),
		shows("what does not belong", ") ] >> } (a) Tj", "a"),
		{"picture among text", drawn("(a) Tj BI /W 1 ID \x00 (b) Tj EI 5.6 0 Td (c) Tj"), "[page 1]ac", bound.ErrPicture},
	})
}

// What letters a text has depends on its font.
func TestFonts(t *testing.T) {
	const wide = "<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>"
	simple := func(name, more, ops, want string) reading {
		return reading{name, in("<</Subtype/Type1"+more+">>", ops), "[page 1]" + want, nil}
	}
	lost := func(r reading) reading { r.err = bound.ErrUnreadable; return r }
	coded := func(name, table, ops, want string) reading {
		return reading{name, in(wide, ops, packed("", table)), "[page 1]" + want, nil}
	}
	spaced := func(name, cid, ops, want string) reading {
		return reading{name, in(wide, ops, packed("", "<0001> <00ff> <0041> endbfrange"), cid), "[page 1]" + want, nil}
	}
	hold(t, []reading{
		simple("Windows", "", "(\xe5\x93\x84) Tj", "å“„"),
		simple("Macintosh", "/Encoding/MacRomanEncoding", "(\x8c\x8a) Tj", "åä"),
		simple("Macintosh, with differences", "/Encoding<</BaseEncoding/MacRomanEncoding/Differences[65/one]>>", "(A\x8c) Tj", "1å"),
		simple("differences", "/Encoding<</Differences[65/adieresis/B/uni00E5/u1F600 200/endash/five.lnum]>>", "(ABCD\xc8\xc9) Tj", "äBå😀–5"),
		lost(simple("names of drawings", "/Encoding<</Differences[65/g1/a/unix/uniXYZW]>>", "(ABCDE) Tj", "\ufffda\u25a1\u25a1E")),
		{"a drawn font has no letters of its own", in("<</Subtype/Type3/Encoding<</Differences[65/a]>>>>", "(ABA) Tj"), "[page 1]a\ufffda", bound.ErrUnreadable},
		simple("names of other signs", "/Encoding<</Differences[65/alpha/Scaron/a]>>", "(ABC) Tj", "\u25a1\u25a1a"),

		coded("one by one", "<0041> <00E50062> <0042> <D83DDE00> endbfchar", "<00410042> Tj", "åb😀"),
		coded("in a row", "<0010> <0012> <0061> endbfrange", "<001000110012> Tj", "abc"),
		coded("in a row, from two letters", "<0010> <0012> <00660061> endbfrange", "<00100012> Tj", "fafc"),
		coded("codes that look like control characters", "<000D> <000D> <0031> <0008> <000C> <0039> endbfrange", `(\000\r\000\b\000\f) Tj`, "19="),
		coded("places for anything", "<0001> <F0B7> <0002> <F039> endbfchar", "<00010002> Tj", "·9"),
		lost(coded("places that say nothing", "<0001> <E001> <0002> <0000> <0003> <FFFD> <0004> <> endbfchar", "<0001000200030004> Tj", "\ufffd\ufffd\ufffd\ufffd")),
		{"letters themselves", in("<</Subtype/Type0/Encoding/UniJIS-UCS2-H>>", "<00310039> Tj"), "[page 1]19", nil},
		{"a collection of Asia", in("<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</CIDSystemInfo<</Ordering(Japan1)>>>>]>>", "<0012001A> Tj"), "[hidden data]Japan1\n\n[page 1]19", nil},
		lost(coded("in a list", "<0010> <0012> [<0061><00E5>] endbfrange", "<001000110012> Tj", "aå\ufffd")),
		coded("rows in any order", "<0020> <0021> <0061> <0010> <0011> <0063> endbfrange", "<0020001100210010> Tj", "adbc"),
		lost(coded("a row that runs backwards", "<0012> <0010> <0061> endbfrange", "<00100011> Tj", "\ufffd\ufffd")),
		coded("codes of one byte", "1 begincodespacerange <00> <ff> endcodespacerange <41> <0061> endbfchar", "<4141> Tj", "aa"),
		coded("codes of two", "1 begincodespacerange <0000> <ffff> endcodespacerange <4141> <0061> endbfchar", "<4141> Tj", "a"),
		coded("codes of both", "2 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange <4141> <0061> endbfchar", "<4141> Tj", "a"),
		coded("not a code of half", "<0041> <0061> endbfchar", "<00410041 00> Tj", "aa"),
		{"table of a simple font", in("<</Subtype/Type1/ToUnicode 6 0 R>>", "(AB) Tj", packed("", "<41> <00E5> endbfchar")), "[page 1]åB", nil},
		{"table nobody can read", in(wide, "<0041> Tj", packed("/Filter/Foo", "")), "[page 1]\ufffd", bound.ErrUnreadable},
		{"no table", in("<</Subtype/Type0>>", "<"+strings.Repeat("0041", 12)+"> Tj"), "[page 1]" + strings.Repeat("\ufffd", 12), bound.ErrUnreadable},
		{"a few letters without a table", in("<</Subtype/Type0>>", "<"+strings.Repeat("0041", 9)+"> Tj"), "[page 1]" + strings.Repeat("\ufffd", 9), bound.ErrUnreadable},

		// Widths tell whether two pieces are one word.
		simple("widths", "/FirstChar 65/Widths[1000 300]", "(A) Tj 10 0 Td (B) Tj 10 0 Td (C) Tj", "AB C"),
		simple("missing width", "/Widths[]/FontDescriptor<</MissingWidth 1000>>", "(A) Tj 10 0 Td (B) Tj", "AB"),
		simple("typewriter", "/BaseFont/ABCDEF+CourierNew", "(i) Tj 6 0 Td (W) Tj 6 0 Td (a) Tj", "iWa"),
		simple("narrow and broad", "", "(i) Tj 2.3 0 Td (W) Tj 9.4 0 Td (A) Tj 6.8 0 Td (i) Tj 5 0 Td (a) Tj", "iWAi a"),
		{"scale of a drawn font", in("<</Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FirstChar 65/Widths[100 100]/Encoding<</Differences[65/A/B]>>>>", "(A) Tj 10 0 Td (B) Tj"), "[page 1]AB", nil},
		spaced("widths in a list", "<</W[1[1000 300] 9 9 500]>>", "<0001> Tj 10 0 Td <0002> Tj 10 0 Td <0009> Tj 5 0 Td <0001> Tj", "AB IA"),
		spaced("one width for many", "<</DW 300/W[1 2 1000]>>", "<0001> Tj 10 0 Td <0002> Tj 10 0 Td <0003> Tj 10 0 Td <0001> Tj", "ABC A"),
		spaced("width of all others", "<</DW 500>>", "<0001> Tj 5 0 Td <0002> Tj 10 0 Td <0003> Tj", "AB C"),
		spaced("as wide as high", "<<>>", "<0001> Tj 10 0 Td <0002> Tj", "AB"),
		spaced("widths that make no sense", "<</W[-1[1] /a 1 2 3 /b 7]>>", "<0001> Tj 10 0 Td <0002> Tj", "AB"),
	})
}
