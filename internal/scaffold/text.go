package scaffold

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Request is one text to be made.
type Request struct {
	Kind   vocabulary.Kind
	Values Values
	People map[vocabulary.Role]string // of a trainee
	ID     string                     // the name of its file or folder; empty for one made from the values
}

// A Text is a new text and where it goes.
type Text struct {
	Path  string // from the site's folder
	Data  []byte
	Draft bool
}

// Make makes a text, or says everything that is wrong with what was asked
// for. The trainee is nil for texts that are not one's.
func Make(tree *source.Tree, site *portfolio.Site, t *portfolio.Trainee, r Request) (Text, diag.List) {
	m := &making{tree: tree, site: site, trainee: t, Request: r, l: site.Language, keys: forms[r.Kind].keys()}
	for key, value := range m.Values {
		m.Values[key] = strings.Join(strings.Fields(value), " ")
	}
	m.refer()
	matter := "---\n" + m.matter() + "---\n"
	m.read(matter)
	name := m.path()
	if len(m.found) == 0 {
		m.taken(name)
	}
	if len(m.found) > 0 {
		return Text{}, m.found
	}
	if !draft(r.Kind) {
		return Text{Path: name, Data: []byte(matter)}, nil
	}
	return Text{Path: name, Data: []byte(matter + "\n" + m.body()), Draft: true}, nil
}

type making struct {
	Request
	tree    *source.Tree
	site    *portfolio.Site
	trainee *portfolio.Trainee
	l       language.Language
	keys    map[string]frontmatter.Field
	found   diag.List
}

func (m *making) report(p *diag.Problem) { m.found = append(m.found, p.At(diag.Pos{})) }

// refer resolves the people and the placement that the text speaks of.
func (m *making) refer() {
	person := func(id string) string {
		p := m.site.Person(id)
		if p == nil {
			m.report(diag.UnknownPerson.Problem(id))
			return id
		}
		return p.Name
	}
	for _, key := range []string{"supervisor", "assessor", "participants"} {
		if m.Values[key] != "" {
			m.Values[key] = each(m.Values[key], person)
		}
	}
	for role, people := range m.People {
		m.People[role] = each(people, person)
	}
	if id := m.Values["placement"]; id != "" {
		i := slices.IndexFunc(m.trainee.Placements, func(p *portfolio.Placement) bool { return vocabulary.Slug(p.Name) == vocabulary.Slug(id) })
		if i < 0 {
			m.report(diag.UnknownPlacement.Problem(id))
			return
		}
		m.Values["placement"] = m.trainee.Placements[i].Name
	}
	if id := m.Values["cohort"]; id != "" && !slices.ContainsFunc(m.site.Cohorts, func(c portfolio.Cohort) bool { return c.ID == id }) {
		m.report(diag.UnknownCohort.Problem(id))
	}
	if rules := m.Values["programme"]; m.Kind == vocabulary.KindTrainee && rules != "" {
		m.found = append(m.found, m.site.CheckProgramme(m.tree, rules)...)
	}
}

// each changes every item of a list.
func each(list string, change func(string) string) string {
	items := strings.Split(list, ",")
	for i, item := range items {
		items[i] = change(strings.TrimSpace(item))
	}
	return strings.Join(items, ", ")
}

// matter is what stands above the text, in the site's language.
func (m *making) matter() string {
	var b strings.Builder
	for _, key := range forms[m.Kind].fields {
		if key == "people" {
			m.people(&b)
			continue
		}
		field := m.keys[key]
		value := m.Values[key]
		switch {
		case value != "":
			fmt.Fprintf(&b, "%s: %s\n", m.word(key), m.value(field.Type, value))
		case key == "programme" || key == "cohort" || m.Kind == vocabulary.KindCourse && slices.Contains([]string{"date", "from", "to"}, key):
			// Only some have these.
		default:
			fmt.Fprintf(&b, "%s:\n", m.word(key))
		}
	}
	if draft(m.Kind) {
		fmt.Fprintf(&b, "%s: true\n", m.word("draft"))
	}
	return b.String()
}

// draft reports whether a text is begun as a draft. What is known of a person
// is known at once.
func draft(kind vocabulary.Kind) bool { return kind != vocabulary.KindPerson }

func (m *making) word(key string) string {
	term, _ := vocabulary.Keys().Get(key)
	return term.Label.In(m.l)
}

// people are the roles around a trainee, those that are not filled in too.
func (m *making) people(b *strings.Builder) {
	fmt.Fprintf(b, "%s:\n", m.word("people"))
	for _, role := range []vocabulary.Role{vocabulary.RoleMainSupervisor, vocabulary.RoleManager, vocabulary.RoleStudyDirector, vocabulary.RoleExternalAssessor} {
		value := ""
		if id := m.People[role]; id != "" {
			value = " " + id
		}
		fmt.Fprintf(b, "  %s:%s\n", role.In(m.l), value)
	}
}

// value writes a value for the decoder: words of the vocabulary in the site's
// language, and what cannot be read as it was given, for the decoder to say.
func (m *making) value(t reflect.Type, s string) string {
	if t.Kind() == reflect.Slice {
		var items []string
		for item := range strings.SplitSeq(s, ",") {
			items = append(items, m.value(t.Elem(), strings.TrimSpace(item)))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	if set, ok := reflect.Zero(t).Interface().(interface{ Vocabulary() *vocabulary.Set }); ok {
		if term, ok := set.Vocabulary().Find(s); ok {
			return frontmatter.Quote(term.Label.In(m.l))
		}
	}
	if goal, err := programme.ParseGoal(s); err == nil && t == reflect.TypeFor[programme.Goal]() {
		return goal.String()
	}
	if t.Kind() != reflect.String && simple(s) {
		return s
	}
	return frontmatter.Quote(s)
}

// simple reports whether a value means nothing but itself in YAML: a day or a
// number.
func simple(s string) bool { return strings.Trim(s, "0123456789-.") == "" }

// body is what stands below: for a talk who talked when (F056–F057), for a
// goal what it demands, and the questions.
func (m *making) body() string {
	b := comment(language.Text{
		Sv: "Frågorna i kommentarerna visas inte på sidan. Ta bort raden ”utkast” när texten är klar.",
		En: "The questions in the comments are not shown on the page. Remove the line “draft” when the text is done.",
	}.In(m.l))
	sections := asked().Kinds[m.Kind]
	switch m.Kind {
	case vocabulary.KindTalk:
		b += fmt.Sprintf(language.Text{Sv: "%s, handledarsamtal med %s.\n\n", En: "%s, talk with %s.\n\n"}.In(m.l),
			m.Values["date"], m.site.Person(m.Values["supervisor"]).FullName)
	case vocabulary.KindAssessment:
		term, _ := vocabulary.Instrument("").Vocabulary().Find(m.Values["instrument"])
		sections = slices.Concat(asked().Instruments[vocabulary.Instrument(term.Key)], sections)
	case vocabulary.KindGoal:
		b += m.demands()
	}
	return strings.TrimRight(b+body(sections, m.l), "\n") + "\n"
}

// demands is what the goal asks for, in the words of the programme.
func (m *making) demands() string {
	goal, err := programme.ParseGoal(m.Values["goals"])
	if err != nil || m.trainee.Programme == nil {
		return ""
	}
	w := m.trainee.Programme.Goals.Of(goal)
	lines := []string{goal.String() + " " + w.Title.In(m.l)}
	for _, r := range w.Requirements {
		label, _ := vocabulary.Label("requirement_" + string(r.Kind))
		lines = append(lines, label.In(m.l)+" "+r.Text.In(m.l))
	}
	return comment(lines...)
}

// read has the front matter read as it will be.
func (m *making) read(matter string) {
	split, found := frontmatter.Split("", []byte(matter))
	if !found.Failed() {
		_, found = split.Decode(reflect.New(forms[m.Kind].of).Interface())
	}
	for _, f := range found {
		f.Pos = diag.Pos{} // there is no such file yet
		m.found = append(m.found, f)
	}
}

// path is where the text goes: in the folder of its kind that there is, under
// a name that says what it is about.
func (m *making) path() string {
	name := m.name()
	if m.ID != "" {
		name = m.ID
	}
	if language.Slug(name) == "" {
		m.report(diag.NoNameLeft.Problem(name))
		return ""
	}
	name = vocabulary.Slug(name)
	switch m.Kind {
	case vocabulary.KindTrainee:
		return path.Join("content", name, "index.md")
	case vocabulary.KindPerson:
		return path.Join("content", Folder(m.tree, "content", m.Kind, m.l), name+".md")
	}
	at := "content/" + m.trainee.Folder
	return path.Join(at, Folder(m.tree, at, m.Kind, m.l), name+".md")
}

// name is what a text is called where nobody says.
func (m *making) name() string {
	v := m.Values
	switch m.Kind {
	case vocabulary.KindTrainee, vocabulary.KindPerson:
		return v["name"]
	case vocabulary.KindPlacement:
		term, _ := vocabulary.Area("").Vocabulary().Find(v["area"])
		area := term.Label.In(m.l)
		if m.l == language.Swedish {
			area = strings.ReplaceAll(area, " ", "") // akutsjukvård
		}
		return cmp.Or(v["title"], area, v["area"])
	case vocabulary.KindAssessment:
		return v["date"] + " " + v["instrument"] + " " + v["title"]
	case vocabulary.KindCourse:
		return cmp.Or(v["date"], v["from"], v["to"]) + " " + v["title"]
	case vocabulary.KindKollegium:
		return v["date"] + " " + v["placement"]
	case vocabulary.KindCheckin:
		return v["date"] + " " + v["stage"] + " " + v["placement"]
	case vocabulary.KindGoal:
		if goal, err := programme.ParseGoal(v["goals"]); err == nil {
			return fmt.Sprintf("bt%02d", int(goal))
		}
		return v["goals"]
	}
	return v["date"]
}

// Folder is the name of the folder for a kind of text below another: the one
// that there is, or its name in a language.
func Folder(tree *source.Tree, below string, kind vocabulary.Kind, l language.Language) string {
	for _, name := range tree.Folders(below) {
		if k, _ := vocabulary.KindOfFolder(name); k == kind {
			return name
		}
	}
	return kind.Term().Folder.In(l)
}

// taken refuses what is there already, also where only some systems would take
// two names for one.
func (m *making) taken(name string) {
	there := ""
	switch m.Kind {
	case vocabulary.KindTrainee:
		folder := path.Dir(strings.TrimPrefix(name, "content/"))
		for _, other := range m.tree.Folders("content") {
			if kind, _ := vocabulary.KindOfFolder(folder); strings.EqualFold(other, folder) || kind == vocabulary.KindPerson || kind == vocabulary.KindShared {
				there = "content/" + folder
			}
		}
	case vocabulary.KindGoal:
		goal, _ := programme.ParseGoal(m.Values["goals"])
		if g := m.trainee.Goals[goal]; g != nil {
			there = g.Path
		}
	}
	for _, e := range m.tree.Under(path.Dir(name)) {
		if strings.EqualFold(e.Path, name) {
			there = e.Path
		}
	}
	if there != "" {
		m.report(diag.AlreadyThere.Problem(there, "--id"))
	}
}
