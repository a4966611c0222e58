package scaffold_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/record"
	"btfolio/internal/scaffold"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

var today = civil.Date{Year: 2026, Month: 2, Day: 10}

// A site is a new one in a folder.
type site struct {
	*testing.T
	dir string
}

func newSite(t *testing.T, l language.Language) site {
	t.Helper()
	s := site{t, t.TempDir()}
	texts, err := scaffold.Site(`Sites "and" more: all`, "vgr", l)
	if err != nil {
		t.Fatal(err)
	}
	s.write(texts...)
	return s
}

func (s site) write(texts ...scaffold.Text) {
	s.Helper()
	for _, text := range texts {
		if err := record.Create(s.dir, record.Text(text.Path, text.Data)); err != nil {
			s.Fatal(err)
		}
	}
}

// read loads the site and its only trainee, drafts and all.
func (s site) read() (*source.Tree, *portfolio.Site, *portfolio.Trainee, diag.List) {
	s.Helper()
	tree, found := source.Scan(s.dir)
	s.Cleanup(func() { tree.Close() })
	loaded, more := portfolio.LoadSite(tree)
	found = append(found, more...)
	if len(loaded.Trainees) == 0 {
		return tree, loaded, nil, found
	}
	files, more := tree.LoadUnder("content/" + loaded.Trainees[0])
	found = append(found, more...)
	trainee, more := loaded.LoadManuscript(tree, loaded.Trainees[0], files)
	return tree, loaded, trainee.Trainee, append(found, more...)
}

// make makes a text as the command does.
func (s site) make(kind vocabulary.Kind, v scaffold.Values, people map[vocabulary.Role]string) (scaffold.Text, diag.List) {
	s.Helper()
	tree, loaded, trainee, found := s.read()
	if found.Failed() {
		s.Fatal(texts(found))
	}
	scaffold.Fill(kind, trainee, v, today)
	if missing := scaffold.Missing(kind, trainee, v); len(missing) > 0 {
		s.Fatalf("%s needs %q", kind, missing)
	}
	return scaffold.Make(tree, loaded, trainee, scaffold.Request{Kind: kind, Values: v, People: people})
}

func (s site) add(kind vocabulary.Kind, v scaffold.Values, people map[vocabulary.Role]string) scaffold.Text {
	s.Helper()
	text, found := s.make(kind, v, people)
	if len(found) > 0 {
		s.Fatalf("%s: %s", kind, texts(found))
	}
	s.write(text)
	return text
}

func texts(found diag.List) string {
	var b bytes.Buffer
	if err := found.Print(&b, language.English); err != nil {
		return err.Error()
	}
	return b.String()
}

// TestEveryScaffold makes a text of every kind and with every instrument, in
// both languages. Nothing is wrong with them, neither as drafts nor as texts.
func TestEveryScaffold(t *testing.T) {
	for _, l := range []language.Language{language.Swedish, language.English} {
		t.Run(string(l), func(t *testing.T) {
			s := newSite(t, l)
			s.add(vocabulary.KindPerson, scaffold.Values{"name": `Anna "Ann" Berg`, "position": "specialist"}, nil)
			s.add(vocabulary.KindPerson, scaffold.Values{"name": "Bo Ek"}, nil)
			s.add(vocabulary.KindTrainee, scaffold.Values{"name": "Sara O’Lind 🩺", "start": "2026-01-12"},
				map[vocabulary.Role]string{vocabulary.RoleMainSupervisor: "anna-ann-berg"})
			s.add(vocabulary.KindPlacement, scaffold.Values{"area": "acute", "from": "2026-01-12", "to": "2026-05-11", "supervisor": "bo ek", "goals": "BT1, bt 2"}, nil)
			talk := s.add(vocabulary.KindTalk, scaffold.Values{}, nil)
			s.add(vocabulary.KindCourse, scaffold.Values{"title": "Ethics: yes, no", "from": "2026-02-01", "to": "2026-02-02"}, nil)
			s.add(vocabulary.KindKollegium, scaffold.Values{}, nil)
			s.add(vocabulary.KindGoal, scaffold.Values{"goals": "bt 1"}, nil)
			for _, stage := range vocabulary.Stage("").Vocabulary().Terms() {
				s.add(vocabulary.KindCheckin, scaffold.Values{"stage": strings.ToLower(stage.Key)}, nil)
			}
			for _, i := range vocabulary.Instrument("").Vocabulary().Terms() {
				if i.Key == string(vocabulary.InstrumentCourseCertificate) { // is none, and refused
					refused := scaffold.Values{"instrument": i.Label.In(l), "goals": "BT1"}
					if _, found := s.make(vocabulary.KindAssessment, refused, nil); len(found) != 1 || found[0].Code.ID != "BT-C037" {
						t.Errorf("a certificate as an assessment: %s", texts(found))
					}
					continue
				}
				s.add(vocabulary.KindAssessment, scaffold.Values{"instrument": i.Key, "goals": "BT1,BT9", "title": "x " + i.Key}, nil)
			}

			_, _, trainee, found := s.read()
			if found.Failed() {
				t.Fatal(texts(found))
			}
			if n := len(trainee.Texts()); n != 6+3+10 {
				t.Errorf("%d texts are read", n)
			}
			x := trainee.Talks[0]
			if x.Supervisor.Value != "bo-ek" || x.Placement.Value == "" || x.Date != today || !x.Draft {
				t.Errorf("the talk is %+v", x)
			}
			if k := trainee.Kollegia[0]; len(k.Participants) != 2 || k.Participants[0].Value != "anna-ann-berg" || k.Participants[1].Value != "bo-ek" {
				t.Errorf("the kollegium is %+v", k)
			}
			for _, c := range trainee.Checkins {
				if c.Supervisor.Value != "anna-ann-berg" || (c.Placement.Value != "") != (c.Stage == vocabulary.StageB) {
					t.Errorf("the check-in is %+v", c)
				}
			}
			if a := trainee.Assessments[0]; a.Assessor.Value != "bo-ek" {
				t.Errorf("the assessment is %+v", a)
			}
			for _, word := range []string{"Bo Ek", vocabulary.SectionGoalsMet.In(l), vocabulary.SectionNextGoals.In(l), vocabulary.SectionDecisions.In(l)} {
				if !strings.Contains(string(talk.Data), word) {
					t.Errorf("the talk does not say %q:\n%s", word, talk.Data)
				}
			}

			s.build()
			for _, d := range trainee.Texts() {
				file := filepath.Join(s.dir, d.Path)
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for _, line := range []string{"utkast: true\n", "draft: true\n"} {
					data = bytes.Replace(data, []byte(line), nil, 1)
				}
				if err := os.WriteFile(file, data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			s.build()
		})
	}
}

func (s site) build() {
	s.Helper()
	r := build.Build(context.Background(), build.Options{Site: s.dir, Output: filepath.Join(s.dir, "public"), On: today})
	if r.Findings.Failed() || r.Trainees != 1 {
		s.Errorf("%d portfolios built: %s", r.Trainees, texts(r.Findings))
	}
}

// TestRefused: every fault of a request is reported at once, and no text is
// made.
func TestRefused(t *testing.T) {
	s := newSite(t, language.Swedish)
	s.add(vocabulary.KindPerson, scaffold.Values{"name": "Anna Berg"}, nil)
	s.add(vocabulary.KindTrainee, scaffold.Values{"name": "Lo Ek", "start": "2026-01-12"}, nil)
	s.add(vocabulary.KindGoal, scaffold.Values{"goals": "BT1"}, nil)
	for _, c := range []struct {
		kind  vocabulary.Kind
		v     scaffold.Values
		codes []*diag.Code
	}{
		{vocabulary.KindTrainee, scaffold.Values{"name": "lo ek", "start": "2026-01-12"}, diag.CodesOf(diag.AlreadyThere)},
		{vocabulary.KindTrainee, scaffold.Values{"name": "Personer", "start": "2026-01-12"}, diag.CodesOf(diag.AlreadyThere)},
		{vocabulary.KindTrainee, scaffold.Values{"name": "محمد 🩺", "start": "2026-01-12"}, diag.CodesOf(diag.NoNameLeft)},
		{vocabulary.KindTrainee, scaffold.Values{"name": "Lo \u202eEk", "start": "2026-01-12"}, diag.CodesOf(diag.DirectionCharacter)},
		{vocabulary.KindTrainee, scaffold.Values{"name": "Bo", "start": "12/1 2026", "programme": "skane"}, diag.CodesOf(diag.UnknownProgramme, diag.NotDate)},
		{vocabulary.KindTrainee, scaffold.Values{"name": "Bo", "start": "2026-01-12", "cohort": "vt2026"}, diag.CodesOf(diag.UnknownCohort)},
		{vocabulary.KindGoal, scaffold.Values{"goals": "bt01"}, diag.CodesOf(diag.AlreadyThere)},
		{vocabulary.KindTalk, scaffold.Values{"supervisor": "nobody", "placement": "../akuten"}, diag.CodesOf(diag.UnknownPerson, diag.UnknownPlacement)},
		{vocabulary.KindAssessment, scaffold.Values{"instrument": "guess", "goals": "BT1,BT99"}, diag.CodesOf(diag.UnknownWordAmong, diag.UnknownGoal)},
		{vocabulary.KindPlacement, scaffold.Values{"area": "surgery", "from": "2026-01-12", "to": "2026-05-11", "extent": "200"}, diag.CodesOf(diag.UnknownWordAmong, diag.NotPercent)},
	} {
		text, found := s.make(c.kind, c.v, nil)
		var codes []*diag.Code
		for _, f := range found {
			codes = append(codes, f.Code)
		}
		if text.Path != "" || len(codes) != len(c.codes) {
			t.Errorf("%s %v: %q is made, and this is said:\n%s", c.kind, c.v, text.Path, texts(found))
			continue
		}
		for i, code := range c.codes {
			if codes[i] != code {
				t.Errorf("%s %v: %s, want %s", c.kind, c.v, codes[i].ID, code.ID)
			}
		}
	}
}

// A check-in begins with the last judgement of every goal, those alike
// together, where the programme has a scale.
func TestCheckinProgression(t *testing.T) {
	s := newSite(t, language.Swedish)
	s.add(vocabulary.KindPerson, scaffold.Values{"name": "Bo Ek"}, nil)
	s.add(vocabulary.KindTrainee, scaffold.Values{"name": "Sara Lind", "start": "2026-01-12", "programme": "ostergotland"},
		map[vocabulary.Role]string{vocabulary.RoleMainSupervisor: "bo-ek"})
	judged := func(goal, level, met string) scaffold.Text {
		return scaffold.Text{Path: "content/sara-lind/mal/" + goal + ".md", Data: []byte("---\nmål: " + goal + "\nprogression:\n" +
			"  - {nivå: 1, uppfyllt: delvis, av: bo-ek, datum: 2026-02-01}\n  - {nivå: " + level + ", uppfyllt: " + met + ", av: bo-ek, datum: 2026-03-01}\n---\n")}
	}
	s.write(judged("BT1", "4", "helt"), judged("BT2", "3", "delvis"), judged("BT5", "4", "helt"))
	text := s.add(vocabulary.KindCheckin, scaffold.Values{"stage": "C", "date": "2026-04-01"}, nil)
	for _, want := range []string{
		"  - {mål: [BT1, BT5], nivå: 4, uppfyllt: helt, anteckning: }\n",
		"  - {mål: [BT2], nivå: 3, uppfyllt: delvis, anteckning: }\n",
		"  # - {mål: [BT3, BT4, BT6,",
	} {
		if !strings.Contains(string(text.Data), want) {
			t.Errorf("no %q in\n%s", want, text.Data)
		}
	}
	if text := s.add(vocabulary.KindCheckin, scaffold.Values{"stage": "A", "date": "2026-01-14"}, nil); strings.Contains(string(text.Data), "progression") {
		t.Errorf("judgements at the start:\n%s", text.Data)
	}
}
