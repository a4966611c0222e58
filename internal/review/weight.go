package review

import (
	"crypto/sha256"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// What a portfolio shows counts as evidence where it came about in BT and in
// the placement it names, by somebody else than the trainee, and once. What
// does not count stays where it is, and is told with the reason.

// An Uncounted piece of evidence is there and does not count.
type Uncounted struct {
	portfolio.Evidence
	Why diag.Finding
}

// UncountedFor are the pieces that would be evidence for a goal, did they count.
func (v *Verdict) UncountedFor(g programme.Goal) []Uncounted {
	return slices.DeleteFunc(slices.Clone(v.Uncounted), func(u Uncounted) bool { return !slices.Contains(u.Goals, g) })
}

// A weight is what is wrong with a piece of evidence.
type weight struct {
	portfolio.Evidence
	fault  diag.Finding
	counts bool // it counts all the same
}

// A scale weighs the evidence of a portfolio, one piece after the other.
type scale struct {
	*inquiry
	files map[*portfolio.Doc][]*portfolio.Document // of each text
	seen  map[event]*portfolio.Doc
	held  map[[sha256.Size]byte]held // by content
}

// An event is what tells one from another: whoever writes of it twice writes
// the same.
type event struct {
	kind  string
	day   civil.Date
	by    string // supervisor, assessor
	what  string // placement, title
	how   vocabulary.Instrument
	goals uint64 // a bit for each
}

// A held file is one that evidence has shown before.
type held struct {
	file *portfolio.Document
	by   *portfolio.Doc
}

// weighEvidence divides what there is into what counts and what does not. Texts
// are weighed before files, so that a scan does not count before the text.
func (q *inquiry) weighEvidence() {
	s := scale{q, map[*portfolio.Doc][]*portfolio.Document{}, map[event]*portfolio.Doc{}, map[[sha256.Size]byte]held{}}
	for _, d := range q.t.Documents {
		for _, text := range d.UsedBy {
			s.files[text] = append(s.files[text], d)
		}
	}
	void := map[*portfolio.Doc]bool{}
	for _, files := range []bool{false, true} {
		for _, e := range q.all {
			if _, isFile := e.Text.(*portfolio.Document); isFile != files {
				continue
			}
			if w := s.weigh(e); w != nil {
				q.weights = append(q.weights, *w)
				void[e.Doc] = !w.counts
			}
		}
	}
	q.evidence = slices.DeleteFunc(slices.Clone(q.all), func(e portfolio.Evidence) bool { return void[e.Doc] })
}

// weigh finds what is wrong with a piece of evidence; nil for nothing.
func (s *scale) weigh(e portfolio.Evidence) *weight {
	here := func() diag.Pos { return e.Doc.At("date") }
	name := func() language.Text { return titleText(e.Doc) }
	fault := func(f diag.Finding) *weight { return &weight{Evidence: e, fault: f} }
	first, began := s.before(e), e.Date
	if c, ok := e.Text.(*portfolio.Course); ok && !c.From.IsZero() {
		began = c.From
	}
	switch a, _ := e.Text.(*portfolio.Assessment); {
	case e.Course && e.Date.IsZero():
		return fault(diag.CourseWithoutDay.At(diag.Pos{File: e.Doc.Path}, name()))
	case !began.IsZero() && began.Before(s.t.Start):
		return fault(diag.BeforeBT.At(here(), name(), language.On(began), language.On(s.t.Start)))
	case e.Date.After(s.on):
		return fault(diag.InTheFuture.At(here(), name(), language.On(e.Date)))
	case first != nil:
		return fault(diag.SameTwice.At(diag.Pos{File: e.Doc.Path}, name(), titleText(first)))
	case a != nil && (a.Assessor.Value == "" || s.trainee(a.Assessor)):
		return fault(diag.NoAssessor.At(e.Doc.At("assessor"), name()))
	case a != nil && refuses(a.Outcome):
		return fault(diag.OutcomeNo.At(e.Doc.At("outcome"), name(), a.Outcome))
	}
	for _, d := range s.filesOf(e) {
		if d.Unsound() {
			return fault(unsound(d))
		}
	}
	if p := e.Placement; p != nil && !e.Date.IsZero() && (e.Date.Before(p.From) || e.Date.After(p.To)) {
		w := fault(diag.OutsidePlacement.At(here(), name(), language.On(e.Date), placementText(p), language.On(p.From), language.On(p.To)))
		rule := s.t.Programme.Evidence
		w.counts = rule != nil && e.Date.After(p.To) && !e.Date.After(rule.AfterPlacement.After(p.To))
		return w
	}
	if s.away(e) {
		w := fault(diag.OnLeave.At(here(), name(), language.On(e.Date)))
		w.counts = true
		return w
	}
	return nil
}

// away reports whether a piece of evidence is dated on leave or between two
// periods of its placement, or of BT where it belongs to none.
func (s *scale) away(e portfolio.Evidence) bool {
	if e.Date.IsZero() {
		return false
	}
	if e.Placement != nil { // within it, as was seen before
		return !e.Placement.Serves(e.Date)
	}
	return len(s.served) > 0 && !s.served.Has(e.Date) && e.Date.After(s.served.First()) && e.Date.Before(s.served.Last())
}

// filesOf are the files of a piece of evidence: itself, or what it has as
// attachments.
func (s *scale) filesOf(e portfolio.Evidence) []*portfolio.Document {
	if d, ok := e.Text.(*portfolio.Document); ok {
		return []*portfolio.Document{d}
	}
	return s.files[e.Doc]
}

// before finds what shows the same event as something weighed before: a file
// with the same content, a copy of a text, or the scan of what a text tells of.
func (s *scale) before(e portfolio.Evidence) (first *portfolio.Doc) {
	mark := func(what event) {
		switch other := s.seen[what]; {
		case other == nil:
			s.seen[what] = e.Doc
		case other != e.Doc && first == nil:
			first = other
		}
	}
	for _, d := range s.filesOf(e) { // several texts may share a file, but not its copies
		switch other, known := s.held[d.File.Digest]; {
		case d.File.Size == 0:
		case !known:
			s.held[d.File.Digest] = held{d, e.Doc}
		case other.file != d && first == nil:
			first = other.by
		}
	}
	switch x := e.Text.(type) {
	case *portfolio.Talk:
		mark(event{kind: "talk", day: x.Date, by: x.Supervisor.Value, what: x.Placement.Value})
	case *portfolio.Course:
		mark(event{kind: "course", day: x.Held(), what: x.Title})
	case *portfolio.Assessment:
		mark(event{"assessment", x.Date, x.Assessor.Value, x.Title, x.Instrument, goalSet(x.Goals)})
		s.seen[scan(e)] = e.Doc
	case *portfolio.Document:
		if other := s.seen[scan(e)]; other != nil && x.Instrument != "" && !x.Date.IsZero() && first == nil {
			first = other
		}
	}
	return first
}

// scan tells what an assessment and the scan of its form have in common.
func scan(e portfolio.Evidence) event {
	return event{kind: "scan", day: e.Date, how: e.Instrument, goals: goalSet(e.Goals)}
}

func goalSet(goals []programme.Goal) (set uint64) {
	for _, g := range goals {
		set |= 1 << g
	}
	return set
}

// refuses reports whether an outcome in words is a no. The scales differ
// between regions; these are the words that decisions are made in.
func refuses(outcome string) bool {
	term, known := vocabulary.Decision("").Vocabulary().Find(outcome)
	return known && term.Key != string(vocabulary.DecisionApproved)
}

func titleText(d *portfolio.Doc) language.Text {
	if d.Title == "" {
		return language.Same(d.Path[len("content/"):])
	}
	return say.Titled(d.Title)
}

// weighed reports the evidence that does not count, and what lies outside its
// placement or on leave.
func (j *judge) weighed() {
	for _, w := range j.weights {
		j.find(w.fault, Finding{Goals: w.Goals, Placement: w.Placement})
	}
	j.unsoundFiles()
}

// unsoundFiles reports the other files that are empty or are not what their name
// says. Whoever is handed one would look for what it does not show.
func (j *judge) unsoundFiles() {
	for _, d := range j.t.HandedOut() {
		told := func(w weight) bool { return w.fault.Code == diag.FileUnsound.Code && w.fault.Pos.File == d.File.Path }
		if d.Unsound() && !slices.ContainsFunc(j.weights, told) {
			j.find(unsound(d), Finding{Goals: d.Goals})
		}
	}
}

func unsound(d *portfolio.Document) diag.Finding {
	return diag.FileUnsound.At(diag.Pos{File: d.File.Path}, d.FileName(), d.File.Fault.Text())
}
