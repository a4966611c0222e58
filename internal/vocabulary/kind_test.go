package vocabulary

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/language"
)

func TestKindOfFolder(t *testing.T) {
	tests := []struct {
		folder string
		want   Kind
	}{
		{"personer", KindPerson},
		{"people", KindPerson},
		{"gemensamt", KindShared},
		{"shared", KindShared},
		{"placeringar", KindPlacement},
		{"placements", KindPlacement},
		{"samtal", KindTalk},
		{"bedomningar", KindAssessment},
		{"bedömningar", KindAssessment},
		{norm.NFD.String("bedömningar"), KindAssessment},
		{"Kurser", KindCourse},
		{"kollegium", KindKollegium},
		{"avstamningar", KindCheckin},
		{"check-ins", KindCheckin},
		{"mal", KindGoal},
		{"mål", KindGoal},
		{"delmål", KindGoal},
		{"dokument", KindDocument},
		{"godkannanden", KindApproval},
		{"approvals", KindApproval},
		{"talk", ""},
		{"final", ""},
		{"index.md", ""},
		{"bilder", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got, ok := KindOfFolder(tt.folder); got != tt.want || ok != (tt.want != "") {
			t.Errorf("KindOfFolder(%q) = %q, %v; want %q", tt.folder, got, ok, tt.want)
		}
	}
}

func TestKindOfFile(t *testing.T) {
	tests := []struct {
		file string
		want Kind
	}{
		{"index.md", KindTrainee},
		{"slutbedomning.md", KindFinal},
		{"slutbedömning.md", KindFinal},
		{"final.md", KindFinal},
		{"final.pdf", ""},
		{"final", ""},
		{"samtal.md", ""},
		{".md", ""},
	}
	for _, tt := range tests {
		if got, ok := KindOfFile(tt.file); got != tt.want || ok != (tt.want != "") {
			t.Errorf("KindOfFile(%q) = %q, %v; want %q", tt.file, got, ok, tt.want)
		}
	}
}

func TestKindTerm(t *testing.T) {
	term := KindAssessment.Term()
	for _, tt := range []struct{ got, want language.Text }{
		{term.Folder, language.Text{Sv: "bedomningar", En: "assessments"}},
		{term.One, language.Text{Sv: "bedömning", En: "assessment"}},
		{term.Many, language.Text{Sv: "bedömningar", En: "assessments"}},
		{term.Title, language.Text{Sv: "Bedömningar", En: "Assessments"}},
		{KindFinal.Term().File, language.Text{Sv: "slutbedomning.md", En: "final.md"}},
		{KindTrainee.Term().Folder, language.Text{}},
	} {
		if tt.got != tt.want {
			t.Errorf("got %v, want %v", tt.got, tt.want)
		}
	}
}

// Scaffolds make folders and files with these names on every file system.
func TestFolderNamesAreSlugs(t *testing.T) {
	for _, folder := range folders().Terms() {
		for _, name := range []string{folder.Label.Sv, folder.Label.En} {
			if Slug(name) != name {
				t.Errorf("%q is not a plain name", name)
			}
		}
	}
}

func TestCallersCannotChangeKinds(t *testing.T) {
	Kinds()[1].FolderAlso[0] = "spoilt"
	KindGoal.Term().FolderAlso[0] = "spoilt"
	if got := KindGoal.Term().FolderAlso[0]; got != "delmål" {
		t.Errorf("the kind now has the folder %q", got)
	}
}

func TestNouns(t *testing.T) {
	for word, want := range map[string]Kind{"placering": KindPlacement, "Bedomning": KindAssessment, "course": KindCourse, "BT-läkare": KindTrainee} {
		if got, _ := Nouns().Find(word); got.Key != string(want) {
			t.Errorf("Nouns().Find(%q) = %q, want %q", word, got.Key, want)
		}
	}
}
