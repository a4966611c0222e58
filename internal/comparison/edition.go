// Package comparison tells what is new in a portfolio since it was last handed
// over: which texts came, changed and went, which decisions were made, and which
// states moved. It compares two editions, from the data and sources that bundles
// hold, and asks nothing of how they were made.
package comparison

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"path"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// An Edition is a portfolio as it was handed over once.
type Edition struct {
	Code     string
	On       civil.Date
	Language language.Language
	ID, Name string // of the trainee

	texts     map[string]text   // by the path of the file
	titles    map[string]string // by the id of a text
	people    map[string]string // by their ids
	decisions []Decision
	states    []state
	read      func(file string) ([]byte, error)
}

// A text is a file of a portfolio, whatever its type.
type text struct {
	kind   vocabulary.Kind
	title  string
	digest string
}

// A state is how a goal, a placement or BT as a whole stands.
type state struct{ about, name, key, is string }

// What can have a state.
const (
	aboutGoal      = "goal"
	aboutLevel     = "level"
	aboutPlacement = "placement"
	aboutFinal     = "final"
)

// mostData is how large portfolio.json and a text may be, in bytes.
const (
	mostData = 64 << 20
	mostText = 4 << 20
)

const sources = "data/" + bundle.SourcesFolder + "/"

// Read reads the edition in a bundle that was found whole.
func Read(r *bundle.Result) (*Edition, error) {
	t := r.Tree()
	data, err := bundle.ReadFile(t, "data/"+bundle.DataFile, mostData)
	if err != nil {
		return nil, err
	}
	e, err := New(r.Code.String(), data)
	if err != nil {
		return nil, err
	}
	e.read = func(file string) ([]byte, error) { return bundle.ReadFile(t, sources+file, mostText) }
	for _, name := range t.Names() {
		file, inside := strings.CutPrefix(name, sources)
		if !inside || e.knows(file) {
			continue
		}
		digest, err := digestOf(t, name)
		if err != nil {
			return nil, err
		}
		e.add(file, "", digest)
	}
	return e, nil
}

// Holding adds the sources that an edition has and its data does not name, for one
// that is not yet a bundle: by their paths, their SHA-256. Read reads one of them.
func (e *Edition) Holding(digests map[string]string, read func(file string) ([]byte, error)) {
	e.read = read
	for file, digest := range digests {
		if !e.knows(file) {
			e.add(file, "", digest)
		}
	}
}

// knows reports whether a file is among the texts, or is none of the trainee's.
func (e *Edition) knows(file string) bool {
	_, known := e.texts[file]
	return known || !strings.HasPrefix(file, e.folder())
}

func digestOf(t bundle.Tree, name string) (string, error) {
	f, err := t.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// folder is where the texts of the trainee lie.
func (e *Edition) folder() string { return "content/" + e.ID + "/" }

// add notes a file of the trainee.
func (e *Edition) add(file, title, digest string) {
	inside, own := strings.CutPrefix(file, e.folder())
	if !own {
		return
	}
	kind, known := vocabulary.KindOfFile(inside)
	if folder, _, below := strings.Cut(inside, "/"); !known && below {
		kind, _ = vocabulary.KindOfFolder(folder)
	}
	if title == "" {
		title = path.Base(file)
	}
	e.texts[file] = text{kind, title, digest}
}

// New reads an edition from its portfolio.json. Keys that are missing in older ones
// are not missed.
func New(code string, data []byte) (*Edition, error) {
	type approval struct {
		Subject  string              `json:"subject"`
		Decision vocabulary.Decision `json:"decision"`
		By       string              `json:"by"`
		Role     vocabulary.Role     `json:"role"`
		Date     civil.Date          `json:"date"`
		Goals    []string            `json:"goals"`
	}
	type decided struct {
		ID        string     `json:"id"`
		Title     string     `json:"title"`
		Goal      string     `json:"goal"`
		Approvals []approval `json:"approvals"`
	}
	var p struct {
		Format   string            `json:"format"`
		Version  int               `json:"version"`
		On       civil.Date        `json:"on"`
		Language language.Language `json:"language"`
		Trainee  struct {
			ID   string `json:"id"`
			Name string `json:"name"`
		} `json:"trainee"`
		People []struct {
			ID   string `json:"id"`
			Name string `json:"name"`
		} `json:"people"`
		Placements []decided  `json:"placements"`
		Goals      []decided  `json:"goals"`
		Final      *decided   `json:"final"`
		Approvals  []approval `json:"approvals"`
		Verdict    struct {
			Gate  string `json:"gate"`
			Goals []struct {
				Goal  string `json:"goal"`
				State string `json:"state"`
				Level int    `json:"level"`
			} `json:"goals"`
			Placements []struct {
				ID       string            `json:"id"`
				Phase    string            `json:"phase"`
				Decision string            `json:"decision"`
				Changed  []json.RawMessage `json:"changed"`
			} `json:"placements"`
		} `json:"verdict"`
	}
	var all any
	if json.Unmarshal(data, &p) != nil || json.Unmarshal(data, &all) != nil || p.Format != "btfolio portfolio" || p.Version != 1 {
		return nil, diag.EditionUnreadable.Problem()
	}
	e := &Edition{
		Code: code, On: p.On, Language: p.Language, ID: p.Trainee.ID, Name: p.Trainee.Name,
		texts: map[string]text{}, titles: map[string]string{}, people: map[string]string{},
		read: func(string) ([]byte, error) { return nil, nil },
	}
	e.titles[e.ID] = e.Name
	for _, g := range p.Goals {
		e.titles[g.ID] = g.Goal
	}
	e.origins(all)
	for _, x := range p.People {
		e.people[x.ID] = x.Name
	}
	decide := func(subject string, all []approval) {
		for _, a := range all {
			id := subject
			if a.Subject != "" {
				id = e.ID + "/" + strings.TrimSuffix(a.Subject, ".md")
			}
			e.decisions = append(e.decisions, Decision{
				strings.TrimPrefix(id, e.ID+"/"), e.titled(id), a.Decision, e.person(a.By), a.Role, a.Date, a.Goals,
			})
		}
	}
	for _, x := range append(p.Placements, p.Goals...) {
		decide(x.ID, x.Approvals)
	}
	if p.Final != nil {
		decide(p.Final.ID, p.Final.Approvals)
	}
	decide("", p.Approvals)
	for _, g := range p.Verdict.Goals {
		e.states = append(e.states, state{aboutGoal, g.Goal, g.Goal, g.State}, state{aboutLevel, g.Goal, g.Goal, string(rune('0' + max(0, min(g.Level, 5))))})
	}
	for _, x := range p.Verdict.Placements {
		is := x.Phase
		if x.Decision != "" {
			if is = x.Decision; len(x.Changed) > 0 {
				is = "changed"
			}
		}
		e.states = append(e.states, state{aboutPlacement, e.titled(x.ID), x.ID, is})
	}
	e.states = append(e.states, state{aboutFinal, "", "", p.Verdict.Gate})
	return e, nil
}

// origins finds whatever in the data comes from a file.
func (e *Edition) origins(v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			e.origins(x)
		}
	case map[string]any:
		id, _ := v["id"].(string)
		title, _ := v["title"].(string)
		file, is := v["file"].(string)
		digest, has := v["sha256"].(string)
		if is && has {
			if e.titles[id] == "" {
				e.titles[id] = title
			}
			e.add(file, e.titles[id], digest)
		}
		for _, x := range v {
			e.origins(x)
		}
	}
}

// titled is what a text is called, or its id where it has no title.
func (e *Edition) titled(id string) string {
	if title := e.titles[id]; title != "" {
		return title
	}
	return strings.TrimPrefix(id, e.ID+"/")
}

func (e *Edition) person(id string) string {
	if name := e.people[id]; name != "" {
		return name
	}
	return id
}
