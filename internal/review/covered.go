package review

import (
	"cmp"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/seal"
)

// Covered lists the files that a decision about a subject covers, by path:
// its text with attachments, and every talk, assessment, course and document
// that belongs to it, with theirs. The decision about BT as a whole covers
// everything but itself. Drafts are covered by nothing.
func Covered(t *portfolio.Trainee, s Subject) []seal.File {
	c := inquire(t, civil.Date{}).newCover()
	c.subject(s)
	return c.list()
}

// coveredBy lists the files that a decision in a document of its own would
// cover if it were made today.
func (q *inquiry) coveredBy(d *portfolio.Decision) []seal.File {
	c := q.newCover()
	for _, s := range append(subjects(q.t), allTalks) {
		if concerns(q.t, d, s) {
			c.subject(s)
		}
	}
	return c.list()
}

// files are all files of the portfolio as decisions cover them.
func (q *inquiry) files() []seal.File {
	c := q.newCover()
	for _, d := range q.t.Texts() {
		c.text(d)
	}
	for _, d := range q.t.Documents {
		c.text(&d.Doc)
	}
	return c.list()
}

// A cover gathers files, each once.
type cover struct {
	q     *inquiry
	seen  map[*portfolio.Doc]bool
	files []seal.File
}

func (q *inquiry) newCover() *cover { return &cover{q: q, seen: map[*portfolio.Doc]bool{}} }

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
	c.files = append(c.files, c.q.t.Sealed(d)...)
	for _, attached := range c.q.t.Attached(d) {
		c.text(&attached.Doc)
	}
}

func (c *cover) subject(s Subject) {
	t := c.q.t
	if s.Kind == programme.SubjectFinal {
		c.everything(s)
		return
	}
	if s.Doc != nil {
		c.text(s.Doc)
	}
	switch s.Kind {
	case programme.SubjectPlacement:
		c.placement(s.Placement)
	case programme.SubjectGoal:
		for _, e := range c.q.evidence {
			if slices.Contains(e.Goals, s.Goal) {
				c.text(e.Doc)
			}
		}
		for _, d := range t.Documents {
			if slices.Contains(d.Goals, s.Goal) {
				c.text(&d.Doc)
			}
		}
	case programme.SubjectTalks:
		if s.Doc == nil {
			for _, x := range t.Talks {
				c.text(&x.Doc)
			}
		}
	}
}

// placement adds what belongs to a placement.
func (c *cover) placement(p *portfolio.Placement) {
	t := c.q.t
	for _, x := range t.Talks {
		if x.Placement.Value == p.Name {
			c.text(&x.Doc)
		}
	}
	for _, a := range t.Assessments {
		if a.Placement.Value == p.Name {
			c.text(&a.Doc)
		}
	}
	for _, d := range t.Documents {
		if d.Placement.Value == p.Name {
			c.text(&d.Doc)
		}
	}
}

// everything adds the whole portfolio but the decisions about BT as a whole:
// several people make one each.
func (c *cover) everything(final Subject) {
	t := c.q.t
	for _, d := range t.Decisions {
		if concerns(t, d, final) {
			c.seen[&d.Doc] = true
		}
	}
	for _, d := range t.Texts() {
		c.text(d)
	}
	for _, d := range t.Documents {
		c.text(&d.Doc)
	}
}
