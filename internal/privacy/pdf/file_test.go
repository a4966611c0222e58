package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// Pages are shown in their order, whatever a file looks like inside.
func TestPages(t *testing.T) {
	text := func(s string) string { return packed("", "BT /F 10 Tf ("+s+") Tj") }
	const fonts = "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>"
	form := func(dict, s string) string {
		return packed("/Subtype/Form"+dict, "BT /F 10 Tf ("+s+") Tj")
	}
	picture := packed("/Subtype/Image/Filter/DCTDecode", "\xff\xd8")
	head := fmt.Sprintf("3 0 5 %d ", len(page)+1)
	container := func(dict, head, data string) []byte {
		dict = fmt.Sprintf("/Type/ObjStm/First %d/%s", len(head), dict)
		return made(catalogue, tree, "null", text("a"), "null", packed(dict, head+data))
	}
	hold(t, []reading{
		{"one", made(catalogue, tree, page, text("a"), helvetica), "[page 1]a", nil},
		{"of several, in their order", made(catalogue, "<</Kids[<</a/b>> 7 0 R 3 0 R 9 0 R]"+fonts+">>", page, text("a"), helvetica, text("b"),
			"<</Type/Pages/Kids[8 0 R]/Parent 2 0 R>>", "<</Type/Page/Parent 7 0 R/Contents 6 0 R>>"), "[page 1]b[page 2]a", nil},
		{"of no tree", made("<</Type/Catalog>>", tree, page, text("a"), helvetica), "[hidden data]a", nil},
		{"of an earlier version", append(made(catalogue, tree, page, text("a"), helvetica), "4 0 obj "+text("b")+" endobj"...), "[page 1]b[hidden data]a", nil},
		{"left behind", made(catalogue, "<</Type/Pages/Kids[6 0 R]>>", "<</Type/Page/Contents 4 0 R"+fonts+">>", text("a"), helvetica, "<</Type/Page>>"), "[hidden data]a", nil},
		{"none", made(catalogue, tree), "", bound.ErrDamaged},
		{"in two streams, a word in each", made(catalogue, tree, "<</Type/Page/Parent 2 0 R/Contents[4 0 R 99 0 R 6 0 R]>>", packed("", "BT /F 10 Tf (a) T"), helvetica, packed("", "j (b) Tj")), "[page 1]b", nil},
		{"fonts of the page", made(catalogue, "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R"+fonts+">>", text("a"), helvetica), "[page 1]a", nil},
		{"no fonts", made(catalogue, "<</Type/Pages/Kids[3 0 R]>>", page, text("a"), helvetica), "[page 1]a", bound.ErrUnreadable},

		{"drawing", drawn("(a) Tj /X Do", form(fonts, "b")), "[page 1]ab", nil},
		{"drawing with the fonts around it", drawn("/X Do", form("", "a")), "[page 1]a", nil},
		{"drawing that is moved", drawn("(a) Tj /X Do 5.6 0 Td (c) Tj", form("/Matrix[1 0 0 1 300 0]", "b")), "[page 1]a\tb\nc", nil},
		{"drawing twice", drawn("/X Do /X Do", form("", "a")), "[page 1]a", nil},
		{"drawing of itself", drawn("/X Do", packed("/Subtype/Form", "BT /F 10 Tf (a) Tj /X Do")), "[page 1]a", nil},
		{"drawing in a drawing", drawn("/Y Do", form("", "b"), packed("/Subtype/Form", "BT /F 10 Tf (a) Tj /X Do")), "[page 1]ab", nil},
		{"drawing no page shows", drawn("(a) Tj", form(fonts, "b")), "[page 1]a[form field]b", nil},
		{"a drawing leaves no state behind", drawn("q 1 0 0 1 300 0 cm /X Do Q 5.6 0 Td (b) Tj", packed("/Subtype/Form", "Q Q q q BT /F 10 Tf (a) Tj")), "[page 1]a\nb", nil},

		{"picture", drawn("/X Do", picture), "", bound.ErrPicture},
		{"picture with text", drawn("/X Do (nineteen letters 19) Tj", picture), "[page 1]nineteen letters 19", bound.ErrPicture},
		{"picture in the drawing", drawn("BI /W 1 ID x EI"), "", bound.ErrPicture},
		{"picture without its end", drawn("BI /W 1 ID x EIx (a) Tj"), "", bound.ErrPicture},

		{"container", container("N 2", head, page+" "+helvetica), "[page 1]a", nil},
		{"container, packed", made(catalogue, tree, "null", text("a"), "null",
			packed(fmt.Sprintf("/Type/ObjStm/N 2/Filter/Fl/First %d", len(head)), deflated(head+page+" "+helvetica))), "[page 1]a", nil},
		{"container that holds less", container("N 9", head, page+" "+helvetica), "[page 1]a", nil},
		{"container of which one counts", container("N 1", head, page+" "+helvetica), "[page 1]a", bound.ErrUnreadable},
		{"container with places that cannot be", container("N 6", "3 -1 3 9999 (a) 0 -1 0 "+head, page+" "+helvetica), "[page 1]a", nil},
		{"container without a beginning", beside(packed("/Type/ObjStm/N 1/First 999", "3 0 <<>>")), "", bound.ErrDamaged},
		{"container nobody can unpack", beside(packed("/Type/ObjStm/N 1/First 4/Filter/Foo", "3 0 <<>>")), "", bound.ErrUnknown},
	})
}

// What does not keep to the format is read as far as it goes.
func TestDamage(t *testing.T) {
	const text = "BT /F 10 Tf (a) Tj"
	with := func(drawing string, more ...string) []byte {
		return made(append([]string{catalogue, tree, page, drawing, helvetica}, more...)...)
	}
	whole := with(packed("", text))
	long := strings.Repeat("x", 70_000)
	shows := func(name string, data []byte) reading { return reading{name, data, "[page 1]a", nil} }
	hold(t, []reading{
		shows("bytes before", append([]byte(strings.Repeat("x", 900)), whole...)),
		{"cut after its objects", whole[:len(whole)-40], "[page 1]a", bound.ErrDamaged},
		{"cut in its drawing", whole[:bytes.Index(whole, []byte("Tj"))+2], "[page 1]a", bound.ErrDamaged},
		shows("length too short", with("<</Length 3>>stream\n"+text+"\nendstream")),
		shows("length too long", with("<</Length 99999>>stream\n"+text+"\nendstream")),
		shows("no length", with("<<>>stream\n"+text+"\nendstream")),
		shows("length elsewhere", with("<</Length 6 0 R>>stream\n"+text+"\nendstream", fmt.Sprint(len(text)))),
		shows("length of itself", with("<</Length 4 0 R>>stream\n"+text+"\nendstream")),
		shows("CR LF before a stream", with(fmt.Sprintf("<</Length %d>>stream\r\n%s\r\nendstream", len(text), text))),
		shows("CR before a stream", with(fmt.Sprintf("<</Length %d>>stream\r%s\rendstream", len(text), text))),
		shows("nothing before a stream", with(fmt.Sprintf("<</Length %d>>stream %s endstream", len(text)+1, text))),
		shows("stream without end", append(made(catalogue, tree, page, "null", helvetica), "4 0 obj <<>>stream\n"+text...)),
		shows("endobj inside a stream", with(packed("", "% endobj 7 0 obj\n"+text))),
		shows("a long way to its end", with(fmt.Sprintf("<<>>stream\n%%%s\n%s\nendstream", long, text))),
		shows("objects far apart", made(catalogue, tree, "%"+long+"\n"+page, packed("", text), helvetica)),
		shows("objects that are not closed", []byte("%PDF-1.4 1 0 obj "+catalogue+" 2 0 obj "+tree+" 3 0 obj "+page+" 4 0 obj "+packed("", text)+" 5 0 obj "+helvetica+" %%EOF")),
		shows("dict that is not closed", with(packed("", text), "<</X[1 2 <</Y")),
		shows("dict without a name", made(catalogue, tree, "<<1 /Type/Page/Parent 2 0 R 2 3/Contents 4 0 R>>", packed("", text), helvetica)),
		shows("numbers with zeros and tabs", []byte(strings.ReplaceAll(string(whole), " 0 obj", "\t00\nobj"))),
		shows("words like objects", append([]byte("%PDF-1.4 obj 0 obj x0 obj 1 x obj object 99999999999 0 obj "), whole...)),
	})
}

// What stands beside the pages is told with its place, and what is no text is
// not told.
func TestBeside(t *testing.T) {
	says := func(name, object, want string) reading { return reading{name, beside(object), want, nil} }
	hold(t, []reading{
		says("author", "<</Author(a)/Title(b)/Subject(c)/Keywords(d)/Creator(e)/Producer(f)>>",
			"[metadata: Author]a\n\n[metadata: Creator]e\n\n[metadata: Keywords]d\n\n[metadata: Producer]f\n\n[metadata: Subject]c\n\n[metadata: Title]b"),
		says("key of its own", "<</Diary(a)>>", "[hidden data]a"),
		says("form", "<</DV(a)/Opt[(b)(c)]/TU(d)/V(e)>>", "[form field]a\n\nb\n\nc\n\nd\n\ne"),
		says("comment", "<</Contents(a)/RC(b)/T(c)>>", "[comment]a\n\nb\n\nc"),
		says("deep", "<</A<</B[[<</V(a)>>]]>>>>", "[form field]a"),
		says("after what is not closed", "<</X 1 endobj 7 0 obj <</Author(a)>>", "[metadata: Author]a"),
		says("in an array", "[(a) 1 (b)]", "[hidden data]a\n\nb"),
		says("in the trailer", "null endobj trailer <</Author(a)>>", "[metadata: Author]a"),
		says("what is no text", "<</ID[(a)]/CreationDate(b)/ModDate(c)/M(d)/O(e)/U(f)/OE(g)/UE(h)/Perms(i)/CheckSum(j)/Panose(k)/CharSet(l)/Lookup(m)>>", ""),
		says("binary", "<</Author(a\x01b)>>", ""),
		says("empty", "<</Author()>>", ""),
		says("UTF-16", "<</Author<FEFF00E5D83DDE000062>>>", "[metadata: Author]å😀b"),
		says("UTF-8", "<</Author(\xef\xbb\xbfå)>>", "[metadata: Author]å"),
		says("Latin-1 and dashes", "<</Author(\xe5\x84\x85\x8a)>>", "[metadata: Author]å---"),
		says("escapes", `<</Author(\n\r\t\b\f\(\)\60\1234)>>`, "[metadata: Author]\n\n\t  ()0S4"),
		says("name with a sign", "<</Author(a)/B/C#20D(b)>>", "[metadata: Author]a"),

		says("XMP", packed("/Type/Metadata", "<a t='b'>c</a>"), "[metadata: XMP]\n\nb\n\nc"),
		{"form in XML", beside("<</XFA[(x) 7 0 R]>>", packed("", "<a>b</a>")), "[hidden data]x\n\n[form field]\n\nb", nil},
		{"value in a stream", beside("<</V 7 0 R/DV 7 0 R/Author 7 0 R>>", packed("", "b")), "[form field]bb", nil},
		{"script and rich text", beside("<</JS 7 0 R/RC 8 0 R>>", packed("", "b"), packed("", "<p>c</p>")), "[form field]b\n\nc", nil},
		{"XML nobody can unpack", beside(packed("/Type/Metadata/Filter/Foo", "<a>b</a>")), "", bound.ErrUnknown},
		says("attached", packed("/Type/EmbeddedFile", "a"), "[attached]a"),
		{"attached by name", beside("<</EF<</F 7 0 R/UF 7 0 R/DOS 8 0 R>>>>", packed("/Filter/Fl", deflated("a")), packed("", "b")), "[attached]b\n[attached]a", nil},
		{"attached, too large", beside(packed("/Type/EmbeddedFile", strings.Repeat("a", attachment+1))), "", bound.ErrTooLarge},
		{"attached, nothing there", beside("<</EF<</F 9 0 R>>>>"), "", nil},

		{"locked", append(beside("<</Author(a)>>"), "trailer <</Encrypt 9 0 R>>"...), "[metadata: Author]a", bound.ErrEncrypted},
		{"locked, said in a stream", beside("<</Author(a)>>", packed("/Type/XRef/Encrypt 9 0 R", "")), "[metadata: Author]a", bound.ErrEncrypted},
		{"a word for locked elsewhere", beside("<</Author(a)/Encrypt 9 0 R>>"), "[metadata: Author]a", nil},
	})
}

func TestIs(t *testing.T) {
	for head, want := range map[string]bool{
		"%PDF-1.4": true, "x\n%PDF-": true, "%PDF": false, "": false,
		strings.Repeat("x", 1019) + "%PDF-": true, strings.Repeat("x", 1020) + "%PDF-": false,
	} {
		if Is([]byte(head)) != want {
			t.Errorf("%.20q: not %v", head, want)
		}
	}
}

// What loops, or promises more than there is, comes to an end, and with what
// there is of text.
func TestHostile(t *testing.T) {
	wide := func(w string) []byte {
		return in("<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W["+w+"]>>]>>", "<0001> Tj", packed("", "<0001> <0061> endbfchar"))
	}
	forms := []string{"/X Do"}
	for i := range 20 {
		forms = append(forms, packed(fmt.Sprintf("/Subtype/Form/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>", 7+i), fmt.Sprintf("BT /F 10 Tf (%c) Tj ET /X Do", 'a'+i)))
	}
	deep := strings.Repeat("[", 60) + "(a)" + strings.Repeat("]", 60)
	hold(t, []reading{
		{"tree in a circle", made(catalogue, "<</Kids[2 0 R 3 0 R 3 0 R]/Parent 2 0 R>>", page, packed("", ""), helvetica), "", nil},
		{"references in a circle", made(catalogue, "3 0 R", "2 0 R", "<</Type/Page/Parent 4 0 R/Resources 2 0 R/Contents 3 0 R>>"), "", nil},
		{"parents in a circle", made(catalogue, "<</Kids[3 0 R]/Parent 3 0 R>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", packed("", "BT /F 10 Tf (a) Tj")), "[page 1]a", bound.ErrUnreadable},
		{"drawings in each other", drawn(forms[0], forms[1:]...), "[page 1]abcdefghijkl[form field]m\nnopqrst", nil},
		{"brackets", beside(deep), "[hidden data]a", nil},
		{"nothing but brackets", beside(strings.Repeat("[", 6<<20)), "", nil},
		{"widths of all letters", wide("0 999999999 5"), "[page 1]a", nil},
		{"a container in a container", made(catalogue, tree, "null", packed("", ""), helvetica, packed("/Type/ObjStm/N 1/First 4", "6 0 <</Type/Page>>")), "", nil},
		{"very long", made(catalogue, tree, page, packed("", "BT /F 10 Tf (a) Tj"), helvetica, "("+strings.Repeat("b", longest+9)+")"), "[hidden data]" + strings.Repeat("b", longest) + "\n\n[page 1]a", nil},
		{"very wide", made(catalogue, tree, page, packed("", "BT /F 10 Tf (a) Tj"), helvetica, "["+strings.Repeat("1 ", widest+9)+"(b)]"), "[page 1]a", nil},
		{"bomb", made(catalogue, tree, page, packed("/Filter/Fl", deflated(strings.Repeat("q ", 10<<20))), helvetica), "", bound.ErrTooLarge},
		{"many objects", bytes.Repeat([]byte("1 0 obj 0 endobj "), 9), "", bound.ErrDamaged},
	})

	var many bytes.Buffer
	for i := range mostObjects + 1 {
		fmt.Fprintf(&many, "%d 0 obj 0 endobj\n", i)
	}
	if _, err := told(t, many.Bytes()); !errors.Is(err, bound.ErrTooLarge) {
		t.Errorf("too many objects: %v", err)
	}
}

// failing is a file whose disk fails after some bytes.
type failing struct {
	data []byte
	err  error
}

func (f failing) ReadAt(p []byte, off int64) (int, error) {
	if off >= int64(len(f.data)) {
		return 0, f.err
	}
	return copy(p, f.data[off:]), f.err
}

// A disk that fails and a time that is up are told.
func TestInterrupted(t *testing.T) {
	data := drawn("(a) Tj")
	ctx, cancel := context.WithCancel(context.Background())
	doc := Document{Emit: func(language.Text, []byte) {}}
	if err := Read(bound.New(ctx, 1<<20), failing{data, io.ErrClosedPipe}, int64(len(data)), doc); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("the disk failed: %v", err)
	}
	cancel()
	if err := Read(bound.New(ctx, 1<<20), bytes.NewReader(data), int64(len(data)), doc); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if err := Read(bound.New(ctx, 1<<40), endless{}, 1<<40, doc); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the time was up: %v", err)
	}
}

// endless is a file of nothing but the beginning of an object.
type endless struct{}

func (endless) ReadAt(p []byte, off int64) (int, error) {
	for i := range p {
		p[i] = "1 0 obj ("[(off+int64(i))%9]
	}
	return len(p), nil
}
