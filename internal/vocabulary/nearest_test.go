package vocabulary

import "testing"

func TestNearest(t *testing.T) {
	tests := []struct {
		set       *Set
		word      string
		key, near string // empty when nothing is near
	}{
		{Keys(), "handledaer", "supervisor", "handledare"},
		{Keys(), "supervisr", "supervisor", "supervisor"},
		{Keys(), "placerng", "placement", "placering"},
		{Keys(), "Placment", "placement", "placement"},
		{Keys(), "utkats", "draft", "utkast"},
		{Keys(), "legitimeradsen", "experience_since", "legitimerad_sedan"},
		{Keys(), "daum", "date", "datum"},
		{Keys(), "placering", "placement", "placering"},
		{Keys(), "patient", "", ""},
		{Keys(), "xx", "", ""},
		{Keys(), "", "", ""},
		{Instrument("").Vocabulary(), "mini-sex", "mini_cex", "Mini-CEX"},
		{Instrument("").Vocabulary(), "dosp", "dops", "DOPS"},
		{Instrument("").Vocabulary(), "konsultationmall", "consultation", "konsultationsmall"},
		{Instrument("").Vocabulary(), "skrivning", "", ""},
		{Area("").Vocabulary(), "psykatri", "psychiatry", "psykiatri"},
		{Area("").Vocabulary(), "psykiatry", "psychiatry", "psykiatri"},
		{Area("").Vocabulary(), "kirurgi", "", ""},
		{Decision("").Vocabulary(), "godkännt", "approved", "godkänt"},
		{Decision("").Vocabulary(), "ej godkännt", "not_approved", "ej godkänt"},
		{Decision("").Vocabulary(), "approvd", "approved", "approved"},
		{Stage("").Vocabulary(), "D", "", ""},
		{folders(), "bedomningr", "assessments", "bedomningar"},
		{folders(), "placment", "placements", "placements"},
	}
	for _, tt := range tests {
		t.Run(tt.set.Name()+" "+tt.word, func(t *testing.T) {
			near := tt.set.NearestWord(tt.word)
			if near != tt.near {
				t.Errorf("NearestWord = %q, want %q", near, tt.near)
			}
			if got, _ := tt.set.Find(near); got.Key != tt.key {
				t.Errorf("%q means %q, want %q", near, got.Key, tt.key)
			}
		})
	}
}
