package site

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// factsOf are the lines of the box beside a text: what its front matter says
// and its type declares to be a fact, but for what is not given.
func (b *builder) factsOf(x portfolio.Text) []Fact {
	fields := slices.Clone(portfolio.FieldsOf(reflect.TypeOf(x).Elem()))
	slices.SortStableFunc(fields, func(f, g portfolio.Field) int { return cmp.Compare(f.Place, g.Place) })
	box := facts{b: b}
	for _, f := range fields {
		if f.Label == "" {
			continue
		}
		values, known := b.spelt(x, f.Key)
		if !known {
			values = b.values(f.Of(x))
		}
		box.under(b.label(f.Label), values...)
	}
	return box.list
}

// spelt are the facts that are shown in another way than their type has it.
func (b *builder) spelt(x portfolio.Text, key string) ([]Link, bool) {
	text := ""
	switch x := x.(type) {
	case *portfolio.Course:
		if key != "date" {
			return nil, false
		}
		text = b.courseDays(x)
	case *portfolio.Placement:
		switch key {
		case "area":
			text = capital(x.Area.In(b.lang))
		case "from":
			text = b.period(x.From, x.To)
		case "extent":
			text = fmt.Sprintf("%d %%", x.Share())
		case "absence":
			if x.Absence > 0 {
				text = count(b.lang, x.Absence, "working_day")
			}
		default:
			return nil, false
		}
	case *portfolio.Decision:
		about, ok := review.FindSubject(b.of, x.Subject.Value)
		if key != "subject" || !ok {
			return nil, false
		}
		return []Link{b.subjectLink(about)}, true
	case *portfolio.Person:
		switch key {
		case "position":
			if x.Position != vocabulary.PositionOther {
				text = capital(x.Position.In(b.lang))
			}
		case "experience_since":
			text = since(b.lang, x.ExperienceSince)
		default:
			return nil, false
		}
	default:
		return nil, false
	}
	return []Link{{Text: text}}, true
}

// values shows a value by its type. Files are no facts: they are attachments.
func (b *builder) values(v reflect.Value) []Link {
	words := func(s string) []Link { return []Link{{Text: s}} }
	switch x := v.Interface().(type) {
	case civil.Date:
		return words(isoDate(x))
	case portfolio.PersonRef:
		return []Link{b.person(x)}
	case []portfolio.PersonRef:
		return b.persons(x)
	case portfolio.PlacementRef:
		return []Link{b.placement(x)}
	case []programme.Goal:
		return b.goalChips(x)
	case portfolio.Ref:
		return words(x.Value)
	case portfolio.TextRef:
		return words(x.Value)
	case interface {
		In(language.Language) string
	}:
		return words(x.In(b.lang))
	case int:
		if x == 0 {
			return nil
		}
		return words(strconv.Itoa(x))
	case float64:
		if x == 0 {
			return nil
		}
		return words(strconv.FormatFloat(x, 'f', -1, 64))
	case string:
		return words(x)
	case []string:
		return words(b.lang.List(x))
	case []portfolio.FileRef:
		return nil
	}
	panic(fmt.Sprintf("site: no page knows how to show a %v beside a text", v.Type()))
}

// attached are the files that a text names, in the order of its keys.
func (b *builder) attached(x portfolio.Text) []Attachment {
	var all []Attachment
	for _, f := range portfolio.FieldsOf(reflect.TypeOf(x).Elem()) {
		if files, ok := f.Of(x).Interface().([]portfolio.FileRef); ok {
			all = append(all, b.attachments(files)...)
		}
	}
	return all
}

// label is what a fact is called: the label of this name, or the key itself.
func (b *builder) label(name string) string {
	if text, ok := vocabulary.Label(name); ok {
		return text.In(b.lang)
	}
	term, _ := vocabulary.Keys().Get(name)
	return capital(term.Label.In(b.lang))
}
