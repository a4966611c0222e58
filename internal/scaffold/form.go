// Package scaffold owns new texts and new sites: what each kind of text asks
// for, the questions a good one answers, and who is filled in where nobody is
// named. It makes texts and writes nothing. What is written above a text is
// read by the decoder before anybody else sees it, so that a scaffold and the
// rest of the program cannot differ.
package scaffold

import (
	"cmp"
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

// A form is how a new text of a kind differs from its type: what it asks for
// and in which order. A fact that the type has and no form names is asked last.
type form struct {
	fields []string // the keys in their order
	needs  []string // those that a new text needs, beyond those that every text of the kind does
	later  []string // facts that are not known when the text is begun
	people roster   // who is filled in, if others than the supervisor of the placement or else the main one

	example string // of its command in the demo, after the kind and the trainee
}

var forms = map[vocabulary.Kind]form{
	vocabulary.KindPerson: {
		fields:  []string{"name", "position", "occupation", "specialty", "workplace", "supervisor_training", "experience_since"},
		example: `"Eva Ny" --position specialistläkare --specialty Psykiatri`,
	},
	vocabulary.KindTrainee: {
		fields:  []string{"name", "programme", "cohort", "form", "start", "end", "people"},
		example: `"Lo Ny" --start 2027-01-11 --main-supervisor helena-stigsjo`,
	},
	vocabulary.KindPlacement: {
		fields: []string{"title", "unit", "area", "from", "to", "extent", "supervisor", "goals"}, later: []string{"absence"},
		example: "--trainee ines-ekvarn --area primärvård --title Granliden --from 2027-07-01 --to 2027-10-31 --supervisor elin-brokvist",
	},
	vocabulary.KindTalk: {
		fields:  []string{"title", "date", "supervisor", "placement", "goals", "next"},
		example: "--trainee yusuf-dalenmark --date 2026-11-24 --goals BT1,BT12",
	},
	vocabulary.KindAssessment: {
		fields:  []string{"title", "date", "instrument", "goals", "placement", "assessor", "outcome"},
		example: "--trainee yusuf-dalenmark --instrument DOPS --goals BT13 --title Öronspolning --date 2026-11-24",
	},
	vocabulary.KindCourse: {
		fields: []string{"title", "date", "from", "to", "provider", "days", "goals"}, needs: []string{"title"},
		example: "--trainee yusuf-dalenmark --title Etik --date 2026-11-24 --goals BT8",
	},
	vocabulary.KindActivity: {
		fields: []string{"title", "date", "placement", "supervisor", "goals"}, needs: []string{"title"},
		example: "--trainee yusuf-dalenmark --title Journalgranskning --date 2026-11-24 --goals BT6",
	},
	vocabulary.KindKollegium: {
		fields:  []string{"title", "date", "placement", "participants", "self_rating", "assessment_form", "feedback", "deficits", "action_plan"},
		people:  roster{"participants": {mainSupervisor, supervisor, director}},
		example: "--trainee yusuf-dalenmark --date 2026-11-24",
	},
	vocabulary.KindCheckin: {
		fields:  []string{"title", "stage", "date", "placement", "supervisor", "participants", "lacking"},
		people:  roster{"supervisor": {mainSupervisor}, "participants": {supervisor}},
		example: "--trainee yusuf-dalenmark --stage B --date 2026-11-24",
	},
	vocabulary.KindGoal: {
		fields:  []string{"goals"},
		example: "--trainee ines-ekvarn --goals BT1",
	},
}

// formOf is the form of a kind. One that has none in the table asks for what
// its type declares, the title first.
func formOf(kind vocabulary.Kind) form {
	f, has := forms[kind]
	if !has {
		f.fields = []string{"title"}
	}
	k, _ := portfolio.Declared(kind)
	for _, field := range portfolio.FieldsOf(k.Type()) {
		asked := slices.Contains(f.fields, field.Key) || slices.Contains(f.later, field.Key)
		if field.Label != "" && !asked && field.Plain() {
			f.fields = append(slices.Clone(f.fields), field.Key)
		}
	}
	return f
}

// Example is a command that makes a text of a kind in the demo, without what all
// of them begin with.
func Example(kind vocabulary.Kind) string {
	return string(kind) + " " + cmp.Or(forms[kind].example, "--trainee yusuf-dalenmark")
}

// Kinds are the kinds of text that can be made anew.
func Kinds() []vocabulary.Kind {
	var all []vocabulary.Kind
	for _, term := range vocabulary.Kinds() {
		if k, ok := portfolio.Declared(term.Key); ok && k.Begun() {
			all = append(all, term.Key)
		}
	}
	return all
}

// Fields are what a kind of text may be told, in the order of the text. People
// in their roles are fields of a trainee, by their roles.
func Fields(kind vocabulary.Kind) []Field {
	f, known := formOf(kind), keysOf(kind)
	var all []Field
	for _, key := range f.fields {
		all = append(all, Field{Key: key, Required: known[key].Required || slices.Contains(f.needs, key)})
	}
	return all
}

// keysOf are what may stand above a text, as the decoder knows it.
func keysOf(kind vocabulary.Kind) map[string]frontmatter.Field {
	k, _ := portfolio.Declared(kind)
	all := map[string]frontmatter.Field{}
	for _, k := range frontmatter.Fields(k.Type()) {
		all[k.Key] = k
	}
	return all
}

// Missing are the fields that a text needs and that have no value. A check-in
// needs a stage where the trainee's programme tells them apart; the trainee is
// nil for texts that belong to none.
func Missing(kind vocabulary.Kind, t *portfolio.Trainee, v Values) []string {
	staged := kind == vocabulary.KindCheckin && t != nil && t.Programme != nil && t.Programme.HasStages()
	var all []string
	for _, f := range Fields(kind) {
		if (f.Required || staged && f.Key == "stage") && v[f.Key] == "" {
			all = append(all, f.Key)
		}
	}
	return all
}
