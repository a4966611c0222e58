package site

import (
	"strconv"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// talk is the page of a supervision talk.
func (b *builder) talk(t *portfolio.Talk) Text {
	page := b.text(&t.Doc, "talks")
	page.kick(Link{Text: b.lang.Date(t.Date)}, b.placement(t.Placement))
	page.Goals = b.goalChips(t.Goals)
	f := facts{b: b}
	f.words("date", t.Date.String())
	f.add("supervisor", b.person(t.Supervisor))
	f.add("placement", b.placement(t.Placement))
	f.words("next_talk", isoDate(t.Next))
	page.Facts = f.list
	return page
}

func (b *builder) assessment(a *portfolio.Assessment) Text {
	page := b.text(&a.Doc, "assessments")
	page.Kicker[0].Text = a.Instrument.In(b.lang)
	page.kick(Link{Text: b.lang.Date(a.Date)}, b.placement(a.Placement))
	page.Goals = b.goalChips(a.Goals)
	f := facts{b: b}
	f.words("date", a.Date.String())
	f.words("instrument", a.Instrument.In(b.lang))
	f.add("assessor", b.person(a.Assessor))
	f.add("placement", b.placement(a.Placement))
	f.words("outcome", a.Outcome)
	page.Facts = f.list
	page.Attachments = b.attachments(a.Attachments)
	return page
}

func (b *builder) course(c *portfolio.Course) Text {
	page := b.text(&c.Doc, "courses")
	page.kick(Link{Text: b.lang.Date(c.Held())})
	page.Goals = b.goalChips(c.Goals)
	f := facts{b: b}
	f.words("date", b.courseDays(c))
	f.words("provider", c.Provider)
	if c.Days > 0 {
		f.words("days", strconv.FormatFloat(c.Days, 'f', -1, 64))
	}
	page.Facts = f.list
	page.Attachments = append(b.attachments(c.Certificates), b.attachments(c.Attachments)...)
	return page
}

func (b *builder) kollegium(k *portfolio.Kollegium) Text {
	page := b.text(&k.Doc, "kollegium")
	page.kick(Link{Text: b.lang.Date(k.Date)}, b.placement(k.Placement))
	f := facts{b: b}
	f.words("date", k.Date.String())
	f.add("placement", b.placement(k.Placement))
	f.add("participants", b.persons(k.Participants)...)
	f.words("self_rating", isoDate(k.SelfRating))
	f.words("assessment_form", isoDate(k.Form))
	f.words("feedback", isoDate(k.Feedback))
	f.add("deficits", b.goalChips(k.Deficits)...)
	f.words("action_plan", k.ActionPlan)
	page.Facts = f.list
	page.Attachments = b.attachments(k.Attachments)
	return page
}

func (b *builder) checkin(c *portfolio.Checkin) Text {
	page := b.text(&c.Doc, "checkins")
	page.kick(Link{Text: b.lang.Date(c.Date)}, b.placement(c.Placement))
	f := facts{b: b}
	f.words("stage", c.Stage.In(b.lang))
	f.words("date", c.Date.String())
	f.add("placement", b.placement(c.Placement))
	f.add("supervisor", b.person(c.Supervisor))
	f.add("participants", b.persons(c.Participants)...)
	f.add("lacking", b.goalChips(c.Lacking)...)
	page.Facts = f.list
	page.Attachments = b.attachments(c.Attachments)
	return page
}

// decisionPage is the page of a decision in a document of its own.
func (b *builder) decisionPage(d *portfolio.Decision) Text {
	page := b.text(&d.Doc, "final")
	page.Kicker[0].URL = to(b.list(vocabulary.KindFinal)) // which lists them
	page.kick(Link{Text: b.lang.Date(d.Date)})
	page.Goals = b.goalChips(d.Approval.Goals)
	f := facts{b: b}
	f.words("decision", d.Decision.In(b.lang))
	if about, ok := review.FindSubject(b.of, d.Subject.Value); ok {
		f.add("covers", b.subjectLink(about))
	} else {
		f.words("covers", d.Subject.Value)
	}
	f.add("decided_by", b.person(d.By))
	f.words("role", d.Role.In(b.lang))
	f.words("date", d.Date.String())
	f.words("comment", d.Comment)
	page.Facts = f.list
	if decided := b.verdict.Ruling(d); decided != nil {
		page.Decisions = []Decision{b.decision(*decided)}
	}
	return page
}

// plan is the page of the individual study plan, the text of the trainee's
// index.md.
func (b *builder) planPage() Text {
	page := b.text(&b.of.Doc, "plan")
	page.Title = word(b.lang, "plan")
	page.Kicker = nil
	page.Facts = b.about()
	return page
}

// shared is the page of a shared document.
func (b *builder) shared(s *portfolio.Shared) Text {
	page := b.text(&s.Doc, "shared")
	f := facts{b: b}
	f.words("date", isoDate(s.Date))
	page.Facts = f.list
	return page
}

// kick adds to the line above the title what is given.
func (t *Text) kick(links ...Link) {
	for _, l := range links {
		if l.Text != "" {
			t.Kicker = append(t.Kicker, l)
		}
	}
}

// A SharedList is the page of the shared documents (F076–F077, F083).
type SharedList struct {
	Head
	Texts []Entry
	Files []Attachment
	Empty string
}

func (b *builder) sharedList() SharedList {
	l := SharedList{
		Head:  b.head(word(b.lang, "shared"), "shared"),
		Empty: word(b.lang, "no_shared"),
	}
	for _, s := range b.site.Shared {
		l.Texts = append(l.Texts, Entry{Link: b.docLink(&s.Doc), Date: isoDate(s.Date)})
	}
	for _, d := range b.site.SharedFiles {
		l.Files = append(l.Files, b.attachment(d))
	}
	return l
}
