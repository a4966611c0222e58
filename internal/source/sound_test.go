package source

import (
	"slices"
	"strings"
	"testing"
)

// samples are how files of each type begin.
var samples = map[string][]string{
	".pdf":  {"%PDF-1.7\n", "\xef\xbb\xbf%PDF-1.4"},
	".png":  {"\x89PNG\r\n\x1a\n"},
	".jpg":  {"\xff\xd8\xff\xe0\x00\x10JFIF"},
	".gif":  {"GIF89a"},
	".webp": {"RIFF\x10\x00\x00\x00WEBPVP8 "},
	".bmp":  {"BM\x36\x00"},
	".tif":  {"II*\x00", "MM\x00*"},
	".heic": {"\x00\x00\x00\x18ftypheic", "\x00\x00\x00\x18ftypmif1"},
	".docx": {zipped("[Content_Types].xml"), zipped("word/document.xml"), "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
	".xlsx": {zipped("xl/workbook.xml")},
	".pptx": {zipped("ppt/presentation.xml")},
	".doc":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", `{\rtf1`},
	".xls":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
	".ppt":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
	".odt":  {zipped("mimetype")},
	".ods":  {zipped("mimetype")},
	".odp":  {zipped("mimetype")},
	".rtf":  {`{\rtf1`},
	".txt":  {"hej", "\xff\xfeh\x00e\x00j\x00", "sm\xf6rg\xe5s", "<html>"},
	".csv":  {"a;b\r\n1;2"},
	".mp3":  {"ID3\x04", "\xff\xfb\x90\x00"},
	".m4a":  {"\x00\x00\x00\x18ftypM4A "},
	".aac":  {"\xff\xf1\x50\x00"},
	".wav":  {"RIFF\x10\x00\x00\x00WAVEfmt "},
	".ogg":  {"OggS\x00"},
	".flac": {"fLaC"},
	".wma":  {"\x30\x26\xb2\x75\x8e\x66\xcf\x11"},
	".mp4":  {"\x00\x00\x00\x18ftypmp42"},
	".mov":  {"\x00\x00\x00\x14ftypqt  "},
	".3gp":  {"\x00\x00\x00\x14ftyp3gp4"},
	".webm": {"\x1a\x45\xdf\xa3"},
	".mpg":  {"\x00\x00\x01\xba"},
	".avi":  {"RIFF\x10\x00\x00\x00AVI LIST"},
	".wmv":  {"\x30\x26\xb2\x75\x8e\x66\xcf\x11"},
	".eml":  {"From: a@example.se\r\n", "From a@example.se Thu\nSubject: x", "\r\nReceived: by x"},
	".msg":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
}

// zipped is the beginning of a zip file whose first file has a name.
func zipped(name string) string { return "PK\x03\x04" + strings.Repeat("\x00", 26) + name }

func TestSound(t *testing.T) {
	foreign := []string{
		"hello", "<!doctype html><script>alert(1)</script>", "<svg xmlns='http://www.w3.org/2000/svg'/> %PDF-1.4",
		"MZ\x90\x00\x03", "\x7fELF\x02\x00", zipped("secret.txt"), "\x00\x00\x00\x00",
	}
	for _, known := range types {
		ending := known.extensions()[0]
		if len(samples[ending]) == 0 {
			t.Errorf("no sample of %s", ending)
		}
		for _, own := range samples[ending] {
			if got := fault("a"+ending, int64(len(own)), []byte(own)); got != FaultNone {
				t.Errorf("%s that begins with %q: %v", ending, own, got)
			}
		}
		for _, other := range foreign {
			want := FaultForeign
			if known.Kind == KindText && !strings.ContainsRune(other, 0) {
				want = FaultNone // text of any kind is text
			}
			if got := fault("a"+ending, int64(len(other)), []byte(other)); got != want {
				t.Errorf("%s that begins with %q: %v", ending, other, got)
			}
		}
		if got := fault("a"+ending, 0, nil); got != FaultEmpty {
			t.Errorf("an empty %s: %v", ending, got)
		}
		for of, all := range samples { // of another kind
			other := TypeOf("a" + of)
			if known.Kind == other.Kind {
				continue
			}
			for _, head := range all {
				if known.begins([]byte(head)) && !alike(&known, other) {
					t.Errorf("%s passes for %s", of, ending)
				}
			}
		}
	}
}

// alike reports whether two types begin alike.
func alike(a, b *Type) bool {
	of := func(kinds ...Kind) bool { return slices.Contains(kinds, a.Kind) && slices.Contains(kinds, b.Kind) }
	return of(KindSound, KindFilm) || of(KindText, KindMail) || of(KindOffice, KindMail)
}
