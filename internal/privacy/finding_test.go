package privacy

import (
	"strings"
	"testing"

	"btfolio/internal/language"
)

func TestFindings(t *testing.T) {
	hits := Text([]byte("x\n190101-2391"), Known{})
	const want = "mal/bt01.md:2:1: här står ett personnummer, ••••••-••••: ta bort det"
	if got := hits[0].Finding("mal/bt01.md").Text(language.Swedish); !strings.HasPrefix(got, want) {
		t.Errorf("%s", got)
	}
	hit := Hit{Kind: ReserveNumber, Where: language.Text{Sv: "sidhuvud", En: "header"}, Masked: "••••••••-••••"}
	const in = "a.docx: a patient's reserve number stands here, ••••••••-•••• (header): remove it"
	if got := hit.Finding("a.docx").Text(language.English); !strings.HasPrefix(got, in) {
		t.Errorf("%s", got)
	}
	if _, some := (Unread{}).Finding("x"); some {
		t.Error("nothing left is told")
	}
	for r := range reasons {
		f, _ := leaving(r).Finding("x")
		if sv, en := f.Text(language.Swedish), f.Text(language.English); sv == en || strings.Contains(sv, "%!") || strings.HasSuffix(f.What(language.Swedish), ": ") {
			t.Errorf("%s, %s", sv, en)
		}
	}
	const left = "x: filen är inte helt genomsökt efter personuppgifter: 3 bilder och 1 del skyddad med lösenord:"
	f, _ := Unread{aPicture: 3, encrypted: 1}.Finding("x")
	if got := f.Text(language.Swedish); !strings.HasPrefix(got, left) {
		t.Errorf("%s", got)
	}
	for k := PersonalNumber; k <= Secret; k++ {
		f := Hit{Kind: k, Masked: "•"}.Finding("x")
		if stops := f.Code.Severity == 0; stops != (k.Identity() || k == Secret) {
			t.Errorf("kind %d stops a hand-off: %t", k, stops)
		}
	}
}
