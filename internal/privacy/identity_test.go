package privacy

import (
	"strings"
	"testing"
)

// Every number in these tests that is, or could be taken for, an identity
// number is one that Skatteverket has published for tests: its open data
// “Testpersonnummer” and “Testsamordningsnummer” (CC0), whose serials are
// 238, 239, 980 and 981 with few exceptions. None has been computed here.
// Where a number is broken, it is broken so that no person can have it: by
// its date or by its check digit. Short forms keep to the century of the
// published number: + for those of 1903, - for those of 2000 and later.
//
// The reserve numbers are the examples in Inera's “Lokala reservidn”; where
// it has none, they are made for a birth on the last day of 2199.
//
// The telephone numbers are those that PTS has set aside for fiction:
// 070-1740605 to -1740699, 08-46500400 to -46500499, 031-3900600 to
// -3900699, 040-6280400 to -6280499 and 0980-319200 to -319299.
var identityNumbers = []struct {
	text string
	kind Kind
}{
	// Ways of writing twelve digits.
	{"201901012391", PersonalNumber},
	{"20190119-2391", PersonalNumber},
	{"20190206 2395", PersonalNumber},
	{"20190224\u00a02393", PersonalNumber},
	{"20190314\u20112394", PersonalNumber},
	{"20190331\u20132385", PersonalNumber},
	{"20190418\u22122381", PersonalNumber},
	{"20190506 - 2384", PersonalNumber},
	{"20190524 -2382", PersonalNumber},
	{"20190611 \u2013 2386", PersonalNumber},
	{"19030818+9802", PersonalNumber},
	{"190308189802", PersonalNumber},
	{"189001019802", PersonalNumber},
	{"2019-01-01-2391", PersonalNumber},
	{"2019-01-19 2391", PersonalNumber},
	{"2019 02 06 2395", PersonalNumber},
	{"2019 02 24-2393", PersonalNumber},
	{"20190314\u202f2394", PersonalNumber},
	{"20190331\u20142385", PersonalNumber},

	// Ways of writing ten.
	{"190101-2391", PersonalNumber},
	{"1901192391", PersonalNumber},
	{"190206 2395", PersonalNumber},
	{"190224\u00a02393", PersonalNumber},
	{"190314\u20112394", PersonalNumber},
	{"190331\u20132385", PersonalNumber},
	{"190418 - 2381", PersonalNumber},
	{"031204+9802", PersonalNumber},
	{"031226\uff0b9806", PersonalNumber},
	{"19-05-06-2384", PersonalNumber},
	{"personnummer 19 05 24 2382", PersonalNumber},
	{"000229-2399", PersonalNumber}, // a leap day

	// In other digits, and with what no reader sees.
	{"２０１９０１０１－２３９１", PersonalNumber},
	{"٢٠١٩٠١١٩-٢٣٩١", PersonalNumber},
	{"۱۹۰۲۰۶-۲۳۹۵", PersonalNumber},
	{"2019\u00ad02242393", PersonalNumber},
	{"190314-\u200b2394", PersonalNumber},
	{"\ufeff190331-2385", PersonalNumber},
	{"190418&#8209;2381", PersonalNumber},
	{"190506&nbsp;2384", PersonalNumber},
	{`190524\-2382`, PersonalNumber},
	{"190611\xa02386", PersonalNumber}, // Latin-1

	// Broken over two lines.
	{"190101-\n2391", PersonalNumber},
	{"190119\n-2391", PersonalNumber},
	{"190206-\r\n2395", PersonalNumber},
	{"1902\n24-2393", PersonalNumber},
	{"190314-23\n94", PersonalNumber},
	{"2019033\n12385", PersonalNumber},
	{"personnummer 201903\n312385", PersonalNumber},
	{"2019\n0418-2381", PersonalNumber},
	{"pnr 190506\n2384", PersonalNumber},

	// In boxes.
	{"1 9 0 5 2 4 - 2 3 8 2", PersonalNumber},
	{"2 0 1 9 0 6 1 1 - 2 3 8 6", PersonalNumber},
	{"Personnummer: 1\t9\t0\t1\t0\t1\t2\t3\t9\t1", PersonalNumber},

	// In the middle of other things.
	{"patienten (190119-2391) kom åter", PersonalNumber},
	{"190206-2395.", PersonalNumber},
	{"personnummer: 1902242393", PersonalNumber},
	{"Personnummer1903142394Namn", PersonalNumber},
	{"pnr190331-2385", PersonalNumber},
	{"190418-2381Anna", PersonalNumber},
	{"1;Anna;1905062384;x", PersonalNumber},
	{"1,Anna,1905242382,3", PersonalNumber},
	{"**190611-2386**", PersonalNumber},
	{"<!-- 190101-2391 -->", PersonalNumber},
	{"personnummer: \"190119-2391\"", PersonalNumber},
	{"https://journal.example/?id=201902062395", PersonalNumber},
	{"231018 190224-2393", PersonalNumber},
	{"rum 12 190314-2394", PersonalNumber},
	{"2023-10-18-190331-2385", PersonalNumber},
	{"BT1 MiniCex 190418-2381 231018.pdf", PersonalNumber},
	{"BT1_190506-2384_231018.pdf", PersonalNumber},
	{"BT1-1905242382.pdf", PersonalNumber},
	{"född 190611 2386", PersonalNumber},
	{"pnr: 200003032380", PersonalNumber},
	{"faktura till Anna 1901012391", PersonalNumber},

	// Not registered in Sweden.
	{"202601612381", CoordinationNumber},
	{"20260162-2380", CoordinationNumber},
	{"260191-2393", CoordinationNumber},
	{"2601622380", CoordinationNumber},
	{"19150072-2390", CoordinationNumber}, // the month is not known
	{"191711602399", CoordinationNumber},  // the day is not known
	{"19140168+2396", CoordinationNumber},

	// Reserve numbers.
	{"991981000010", ReserveNumber},
	{"99194500-0023", ReserveNumber},
	{"198108320014", ReserveNumber},
	{"19810832-0014", ReserveNumber},
	{"19810829M071", ReserveNumber},
	{"19450829-K088", ReserveNumber},
	{"19930829 X802", ReserveNumber},
	{"19810829m071", ReserveNumber},
	{"19810829SU3A", ReserveNumber},
	{"19450829-SF2B", ReserveNumber},
	{"21991231SF01", ReserveNumber},
	{"21991231TA0A", ReserveNumber},
	{"21991231-DA0A", ReserveNumber},
	{"991231EB1C", ReserveNumber},
	{"21991231AB0C", ReserveNumber},
	{"21991231-001R", ReserveNumber},
	{"21991231R001", ReserveNumber},
	{"21991231A001", ReserveNumber},
	{"21991231-00M0", ReserveNumber},
	{"18500101M001", ReserveNumber},
	{"22991231AB12", ReserveNumber},
	{"22991231-ABC2", ReserveNumber},
	{"00992040-AB12", ReserveNumber},
	{"id 21991231A001, vuxen", ReserveNumber},
}

func TestIdentityNumbersAreFound(t *testing.T) {
	for _, test := range identityNumbers {
		hits := Text([]byte(test.text), Known{})
		if len(hits) != 1 || hits[0].Kind != test.kind {
			t.Errorf("%q: %+v, want one of kind %d", test.text, hits, test.kind)
		}
	}
}

// What is written much like an identity number and is none.
var otherNumbers = []string{
	// Broken numbers: the date, the check digit, the length, the serial.
	"190101-2392",
	"20190119-2390",
	"20190229-2391",
	"190931-2391",
	"20191301-2391",
	"20190100-2391",
	"19000229-2399",
	"000000-0000",
	"20240115-0000",
	"219901012391",
	"160001012391",
	"1190101-2391",
	"2201901012391",
	"190101-23910",
	"20190101-239",
	"20190101239",
	"20263261-2381",
	"260192-2393",

	// Organisations: the third digit is at least 2.
	"556614-3185",
	"16556601-6399",
	"262000-1111",
	"5566143185",
	"SE556614318501",
	"232100-0131",

	// HSA ids, digests, identifiers of programs.
	"SE2321000131-E000000012345",
	"SE165565594230-B3K",
	"201901012391abcdef0123456789abcdef01234567",
	"d201901012391",
	"deadbeef1901012391",
	"20190101-2391-4abc-8def-0123456789ab",
	"3f2504e0-4f89-11d3-9a0c-201901012391f",
	"1.2.752.129.2.1901012391",

	// Dates, times and years.
	"2023-10-18",
	"2023-10-18 09:30",
	"2023-10-18T09:30:00",
	"20231018T093000",
	"202310180930",
	"202511050815",
	"20231018 0930",
	"231018 0930",
	"231018 2026",
	"2026-01-14 0930",
	"2019-01-01 – 2019-06-11",
	"2019-01-01-2019-06-11",
	"2019–2023",
	"20190101 – 20190611",
	"IMG_20231018093015.jpg",
	"D:20231018093015+02'00'",
	"18/10-23 kl 14.30–15.45",
	"BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf",
	"BT1, MINI-CEX, Bröstsmärtor Akut sjukvård 20231018.docx",
	"BT2 - g6 LVM-intyg, Primärvård 20231102.docx",
	"231018\n\n2391",
	"- 190101\n- 2391",
	"190101\n2391",
	"20190101\n2391",
	"201901\n012391",
	"| 190101 | x |\n| 2391 | x |",
	"| 190101 | | 2391 |",

	// Books, articles, papers.
	"ISBN 978-91-44-12345-6",
	"ISBN 9789144123456",
	"978-1901012391",
	"ISBN 1901012391",
	"ISBN-10: 1901012391",
	"ISSN 0140-6736",
	"https://doi.org/10.1016/S0140-6736(20)30183-5",
	"doi:10.1234/1901012391",
	"PMID 31986264",
	"0000-0002-1825-0097",

	// Money, parcels and cases.
	"OCR 1901012391",
	"OCR-nr: 1901192391",
	"faktura nr 1902062395",
	"Fakturanummer 201902242393",
	"bankgiro 5050-1055",
	"plusgiro 12 34 56-6",
	"SE45 5000 0000 0583 9825 7466",
	"4000 1234 5678 9010",
	"Dnr HSN 2023-0412",
	"diarienummer 1903142394",
	"ordernr 1903312385",

	// Diagnoses, codes, values, doses.
	"I21.4, J18.9 och F32.1",
	"E11.9A",
	"KVÅ AF021, XS100",
	"SNOMED 22298006",
	"ATC N02BE01",
	"Hb 134, CRP 12, kreatinin 88",
	"B-Glukos 5,4–7,8 mmol/l",
	"0.1901012391",
	"1901012391.5",
	"Trombyl 75 mg 1x1, Furix 40 mg 2x1",
	"blodtryck 140/85, puls 72",
	"3 4 3 0 1 2 3 4 5 5",
	"1 9 0 1 0 1 2 3 9 1",

	// Telephones.
	"070-174 06 05",
	"0701740605",
	"tel 0701740605",
	"+46701740605",
	"+1901012391",
	"08-465 004 00",
	"mobil (arbete): 1901012391",

	// Something like reserve numbers.
	"20240115T0930",
	"20240115Akut",
	"2023-10-18 F412",
	"20231018 BT12",
	"20231018-BT12",
	"20231018_A123",
	"20231018 A123",
	"21991231a001",
	"19810829 m072", // the check digit
	"19810829 K052",
	"21991331A001",
	"21991231A0011",
	"A21991231A001",
	"21991231-00A0",
	"2199123100M0",
	"22991231IO12",
	"12345678-ABCD",
}

func TestOtherNumbersAreNot(t *testing.T) {
	for _, text := range otherNumbers {
		for _, h := range Text([]byte(text), Known{}) {
			if h.Kind.Identity() {
				t.Errorf("%q: %+v", text, h)
			}
		}
	}
}

// The tables are only worth something if they are long.
func TestTablesAreLong(t *testing.T) {
	if len(identityNumbers) < 60 || len(otherNumbers) < 60 {
		t.Errorf("%d positive and %d negative", len(identityNumbers), len(otherNumbers))
	}
}

func TestSeveralInOneText(t *testing.T) {
	text := "190101-2391 190119-2391\n190206-2395,190224-2393;\n20190314-2394/20190331-2385"
	hits := Text([]byte(text), Known{})
	want := [][2]int{{1, 1}, {1, 13}, {2, 1}, {2, 13}, {3, 1}, {3, 15}}
	if len(hits) != len(want) {
		t.Fatalf("%d hits, want %d: %+v", len(hits), len(want), hits)
	}
	for i, h := range hits {
		if h.Line != want[i][0] || h.Col != want[i][1] {
			t.Errorf("hit %d at %d:%d, want %v", i, h.Line, h.Col, want[i])
		}
	}
}

func TestPlaceIsInCharacters(t *testing.T) {
	hits := Text([]byte("å\r\näöå – 190101-2391"), Known{})
	if len(hits) != 1 || hits[0].Line != 2 || hits[0].Col != 7 {
		t.Errorf("%+v, want line 2, column 7", hits)
	}
}

func TestNameHasNoLine(t *testing.T) {
	hits := Name("BT1 190101-2391 231018.pdf", Known{})
	if len(hits) != 1 || hits[0].Line != 0 || hits[0].Col != 0 || hits[0].Where != whereName {
		t.Errorf("%+v", hits)
	}
}

// A register pasted into a note does not become a report of its length.
func TestHitsAreLimited(t *testing.T) {
	if n := len(Text([]byte(strings.Repeat("190101-2391\n", 5000)), Known{})); n != maxHits {
		t.Errorf("%d hits, want %d", n, maxHits)
	}
}

func TestMaskTellsNothing(t *testing.T) {
	for _, test := range identityNumbers {
		for _, h := range Text([]byte(test.text), Known{}) {
			for _, c := range h.Masked {
				if '0' <= c && c <= '9' && !strings.HasPrefix(h.Masked, "20") && !strings.HasPrefix(h.Masked, "19") && !strings.HasPrefix(h.Masked, "18") {
					t.Errorf("%q is shown as %q", test.text, h.Masked)
				}
			}
			if strings.Count(h.Masked, "•") < 8 {
				t.Errorf("%q is shown as %q", test.text, h.Masked)
			}
		}
	}
}
