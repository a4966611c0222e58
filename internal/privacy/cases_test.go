package privacy

import (
	"slices"
	"strings"
	"testing"
)

// today is the day of these tests, on which no number of theirs is still to
// come.
var today = Known{today: 2026_11_26}

// Identity numbers in ways of writing that people, programs and formats have.
// The numbers are of the range for tests; see identityNumbers.
func TestWritings(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []Kind
	}{
		{"plain dash", "Patient 19880308-9807 kom.", []Kind{PersonalNumber}},
		{"dot", "Patient 840713.9909 kom.", []Kind{PersonalNumber}},
		{"slash, label", "Personnummer: 700405/9965", []Kind{PersonalNumber}},
		{"colon, label", "pnr 980113:9958", []Kind{PersonalNumber}},
		{"underscore", "ekg 19550321_9981 bifogas", []Kind{PersonalNumber}},
		{"comma", "pnr 950303, 9803", []Kind{PersonalNumber}},
		{"two spaces", "Träffade 510976  9843 i dag.", []Kind{CoordinationNumber}},
		{"two spaces, label", "Pnr 580622  9836 i dag.", []Kind{PersonalNumber}},
		{"date with dots", "Patient 1956.05.01-9982", []Kind{PersonalNumber}},
		{"date with slashes", "Patient 1964/08/16-9818", []Kind{PersonalNumber}},
		{"date in pairs, label", "Personnummer 70 06 22-9806", []Kind{PersonalNumber}},
		{"date in pairs", "Gällde 75 03 28-9964", []Kind{PersonalNumber}},
		{"short date, space", "Gällde 78-12-11 9910", []Kind{PersonalNumber}},
		{"letters glued before twelve", "Rond201207809920 i arkivet", []Kind{CoordinationNumber}},
		{"letters glued before ten", "skan7606069859 i arkivet", []Kind{PersonalNumber}},
		{"emphasis of a part", "Gällde *791104*-9976", []Kind{PersonalNumber}},
		{"strong last four", "Gällde 19970518-**9943**", []Kind{PersonalNumber}},
		{"tag inside", "Gällde 450902-<wbr>9882", []Kind{PersonalNumber}},
		{"comment inside", "Gällde 561108<!-- -->-9854", []Kind{PersonalNumber}},
		{"entity of a digit", "Gällde 710904-&#57;887", []Kind{PersonalNumber}},
		{"address", "[j](https://x.example/?p=19450281%2d9925)", []Kind{CoordinationNumber}},
		{"last four in pairs", "Patient 901207-99 44", []Kind{PersonalNumber}},
		{"tilde", "pnr 950428~9951", []Kind{PersonalNumber}},
		{"wrong check digit, label", "Personnummer 19630223-9999", []Kind{MistypedNumber}},
		{"masked", "Patient 19920731-XXXX", nil},
		{"JSON", `{"patient": "851018\u00a09940"}`, []Kind{PersonalNumber}},

		// More of each kind: signs between, with a word before and without.
		{"dot, twelve", "Träffade 19560424.9895 i dag", []Kind{PersonalNumber}},
		{"slash", "Träffade 560424/9895 i dag", []Kind{PersonalNumber}},
		{"underscore, ten", "ekg_560424_9895.pdf", []Kind{PersonalNumber}},
		{"equals sign", "Träffade 560424=9895 i dag", []Kind{PersonalNumber}},
		{"semicolon, twelve", "1;19560424;9895;x", []Kind{PersonalNumber}},
		{"semicolon, ten", "1;560424;9895;x", nil},
		{"comma and space", "Träffade 560424, 9895 personer", nil},
		{"two signs, label", "Pnr: 560424 : 9895", []Kind{PersonalNumber}},
		{"two dashes, label", "Pnr: 560424--9895", []Kind{PersonalNumber}},
		{"three signs, label", "Pnr: 560424...9895", []Kind{PersonalNumber}},
		{"four signs, label", "Pnr: 560424....9895", nil},
		{"bullet, label", "Pnr 560424·9895", []Kind{PersonalNumber}},
		{"quotation marks, label", `Pnr "560424" "9895"`, []Kind{PersonalNumber}},
		{"label with dots", "Pers.nr. 560424, 9895", []Kind{PersonalNumber}},
		{"label with an equals sign", "pnr=560424,9895", []Kind{PersonalNumber}},
		{"label in bold", "**Personnummer:** 560424, 9895", []Kind{PersonalNumber}},
		{"label above", "Personnummer\n560424 9895", []Kind{PersonalNumber}},
		{"label above, broken", "Personnummer\n560424, 9895", []Kind{PersonalNumber}},
		{"short date, dots, dash", "Träffade 56.04.24-9895", []Kind{PersonalNumber}},
		{"short date, slashes, space", "Träffade 56/04/24 9895", []Kind{PersonalNumber}},
		{"date in pairs, century", "Träffade 19 56 04 24-9895", []Kind{PersonalNumber}},
		{"all in pairs, label", "Pnr 56 04 24 98 95", []Kind{PersonalNumber}},
		{"fours", "Träffade 1956 0424 9895 i dag", []Kind{PersonalNumber}},
		{"fours that go on", "Kort 1956 0424 9895 1111", nil},
		{"letters glued, dash", "remiss560424-9895.pdf", []Kind{PersonalNumber}},
		{"short letters glued", "ab5604249895", nil},
		{"hexadecimal", "deadbeef5604249895", nil},

		{"bracket", "Träffade 560424 (9895) i dag", []Kind{PersonalNumber}},
		{"any sign", "Träffade 560424#9895 i dag", []Kind{PersonalNumber}},
		{"two signs", "Träffade 560424#:9895 i dag", nil},
		{"year and day", "Träffade 1956 0424-9895", []Kind{PersonalNumber}},
		{"odd parts", "Träffade 56 0424-9895", []Kind{PersonalNumber}},
		{"odd parts, spaces", "Träffade 56 0424 9895", nil},
		{"dashes in the last four", "Träffade 560424-98-95", []Kind{PersonalNumber}},
		{"a bullet of Japanese", "Träffade 560424ー9895", []Kind{PersonalNumber}},
		{"an old date as an invoice", "OCR 195604249895", []Kind{PersonalNumber}},

		// Marks of text.
		{"highlighted", "==560424==-9895", []Kind{PersonalNumber}},
		{"break and line", "<p>560424-<br>\n9895</p>", []Kind{PersonalNumber}},
		{"strong inside", "Träffade 5604**24-98**95", []Kind{PersonalNumber}},
		{"struck out", "Träffade ~~560424~~-9895", []Kind{PersonalNumber}},
		{"code", "Träffade `560424`-9895", []Kind{PersonalNumber}},
		{"link", "Träffade [560424](https://x.example)-9895", []Kind{PersonalNumber}},
		{"link by name", "Träffade [560424][a]-9895", []Kind{PersonalNumber}},
		{"caption", "![560424-9895](bild.png)", []Kind{PersonalNumber}},
		{"hard break", "Träffade 560424-\\\n9895", []Kind{PersonalNumber}},
		{"hard break of spaces", "Träffade 560424-  \n9895", []Kind{PersonalNumber}},
		{"within a sentence", "Jag träffade 560424\n9895 i dag", []Kind{PersonalNumber}},
		{"in a quotation", "> Träffade 560424-\n> 9895", []Kind{PersonalNumber}},
		{"in a list", "- Träffade 560424-\n  9895", []Kind{PersonalNumber}},
		{"over items of a list", "- 560424-\n- 9895", []Kind{PersonalNumber}},
		{"over numbered items", "1. Träffade 560424-\n2. 9895", []Kind{PersonalNumber}},
		{"over items, a word before", "* Patient 560424\n* 9895", []Kind{PersonalNumber}},
		{"over items of a list, apart", "- 560424-\n\n- 9895", []Kind{PersonalNumber}},
		{"over items, no word and no dash", "- 560424\n- 9895", nil},
		{"items of a list", "- 560424\n- 560424\n- 9895 g", nil},
		{"over lines of quotations", ">> 560424-\n>> 9895\n", []Kind{PersonalNumber}},
		{"over paragraphs of a quotation", "> 560424-\n>\n> 9895", []Kind{PersonalNumber}},
		{"over items of a quotation", "> - 560424-\n> - 9895", []Kind{PersonalNumber}},
		{"last four over a line", "Patient 560424-98\n95", []Kind{PersonalNumber}},
		{"day over a line", "Patient 5604\n24-9895", []Kind{PersonalNumber}},
		{"word in one cell", "| Pnr | 560424, 9895 |", []Kind{PersonalNumber}},
		{"bold word in one cell", "| **Personnummer:** | 560424 : 9895 |", []Kind{PersonalNumber}},
		{"word in one cell, mistyped", "| Personnummer | 560424-9896 |", []Kind{MistypedNumber}},
		{"word in one cell of a page", "<tr><th>Pnr</th><td>560424-9896</td></tr>", []Kind{MistypedNumber}},
		{"emphasis across cells", "| *560424-* | **9895** |", []Kind{PersonalNumber}},
		{"emphasis across lines", "Träffade *560424-\n98*95", []Kind{PersonalNumber}},
		{"cells", "| 560424 | 9895 |", []Kind{PersonalNumber}},
		{"cells without frame", "560424|9895", []Kind{PersonalNumber}},
		{"cell with line", "| a | 560424 |\n| 9895 | b |", nil},
		{"cells, date and time", "| 251103 | 0815 |", nil},
		{"cells of a page", "<tr><td>560424</td>\n<td>9895</td></tr>", []Kind{PersonalNumber}},
		{"rows of a page", "<tr><td>560424</td></tr>\n<tr><td>9895</td></tr>", nil},
		{"tags inside", "<p>5604<b>24</b>-<span class=x>98</span>95</p>", []Kind{PersonalNumber}},
		{"break of a page", "<p>560424-<br>9895</p>", []Kind{PersonalNumber}},
		{"attribute", `<input name="pnr" value="5604249895">`, []Kind{PersonalNumber}},
		{"comment", "<!-- 560424-9895 -->", []Kind{PersonalNumber}},
		{"note", "560424%% en anteckning %%-9895", []Kind{PersonalNumber}},
		{"note with a number", "%% 560424-9895 %%", []Kind{PersonalNumber}},
		{"comment with a number inside a number", "560424<!-- 19880308-9807 -->-9895", []Kind{PersonalNumber, PersonalNumber}},
		{"tag that does not end", "<b 560424-9895", []Kind{PersonalNumber}},
		{"target", "[a](https://x.example/560424-9895)", []Kind{PersonalNumber}},
		{"named entities", "560424&ndash;9895", []Kind{PersonalNumber}},
		{"entity, hexadecimal", "560424&#x2d;9895", []Kind{PersonalNumber}},
		{"first digit an entity", "&#53;60424-9895", []Kind{PersonalNumber}},
		{"space of an address", "https://x.example/?p=560424%209895", []Kind{PersonalNumber}},
		{"dash of an address", "https://x.example/?p=560424%E2%80%939895", []Kind{PersonalNumber}},
		{"digits of an address", "https://x.example/?p=%35%36%30%34%32%34-9895", []Kind{PersonalNumber}},
		{"JSON, digits", `{"p": "\u0035\u00360424-9895"}`, []Kind{PersonalNumber}},
		{"YAML", `p: "560424\x2d9895"`, []Kind{PersonalNumber}},
		{"YAML, long", `p: "560424\U0000002d9895"`, []Kind{PersonalNumber}},
		{"YAML, broken line", "p: \"560424-\\\n  9895\"", []Kind{PersonalNumber}},
		{"YAML, folded", "p: >\n  Träffade 560424-\n  9895", []Kind{PersonalNumber}},
		{"mathematical digits", "𝟓𝟔𝟎𝟒𝟐𝟒-𝟗𝟖𝟗𝟓", []Kind{PersonalNumber}},
		{"Devanagari", "५६०४२४-९८९५", []Kind{PersonalNumber}},
		{"wide signs", "５６０４２４．９８９５", []Kind{PersonalNumber}},
		{"marks of direction", "560424\u202d-\u202c9895", []Kind{PersonalNumber}},
		{"keys", "5\ufe0f\u20e360424-9895", []Kind{PersonalNumber}},
		{"footnote after", "560424-9895[^1]", []Kind{PersonalNumber}},
		{"raised after", "560424-9895<sup>1</sup>", []Kind{PersonalNumber}},

		// Words before.
		{"wrong check digit, ten", "pnr 560424-9896", []Kind{MistypedNumber}},
		{"wrong check digit, no dash", "pnr 195604249896", []Kind{MistypedNumber}},
		{"wrong check digit, patient", "Patient 560424-9896 kom", []Kind{MistypedNumber}},
		{"wrong check digit, born", "född 560424-9896", []Kind{MistypedNumber}},
		{"wrong check digit, comma", "pnr 560424, 9896", []Kind{MistypedNumber}},
		{"wrong check digit, no word", "Träffade 560424-9896", nil},
		{"an organisation after a word", "pnr 556614-3186", nil},
		{"a placeholder", "Personnummer: 000000-0000", nil},
		{"born, and a year", "född 1956-04-24, 2019 opererad", nil},
		{"born, and a weight", "född 1956-04-24, 9895 g", nil},
		{"old date with a reference", "ref 195604249895", []Kind{PersonalNumber}},
		{"old date with a case", "dnr 560424-9895", []Kind{PersonalNumber}},
		{"recent date with a case", "dnr 190101-2391", []Kind{DoubtfulNumber}},
		{"recent date with a case, no dash", "dnr 1901012391", nil},

		// Reserve numbers.
		{"of the west, with dashes", "Träffade 1981-08-29-M071", []Kind{ReserveNumber}},
		{"of the west, dot", "Träffade 19810829.M071", []Kind{ReserveNumber}},
		{"of the west before, small", "Träffade 19810829m072", []Kind{ReserveNumber}},
		{"of an unknown region, with a word", "reservnr 21991231-1A2B", []Kind{ReserveNumber}},
		{"of an unknown region, dot", "Reservnummer: 21991231.1A2B", []Kind{ReserveNumber}},
		{"of an unknown region", "Träffade 21991231-1A2B", nil},
		{"masked with a word", "Personnummer 21991231-XXXX", nil},
		{"an entity in it", "Träffade 21991231&#45;A001", []Kind{ReserveNumber}},
		{"emphasis in it", "Träffade **21991231**-A001", []Kind{ReserveNumber}},

		// What is no identity number, or as likely something else.
		{"scanner", "Skannat 20251103-0815.pdf", []Kind{DoubtfulNumber}},
		{"date and time", "Larm 260319-1400 besvarat", []Kind{DoubtfulNumber}},
		{"after today", "Bokad 20280601-7006", nil},
		{"laboratory", "Röret 2510223312 kom bort", []Kind{DoubtfulNumber}},
		{"days", "Ledig 20250909-1019", []Kind{DoubtfulNumber}},
		{"scanner, underscore", "Skannat_20251103_0815.pdf", nil},
		{"laboratory, twelve", "Röret 202510223312 kom bort", []Kind{DoubtfulNumber}},
		{"laboratory, column", "| 251022 | 3312 |", []Kind{DoubtfulNumber}},
		{"planned", "Besök 261203-1415", []Kind{DoubtfulNumber}},
		{"after today, ten", "Bokad 280601-7006", []Kind{PersonalNumber}}, // or of somebody born in 1928
		{"date and year", "period 251201 – 2028", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := kinds(test.text, today); !slices.Equal(got, test.want) {
				t.Errorf("%q: %d, want %d", test.text, got, test.want)
			}
		})
	}
}

// Names in the ways that notes have them, beside what says that they are a
// patient's or a relative's.
func TestNames(t *testing.T) {
	for _, text := range []string{
		"Patienten Greta Holm var uppegående.",
		"Greta Holm, 79 år, kom med ambulans.",
		"Pat Holm mår bättre.",
		"fru Holm fick åka hem",
		"Holm, Greta; höftfraktur",
		"dottern Maj Holm ringde",
		"Patientens namn: Greta Holm",
		"Greta Holms man var med",
		"79-åriga Greta hade ramlat",
		"GH, 79 år, avd 12",
		"patienten heter Greta",
		"Patient: GRETA HOLM",
		"mamma Lisa och pappa Olle till 3-åriga Tuva",
		"en man som heter Nils Ask",
		"Nils (f. -51) har KOL",
		"Asta H, 91 år",

		// More of each kind.
		"Anna-Karin Berg (67 år) remitteras", "Åke 81 år inkom", "Örjan Öberg, 45-årig man", "Sven, 88 å, faller", "Ali Hassan, 3 mån",
		"Bo Ek, 55 år", "Åsa B., 34 år", "Lisa Marie Holm, 12 år", "A\u030asa Holm, 34 år", "Erik\nHolm, 79 år", "**Greta** Holm, 79 år",
		"herr Zdravko bad om hjälp", "Fru Andersson undrade", "hr Ek", "fröken Öberg kom",
		"hennes man Bengt ringde", "sonen Ahmed följde med", "makan Inga-Lill", "hans syster Eva Ek", "anhörig: Eva Ek", "mormor Britta",
		"Annas mamma grät", "Eriks dotter Lisa", "Maria Lunds sambo",
		"34-årige Mohammed", "79-åringen Stina", "3 åriga Tuva",
		"pojken hette Kalle", "Namn: Greta Holm", "kallad Lasse",
		"Greta Holm född 1947", "Greta Holm, f 47", "Greta (1951) kom", "Greta född -51",
		"- Holm, Greta: höftfraktur", "Öberg, Nils (rum 4)", "1; Ek, Eva; KOL",
		"på sal 4 låg GH, 79 år", "GH 79 år rum 3", "ÅÖ, 91 år, avdelning 5",
		"Pat Lindqvist ska hem", "Pat. Bergström", "Pat: Sundbom",
		"Pat Ek sover gott.", "pat B Ek", "patienten K. Ek", "patient G.H.", "Pt Eva Ek", "NAMN: BIRGITTA EK",
		"Eva Ek, 470412", "Eva Ek, 19470412", "Eva, 83, kom", "S.A., 88 år, avd 5", "S A, 88 år, rum 2", "brodern Per", "tvååriga Tuva", "Tuva 2½ år",
		"Greta H., avd 12", "Iris, 83 år", "Max Ek, 3 år", "hans syster Eva",
		"<b>Greta</b> Holm, 79 år", "Greta&nbsp;Holm, 79 år", "| Greta Holm | 79 år |",
	} {
		if got := kinds(text, today); !slices.Contains(got, PatientName) || slices.ContainsFunc(got, Kind.Identity) {
			t.Errorf("%q: %d", text, got)
		}
	}
}

// Names of colleagues, things that are named after people, and words that are
// names, too.
func TestNoNames(t *testing.T) {
	for _, text := range []string{
		"Handledare Anna Berg gick igenom fallet", "Anna Berg, 20 års erfarenhet", "Jag träffade Anna Berg 3 år senare", "Kurs med Erik Holm i Lund",
		"Anna Berg, specialist i allmänmedicin", "Bedömare: Anna Berg", "Anna, Greta och Nils deltog", "enligt Holm G, Ek E. 2019",
		"Holm, Greta. Akutmedicin. 2019", "Bo kvar i 3 år", "Per os i 3 dagar", "Dag 3, 79 år", "Mark 5 år", "en 79-årig kvinna", "79-åriga kvinnan",
		"KOL, 79 år", "EKG, 79 år, avd 12", "BT, 30 år", "CT, 2 år sedan", "UL buk, 79 år, avd 3", "MR, 79 år, avd 12", "GH, 79 år", "avd 12 GH",
		"Kurs: Patientsäkerhet, Anna Berg", "syster Eva tog prov", "Sankt Göran, 20 år", "S:t Erik, 5 år", "Max 3 år", "Pat Mår bra", "Anna Berg, avd 12",
		"Anna Berg 231018", "Anna Berg, 231018", "patient B", "A, B och C, 3 år", "HK, 83 år, avd 4",
		"min man Bengt hjälpte till", "min dotter Lisa", "Vår Fru kyrka", "herr Parkinson", "mannen med Crohns sjukdom", "Apgar 9, 1 år",
		"modern medicin Anna", "dottern ringde", "sonen. Anna såg", "Region Skåne, 20 år", "Alzheimers, 79 år", "Akut Buk, 79 år",
		"Lista: Anna 12 3 4", "Anna (2019)", "Berg (1951)", "maj 2019", "i maj, 3 år", "Maj 2023", "Anna 1 mg", "Klara 3 v.", "Anna Berg f.d. chef",
	} {
		if got := kinds(text, today); len(got) > 0 {
			t.Errorf("%q: %d", text, got)
		}
	}
	known := NewKnown(nil, nil, []string{"per-erik-lofgren"}).With("Anna Berg")
	for text, want := range map[string]int{
		"Anna Berg, 29 år": 0, "Anna Bergs man": 0, "Berg, Anna; BT-läkare": 0, "Per-Erik Löfgren, 31 år": 0, "Namn: Anna Berg": 0,
		"Anna Holm, 29 år": 1, "Karin Berg, 29 år": 1, "patienten Anna Berg": 0, "patienten Anna Holm": 1,
	} {
		if got := kinds(text, known); len(got) != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, text := range []string{
		"bor på Storgatan 12", "Norra vägen 3 B", "Kyrkvägen 7, Ekhamra", "Lilla torget 2", "Tallstigen 14", "Björkallén 1", "Södra Ringgatan 112",
		"123 45 Ekhamra", "Storgatan\u00a012", "SE-123 45 Ekhamra", "postnr 123 45, Ekhamra 123 45 Ekhamra", "Storgatan **12**",
	} {
		if got := kinds(text, today); !only(got, Address) {
			t.Errorf("%q: %d", text, got)
		}
	}
	for _, text := range []string{
		"luftvägen 3", "via vägen 2", "Vägen 2", "urinvägar 3", "blodtryck 140 85", "123 45 patienter", "tel 123 45 Ekhamra", "1 123 45 Ekhamra 5",
		"Storgatan 12%", "Storgatan", "torget 12", "Genombrottet 12", "023 45 Ekhamra",
	} {
		if got := kinds(text, today); len(got) > 0 {
			t.Errorf("%q: %d", text, got)
		}
	}
}

// Keys and passwords of nobody: most are only the beginning of one.
func TestSecrets(t *testing.T) {
	for _, text := range []string{
		"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----",
		"-----BEGIN ENCRYPTED PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----", "-----BEGIN PGP PRIVATE KEY BLOCK-----", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
		"ssh-nycklar:\n  - \"-----BEGIN OPENSSH PRIVATE KEY-----\\nAAAA\"", "ssh-nycklar: b3BlbnNzaC1rZXktdjEAAAAABG5vbmU", "PuTTY-User-Key-File-3: ssh-ed25519",
		"AGE-SECRET-KEY-1" + strings.Repeat("Q", 58), "AGE-SECRET-KEY-PQ-1" + strings.Repeat("Q", 58),
		"ghp_" + strings.Repeat("a1", 18), "github_pat_" + strings.Repeat("a1_", 27), "glpat-" + strings.Repeat("x9", 10), "AKIA" + strings.Repeat("Q", 16),
		"npm_" + strings.Repeat("a1", 18), "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "https://anna:sommar@example.se/x.git",
		"lösenord: sommar", "Lösenord: sommar2024!", "lösenordet är sommar24", "LÖSENORD=sommar24 och så", "password: 'sommar'", `{"password": "sommar"}`,
		"wifi-lösenord: sommar24", "db_password=sommar24", "**Lösenord:** sommar24", "Losenord: sommar24", "passphrase: sommar", "pwd=sommar",
		"token: " + strings.Repeat("a1", 10), "api_key=" + strings.Repeat("a1", 10), "API-KEY: " + strings.Repeat("a1", 10), "L\u00f6senord&#58; sommar24",
	} {
		if got := kinds(text, today); !slices.Contains(got, Secret) {
			t.Errorf("%q: %d", text, got)
		}
	}
	for _, text := range []string{
		"-----BEGIN PUBLIC KEY-----", "-----BEGIN PGP PUBLIC KEY BLOCK-----", "-----BEGIN SSH SIGNATURE-----", "a PRIVATE KEY is secret",
		"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEx9 anna", "age1" + strings.Repeat("q", 58), "ghp_", "glpat-xxx", "AKIA",
		"lösenord: ********", "lösenord: <ditt lösenord>", "Lösenord: byts var nittionde dag", "lösenordet glömdes", "lösenord", "Lösenord:", "password: $SECRET", "password: string",
		"lösningen: sommar24", "token: 3", "token: en sak man ger", "secret: nej", "https://example.se/a:b@c", "https://example.se", "boken: sommar24", "lösenord: xxxxxx",
		"Lösenordspolicy och lösenordsbyten", "sk-" + strings.Repeat("a", 40),
	} {
		if got := kinds(text, today); slices.Contains(got, Secret) {
			t.Errorf("%q: %d", text, got)
		}
	}
}

// Facts that point at somebody only together, counted by paragraph.
func TestTraits(t *testing.T) {
	for text, want := range map[string]string{
		"En 47-årig kvinna som arbetar som busschaufför.":                          "ålder, kön, yrke",
		"En man, 82 år, bor i Ekhamra. Dottern ringde.":                            "ålder, kön, ort, anhörig",
		"En bonde från Ekhamra med Huntingtons sjukdom":                            "ort, yrke, ovanlig sjukdom",
		"Den 12 mars kom en pojke efter olyckan som stod i tidningen.":             "kön, datum, händelse i nyheterna",
		"2024-03-12: kvinna, pensionerad folkhögskolelärare":                       "kön, yrke, datum",
		"---\ndatum: 2024-03-12\n---\nEn **47-årig**\nkvinna, präst.":              "ålder, kön, yrke",
		"En 47-årig kvinna.\n\nDottern ringde.":                                    "",
		"---\ndatum: 2024-03-12\n---\nEn 47-årig kvinna.":                          "",
		"En 79-årig kvinna inkom med höftfraktur.":                                 "",
		"Min handledare Anna kommer från Region Skåne och har 20 års erfarenhet":   "",
		"Placering i Lund från 2024-03-12 till 2024-06-12 hos en kvinnlig kollega": "",
		"| 2024-03-12 | kurs | 3 dagar |":                                          "",
	} {
		got := ""
		for _, h := range Text([]byte(text), today) {
			if h.Kind == Traits {
				got += h.Where.Sv
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
