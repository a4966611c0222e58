// Package scaffold owns new texts and new sites: what each kind of text asks
// for, the questions a good one answers, and who is filled in where nobody is
// named. It makes texts and writes nothing. What is written above a text is
// read by the decoder before anybody else sees it, so that a scaffold and the
// rest of the program cannot differ.
package scaffold

import (
	"reflect"
	"slices"

	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A Field is one thing a new text may be told. Fields without a value are
// written without one, for the author to fill in.
type Field struct {
	Key      string // of the vocabulary
	Required bool
}

// Values are what is known of a new text, by the keys of its fields, as
// people write them: lists with commas.
type Values map[string]string

// A form is what a kind of text is made from.
type form struct {
	of     reflect.Type
	fields []string // the keys in their order
	needs  []string // those that a new text needs, beyond those that every text of the kind does
}

var forms = map[vocabulary.Kind]form{
	vocabulary.KindPerson: {of: reflect.TypeFor[portfolio.Person](),
		fields: []string{"name", "position", "occupation", "specialty", "workplace", "supervisor_training", "experience_since"}},
	vocabulary.KindTrainee: {of: reflect.TypeFor[portfolio.Trainee](),
		fields: []string{"name", "programme", "cohort", "form", "start", "end", "people"}},
	vocabulary.KindPlacement: {of: reflect.TypeFor[portfolio.Placement](),
		fields: []string{"title", "unit", "area", "from", "to", "extent", "supervisor", "goals"}},
	vocabulary.KindTalk: {of: reflect.TypeFor[portfolio.Talk](),
		fields: []string{"title", "date", "supervisor", "placement", "goals", "next"}},
	vocabulary.KindAssessment: {of: reflect.TypeFor[portfolio.Assessment](),
		fields: []string{"title", "date", "instrument", "goals", "placement", "assessor", "outcome"}},
	vocabulary.KindCourse: {of: reflect.TypeFor[portfolio.Course](),
		fields: []string{"title", "date", "from", "to", "provider", "days", "goals"}, needs: []string{"title"}},
	vocabulary.KindKollegium: {of: reflect.TypeFor[portfolio.Kollegium](),
		fields: []string{"title", "date", "placement", "participants", "self_rating", "assessment_form", "feedback", "deficits", "action_plan"}},
	vocabulary.KindCheckin: {of: reflect.TypeFor[portfolio.Checkin](),
		fields: []string{"title", "stage", "date", "placement", "supervisor", "participants", "lacking"}},
	vocabulary.KindGoal: {of: reflect.TypeFor[portfolio.Goal](),
		fields: []string{"goals"}},
}

// Kinds are the kinds of text that can be made anew.
func Kinds() []vocabulary.Kind {
	var all []vocabulary.Kind
	for _, kind := range vocabulary.Kinds() {
		if _, ok := forms[kind.Key]; ok {
			all = append(all, kind.Key)
		}
	}
	return all
}

// Fields are what a kind of text may be told, in the order of the text. People
// in their roles are fields of a trainee, by their roles.
func Fields(kind vocabulary.Kind) []Field {
	f := forms[kind]
	known := f.keys()
	var all []Field
	for _, key := range f.fields {
		all = append(all, Field{Key: key, Required: known[key].Required || slices.Contains(f.needs, key)})
	}
	return all
}

// keys are what may stand above a text, as the decoder knows it.
func (f form) keys() map[string]frontmatter.Field {
	all := map[string]frontmatter.Field{}
	for _, k := range frontmatter.Fields(f.of) {
		all[k.Key] = k
	}
	return all
}

// Missing are the fields that a text needs and that have no value.
func Missing(kind vocabulary.Kind, v Values) []string {
	var all []string
	for _, f := range Fields(kind) {
		if f.Required && v[f.Key] == "" {
			all = append(all, f.Key)
		}
	}
	return all
}
