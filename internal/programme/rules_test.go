package programme

import (
	"fmt"
	"slices"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// These tests hold what the programmes say against the sources.

func TestNationalFloors(t *testing.T) {
	for _, id := range BuiltinIDs() {
		n := builtin(t, id).National
		if got := n.Length.Least.In(language.English); got != "6 months" {
			t.Errorf("BT is at least %s", got)
		}
		if n.Placements.Least != 2 || n.Placements.Most != 4 {
			t.Errorf("%d to %d placements", n.Placements.Least, n.Placements.Most)
		}
		for _, area := range []vocabulary.Area{vocabulary.AreaAcute, vocabulary.AreaPrimaryCare} {
			if f, ok := n.Floor(area); !ok || f.Least.In(language.English) != "3 months" {
				t.Errorf("%s: at least %v, %v", area, f.Least, ok)
			}
		}
		if f, ok := n.Floor(vocabulary.AreaPsychiatry); ok {
			t.Errorf("psychiatry has the floor %v", f)
		}
	}
}

func TestAreas(t *testing.T) {
	for id, want := range map[string][]string{
		"vgr": {
			"acute 4 months nationally true", "primary_care 4 months nationally true",
			"psychiatry 2–3 months regionally true",
		},
		"ostergotland": {
			"introduction 4 weeks regionally false", "acute 4 months nationally true",
			"primary_care 4 months nationally true", "psychiatry 3 months regionally true",
		},
		"region-bt": {"acute 3 months nationally true", "primary_care 3 months nationally true"},
	} {
		var got []string
		for _, a := range builtin(t, id).Areas {
			got = append(got, fmt.Sprint(a.Area, " ", a.Length.In(language.English), " ", a.Mandatory, " ", a.Counted))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s plans %q", id, got)
		}
	}
	if _, ok := builtin(t, "vgr").Area(vocabulary.AreaIntroduction); ok {
		t.Error("Västra Götaland plans an introduction")
	}
	for _, area := range []vocabulary.Area{vocabulary.AreaAcute, vocabulary.AreaPrimaryCare} {
		if a, ok := builtin(t, "vgr").Area(area); !ok || a.Means.Sv == "" {
			t.Errorf("what counts as %s is not said", area)
		}
	}
}

func TestMinimumAssessments(t *testing.T) {
	p := builtin(t, "vgr")
	from, to := day(t, "2025-09-01"), day(t, "2025-12-31")
	for area, want := range map[vocabulary.Area][2][]string{
		vocabulary.AreaPrimaryCare: {
			{"2 mini_cex 2025-09-01–2025-12-31", "1 consultation 2025-09-01–2025-12-31"},
			{"dops", "cbd", "video"},
		},
		vocabulary.AreaPsychiatry: {{"2 co_sitting 2025-09-01–2025-12-31"}, {"cbd"}},
		vocabulary.AreaAcute: {{
			"1 mini_cex 2025-09-01–2025-09-15", "1 cbd 2025-10-10–2025-11-21", "1 mini_cex 2025-12-03–2025-12-31",
		}, nil},
		vocabulary.AreaIntroduction: {nil, nil},
	} {
		required, recommended := p.AssessmentsIn(area)
		var got [2][]string
		for _, a := range required {
			first, last := a.Window.Dates(Served{{from, to}})
			got[0] = append(got[0], fmt.Sprintf("%d %s %v–%v", a.Least, a.Instrument, first, last))
		}
		for _, a := range recommended {
			got[1] = append(got[1], string(a.Instrument))
		}
		if !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
			t.Errorf("%s: required %q, recommended %q", area, got[0], got[1])
		}
	}
	if n := len(builtin(t, "ostergotland").Assessments); n != 0 {
		t.Errorf("Östergötland has %d rules about assessments that its sources do not hold", n)
	}
}

func TestTalks(t *testing.T) {
	for _, c := range []struct {
		id   string
		area vocabulary.Area
		want string
	}{
		{"ostergotland", vocabulary.AreaAcute, "1 month"},
		{"ostergotland", vocabulary.AreaPrimaryCare, "1 month"},
		{"vgr", vocabulary.AreaPrimaryCare, "1 week"},
		{"vgr", vocabulary.AreaAcute, ""},
		{"region-bt", vocabulary.AreaAcute, ""},
	} {
		got := ""
		if r := builtin(t, c.id).TalkRhythm(c.area); r != nil {
			got = r.Every.In(language.English)
		}
		if got != c.want {
			t.Errorf("%s, %s: every %q; want %q", c.id, c.area, got, c.want)
		}
	}
	lock := builtin(t, "ostergotland").TalkLock
	if lock == nil || lock.By != vocabulary.RoleMainSupervisor {
		t.Fatalf("Östergötland locks talks by %+v", lock)
	}
	if d := lock.NotBefore.Date(Served{{day(t, "2025-09-01"), day(t, "2026-08-31")}}).String(); d != "2026-08-03" {
		t.Errorf("talks may be locked from %s", d)
	}
	if builtin(t, "vgr").TalkLock != nil || builtin(t, "vgr").NextTalk != nil || builtin(t, "ostergotland").NextTalk == nil {
		t.Error("the talk rules of Östergötland stand in the wrong programme")
	}
}

// A region's own rhythm for an area goes before the one for all areas.
func TestTalkRhythmOfAnArea(t *testing.T) {
	p := Programme{TalkRhythms: []TalkRhythm{
		{Every: Span{1, Months}},
		{Every: Span{1, Weeks}, Area: vocabulary.AreaPrimaryCare},
	}}
	if r := p.TalkRhythm(vocabulary.AreaPrimaryCare); r.Every.Unit != Weeks {
		t.Errorf("primary care: every %v", r.Every)
	}
	if r := p.TalkRhythm(vocabulary.AreaAcute); r.Every.Unit != Months {
		t.Errorf("acute care: every %v", r.Every)
	}
}

func TestCheckIns(t *testing.T) {
	v := builtin(t, "vgr")
	if regular, ok := v.CheckIn(""); !ok || len(v.CheckIns) != 1 || v.HasStages() || !regular.In(vocabulary.AreaAcute) || regular.In(vocabulary.AreaPrimaryCare) {
		t.Errorf("Västra Götaland has the check-ins %+v", v.CheckIns)
	}
	for _, id := range []string{"ostergotland", "region-bt"} {
		t.Run(id, func(t *testing.T) { testStages(t, builtin(t, id).CheckIns, id == "ostergotland") })
	}
}

// testStages: A, B and C are held when the work description says, and are only
// recommended in another region than its own.
func testStages(t *testing.T, checkIns []CheckIn, borrowed bool) {
	if len(checkIns) != 3 {
		t.Fatalf("%d check-ins", len(checkIns))
	}
	for i, want := range []struct {
		stage vocabulary.Stage
		per   Period
		last  string
	}{
		{vocabulary.StageA, PerBT, "2025-09-15"},
		{vocabulary.StageB, PerPlacement, "2025-12-17"},
		{vocabulary.StageC, PerBT, "2025-12-31"},
	} {
		c := checkIns[i]
		_, last := c.Window.Dates(Served{{day(t, "2025-09-01"), day(t, "2025-12-31")}})
		if c.Stage != want.stage || c.Per != want.per || last.String() != want.last || c.By != vocabulary.RoleMainSupervisor {
			t.Errorf("check-in %+v, at latest %v", c, last)
		}
		if c.Recommended != borrowed || c.Note.Sv == "" {
			t.Errorf("check-in %s is taken from another region and does not say so, or is not and says so", c.Stage)
		}
		if (c.Stage == vocabulary.StageB) != slices.Contains(c.Invited, vocabulary.RolePlacementSupervisor) {
			t.Errorf("check-in %s invites %v", c.Stage, c.Invited)
		}
	}
}

func TestKollegium(t *testing.T) {
	k := builtin(t, "vgr").Kollegium
	if k == nil || k.Least != 1 || k.TraineeAttends || k.ConvenedBy != vocabulary.RoleMainSupervisor ||
		!slices.Equal(k.PreparedWith, []vocabulary.Instrument{vocabulary.InstrumentSelfRating, vocabulary.InstrumentForm}) {
		t.Errorf("kollegium in Västra Götaland: %+v", k)
	}
	if builtin(t, "ostergotland").Kollegium != nil {
		t.Error("Östergötland asks for a kollegium that its sources do not")
	}
}

func TestProfileRulesAreThoseOfOstergotland(t *testing.T) {
	o, v := builtin(t, "ostergotland"), builtin(t, "vgr")
	if p := o.Progression; p == nil || p.Least != 0 || p.Most != 5 || !p.NoteRequired || p.By != vocabulary.RoleMainSupervisor {
		t.Errorf("progression: %+v", p)
	}
	if o.PlacementSummary == nil || o.Confirmation == nil || o.DocumentNames == nil || o.PlacementPlan == nil {
		t.Error("a rule of the manual is missing")
	}
	if v.Progression != nil || v.PlacementSummary != nil || v.Confirmation != nil || v.DocumentNames != nil {
		t.Error("Västra Götaland has a rule of Östergötland's manual")
	}
	if !slices.Equal(o.DocumentNames.Parts, []NamePart{PartGoals, PartType, PartName, PartPlacement, PartDate}) {
		t.Errorf("document names: %v", o.DocumentNames.Parts)
	}
	if v.IndividualPlan == nil || v.IndividualPlan.Recommended || o.IndividualPlan == nil || !o.IndividualPlan.Recommended {
		t.Error("the individual plan is required in Västra Götaland and recommended in Östergötland")
	}
	if f := v.PlacementFinal; f == nil || f.Instrument != vocabulary.InstrumentFinal ||
		!slices.Equal(f.Areas, []vocabulary.Area{vocabulary.AreaPrimaryCare}) {
		t.Errorf("the final form of a placement: %+v", f)
	}
}

func TestWhoMayApproveWhat(t *testing.T) {
	main, placement, external := vocabulary.RoleMainSupervisor, vocabulary.RolePlacementSupervisor, vocabulary.RoleExternalAssessor
	for _, id := range BuiltinIDs() {
		p := builtin(t, id)
		for subject, want := range map[Subject][]vocabulary.Role{
			SubjectPlacement: {placement},
			SubjectGoal:      {main},
			SubjectFinal:     {external, main},
			SubjectEvidence:  {placement, main},
			SubjectGap:       {main},
		} {
			a, ok := p.Approval(subject)
			if !ok || !slices.Equal(a.By, want) || a.Together != (subject == SubjectFinal) {
				t.Errorf("%s: %s is decided by %+v", id, subject, a)
			}
			if a.Allows(vocabulary.RoleStudyDirector) || !a.Allows(want[0]) {
				t.Errorf("%s: %s allows the wrong people", id, subject)
			}
		}
	}
	if _, ok := builtin(t, "vgr").Approval(SubjectTalks); ok {
		t.Error("talks are locked in Västra Götaland")
	}
}

func TestQualifications(t *testing.T) {
	anyDoctor := []vocabulary.Position{vocabulary.PositionSpecialist, vocabulary.PositionResident}
	for _, c := range []struct {
		id        string
		role      vocabulary.Role
		preferred vocabulary.Position
		years     int
	}{
		{"vgr", vocabulary.RoleMainSupervisor, vocabulary.PositionSpecialist, 2},
		{"vgr", vocabulary.RolePlacementSupervisor, "", 2},
		{"ostergotland", vocabulary.RoleMainSupervisor, "", 0},
		{"region-bt", vocabulary.RoleMainSupervisor, "", 0},
	} {
		q, ok := builtin(t, c.id).Qualification(c.role)
		if !ok || !slices.Equal(q.Positions, anyDoctor) || !q.SupervisorTraining || q.Preferred != c.preferred || q.ExperienceYears != c.years {
			t.Errorf("%s, %s: %+v", c.id, c.role, q)
		}
	}
	if _, ok := builtin(t, "ostergotland").Qualification(vocabulary.RolePlacementSupervisor); ok {
		t.Error("Östergötland demands what its sources do not")
	}
}

func TestRegistration(t *testing.T) {
	for id, want := range map[string][]Need{
		"vgr":          {NeedLength, NeedPlacements, NeedGoals, NeedEvidence, NeedAssessments, NeedTalks, NeedKollegium, NeedChecklist, NeedPlan, NeedCheckin, NeedAssessor},
		"region-bt":    {NeedLength, NeedPlacements, NeedGoals, NeedEvidence, NeedChecklist, NeedPlan, NeedCheckin, NeedAssessor},
		"ostergotland": {NeedLength, NeedPlacements, NeedGoals, NeedEvidence, NeedTalks, NeedChecklist, NeedCheckin, NeedAssessor, NeedConfirmation},
	} {
		r := builtin(t, id).Registration
		if r.By != vocabulary.RoleMainSupervisor || !slices.Equal(r.Needs, want) {
			t.Errorf("%s: %+v", id, r)
		}
	}
}

func TestCertificates(t *testing.T) {
	certificates := builtin(t, "vgr").National.Certificates
	if len(certificates) != 3 {
		t.Fatalf("%d certificates", len(certificates))
	}
	for i, want := range []struct {
		form   vocabulary.Certificate
		annex  int
		signed []vocabulary.Role
		has    []FieldID
	}{
		{vocabulary.CertificateGoals, 2, []vocabulary.Role{vocabulary.RoleMainSupervisor}, []FieldID{FieldGoals, FieldActivities, FieldVerification}},
		{vocabulary.CertificateCompleted, 3, []vocabulary.Role{vocabulary.RoleHeadOfDepartment}, []FieldID{FieldServices, FieldTotalMonths, FieldPrimaryCare, FieldAcute}},
		{vocabulary.CertificateCompetence, 4, []vocabulary.Role{vocabulary.RoleMainSupervisor, vocabulary.RoleExternalAssessor}, []FieldID{FieldMainSupervisorName, FieldExternalAssessorName}},
	} {
		c := certificates[i]
		if c.Form != want.form || c.Annex != want.annex || !slices.Equal(c.SignedBy, want.signed) {
			t.Errorf("certificate %s, annex %d, signed by %v", c.Form, c.Annex, c.SignedBy)
		}
		seen := map[FieldID]bool{}
		for _, f := range c.Fields {
			if seen[f.ID] {
				t.Errorf("annex %d has the field %s twice", c.Annex, f.ID)
			}
			seen[f.ID] = true
			// Portfolios hold no identity numbers and no signatures on paper.
			if byHand := f.ID == FieldPersonalNumber || f.ID == FieldSignature || f.ID == FieldPlaceAndDate; f.ByHand != byHand {
				t.Errorf("annex %d, %s: by hand is %v", c.Annex, f.ID, f.ByHand)
			}
			if (len(f.Columns) > 0) != (f.ID == FieldServices) {
				t.Errorf("annex %d, %s has the columns %v", c.Annex, f.ID, f.Columns)
			}
		}
		for _, id := range append(want.has, FieldSurname, FieldGivenName, FieldPersonalNumber) {
			if !seen[id] {
				t.Errorf("annex %d lacks %s", c.Annex, id)
			}
		}
	}
}

func TestDecisionsAboutContradictions(t *testing.T) {
	for id, want := range map[string][]string{
		"ostergotland": {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C10", "C13", "C14", "C15", "C26", "C28", "C29", "C30", "C31", "C34", "C36", "C37", "S2", "F175"},
		"region-bt":    {"C1", "C2", "C7", "C8", "C10", "C12", "C28", "C31", "F175"},
		"vgr":          {"C1", "C2", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C27", "C28", "C29", "C30", "C31", "C32", "S2", "F175"},
	} {
		var got []string
		p := builtin(t, id)
		for _, d := range p.Decisions {
			got = append(got, d.ID)
			if d.Note.Sv == "" {
				t.Errorf("%s: the decision about %s does not say what contradicts it", id, d.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s decides %v", id, got)
		}
		if len(p.Unknowns) == 0 {
			t.Errorf("%s claims to know everything", id)
		}
	}
}
