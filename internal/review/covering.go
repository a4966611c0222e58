package review

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// A Covering is a decision that stands and covers a text, and what has become of
// the text since.
type Covering struct {
	*Ruling
	About []Subject
	Since Since
}

// Since is what has become of a text since a decision that covers it. Its values
// are keys of the vocabulary's labels.
type Since string

// What can become of a text.
const (
	SinceUnknown   Since = "since_unknown"   // of a claim nobody can tell
	SinceUnchanged Since = "since_unchanged" // the decision is about the text as it is
	SinceOther     Since = "since_other"     // so it is, but something else has changed that the decision is about
	SinceChanged   Since = "since_changed"
	SinceAdded     Since = "since_added" // it was not there
)

// Covering lists for each text the decisions that cover it: every one that is
// bound to its content, and one that is claimed where nothing nearer covers it. A
// decision about the text itself is nearer than one about its placement, that is
// nearer than one about its goals, and that than one about BT as a whole.
func (v *Verdict) Covering() map[*portfolio.Doc][]Covering {
	q := &inquiry{t: v.Trainee, all: v.Trainee.AllEvidence()}
	all := map[*portfolio.Doc][]Covering{}
	for _, kind := range []programme.Subject{
		programme.SubjectEvidence, programme.SubjectTalks, programme.SubjectPlacement, programme.SubjectGoal, programme.SubjectFinal,
	} {
		nearer := maps.Clone(all)
		for _, m := range v.Matters {
			deciding := m.Deciding()
			if m.Kind != kind || len(deciding) == 0 {
				continue
			}
			for doc := range q.cover(m.Subject).seen {
				for _, d := range deciding {
					if d.Trust != vocabulary.TrustClaimed || len(nearer[doc]) == 0 {
						all[doc] = with(all[doc], Covering{d, []Subject{m.Subject}, since(v.Trainee, d, doc)})
					}
				}
			}
		}
	}
	return all
}

// with adds a decision to others. What was decided at once, in one document or by
// one person on one day, is one.
func with(all []Covering, c Covering) []Covering {
	for i := range all {
		o := &all[i]
		same := o.Bond != nil && o.Bond == c.Bond ||
			o.Bond == nil && c.Bond == nil && o.By.Value == c.By.Value && o.Date == c.Date && o.Decision == c.Decision && o.About[0].Kind == c.About[0].Kind
		if same {
			o.About = append(o.About, c.About...)
			return all
		}
	}
	return append(all, c)
}

// since tells what has become of a text since a decision.
func since(t *portfolio.Trainee, d *Ruling, doc *portfolio.Doc) Since {
	if d.Bond == nil || d.Bond.Document.Seal == nil {
		if day := dayOf(t, doc); day.After(d.Date) {
			return SinceAdded
		}
		return SinceUnknown
	}
	of := func(c seal.Change) bool {
		return slices.ContainsFunc(t.Sealed(doc), func(f seal.File) bool { return f.Path == c.Path })
	}
	if i := slices.IndexFunc(d.Changes(), of); i >= 0 {
		if d.Changes()[i].Kind == seal.Added {
			return SinceAdded
		}
		return SinceChanged
	}
	if len(d.Changes()) > 0 {
		return SinceOther
	}
	return SinceUnchanged
}

// dayOf is the day that a text is about; zero where none is known.
func dayOf(t *portfolio.Trainee, doc *portfolio.Doc) civil.Date {
	kind, ok := portfolio.Declared(doc.Kind)
	if !ok {
		return civil.Date{}
	}
	for _, x := range t.Of(doc.Kind) {
		if x.Document() == doc {
			return kind.Day(x)
		}
	}
	return civil.Date{}
}
