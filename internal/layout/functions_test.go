package layout

import (
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
)

// Every open function works with the little of Hugo there is.
var uses = []struct{ text, want string }{
	{`{{ float "1.5" }} {{ int "3" }} {{ string 3 }} {{ cast.ToFloat 1 }} {{ cast.ToInt "2" }} {{ cast.ToString 2 }}`, `1.5 3 3 1 2 2`},
	{`{{ after 1 (slice 1 2) }} {{ append 3 (slice 1) }} {{ complement (slice 1) (slice 1 2) }} {{ delimit (slice 1 2) ", " " och " }}`, `[2] [1 3] [2] 1 och 2`},
	{`{{ (dict "a" 1).a }} {{ first 1 (slice 1 2) }} {{ in "abc" "b" }} {{ index (slice 1 2) 1 }} {{ intersect (slice 1 2) (slice 2) }}`, `1 [1] true 2 [2]`},
	{`{{ isset (dict "a" 1) "a" }} {{ isSet (dict) "a" }} {{ keyVals "k" 1 2 }} {{ last 1 (slice 1 2) }} {{ (merge (dict "a" 1) (dict "a" 2)).a }}`, `true false k: [1 2] [2] 2`},
	{`{{ $s := newScratch }}{{ $s.Add "n" 1 }}{{ $s.Add "n" 2 }}{{ $s.Get "n" }} {{ querify "b" 1 "a" 2 }} {{ seq 3 }} {{ slice "a" }}`, `3 a=2&amp;b=1 [1 2 3] [a]`},
	{`{{ sort (slice "ö" "a" "Å" "ä" "z") }} {{ symdiff (slice 1 2) (slice 2 3) }} {{ union (slice 1) (slice 2) }} {{ uniq (slice 1 1) }}`, `[a z Å ä ö] [3 1] [1 2] [1]`},
	{`{{ range where .Goals "ID" "BT2" }}{{ .Title }}{{ end }} {{ range sort .Goals "Title" "desc" }}{{ .ID }} {{ end }}`, `två BT2 BT1 `},
	{`{{ collections.Reverse (slice 1 2) }} {{ collections.After 1 (slice 1 2) }}`, `[2 1] [2]`},
	{`{{ cond true "a" "b" }} {{ default "x" "" }} {{ eq 1 1 }} {{ ge 2 1 }} {{ gt 1 1 }} {{ le 1 1 }} {{ lt 1 1 }} {{ ne 1 1 }} {{ compare.Eq 1 1 }}`, `a x true true false true false false true`},
	{`{{ hmac "sha256" "key" "text" | truncate 6 "" }} {{ md5 "" | truncate 6 "" }} {{ sha1 "" | truncate 6 "" }} {{ sha256 "" | truncate 6 "" }} {{ crypto.Hash "sha256" "" | truncate 6 "" }}`, `6afa90 d41d8c da39a3 e3b0c4 e3b0c4`},
	{`{{ base64Encode "å" }} {{ base64Decode "w6U=" }} {{ jsonify (dict "a" 1) }} {{ encoding.HexEncode "a" }} {{ encoding.HexDecode "61" }}`, `w6U= å {"a":1} 61 a`},
	{`{{ print "a" 1 }} {{ printf "%02d" 7 }} {{ println "a" }}{{ fmt.Print "a" }}`, "a1 07 a\na"},
	{`{{ hash.FNV32a "a" }} {{ hash.XxHash "a" }}`, `3826002220 d24ec4f1a98c6e5b`},
	{`{{ lang.FormatNumber 1 1234.56 }} {{ lang.FormatPercent 0 50 }} {{ lang.FormatCurrency 2 "SEK" 10 }} {{ lang.FormatAccounting 2 "SEK" 10 }} {{ lang.FormatNumberCustom 1 3.14 "- ," }}`, "1\u00a0234,6 50\u00a0% 10,00\u00a0kr 10,00\u00a0kr 3,1"},
	{`{{ add 1 2 }} {{ div 6 3 }} {{ mod 7 4 }} {{ modBool 8 4 }} {{ mul 2 3 }} {{ pow 2 3 }} {{ sub 3 1 }} {{ math.Round 1.5 }} {{ math.Max 1 3 2 }}`, `3 2 3 true 6 8 2 2 3`},
	{`{{ path.Base "a/b.md" }} {{ path.BaseName "a/b.md" }} {{ path.Clean "a//b" }} {{ path.Dir "a/b.md" }} {{ path.Ext "b.md" }} {{ path.Join "a" "b" }} {{ (path.Split "a/b.md").File }}`, `b.md b a/b a .md a/b b.md`},
	{`{{ reflect.IsMap (dict) }} {{ reflect.IsSlice (slice) }}`, `true true`},
	{`{{ safeHTML "<b>" }} <p style="{{ safeCSS "color: red" }}" {{ safeHTMLAttr "title=a" }}><a href="{{ safeURL "tel:1" }}"><script>{{ safeJS "f()" }}; "{{ safeJSStr "a" }}"</script> {{ safe.HTML "<i>" }}`,
		`<b> <p style="color: red" title=a><a href="tel:1"><script>f(); "a"</script> <i>`},
	{`{{ chomp "a\n" }} {{ countrunes "åä ö" }} {{ countwords "a b" }} {{ findRE "[0-9]" "a1b2" }} {{ findRESubmatch "(a)(.)" "ab" }} {{ hasPrefix "ab" "a" }} {{ hasSuffix "ab" "b" }}`, `a 3 2 [1 2] [[ab a b]] true true`},
	{`{{ lower "Å" }} {{ replace "aa" "a" "b" }} {{ replaceRE "a+" "b" "aac" }} {{ slicestr "åäö" 1 2 }} {{ split "a,b" "," }} {{ substr "åäö" 1 1 }} {{ title "en titel" }} {{ trim "-a-" "-" }} {{ truncate 3 "abcdef" }} {{ upper "å" }}`,
		`å bb bc ä [a b] ä En Titel a abc … Å`},
	{`{{ strings.Count "a" "aa" }} {{ strings.Contains "ab" "b" }} {{ strings.FirstUpper "åå" }} {{ strings.Repeat 2 "a" }} {{ strings.RuneCount "åä" }} {{ strings.TrimSpace " a " }} {{ strings.ReplacePairs "a" "b" "aa" }}`, `2 true Åå aa 2 a bb`},
	{`{{ templates.Exists "_partials/nav.html" }} {{ templates.Exists "_partials/none.html" }}`, `true false`},
	{`{{ dateFormat "2 January 2006" .Date }} {{ time.Format ":date_long" .Date }} {{ dateFormat "2006" "2024-05-06" }}`, `3 maj 2026 3 maj 2026 2024`},
	{`{{ htmlEscape "<" | safeHTML }} {{ htmlUnescape "&lt;" }} {{ plainify "<b>a</b> &amp; b" }} {{ transform.Plainify "<i>" }}`, `&lt; &lt; a &amp; b `},
	{`{{ urlize "En Titel" }} {{ urls.JoinPath "a" "b" }} {{ (urls.Parse "https://a/b").Host }} {{ urls.PathEscape "a b" }} {{ urls.PathUnescape "a%20b" }} {{ urls.URLize "Å" }}`, `en-titel a/b a a%20b a b %C3%A5`},
	{`{{ with try (partial "nav.html" 1) }}{{ with .Err }}failed{{ end }}{{ end }} {{ with try (partial "nav.html" .) }}{{ .Value }}{{ end }}{{ partials.Include "nav" . }}`, `failed <nav>T</nav><nav>T</nav>`},
	{`{{ len "abc" }} {{ and 1 0 }} {{ or 0 2 }} {{ not 1 }} {{ html "<" }} {{ urlquery "a b" }}`, `3 0 2 false &lt; a&#43;b`},
	{`{{ range $i, $g := .Goals }}{{ if $i }}{{ break }}{{ end }}{{ $g.ID }}{{ end }}{{ with 0 }}{{ else with 1 }}{{ . }}{{ end }}`, `BT11`},
}

func TestFunctions(t *testing.T) {
	view := talk{Title: "T", Date: civil.Date{Year: 2026, Month: 5, Day: 3}, Goals: []goal{{"BT1", "ett"}, {"BT2", "två"}}}
	for _, c := range uses {
		if got := inMain(t, c.text, view); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// The list of what is open names nothing Hugo does not have, and the list of
// what is closed nothing that is open.
func TestLibrary(t *testing.T) {
	engine, err := newEngine(language.Swedish)
	if err != nil {
		t.Fatal(err)
	}
	lib := newLibrary(engine.deps)
	for name, family := range lib.families {
		there := methods(family.functions)
		for _, function := range family.open {
			if !slices.Contains(there, function) {
				t.Errorf("there is no %s.%s", name, function)
			}
		}
	}
	for name := range closed {
		if lib.fault(name) == nil {
			t.Errorf("%s is closed and open", name)
		}
		if family, _, two := strings.Cut(name, "."); !two && lib.families[family].functions != nil {
			t.Errorf("the family %s is closed and open", family)
		}
	}
}

// Each function by itself, in both its names, is tried at least once.
func TestUsesAreComplete(t *testing.T) {
	engine, err := newEngine(language.Swedish)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, c := range uses {
		all.WriteString(c.text)
	}
	tried := strings.FieldsFunc(all.String(), func(r rune) bool { return strings.ContainsRune(" (){}", r) })
	for name := range newLibrary(engine.deps).functions {
		if !slices.Contains(tried, name) && !slices.Contains(list("errorf partialCached return _pushPartialDecorator _popPartialDecorator"), name) {
			t.Errorf("%s is never tried", name)
		}
	}
}

// Dates and numbers follow the language of the site.
func TestLanguage(t *testing.T) {
	layouts := builtin()
	layouts["talk.html"].Data = []byte(`{{ dateFormat ":date_long" .Date }} {{ lang.FormatNumber 1 1234.56 }}`)
	for lang, want := range map[language.Language]string{language.Swedish: "3 maj 2026 1\u00a0234,6", language.English: "May 3, 2026 1,234.6"} {
		s, _ := New(lang, layouts, nil)
		if got := render(t, s, "talk", talk{Date: civil.Date{Year: 2026, Month: 5, Day: 3}}); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}
