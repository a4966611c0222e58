package privacy

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"mime/quotedprintable"
	"net/url"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the figures to docs/privacy.md instead of comparing them")

// The corpus: identity numbers of nobody in every way of writing that is known
// here, in every channel they can come by, and harmless texts in the same
// channels. Every number is one that is published for tests; see
// identityNumbers.
var corpusNumbers = strings.Fields(`
	198803089807 198407139909 197004059965 198001139958 195503219981 199503039803 195109769843 195806229836 195605019982
	196408169818 197006229806 197503289964 197812119910 197606069859 197911049976 199705189943 194509029882 195611089854
	197109049887 199012079944 199504289951 195604249895 196911029905 198510189940 196804279922 197508159808 198001139958
	201901012391 201901192391 201902062395 201902242393 201903142394 201903312385 201904182381 201905062384 201905242382 201906112386
	190308189802 189001019802 201207809920 194502819925 202601612381 202601622380`)

// A wayOf writes a number: twelve digits as day of birth and the last four.
type wayOf func(day, last string) string

// short is the day without its century.
func short(day string) string { return day[2:] }

// everywhere are ways that all channels have.
var everywhere = map[string]wayOf{
	"dash":               func(d, l string) string { return "Patient " + d + "-" + l + " kom." },
	"short, dash":        func(d, l string) string { return "Gällde " + short(d) + "-" + l + " i går" },
	"twelve":             func(d, l string) string { return "Träffade " + d + l + " i dag" },
	"ten after a word":   func(d, l string) string { return "Pnr " + short(d) + l },
	"space":              func(d, l string) string { return "Träffade " + d + " " + l + " i dag" },
	"short, space":       func(d, l string) string { return "Personnummer " + short(d) + " " + l },
	"two spaces":         func(d, l string) string { return "Träffade " + d + "  " + l + " i dag" },
	"dot":                func(d, l string) string { return "Träffade " + short(d) + "." + l + " i dag" },
	"slash":              func(d, l string) string { return "Träffade " + d + "/" + l + " i dag" },
	"colon after a word": func(d, l string) string { return "pnr: " + short(d) + ":" + l },
	"comma after a word": func(d, l string) string { return "personnummer " + short(d) + ", " + l },
	"signs after a word": func(d, l string) string { return "Patient: " + short(d) + " / " + l },
	"spaced dash":        func(d, l string) string { return "Gällde " + short(d) + " - " + l },
	"date with dashes":   func(d, l string) string { return "Född " + d[:4] + "-" + d[4:6] + "-" + d[6:] + "-" + l },
	"date with dots":     func(d, l string) string { return "Patient " + d[:4] + "." + d[4:6] + "." + d[6:] + "-" + l },
	"date with slashes":  func(d, l string) string { return "Patient " + d[:4] + "/" + d[4:6] + "/" + d[6:] + "-" + l },
	"words between":      func(d, l string) string { return "Född " + short(d) + ", de fyra sista är " + l },
	"short date, space":  func(d, l string) string { return "Gällde " + d[2:4] + "-" + d[4:6] + "-" + d[6:] + " " + l },
	"pairs":              func(d, l string) string { return "Gällde " + d[2:4] + " " + d[4:6] + " " + d[6:] + "-" + l },
	"last four in pairs": func(d, l string) string { return "Patient " + short(d) + "-" + l[:2] + " " + l[2:] },
	"letters before":     func(d, l string) string { return "Rond" + d + l + " i arkivet" },
	"old reference":      func(d, l string) string { return "Ref " + short(d) + "-" + l },
	"in brackets":        func(d, l string) string { return "kvinna (" + short(d) + "-" + l + "), akut" },
	"wrong last digit":   func(d, l string) string { return "Personnummer " + d + "-" + l[:3] + string('0'+('9'-l[3]+1)%10) },
	"file name in text":  func(d, l string) string { return "se ekg_" + d + "_" + l + ".pdf" },
	"at the end":         func(d, l string) string { return "Samma patient som sist: " + short(d) + "-" + l },
}

// inText are ways of signs that are not in all fonts.
var inText = map[string]wayOf{
	"en dash":       func(d, l string) string { return "Gällde " + d + "–" + l },
	"hard space":    func(d, l string) string { return "Gällde " + short(d) + "\u00a0" + l },
	"hard hyphen":   func(d, l string) string { return "Gällde " + short(d) + "\u2011" + l },
	"wide digits":   func(d, l string) string { return "Gällde " + digitsFrom('０', d) + "－" + digitsFrom('０', l) },
	"Arabic digits": func(d, l string) string { return "Gällde " + digitsFrom('٠', short(d)) + "-" + digitsFrom('٠', l) },
	"soft hyphen":   func(d, l string) string { return "Gällde " + d[:4] + "\u00ad" + d[4:] + "-" + l },
	"joiner":        func(d, l string) string { return "Gällde " + short(d) + "-\u200b" + l },
}

var inLines = map[string]wayOf{
	"broken after the dash": func(d, l string) string { return "Vi talade om " + short(d) + "-\n" + l + " i går" },
	"broken":                func(d, l string) string { return "Vi talade om " + d + "\n" + l + " i går" },
	"word above":            func(d, l string) string { return "Personnummer\n" + short(d) + " " + l },
}

// beyond are ways that nothing here can find; the figures shall say so.
var beyond = map[string]wayOf{
	"letters":  func(d, l string) string { return "Gällde " + strings.ReplaceAll(d, "1", "l") + "-" + l },
	"as words": func(d, l string) string { return "Pnr " + d[:6] + " sedan " + d[6:] + " och " + l },
}

var inMarkdown = map[string]wayOf{
	"emphasis":     func(d, l string) string { return "Gällde *" + short(d) + "*-" + l },
	"strong":       func(d, l string) string { return "Gällde " + d + "-**" + l + "**" },
	"struck":       func(d, l string) string { return "Gällde ~~" + d + "~~-" + l },
	"code":         func(d, l string) string { return "Gällde `" + d + "`-" + l },
	"link":         func(d, l string) string { return "Gällde [" + d + "](https://x.example)-" + l },
	"escaped":      func(d, l string) string { return "Gällde " + d + `\-` + l },
	"cells":        func(d, l string) string { return "| född | sista |\n|---|---|\n| " + d + " | " + l + " |" },
	"address":      func(d, l string) string { return "[j](https://x.example/?p=" + d + "%2d" + l + ")" },
	"comment":      func(d, l string) string { return "Gällde " + d + "<!-- -->-" + l },
	"front matter": func(d, l string) string { return "---\npatient: \"" + d + "-" + l + "\"\n---\nText" },
	"quotation":    func(d, l string) string { return "> Gällde " + d + "-\n> " + l },
	"hidden note":  func(d, l string) string { return "Gällde en till. %% " + d + "-" + l + " %%" },
}

var inPages = map[string]wayOf{
	"tags":       func(d, l string) string { return "<p>Gällde " + d[:4] + "<b>" + d[4:] + "</b>-" + l + "</p>" },
	"break":      func(d, l string) string { return "<p>Gällde " + d + "-<wbr>" + l + "</p>" },
	"entity":     func(d, l string) string { return "<p>Gällde " + d + "&#45;" + l + "</p>" },
	"digits":     func(d, l string) string { return "<p>Gällde &#" + fmt.Sprint(d[0]) + ";" + d[1:] + "-" + l + "</p>" },
	"hard space": func(d, l string) string { return "<p>Gällde " + d + "&nbsp;" + l + "</p>" },
	"cells":      func(d, l string) string { return "<tr>\n<td>" + d + "</td>\n<td>" + l + "</td>\n</tr>" },
	"value":      func(d, l string) string { return "<input name=pnr value=\"" + d + l + "\">" },
	"comment":    func(d, l string) string { return "<p>x</p><!-- " + d + "-" + l + " -->" },
}

func digitsFrom(zero rune, s string) string {
	return strings.Map(func(r rune) rune { return zero + r - '0' }, s)
}

// A channel is a kind of file.
type channel struct {
	name string
	ways []map[string]wayOf
	file func(t testing.TB, text string) []byte
}

func xmlText(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "\n", "</w:t><w:br/><w:t>")
}

// halves divides a text in two, as programs do for no reason.
func halves(s string) (string, string) {
	runes := []rune(s)
	return string(runes[:len(runes)/2]), string(runes[len(runes)/2:])
}

var channels = []channel{
	{"text", []map[string]wayOf{everywhere, inText, inLines}, func(_ testing.TB, s string) []byte { return []byte(s) }},
	{"text, UTF-16", []map[string]wayOf{everywhere, inText}, func(_ testing.TB, s string) []byte { return []byte("\xff\xfe" + wideLE(s)) }},
	{"text, Latin-1", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte { return latin1(s) }},
	{"Markdown", []map[string]wayOf{everywhere, inText, inLines, inMarkdown}, func(_ testing.TB, s string) []byte {
		if strings.HasPrefix(s, "---") {
			return []byte(s)
		}
		return []byte("# Reflektion\n\n" + s + "\n\nMer text.\n")
	}},
	{"Markdown, on purpose", []map[string]wayOf{beyond}, func(_ testing.TB, s string) []byte { return []byte(s) }},
	{"HTML", []map[string]wayOf{inPages}, func(_ testing.TB, s string) []byte {
		return []byte("<!doctype html><html><body>" + s + "</body></html>")
	}},
	{"JSON", []map[string]wayOf{everywhere, inText}, func(_ testing.TB, s string) []byte {
		data, _ := json.Marshal(map[string]string{"text": s})
		var b strings.Builder
		for _, r := range string(data) {
			if r > 0x7e || r == '-' {
				fmt.Fprintf(&b, `\u%04x`, r)
			} else {
				b.WriteRune(r)
			}
		}
		return []byte(b.String())
	}},
	{"YAML", []map[string]wayOf{everywhere, inText}, func(_ testing.TB, s string) []byte {
		return []byte("text: >-\n  " + strings.ReplaceAll(s, "\n", "\n  ") + "\nannat: \"" + "x" + "\"\n")
	}},
	{"address", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte { return []byte("https://x.example/?q=" + url.PathEscape(s)) }},
	{"CSV", []map[string]wayOf{{
		"one field":  func(d, l string) string { return short(d) + "-" + l },
		"ten":        func(d, l string) string { return short(d) + l },
		"two fields": func(d, l string) string { return d + ";" + l },
	}}, func(_ testing.TB, s string) []byte { return []byte("nr;uppgift;x\n1;" + s + ";3\n") }},
	{"DOCX", []map[string]wayOf{everywhere, inText, inLines}, func(t testing.TB, s string) []byte {
		a, b := halves(s)
		return docx(t, `<w:p><w:r><w:t xml:space="preserve">`+xmlText(a)+`</w:t></w:r><w:r><w:t>`+xmlText(b)+`</w:t></w:r></w:p>`)
	}},
	{"DOCX, cells", []map[string]wayOf{{
		"cells": func(d, l string) string { return d + "|" + l },
		"short": func(d, l string) string { return short(d) + "|" + l },
	}}, func(t testing.TB, s string) []byte {
		return docx(t, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>"+strings.ReplaceAll(s, "|", "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>")+"</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
	}},
	{"DOCX, header", []map[string]wayOf{everywhere}, func(t testing.TB, s string) []byte {
		return docx(t, "", "word/header1.xml", "<w:hdr><w:p><w:r><w:t>"+xmlText(s)+"</w:t></w:r></w:p></w:hdr>")
	}},
	{"XLSX", []map[string]wayOf{everywhere, {
		"cells": func(d, l string) string { return d + "|" + l },
		"short": func(d, l string) string { return short(d) + "|" + l },
	}}, func(t testing.TB, s string) []byte {
		return zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.xml", `<sheetData><row><c t="inlineStr"><is><t>x</t></is></c></row><row><c t="inlineStr"><is><t>`+
			strings.ReplaceAll(html.EscapeString(s), "|", `</t></is></c><c t="inlineStr"><is><t>`)+"</t></is></c></row></sheetData>")
	}},
	{"ODT", []map[string]wayOf{everywhere, inText}, func(t testing.TB, s string) []byte {
		a, b := halves(s)
		return zipFile(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			"<text:p>"+strings.ReplaceAll(html.EscapeString(a)+"<text:span>"+html.EscapeString(b)+"</text:span>", "  ", " <text:s/>")+"</text:p>")
	}},
	{"ODS", []map[string]wayOf{{
		"cells": func(d, l string) string { return d + "|" + l },
		"short": func(d, l string) string { return short(d) + "|" + l },
		"whole": func(d, l string) string { return d + "-" + l },
	}}, func(t testing.TB, s string) []byte {
		return zipFile(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
			"<table:table-row><table:table-cell><text:p>"+strings.ReplaceAll(s, "|", "</text:p></table:table-cell><table:table-cell><text:p>")+"</text:p></table:table-cell></table:table-row>")
	}},
	{"PPTX", []map[string]wayOf{everywhere}, func(t testing.TB, s string) []byte {
		return zipFile(t, "[Content_Types].xml", contentTypes, "ppt/slides/slide1.xml", "<p:sld><a:p><a:r><a:t>"+html.EscapeString(s)+"</a:t></a:r></a:p></p:sld>")
	}},
	{"PDF", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte {
		return onePage(streamOf("/Filter/FlateDecode", deflate("BT /F1 12 Tf 72 700 Td (Anteckning om en bed\\366mning) Tj 0 -40 Td ("+pdfText(s)+") Tj ET")))
	}},
	{"PDF, letter by letter", []map[string]wayOf{{
		"dash":  func(d, l string) string { return short(d) + "-" + l },
		"space": func(d, l string) string { return "pnr " + d + " " + l },
	}}, func(_ testing.TB, s string) []byte {
		ops := "(Anteckning om en bed\\366mning) Tj 0 -40 Td "
		for _, r := range s {
			ops += "(" + string(r) + ") Tj " + map[bool]string{true: "4 0 Td ", false: "6.7 0 Td "}[strings.ContainsRune("- .", r)]
		}
		return onePage(drawing(ops))
	}},
	{"e-mail", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte { return mail("8bit", s) }},
	{"e-mail, quoted-printable", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte {
		var b strings.Builder
		w := quotedprintable.NewWriter(&b)
		w.Write([]byte(strings.Repeat("Vi talade om detta i går. ", 3) + s))
		w.Close()
		return mail("quoted-printable", b.String())
	}},
	{"e-mail, base64", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte {
		return mail("base64", base64.StdEncoding.EncodeToString([]byte(s)))
	}},
	{"zip", []map[string]wayOf{everywhere}, func(t testing.TB, s string) []byte { return zipFile(t, "anteckning.txt", s) }},
	{"JPEG", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte { return jpegFile(segment(0xe1, exif(s))) }},
	{"PNG", []map[string]wayOf{everywhere}, func(_ testing.TB, s string) []byte { return pngFile(chunk("iTXt", "Comment\x00\x00\x00\x00\x00"+s)) }},
	{"name of a file", []map[string]wayOf{{
		"dash":          func(d, l string) string { return "ekg " + short(d) + "-" + l + ".pdf" },
		"underscores":   func(d, l string) string { return "ekg_" + d + "_" + l + ".pdf" },
		"twelve":        func(d, l string) string { return "skan" + d + l + ".pdf" },
		"folder":        func(d, l string) string { return d + "-" + l + "/remiss.pdf" },
		"escaped space": func(d, l string) string { return "ekg%20" + d + "-" + l + ".pdf" },
	}}, nil},
}

// rare is a number disguised on purpose: few items.
var rare = map[string]bool{"Markdown, on purpose": true}

func latin1(s string) (b []byte) {
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

func pdfText(s string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(string(latin1(s)))
}

func mail(encoding, body string) []byte {
	return []byte("From: anna@example.se\r\nTo: eva@example.se\r\nSubject: rond\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n")
}

// harmless are texts without a patient in them: those of the tests of numbers
// and names, and dates beside times, years, numbers of samples and cases.
func harmless() (all []string) {
	for _, text := range otherNumbers {
		if !strings.ContainsAny(text, "|\x00") {
			all = append(all, text)
		}
	}
	for month := 1; month <= 12; month++ {
		for k, text := range []string{
			"Skannat 2025%02d%02d-%02d%02d.pdf", "Larm 26%02d%02d-%02d%02d besvarat", "IMG_2024%02d%02d_%02d%02d.jpg", "Möte 2025-%02d-%02d %02d%02d",
			"Journalutdrag 2023%02d%02d%02d%02d", "Rond 25%02d%02d %02d%02d", "period 25%02d%02d – 20%02d, bilaga %02d", "Bokad 2028%02d%02d-70%02d (%02d)",
			"Dnr 2025%02d%02d%02d%02d", "Ref 24%02d%02d-%02d%02d", "Röret 25%02d%02d33%02d kom bort (%02d)", "Remissid 23%02d%02d%02d%02d",
		} {
			all = append(all, fmt.Sprintf(text, month, 2*month+k%3, 7+month, 5*(month-1)))
		}
	}
	return all
}

// A score is what came of the items of a channel.
type score struct {
	numbers, found, told, silent int // identity numbers: found; missed, but the file is told as unread; missed
	harmless, errors, warnings   int
}

func (s *score) add(o score) {
	s.numbers += o.numbers
	s.found += o.found
	s.told += o.told
	s.silent += o.silent
	s.harmless += o.harmless
	s.errors += o.errors
	s.warnings += o.warnings
}

func (s score) row(name string) string {
	percent := func(n, of int) string { return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(max(of, 1))) }
	return fmt.Sprintf("| %s | %d | %s | %s | %d | %s | %s |\n", name, s.numbers, percent(s.found, s.numbers), percent(s.silent, s.numbers),
		s.harmless, percent(s.errors, s.harmless), percent(s.warnings, s.harmless))
}

// TestCorpus holds how much is found, and how much is told for nothing, to
// figures; make privacy prints them.
func TestCorpus(t *testing.T) {
	began := time.Now()
	look := func(c channel, text string) (hits []Hit, left Unread) {
		if c.file == nil {
			return Name(text, today), Unread{}
		}
		return readOn(c.file(t, text))
	}
	var sum score
	var table strings.Builder
	for _, c := range channels {
		var s score
		for _, ways := range c.ways {
			for way, write := range ways {
				for k, number := range corpusNumbers {
					if k%3 != len(way)%3 && len(ways) > 5 || k > 2 && rare[c.name] {
						continue // enough of each
					}
					s.numbers++
					hits, left := look(c, write(number[:8], number[8:]))
					found := false
					for _, h := range hits {
						found = found || h.Kind.Identity() || h.Kind == MistypedNumber || h.Kind == DoubtfulNumber
					}
					switch {
					case found:
						s.found++
					case left != (Unread{}):
						s.told++
					default:
						s.silent++
						if testing.Verbose() {
							t.Logf("%s, %s: %q", c.name, way, write(number[:8], number[8:]))
						}
					}
				}
			}
		}
		for _, text := range harmless() {
			if strings.Contains(text, "\n") && c.name != "text" && c.name != "Markdown" ||
				c.name == "PDF, letter by letter" && strings.Trim(text, "0123456789 -.") != "" {
				continue // what the channel says otherwise
			}
			s.harmless++
			hits, _ := look(c, text)
			alarm, warning := false, false
			for _, h := range hits {
				alarm, warning = alarm || h.Kind.Identity() || h.Kind == Secret, warning || !h.Kind.Identity()
			}
			if alarm {
				s.errors++
				if testing.Verbose() {
					t.Logf("%s, false alarm: %q", c.name, text)
				}
			} else if warning {
				s.warnings++
			}
		}
		sum.add(s)
		table.WriteString(s.row(c.name))
	}
	table.WriteString(sum.row("**all**"))
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	t.Logf("%d items in %v, %d MB\n%s", sum.numbers+sum.harmless, time.Since(began).Round(time.Millisecond), memory.Sys>>20, table.String())
	for what, wrong := range map[string]bool{
		"too few numbers":       sum.numbers < 2000,
		"too few harmless":      sum.harmless < 2000,
		"too little is found":   1000*sum.found < 970*sum.numbers,
		"too much is missed":    1000*sum.silent > 10*sum.numbers,
		"too many false alarms": 1000*sum.errors > 5*sum.harmless,
	} {
		if wrong {
			t.Errorf("%s: %+v", what, sum)
		}
	}
	const page, from, to = "../../docs/privacy.md", "<!-- figures -->\n", "<!-- end of figures -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(text), from)
	_, after, ok := strings.Cut(rest, to)
	want := before + from + "\n| channel | numbers | found | missed without a word | harmless texts | errors | warnings |\n|---|--:|--:|--:|--:|--:|--:|\n" + table.String() + "\n" + to + after
	if !ok {
		t.Fatal("the page has no place for the figures")
	}
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if want != string(text) {
		t.Errorf("%s has other figures; go test ./internal/privacy -run TestCorpus -update", page)
	}
}

// readOn reads a file on the day of these tests.
func readOn(data []byte) ([]Hit, Unread) {
	known := NewKnown(nil, []string{"anna@example.se", "eva@example.se"}, nil)
	known.today = today.today
	read := File(context.Background(), bytes.NewReader(data), int64(len(data)), known)
	return read.Hits, read.Unread
}
