package scaffold

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

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
		return path.Join("content", portfolio.Folder(m.tree, "content", m.Kind, m.l), name+".md")
	}
	at := "content/" + m.trainee.Folder
	return path.Join(at, portfolio.Folder(m.tree, at, m.Kind, m.l), name+".md")
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
	case vocabulary.KindTalk:
		return v["date"]
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
	return v["date"] + " " + v["title"]
}

// taken refuses what is there already, also under a name that addresses cannot
// tell from it.
func (m *making) taken(name string) {
	there := ""
	switch m.Kind {
	case vocabulary.KindTrainee:
		folder := path.Base(path.Dir(name))
		if kind, _ := vocabulary.KindOfFolder(folder); ofSite(kind) {
			there = "content/" + folder
		}
		for _, other := range m.tree.Folders("content") {
			if vocabulary.Slug(other) == folder {
				there = "content/" + other
			}
		}
	case vocabulary.KindGoal:
		goal, _ := programme.ParseGoal(m.Values["goals"])
		if g := m.trainee.Goals[goal]; g != nil {
			there = g.Path
		}
	}
	for _, e := range m.tree.Under(path.Dir(name)) {
		if path.Dir(e.Path) == path.Dir(name) && source.IsText(e.Path) && slug(e.Path) == slug(name) {
			there = e.Path
		}
	}
	if there != "" {
		m.report(diag.AlreadyThere.Problem(there, "--id"))
	}
}

// ofSite reports whether the folder of a kind lies beside those of the trainees.
func ofSite(kind vocabulary.Kind) bool {
	k, ok := portfolio.Declared(kind)
	return ok && k.Shared
}

// slug is the name of a text as its address has it.
func slug(name string) string {
	return vocabulary.Slug(strings.TrimSuffix(path.Base(name), path.Ext(name)))
}
