package review

import (
	"cmp"
	"slices"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// Covered lists the files that a decision about a subject covers, by path: its
// text with attachments, and every talk and piece of evidence that belongs to it,
// with theirs. The decision about BT as a whole covers
// everything except itself. No decision covers a draft.
func Covered(t *portfolio.Trainee, about Subject) []seal.File {
	return (&inquiry{t: t, all: t.AllEvidence()}).covered(about) // whatever it weighs
}

// WholeBT lists the files that a decision about BT as a whole covers; nil where there
// is nothing yet to decide about.
func WholeBT(t *portfolio.Trainee) []seal.File {
	if t.Final == nil {
		return nil
	}
	return Covered(t, ofFinal(t.Final))
}

// coveredBy lists the files that a decision in a document of its own would
// cover if it were made today.
func (q *inquiry) coveredBy(d *portfolio.Decision) []seal.File {
	about := append(subjects(q.t), allTalks)
	return q.covered(slices.DeleteFunc(about, func(s Subject) bool { return !concerns(q.t, d, s) })...)
}

func (q *inquiry) covered(about ...Subject) []seal.File { return q.cover(about...).list() }

// cover gathers what a decision about some subjects covers.
func (q *inquiry) cover(about ...Subject) *cover {
	t := q.t
	c := &cover{t: t, seen: map[*portfolio.Doc]bool{}}
	evidence := evidenceSubjects(t)
	for _, s := range about {
		in := func(placement string) bool {
			return s.Kind == programme.SubjectPlacement && placement == s.Placement.Name
		}
		proves := func(goals []programme.Goal) bool {
			return s.Kind == programme.SubjectGoal && slices.Contains(goals, s.Goal)
		}
		if s.Kind == programme.SubjectFinal {
			for _, d := range t.Decisions {
				if concerns(t, d, s) {
					c.seen[&d.Doc] = true // several people make one each
				}
			}
			c.everything()
			continue
		}
		if s.Doc != nil {
			c.text(s.Doc)
		}
		for _, x := range t.Talks {
			if s == allTalks || in(x.Placement.Value) {
				c.text(&x.Doc)
			}
		}
		for _, e := range evidence {
			if e.Placement != nil && in(e.Placement.Name) {
				c.text(e.Doc)
			}
		}
		for _, d := range t.Documents {
			if proves(d.Goals) {
				c.text(&d.Doc)
			}
		}
		for _, e := range q.all {
			if proves(e.Goals) {
				c.text(e.Doc)
			}
		}
	}
	return c
}

// files are all files of the portfolio as decisions cover them, with those that are
// left out: no decision covers them any more, and those that do hold.
func (q *inquiry) files() []seal.File {
	c := cover{t: q.t, seen: map[*portfolio.Doc]bool{}}
	c.everything()
	c.files = append(c.files, q.t.SealedLeftOut()...)
	return c.list()
}

// A cover gathers files, each once.
type cover struct {
	t     *portfolio.Trainee
	seen  map[*portfolio.Doc]bool
	files []seal.File
}

func (c *cover) list() []seal.File {
	slices.SortFunc(c.files, func(a, b seal.File) int { return cmp.Compare(a.Path, b.Path) })
	return c.files
}

// text adds a text and the documents it refers to, which may be texts that
// refer to more.
func (c *cover) text(d *portfolio.Doc) {
	if c.seen[d] {
		return
	}
	c.seen[d] = true
	c.files = append(c.files, c.t.Sealed(d)...)
	for _, attached := range c.t.Attached(d) {
		c.text(&attached.Doc)
	}
}

// everything adds the whole portfolio.
func (c *cover) everything() {
	for _, d := range c.t.Texts() {
		if d.Kind != vocabulary.KindSelection { // which may be made at any time
			c.text(d)
		}
	}
	for _, d := range c.t.Documents {
		c.text(&d.Doc)
	}
}
