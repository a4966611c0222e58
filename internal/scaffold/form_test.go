package scaffold

import (
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// TestForms: a form asks for what the decoder knows and for all that it
// demands, and its command says what it does.
func TestForms(t *testing.T) {
	for _, kind := range Kinds() {
		f, known := formOf(kind), keysOf(kind)
		asked := map[string]bool{}
		for _, key := range f.fields {
			asked[key] = true
			if known[key].Key == "" {
				t.Errorf("%s: the decoder knows no %q", kind, key)
			}
		}
		if begins := kind.Term().Begins; begins.Sv == "" || begins.En == "" {
			t.Errorf("%s: nothing says what its command does", kind)
		}
		for key, field := range known {
			if field.Required && !asked[key] {
				t.Errorf("%s: %q is demanded and not asked for", kind, key)
			}
		}
	}
}

// TestQuestions: every kind and instrument has its questions, in both
// languages, under headings that the program knows where it looks for them.
func TestQuestions(t *testing.T) {
	check := func(what string, sections []section) {
		if len(sections) == 0 {
			t.Errorf("%s has no questions", what)
		}
		for _, s := range sections {
			for _, l := range []language.Language{language.Swedish, language.English} {
				if s.heading(l) == "" || len(s.Ask) == 0 {
					t.Errorf("%s: a heading or a question is missing", what)
				}
				for _, q := range s.Ask {
					if q.In(l) == "" {
						t.Errorf("%s: a question is missing in %s", what, l)
					}
				}
			}
		}
	}
	for kind := range forms {
		if draft(kind) {
			check(string(kind), asked().Kinds[kind])
		}
	}
	for _, i := range vocabulary.Instrument("").Vocabulary().Terms() {
		if i.Key != string(vocabulary.InstrumentCourseCertificate) { // of a document alone
			check(i.Key, asked().Instruments[vocabulary.Instrument(i.Key)])
		}
	}
}
