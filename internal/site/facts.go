package site

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// factsOf are the lines of the box beside a text: what its front matter says
// and its type declares to be a fact, but for what is not given.
func (b *siteContext) factsOf(x portfolio.Text) []Fact {
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
func (b *siteContext) spelt(x portfolio.Text, key string) ([]Link, bool) {
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
			text = b.periods(x)
		case "extent":
			text = b.shares(x)
		case "absence":
			if x.Absence.Number > 0 {
				text = count(b.lang, x.Absence.Number, "working_day")
			}
			var leaves []string
			for _, l := range x.Leaves() {
				leaves = append(leaves, b.period(l.From, l.To))
			}
			text += strings.Join(leaves, ", ")
		default:
			return nil, false
		}
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

// periods are the days of a placement, with its breaks.
func (b *siteContext) periods(p *portfolio.Placement) string {
	var all []string
	for _, part := range p.Parts() {
		all = append(all, b.period(part.From, part.To))
	}
	return strings.Join(all, ", ")
}

// shares are the extents of a placement's periods, one where they are the same.
func (b *siteContext) shares(p *portfolio.Placement) string {
	var all []string
	for _, part := range p.Parts() {
		if share := fmt.Sprintf("%d %%", part.Share()); len(all) == 0 || all[len(all)-1] != share {
			all = append(all, share)
		}
	}
	return strings.Join(all, ", ")
}

// values shows a value by its type, whichever front matter can hold. Files are no
// facts: they are attachments.
func (b *siteContext) values(v reflect.Value) []Link {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		return b.values(v.Elem())
	}
	text := ""
	switch x := v.Interface().(type) {
	case civil.Date:
		text = isoDate(x)
	case portfolio.PersonRef:
		return []Link{b.person(x)}
	case portfolio.PlacementRef:
		return []Link{b.placement(x)}
	case portfolio.TextRef:
		if about, ok := review.FindSubject(b.of, x.Value); ok {
			return []Link{b.subjectLink(about)}
		}
		if b.of.Withholds(x.Value) {
			return nil // not even its name
		}
		text = x.Value
	case portfolio.FileRef:
	case programme.Goal:
		return b.goalChips([]programme.Goal{x})
	case []programme.Goal:
		return b.goalChips(x)
	case []string:
		text = b.lang.List(x)
	case interface {
		In(language.Language) string
	}:
		text = x.In(b.lang)
	case fmt.Stringer:
		text = x.String()
	default:
		return b.parts(v)
	}
	return []Link{{Text: text}}
}

// parts shows a value by what it is made of.
func (b *siteContext) parts(v reflect.Value) (all []Link) {
	labelled := func(label string, of reflect.Value) {
		if said := said(b.values(of)); said != "" {
			all = append(all, Link{Text: label + ": " + said})
		}
	}
	switch {
	case v.IsZero(): // nothing is given
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			all = append(all, b.values(v.Index(i))...)
		}
	case v.Kind() == reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(x, y reflect.Value) int { return cmp.Compare(said(b.values(x)), said(b.values(y))) })
		for _, key := range keys {
			labelled(capital(said(b.values(key))), v.MapIndex(key))
		}
	case v.Kind() == reflect.Bool:
		return []Link{{Text: word(b.lang, "yes")}}
	case v.Kind() == reflect.Struct:
		if _, at := v.Type().FieldByName("Pos"); at { // a value with its place
			return b.values(v.Field(0))
		}
		for _, f := range portfolio.FieldsOf(v.Type()) {
			labelled(b.label(cmp.Or(f.Label, f.Key)), f.In(v))
		}
		return []Link{{Text: said(all)}}
	default:
		return []Link{{Text: fmt.Sprint(v.Interface())}}
	}
	return all
}

// said is a fact in words alone.
func said(values []Link) string {
	var words []string
	for _, v := range values {
		if v.Text != "" {
			words = append(words, v.Text)
		}
	}
	return strings.Join(words, ", ")
}

// attached are the files that a text names, in the order of its keys, and last those
// that are not handed out.
func (b *siteContext) attached(x portfolio.Text) []Attachment {
	return append(b.attachments(portfolio.Files(x)), b.leftOut(x.Document())...)
}

// involved are the people that the facts of a text name.
func (b *siteContext) involved(x portfolio.Text) []Link {
	var all []Link
	for _, f := range portfolio.FieldsOf(reflect.TypeOf(x).Elem()) {
		switch people := f.Of(x).Interface().(type) {
		case portfolio.PersonRef:
			if people.Value != "" {
				all = append(all, b.person(people))
			}
		case []portfolio.PersonRef:
			all = append(all, b.persons(people)...)
		}
	}
	return all
}

// label is what a fact is called: the label of this name, or the key itself.
func (b *siteContext) label(name string) string {
	if text, ok := vocabulary.Label(name); ok {
		return capital(text.In(b.lang))
	}
	return capital(vocabulary.Key(name, b.lang))
}
