package comparison

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/difference"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Comparison is what is new in an edition since an earlier one. Its keys are
// those of `btfolio compare --format json`.
type Comparison struct {
	Format    string            `json:"format"`
	Version   int               `json:"version"`
	Language  language.Language `json:"language"`
	Trainee   string            `json:"trainee"`
	Old       Side              `json:"old"`
	New       Side              `json:"new"`
	Added     []Text            `json:"added"`
	Changed   []Changed         `json:"changed"`
	Gone      []Gone            `json:"gone"`
	Decided   []Decision        `json:"decided"`
	Withdrawn []Decision        `json:"withdrawn"` // made since then, and takes an approval back
	Missing   []Decision        `json:"missing"`   // the earlier edition had it, and this one has not
	Moved     []Move            `json:"moved"`
}

// A Side is one of the two editions.
type Side struct {
	On   civil.Date `json:"on"`
	Code string     `json:"code,omitempty"`
}

// A Text is a text or file that came.
type Text struct {
	Kind  vocabulary.Kind `json:"kind"`
	Title string          `json:"title"`
	File  string          `json:"file"`
}

// A Changed text is there in both editions, and not the same. A file that is no text
// has no words.
type Changed struct {
	Text
	Words []Words `json:"words,omitempty"`
}

// Words are some that stayed, went or came, or that were left out here.
type Words struct {
	Kind difference.Kind `json:"kind"`
	Text string          `json:"text,omitempty"`
}

// A Gone text is known by its title alone: somebody had a reason to take it out.
type Gone struct {
	Kind  vocabulary.Kind `json:"kind"`
	Title string          `json:"title"`
}

// A Decision is who decided what about what, and when.
type Decision struct {
	subject  string              // the text, whatever it is called now
	About    string              `json:"about"`
	Decision vocabulary.Decision `json:"decision"`
	By       string              `json:"by"`
	Role     vocabulary.Role     `json:"role,omitempty"`
	Date     civil.Date          `json:"date"`
	Goals    []string            `json:"goals,omitempty"`
}

func (d Decision) key() string {
	return strings.Join([]string{d.subject, string(d.Decision), d.By, string(d.Role), d.Date.String(), strings.Join(d.Goals, " ")}, "\x00")
}

// A Move is from one state to another: of a goal, its level, a placement, or BT as a
// whole. Where one of them is empty there was nothing that had a state.
type Move struct {
	About string `json:"about"`
	Name  string `json:"name,omitempty"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// around is how many words are kept beside those that went or came.
const around = 8

// Compare tells what is new in an edition since an old one. Both must be of the same
// trainee.
func Compare(old, now *Edition) (*Comparison, error) {
	if old.ID != now.ID && old.Name != now.Name {
		return nil, diag.EditionsOfTwo.Problem(old.Name, now.Name)
	}
	c := &Comparison{
		Format: "btfolio comparison", Version: 1, Language: now.Language, Trainee: now.Name,
		Old: Side{old.On, old.Code}, New: Side{now.On, now.Code},
		Added: []Text{}, Changed: []Changed{}, Gone: []Gone{}, Moved: []Move{},
		Decided: []Decision{}, Withdrawn: []Decision{}, Missing: []Decision{},
	}
	if err := c.texts(old, now); err != nil {
		return nil, err
	}
	c.decisions(old, now)
	c.states(old, now)
	return c, nil
}

func (c *Comparison) texts(old, now *Edition) error {
	for _, file := range slices.Sorted(maps.Keys(now.texts)) {
		is := now.texts[file]
		before := old.folder() + strings.TrimPrefix(file, now.folder())
		was, known := old.texts[before]
		this := Text{is.kind, is.title, file}
		switch {
		case is.kind == vocabulary.KindApproval && !known: // told among the decisions
		case !known:
			c.Added = append(c.Added, this)
		case was.digest != is.digest:
			words, err := changed(old, now, before, file)
			if err != nil {
				return err
			}
			c.Changed = append(c.Changed, Changed{this, words})
		}
	}
	for _, file := range slices.Sorted(maps.Keys(old.texts)) {
		was := old.texts[file]
		if _, still := now.texts[now.folder()+strings.TrimPrefix(file, old.folder())]; !still && was.kind != vocabulary.KindApproval {
			c.Gone = append(c.Gone, Gone{was.kind, was.title})
		}
	}
	slices.SortStableFunc(c.Added, func(a, b Text) int { return place(a.Kind) - place(b.Kind) })
	slices.SortStableFunc(c.Changed, func(a, b Changed) int { return place(a.Kind) - place(b.Kind) })
	slices.SortStableFunc(c.Gone, func(a, b Gone) int { return place(a.Kind) - place(b.Kind) })
	return nil
}

// place is where a kind stands when all are presented.
func place(k vocabulary.Kind) int {
	return slices.IndexFunc(vocabulary.Kinds(), func(t vocabulary.KindTerm) bool { return t.Key == k })
}

// changed compares two wordings of a text.
func changed(old, now *Edition, before, file string) (all []Words, err error) {
	if path.Ext(file) != ".md" {
		return nil, nil
	}
	was, err := old.read(before)
	if err != nil {
		return nil, err
	}
	is, err := now.read(file)
	if err != nil {
		return nil, err
	}
	for _, p := range difference.Fold(difference.Words(string(was), string(is)), around) {
		if p.Kind == difference.Left {
			p.Text = ""
		}
		all = append(all, Words{p.Kind, p.Text})
	}
	return all, nil
}

func (c *Comparison) decisions(old, now *Edition) {
	left := map[string]int{}
	for _, d := range old.decisions {
		left[d.key()]++
	}
	for _, d := range now.decisions {
		switch {
		case left[d.key()] > 0:
			left[d.key()]--
		case d.Decision == vocabulary.DecisionRevoked:
			c.Withdrawn = append(c.Withdrawn, d)
		default:
			c.Decided = append(c.Decided, d)
		}
	}
	for _, d := range old.decisions {
		if left[d.key()] > 0 {
			left[d.key()]--
			c.Missing = append(c.Missing, d)
		}
	}
	for _, all := range [][]Decision{c.Decided, c.Withdrawn, c.Missing} {
		slices.SortStableFunc(all, func(a, b Decision) int { return cmp.Compare(a.Date.String(), b.Date.String()) })
	}
}

func (c *Comparison) states(old, now *Edition) {
	type of struct{ about, key string }
	was := map[of]state{}
	for _, s := range old.states {
		was[of{s.about, strings.TrimPrefix(s.key, old.ID+"/")}] = s
	}
	for _, s := range now.states {
		key := of{s.about, strings.TrimPrefix(s.key, now.ID+"/")}
		if before := was[key]; before.is != s.is {
			c.Moved = append(c.Moved, Move{s.about, s.name, before.is, s.is})
		}
		delete(was, key)
	}
	for _, s := range old.states {
		if _, over := was[of{s.about, strings.TrimPrefix(s.key, old.ID+"/")}]; over {
			c.Moved = append(c.Moved, Move{s.about, s.name, s.is, ""})
		}
	}
}

// Nothing reports whether the two editions say the same.
func (c *Comparison) Nothing() bool {
	return len(c.Added)+len(c.Changed)+len(c.Gone)+len(c.Decided)+len(c.Withdrawn)+len(c.Missing)+len(c.Moved) == 0
}
