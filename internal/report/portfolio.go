package report

import (
	"encoding"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// Version of the form of portfolio.json. It is raised when a program that
// reads the older form would misunderstand the new one; keys may be added
// without that.
const portfolioVersion = 1

// A Portfolio is a whole portfolio as open data: portfolio.json of a bundle,
// described in docs/portfolio-json.md. Texts themselves are not repeated:
// each entry names its file, which lies beside it in the bundle.
type Portfolio struct {
	Format      string                       `json:"format"`
	Version     int                          `json:"version"`
	On          civil.Date                   `json:"on"`
	Language    language.Language            `json:"language"`
	Trainee     About                        `json:"trainee"`
	People      []Person                     `json:"people"`
	Placements  []Period                     `json:"placements"`
	Talks       []Entry                      `json:"talks"`
	Assessments []Entry                      `json:"assessments"`
	Courses     []Entry                      `json:"courses"`
	Activities  []Entry                      `json:"activities"`
	Kollegia    []Entry                      `json:"kollegia"`
	Checkins    []Entry                      `json:"checkins"`
	Goals       []GoalPage                   `json:"goals"`
	Documents   []Entry                      `json:"documents"`
	Approvals   []Approval                   `json:"approvals"`
	Final       *Final                       `json:"final"`
	Other       map[vocabulary.Kind][]Origin `json:"other,omitempty"` // texts of kinds that have no list here
	Shared      []Origin                     `json:"shared"`
	Withheld    int                          `json:"withheld"` // drafts that were left out
	Verdict     Trainee                      `json:"verdict"`  // without what is for the trainee only
}

// An Origin says where an entry comes from.
type Origin struct {
	ID     string `json:"id"`
	Title  string `json:"title,omitempty"`
	File   string `json:"file"` // below data/kallor/
	SHA256 string `json:"sha256"`

	// Matter is what the text says of itself, under the canonical keys of front
	// matter: everything its kind declares, also what has no key of its own here.
	Matter map[string]any `json:"front_matter,omitempty"`
}

// About is the trainee.
type About struct {
	Origin
	Name      string                       `json:"name"`
	Programme string                       `json:"programme"`
	Cohort    string                       `json:"cohort,omitempty"`
	Form      vocabulary.Form              `json:"form,omitempty"`
	Start     civil.Date                   `json:"start"`
	End       civil.Date                   `json:"end,omitzero"`
	People    map[vocabulary.Role][]string `json:"people"`
}

// A Person is somebody the portfolio speaks of.
type Person struct {
	Origin
	Name               string              `json:"name"`
	Position           vocabulary.Position `json:"position,omitempty"`
	Occupation         string              `json:"occupation,omitempty"`
	Specialty          string              `json:"specialty,omitempty"`
	Workplace          string              `json:"workplace,omitempty"`
	SupervisorTraining civil.Date          `json:"supervisor_training,omitzero"`
	ExperienceSince    civil.Date          `json:"experience_since,omitzero"`
}

// A Period is a placement.
type Period struct {
	Origin
	Unit        string           `json:"unit,omitempty"`
	Area        vocabulary.Area  `json:"area"`
	From        civil.Date       `json:"from"`
	To          civil.Date       `json:"to"`
	Percent     int              `json:"percent"`
	Absence     int              `json:"absence"`
	Periods     []Part           `json:"periods,omitempty"` // where there are several
	Leave       []Days           `json:"leave,omitempty"`
	Supervisors []string         `json:"supervisors"`
	Planned     []programme.Goal `json:"planned_goals"`
	Approvals   []Approval       `json:"approvals"`
}

// A Part is one of several periods of a placement.
type Part struct {
	Days
	Percent int `json:"percent"`
}

// Days are a time from one day to another.
type Days struct {
	From civil.Date `json:"from"`
	To   civil.Date `json:"to"`
}

// An Entry is a talk, an assessment, a course, an activity, a kollegium, a check-in
// or a document. What does not apply to its kind is left out.
type Entry struct {
	Origin
	Date         civil.Date            `json:"date,omitzero"`
	From         civil.Date            `json:"from,omitzero"`
	Goals        []programme.Goal      `json:"goals,omitempty"`
	Placement    string                `json:"placement,omitempty"`
	People       []string              `json:"people,omitempty"`
	Instrument   vocabulary.Instrument `json:"instrument,omitempty"`
	Outcome      string                `json:"outcome,omitempty"`
	Provider     string                `json:"provider,omitempty"`
	Days         float64               `json:"days,omitempty"`
	Stage        vocabulary.Stage      `json:"stage,omitempty"`
	ActionPlan   string                `json:"action_plan,omitempty"`
	Next         civil.Date            `json:"next,omitzero"`
	Attachments  []string              `json:"attachments,omitempty"`
	OriginalName string                `json:"original_name,omitempty"`
}

// A GoalPage is what is written about one goal.
type GoalPage struct {
	Origin
	Goal        programme.Goal `json:"goal"`
	Progression []Step         `json:"progression"`
	Gaps        []Gap          `json:"gaps"`
	Approvals   []Approval     `json:"approvals"`
}

// A Step is a judgement of a goal after a placement.
type Step struct {
	After string                `json:"after,omitempty"`
	Level int                   `json:"level"`
	Met   vocabulary.Fulfilment `json:"met,omitempty"`
	By    string                `json:"by,omitempty"`
	Date  civil.Date            `json:"date,omitzero"`
	Note  string                `json:"note,omitempty"`
}

// A Gap is a reason for missing evidence.
type Gap struct {
	Placement string     `json:"placement,omitempty"`
	Reason    string     `json:"reason"`
	By        string     `json:"by"`
	Date      civil.Date `json:"date,omitzero"`
}

// An Approval is one decision as written. The verdict says whether it counts.
type Approval struct {
	*Origin                      // of a document of its own; nil in a list of a text
	Subject  string              `json:"subject,omitempty"`
	Decision vocabulary.Decision `json:"decision"`
	By       string              `json:"by"`
	Role     vocabulary.Role     `json:"role,omitempty"`
	Date     civil.Date          `json:"date"`
	Goals    []programme.Goal    `json:"goals,omitempty"`
	Comment  string              `json:"comment,omitempty"`
	Trust    vocabulary.Trust    `json:"trust,omitempty"`   // of a document of its own
	Changed  []seal.Change       `json:"changed,omitempty"` // since it was written
	Covered  []Covered           `json:"covered,omitempty"` // by a document of its own
}

// A Covered file is one that a decision covers, and what has become of it.
type Covered struct {
	Path    string    `json:"path"` // from the trainee's folder
	Kind    seal.Kind `json:"kind"`
	Sum     string    `json:"sum,omitempty"`     // what sha256sum said when it was decided
	Wording string    `json:"wording,omitempty"` // the file that has it as it read then
}

func covered(v *review.Verdict, d *portfolio.Decision, b *review.Bond) (all []Covered) {
	if b == nil {
		return nil
	}
	for _, f := range b.Covered {
		c := Covered{Path: f.Path, Kind: f.Kind}
		if f.Kind != seal.Added {
			c.Sum = f.Was.Digest.String()
		}
		if w, _ := v.Wording(d, f); w != nil {
			c.Wording = w.Path
		}
		all = append(all, c)
	}
	return all
}

// Final is the end of BT.
type Final struct {
	Origin
	Confirmed    civil.Date `json:"confirmed,omitzero"`
	Registered   civil.Date `json:"registered,omitzero"`
	RegisteredBy string     `json:"registered_by,omitempty"`
	Certificates []Issued   `json:"certificates"`
	Approvals    []Approval `json:"approvals"`
}

// An Issued certificate is one of the official forms.
type Issued struct {
	Form vocabulary.Certificate `json:"form"`
	Date civil.Date             `json:"date"`
	By   []string               `json:"by"`
}

// PortfolioJSON is a portfolio as open data.
func PortfolioJSON(s *portfolio.Site, v *review.Published) Portfolio {
	t := v.Trainee
	p := Portfolio{
		Format: "btfolio portfolio", Version: portfolioVersion, On: v.On, Language: s.Language,
		Trainee: About{
			Origin: origin(t), Name: t.FullName, Programme: t.Programme.ID, Cohort: t.StartGroup.ID,
			Form: t.Form, Start: t.Start, End: t.End, People: map[vocabulary.Role][]string{},
		},
		People: []Person{}, Placements: []Period{}, Talks: []Entry{}, Assessments: []Entry{}, Courses: []Entry{},
		Activities: []Entry{}, Kollegia: []Entry{}, Checkins: []Entry{}, Goals: []GoalPage{}, Documents: []Entry{}, Approvals: []Approval{},
		Shared: []Origin{}, Withheld: len(t.Withheld),
	}
	p.Trainee.ID = t.Folder
	for _, role := range slices.Sorted(maps.Keys(t.People)) {
		p.Trainee.People[role] = values(t.People[role])
	}
	for _, x := range t.Mentioned() {
		p.People = append(p.People, person(x))
	}
	for _, x := range t.Placements {
		p.Placements = append(p.Placements, period(x))
	}
	lists := map[vocabulary.Kind]*[]Entry{
		vocabulary.KindTalk: &p.Talks, vocabulary.KindAssessment: &p.Assessments, vocabulary.KindCourse: &p.Courses,
		vocabulary.KindActivity: &p.Activities, vocabulary.KindKollegium: &p.Kollegia, vocabulary.KindCheckin: &p.Checkins,
		vocabulary.KindDocument: &p.Documents,
	}
	special := []vocabulary.Kind{
		vocabulary.KindTrainee, vocabulary.KindPlacement, vocabulary.KindGoal, vocabulary.KindApproval, vocabulary.KindFinal,
	}
	for _, k := range portfolio.Kinds() {
		for _, x := range t.Of(k.Kind) {
			list, known := lists[k.Kind]
			switch {
			case known:
				*list = append(*list, entry(k, x))
			case !slices.Contains(special, k.Kind):
				if p.Other == nil {
					p.Other = map[vocabulary.Kind][]Origin{}
				}
				p.Other[k.Kind] = append(p.Other[k.Kind], origin(x))
			}
		}
	}
	for _, x := range t.Goals {
		if x != nil {
			p.Goals = append(p.Goals, goalPage(x))
		}
	}
	for _, x := range t.Decisions {
		a := approval(x.Approval)
		from := origin(x)
		a.Origin, a.Subject = &from, x.Subject.Value
		if d := v.Ruling(x); d != nil {
			a.Trust, a.Changed, a.Covered = d.Trust, d.Changes(), covered(v.Verdict(), x, d.Bond)
		}
		p.Approvals = append(p.Approvals, a)
	}
	if t.Final != nil {
		p.Final = final(t.Final)
	}
	for _, x := range s.Shared {
		p.Shared = append(p.Shared, origin(x))
	}
	for _, x := range s.SharedFiles {
		p.Shared = append(p.Shared, file(x))
	}
	p.Verdict = verdict(s, v.Verdict(), v.Public())
	return p
}

func period(x *portfolio.Placement) Period {
	p := Period{
		Origin: origin(x), Unit: x.Unit, Area: x.Area, From: x.From, To: x.To, Percent: x.Share(), Absence: x.Away(),
		Supervisors: values(x.Supervisors), Planned: list(x.Planned), Approvals: approvals(x.Approvals),
	}
	if parts := x.Parts(); len(parts) > 1 {
		for _, part := range parts {
			p.Periods = append(p.Periods, Part{Days{part.From, part.To}, part.Share()})
		}
	}
	for _, l := range x.Leaves() {
		p.Leave = append(p.Leave, Days{l.From, l.To})
	}
	return p
}

func origin(x portfolio.Text) Origin {
	d := x.Document()
	o := Origin{ID: d.ID(), Title: d.Title, File: d.Path, SHA256: d.Digest.String()}
	if d.Kind != vocabulary.KindTrainee && d.Kind != vocabulary.KindPerson { // whose keys are not all for everybody
		o.Matter, _ = said(reflect.ValueOf(x).Elem()).(map[string]any)
	}
	return o
}

// common are the keys of all texts that are told in another way, or go without
// saying for one that is published.
var common = []string{"title", "draft", "sharing"}

// said is a value of front matter as JSON has it; nil where nothing is given.
func said(v reflect.Value) any {
	if v.IsZero() {
		return nil
	}
	switch x := v.Interface().(type) {
	case json.Marshaler, encoding.TextMarshaler:
		return x
	}
	if word := reflect.TypeFor[portfolio.Ref](); v.Type().ConvertibleTo(word) {
		return v.Convert(word).Field(0).String()
	}
	switch v.Kind() {
	case reflect.Pointer:
		return said(v.Elem())
	case reflect.Slice:
		all := []any{}
		for i := range v.Len() {
			all = append(all, said(v.Index(i)))
		}
		return all
	case reflect.Struct:
		if at := v.FieldByName("Pos"); at.IsValid() { // with its place: a value, or a number and a list
			for i := range v.NumField() {
				if value := said(v.Field(i)); value != nil && v.Field(i).Type() != at.Type() {
					return value
				}
			}
			return nil
		}
		keys := map[string]any{}
		for _, f := range portfolio.FieldsOf(v.Type()) {
			if value := said(f.In(v)); value != nil && !slices.Contains(common, f.Key) {
				keys[f.Key] = value
			}
		}
		return keys
	}
	return v.Interface()
}

// entry is what a text says under the keys that are the same whatever its kind.
func entry(k portfolio.Kind, x portfolio.Text) Entry {
	e := Entry{
		Origin: origin(x), Date: k.Day(x), From: portfolio.Said[civil.Date](x, "from"), Placement: portfolio.Said[portfolio.PlacementRef](x, "placement").Value,
		Instrument: portfolio.Said[vocabulary.Instrument](x, "instrument"), Outcome: portfolio.Said[string](x, "outcome"),
		Provider: portfolio.Said[string](x, "provider"), Days: portfolio.Said[float64](x, "days"),
		Stage: portfolio.Said[vocabulary.Stage](x, "stage"), ActionPlan: portfolio.Said[string](x, "action_plan"),
		Next: portfolio.Said[civil.Date](x, "next"), OriginalName: portfolio.Said[string](x, "original_name"),
	}
	for _, key := range []string{"goals", "deficits", "lacking"} {
		e.Goals = append(e.Goals, portfolio.Said[[]programme.Goal](x, key)...)
	}
	for _, f := range portfolio.FieldsOf(k.Type()) {
		switch refs := f.Of(x).Interface().(type) {
		case portfolio.PersonRef:
			e.People = append(e.People, one(refs)...)
		case []portfolio.PersonRef:
			e.People = append(e.People, values(refs)...)
		case []portfolio.FileRef:
			e.Attachments = append(e.Attachments, values(refs)...)
		}
	}
	if d, ok := x.(*portfolio.Document); ok {
		e.Origin = file(d)
	}
	return e
}

// file is a document, known by its file and not by the text beside it.
func file(d *portfolio.Document) Origin {
	o := origin(d)
	if d.File.Path != "" {
		o.ID, o.Title = strings.TrimPrefix(d.File.Path, "content/"), d.Label
		o.File, o.SHA256 = d.File.Path, d.File.Digest.String()
	}
	return o
}

func person(x *portfolio.Person) Person {
	p := Person{
		Origin: origin(x), Name: x.FullName, Position: x.Position, Occupation: x.Occupation, Specialty: x.Specialty,
		Workplace: x.Workplace, SupervisorTraining: x.SupervisorTraining, ExperienceSince: x.ExperienceSince,
	}
	p.ID = x.Name
	return p
}

func goalPage(x *portfolio.Goal) GoalPage {
	g := GoalPage{Origin: origin(x), Goal: x.Goal, Progression: []Step{}, Gaps: []Gap{}, Approvals: approvals(x.Approvals)}
	for _, s := range x.Progression {
		g.Progression = append(g.Progression, Step{s.After.Value, s.Level.Value, s.Met, s.By.Value, s.Date, s.Note})
	}
	for _, gap := range x.Gaps {
		g.Gaps = append(g.Gaps, Gap{gap.Placement.Value, gap.Reason, gap.By.Value, gap.Date})
	}
	return g
}

func final(x *portfolio.Final) *Final {
	f := &Final{Origin: origin(x), Certificates: []Issued{}, Approvals: approvals(x.Approvals)}
	if x.Confirmation != nil {
		f.Confirmed = x.Confirmation.Date
	}
	if x.Registration != nil {
		f.Registered, f.RegisteredBy = x.Registration.Date, x.Registration.By.Value
	}
	for _, c := range x.Certificates {
		f.Certificates = append(f.Certificates, Issued{c.Form, c.Date, values(c.By)})
	}
	return f
}

func approvals(all []portfolio.Approval) []Approval {
	list := []Approval{}
	for _, a := range all {
		list = append(list, approval(a))
	}
	return list
}

func approval(a portfolio.Approval) Approval {
	return Approval{Decision: a.Decision, By: a.By.Value, Role: a.Role, Date: a.Date, Goals: a.Goals, Comment: a.Comment}
}

func values[R portfolio.PersonRef | portfolio.FileRef](refs []R) []string {
	all := []string{}
	for _, r := range refs {
		all = append(all, portfolio.Ref(r).Value)
	}
	return all
}

func one(ref portfolio.PersonRef) []string {
	if ref.Value == "" {
		return nil
	}
	return []string{ref.Value}
}

func list(goals []programme.Goal) []programme.Goal {
	return append([]programme.Goal{}, goals...)
}
