package portfolio

import (
	"cmp"
	"reflect"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/vocabulary"
)

// A Text is a text or file of a portfolio, whatever its kind.
type Text interface{ Document() *Doc }

// Document is what the text has in common with all others.
func (d *Doc) Document() *Doc { return d }

// A Kind declares one kind of text. Everything that goes over the texts of a
// portfolio goes over these rows; which keys a kind has, and which of them
// name people, placements and files, its type says.
type Kind struct {
	Kind vocabulary.Kind
	New  func() Text // an empty text of the kind

	// Alone is a text of which a portfolio has one, in a file and not in a
	// folder; Shared one that belongs to the site and not to a trainee.
	Alone, Shared bool

	// Section is the entry of the navigation under which the texts are found, by
	// its label; empty for an entry of the kind's own.
	Section  string
	Evidence bool // it shows something about the goals it names (F170)
	Made     bool // it comes about by a command of its own, or is written freely
	Special  bool // its page shows more than any text, and the site makes it by itself

	day   func(Text) civil.Date    // what orders the texts; nil for the key “date”
	order func(a, b Text) int      // where the day alone does not say; nil for day and path
	keep  func(*loader, Text) bool // whether one that was read is taken in; nil for always
}

// Kinds declares the kinds in the order in which their texts are gone through.
func Kinds() []Kind { return kinds }

// Declared finds the declaration of a kind.
func Declared(kind vocabulary.Kind) (Kind, bool) {
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Kind == kind })
	if i < 0 {
		return Kind{}, false
	}
	return kinds[i], true
}

// Page reports whether each text of the kind has the page that any text has.
func (k Kind) Page() bool { return !k.Special }

// Begun reports whether a text of the kind can be begun from its questions. The
// others come about in another way: files are added, decisions are made.
func (k Kind) Begun() bool { return !k.Made }

// Type is the type that front matter of the kind is read into.
func (k Kind) Type() reflect.Type { return reflect.TypeOf(k.New()).Elem() }

var kinds = []Kind{
	{Kind: vocabulary.KindPerson, New: a[Person], Section: "people", Special: true, Shared: true},
	{Kind: vocabulary.KindTrainee, New: a[Trainee], Section: "plan", Special: true, Alone: true},
	{Kind: vocabulary.KindPlacement, New: a[Placement], Section: "placements", Special: true, day: of((*Placement).begins)},
	{Kind: vocabulary.KindTalk, New: a[Talk], Evidence: true, Section: "talks"},
	{Kind: vocabulary.KindAssessment, New: a[Assessment], Evidence: true, Section: "assessments"},
	{Kind: vocabulary.KindCourse, New: a[Course], Evidence: true, Section: "courses", day: of((*Course).Held)},
	{Kind: vocabulary.KindActivity, New: a[Activity], Evidence: true},
	{Kind: vocabulary.KindKollegium, New: a[Kollegium], Section: "kollegium"},
	{Kind: vocabulary.KindCheckin, New: a[Checkin], Section: "checkins"},
	{Kind: vocabulary.KindGoal, New: a[Goal], Section: "goals", Special: true, order: byGoal, keep: onePerGoal},
	{Kind: vocabulary.KindDocument, Made: true, New: a[Document], Evidence: true, Section: "documents", order: byMeaning},
	{Kind: vocabulary.KindApproval, Made: true, New: a[Decision], Section: "final", order: byTurn},
	{Kind: vocabulary.KindFinal, Made: true, New: a[Final], Section: "final", Special: true, Alone: true},
	{Kind: vocabulary.KindSelection, Made: true, New: a[selection], Section: "goals", Alone: true},
	{Kind: vocabulary.KindReport, Made: true, New: a[Report], Section: "trainees", Special: true, Shared: true},
	{Kind: vocabulary.KindShared, Made: true, New: a[Shared], Section: "shared", Shared: true},
}

func a[T any, P interface {
	*T
	Text
}]() Text {
	return P(new(T))
}

func of[P Text](day func(P) civil.Date) func(Text) civil.Date {
	return func(t Text) civil.Date { return day(t.(P)) }
}

// Day is the day of a text of the kind; zero where it has none.
func (k Kind) Day(t Text) civil.Date {
	if k.day != nil {
		return k.day(t)
	}
	return Said[civil.Date](t, "date")
}

// compare puts the texts of a kind in the order in which people read them: by
// time, and by name where the time is the same.
func (k Kind) compare(a, b Text) int {
	if k.order != nil {
		return k.order(a, b)
	}
	return cmp.Or(compareDays(k.Day(a), k.Day(b)), cmp.Compare(a.Document().Path, b.Document().Path))
}

func byGoal(a, b Text) int { return cmp.Compare(a.(*Goal).Goal, b.(*Goal).Goal) }

func byMeaning(x, y Text) int {
	a, b := x.(*Document), y.(*Document)
	return cmp.Or(slices.Compare(a.Goals, b.Goals), compareDays(a.Date, b.Date), cmp.Compare(a.Path, b.Path))
}

// byTurn has decisions in order. If there are several on one day, the later
// ones have a number after their name.
func byTurn(x, y Text) int {
	a, b := x.(*Decision), y.(*Decision)
	return cmp.Or(compareDays(a.Date, b.Date), cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(a.Name, b.Name))
}

func compareDays(a, b civil.Date) int {
	switch {
	case a.Before(b):
		return -1
	case b.Before(a):
		return 1
	}
	return 0
}
