package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// locked encrypts a text as one object of a file, with a key that the empty
// password opens, in each of the ways there are.
type locking struct {
	name              string
	version, revision int
	size              int // of the key, in bytes
	kind              cipherKind
	metadata          bool
}

var lockings = []locking{
	{"RC4, 40 bits", 1, 2, 5, byRC4, true},
	{"RC4, 128 bits", 2, 3, 16, byRC4, true},
	{"RC4, by name", 4, 4, 16, byRC4, true},
	{"AES, 128 bits", 4, 4, 16, byAES, true},
	{"AES, 128 bits, but for metadata", 4, 4, 16, byAES, false},
	{"AES, 256 bits, of Acrobat 9", 5, 5, 32, byAES256, true},
	{"AES, 256 bits", 5, 6, 32, byAES256, true},
	{"nothing in spite of it", 4, 4, 16, unencrypted, true},
}

// dict describes the locking, and key opens it.
func (k locking) dict(id []byte) (dict string, key []byte) {
	owner := bytes.Repeat([]byte("o"), 32)
	method := map[cipherKind]string{byRC4: "V2", byAES: "AESV2", byAES256: "AESV3", unencrypted: "None"}[k.kind]
	dict = fmt.Sprintf("<</Filter/Standard/V %d/R %d/Length %d/P -44/CF<</StdCF<</CFM/%s>>>>/StmF/StdCF/StrF/StdCF/EncryptMetadata %v", k.version, k.revision, k.size*8, method, k.metadata)
	if k.version == 5 {
		key = bytes.Repeat([]byte("k"), 32)
		salts := []byte("validatekeysalt_")
		user := append(slices.Clone(digest256(k.revision, salts[:8])), salts...)
		block, _ := aes.NewCipher(digest256(k.revision, salts[8:]))
		wrapped := make([]byte, 32)
		cipher.NewCBCEncrypter(block, make([]byte, 16)).CryptBlocks(wrapped, key)
		return dict + fmt.Sprintf("/O<%x>/U<%x>/UE<%x>>>", owner, user, wrapped), key
	}
	// The long way of the standard, once more.
	var permissions [4]byte
	binary.LittleEndian.PutUint32(permissions[:], 1<<32-44)
	whole := slices.Concat(padding, owner, permissions[:], id)
	if k.revision >= 4 && !k.metadata {
		whole = append(whole, 0xff, 0xff, 0xff, 0xff)
	}
	sum := md5.Sum(whole)
	key = slices.Clone(sum[:k.size])
	user := rc4ed(key, padding)
	if k.revision > 2 {
		for range 50 {
			sum = md5.Sum(key)
			key = slices.Clone(sum[:k.size])
		}
		sum = md5.Sum(slices.Concat(padding, id))
		user = sum[:]
		for round := range 20 {
			each := slices.Clone(key)
			for i := range each {
				each[i] ^= byte(round)
			}
			user = rc4ed(each, user)
		}
		user = append(user, make([]byte, 16)...)
	}
	return dict + fmt.Sprintf("/O<%x>/U<%x>>>", owner, user), key
}

func (k locking) encrypt(key []byte, num int, text string) string {
	each := (&lock{key: key}).of(k.kind, place{num: num})
	switch k.kind {
	case byRC4:
		return string(rc4ed(each, []byte(text)))
	case byAES, byAES256:
		block, _ := aes.NewCipher(each)
		fill := 16 - len(text)%16
		data := []byte(text + strings.Repeat(string(rune(fill)), fill))
		start := sha256.Sum256([]byte(text))
		cipher.NewCBCEncrypter(block, start[:16]).CryptBlocks(data, data)
		return string(start[:16]) + string(data)
	}
	return text
}

// A file that anybody can open is read, and one that nobody can is told.
func TestLocked(t *testing.T) {
	id := []byte("0123456789abcdef")
	for _, k := range lockings {
		lock, key := k.dict(id)
		author := fmt.Sprintf("<</Author<%x>>>", k.encrypt(key, 6, "b"))
		xmp := "<a>c</a>"
		if k.metadata {
			xmp = k.encrypt(key, 7, xmp)
		}
		file := func(lock string) []byte {
			data := made(catalogue, tree, page, packed("", k.encrypt(key, 4, "BT /F 10 Tf (a) Tj")), helvetica, author, packed("/Type/Metadata", xmp), lock)
			return bytes.Replace(data, []byte("/Root 1 0 R"), fmt.Appendf(nil, "/Root 1 0 R/Encrypt 8 0 R/ID[<%x><00>]", id), 1)
		}
		got, err := told(t, file(lock))
		if want := "[metadata: Author]b\n\n[page 1]a[metadata: XMP]\n\nc"; got != want || err != nil {
			t.Errorf("%s: %q, %v", k.name, got, err)
		}
		wrong := strings.Replace(lock, "/U<", "/U<ff", 1)
		if _, err := told(t, file(wrong)); err == nil {
			t.Errorf("%s: another password opens it", k.name)
		}
		for _, from := range []string{"/U<", "/O<", "/P -44", "/V ", "/R "} {
			told(t, file(strings.Replace(lock, from, "/X ", 1)))
			told(t, file(strings.Replace(lock, from, from+"0", 1)))
		}
	}
	data := drawn("(a) Tj")
	if got, err := told(t, append(data, "9 0 obj <</Filter/Standard/V 3/R 3>> endobj trailer<</Encrypt 9 0 R>>%%EOF"...)); err == nil {
		t.Errorf("a way nobody knows: %q", got)
	}
}

// What later versions of a file have replaced or removed is still in it.
func TestRevisions(t *testing.T) {
	text := func(s string) string { return packed("", "BT /F 10 Tf ("+s+") Tj") }
	first := made(catalogue, tree, page, text("a"), helvetica)
	next := func(data []byte, objects ...string) []byte {
		data = slices.Clone(data)
		for _, o := range objects {
			data = append(data, o+" endobj\n"...)
		}
		return append(data, "trailer\n<</Root 1 0 R>>\n%%EOF\n"...)
	}
	hold(t, []reading{
		{"drawing", next(first, "4 0 obj "+text("b")), "[page 1]b[hidden data]a", nil},
		{"twice", next(next(first, "4 0 obj "+text("b")), "4 0 obj "+text("c")), "[page 1]c[hidden data]ab", nil},
		{"page, to another drawing", next(first, "3 0 obj <</Type/Page/Parent 2 0 R/Contents 6 0 R>>", "6 0 obj "+text("b")), "[page 1]b[hidden data]a", nil},
		{"page and drawing", next(first, "3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R>>", "4 0 obj "+text("b")), "[page 1]b[hidden data]a", nil},
		{"page that is gone", next(first, "2 0 obj <</Type/Pages/Kids[]>>"), "[hidden data]a", bound.ErrUnreadable},
		{"font of that time", next(first, "4 0 obj "+text("B"), "5 0 obj <</Subtype/Type1/Encoding<</Differences[97/c/c]>>>>"), "[page 1]B[hidden data]a", nil},
		{"something else", next(first, "6 0 obj (x)"), "[hidden data]x\n\n[page 1]a", nil},
		{"in a container", next(next(first, "6 0 obj "+packed("/Type/ObjStm/N 1/First 4", "3 0 "+page)), "4 0 obj "+text("b")), "[page 1]b[hidden data]a", nil},
	})
}

// Letters are read as an eye goes over the page, too, and as the file says that
// they stand for.
func TestOrder(t *testing.T) {
	at := func(x, y int, s string) string { return fmt.Sprintf("1 0 0 1 %d %d Tm (%s) Tj ", x, y, s) }
	for name, test := range map[string]struct{ ops, want string }{
		"the end later":         {at(50, 700, "830219-") + at(50, 600, "B") + at(87, 700, "9925"), "830219-9925\n"},
		"from right to left":    {at(87, 700, "9925") + at(50, 700, "830219-"), "830219-9925\n"},
		"letters in any order":  {at(56, 700, "3") + at(50, 700, "8") + at(67, 700, "2") + at(61, 700, "0"), "8302\n"},
		"lines in any order":    {at(50, 688, "9925") + at(50, 700, "830219-"), "830219-\n9925\n"},
		"boxes":                 {at(200, 700, "4") + at(50, 700, "1") + at(150, 700, "3") + at(100, 700, "2"), "1\t2\t3\t4\n"},
		"turned":                {"0 1 -1 0 100 87 Tm (9925) Tj 0 1 -1 0 300 50 Tm (B) Tj 0 1 -1 0 100 50 Tm (830219-) Tj", "830219-9925\n"},
		"a little higher":       {at(87, 702, "9925") + at(50, 700, "830219-"), "830219-9925\n"},
		"drawn twice, for bold": {"(8) Tj -5.2 0 Td (8) Tj 5.6 0 Td (3) Tj -.0 0 Td (02) Tj", ""},
		"the next column":       {at(50, 100, "830219-") + at(300, 700, "9925"), "830219-\n9925"},
		"pictures with a text":  {"/Span<</ActualText(83)>>BDC EMC /Span<</ActualText<FEFF00300032>>>BDC EMC (19) Tj", "830219"},
		"letters with a text":   {"(83) Tj /Span<</ActualText(0219)>>BDC (xxxx) Tj EMC (-) Tj", "830219-"},
		"text in text":          {"/A<</ActualText(830219)>>BDC /B BMC /C<</ActualText(z)>>BDC (x) Tj EMC EMC EMC (-) Tj", "830219-"},
		"text by name":          {"/A /P BDC (x) Tj EMC", "830219"},
		"text without its end":  {"(83) Tj /A<</ActualText(0219)>>BDC (x) Tj", "830219"},
	} {
		pages := "<</Kids[3 0 R]/Resources<</Font<</F 5 0 R>>/Properties<</P<</ActualText(830219)>>>>>>>>"
		got, err := told(t, made(catalogue, pages, page, packed("", "BT /F 10 Tf "+test.ops), helvetica))
		if !strings.Contains(got, test.want) && !strings.Contains(got, strings.TrimSpace(test.want)) || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// A page that shows something without letters is told, as are lines in a row
// that may be letters, and pictures by what there is of them.
func TestUnread(t *testing.T) {
	glyph := func(x int) string { return fmt.Sprintf("%d 10 m %d 20 l %d 14 l f ", x, x+3, x+6) }
	row := ""
	for i := range 11 {
		row += glyph(10 * i)
	}
	table := ""
	for i := range 30 {
		table += fmt.Sprintf("%d 10 m %d 30 l S %d 10 8 8 re f ", i, i, i)
	}
	hold(t, []reading{
		{"nothing", drawn(""), "", nil},
		{"nothing painted", drawn("1 1 m 2 2 l n"), "", nil},
		{"outlines", drawn(row), "", bound.ErrNoText},
		{"a frame alone", drawn("0 0 100 100 re S"), "", bound.ErrNoText},
		{"shades", drawn("/S sh"), "", bound.ErrNoText},
		{"outlines beside text", drawn("(a) Tj " + row), "[page 1]a", bound.ErrDrawn},
		{"turned outlines beside text", drawn("(a) Tj 0 1 -1 0 0 0 cm " + row), "[page 1]a", bound.ErrDrawn},
		{"outlines in one go", drawn("(a) Tj " + strings.ReplaceAll(row, "f ", "") + "f"), "[page 1]a", bound.ErrDrawn},
		{"outlines that are no more than cut out", drawn("(a) Tj " + strings.ReplaceAll(row, "f ", "n ")), "[page 1]a", nil},
		{"a table", drawn("(a) Tj " + table), "[page 1]a", nil},
		{"few shapes", drawn("(a) Tj " + glyph(1) + glyph(9)), "[page 1]a", nil},
		{"a drawing no page shows", drawn("(a) Tj", packed("/Subtype/Form", row)), "[page 1]a", bound.ErrDrawn},
	})
	picture := packed("/Subtype/Image/Filter/DCTDecode", "\xff\xd8")
	b := bound.New(t.Context(), 1<<20)
	data := drawn("/X Do /X Do /Y Do BI /W 1 ID x EI (a) Tj", picture, picture)
	if err := Read(b, bytes.NewReader(data), int64(len(data)), Document{Emit: func(language.Text, []byte) {}}); err != nil || b.Unread(bound.ErrPicture) != 3 {
		t.Errorf("%d pictures, %v", b.Unread(bound.ErrPicture), err)
	}
}
