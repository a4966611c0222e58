package portfolio_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

const page = "../../docs/front-matter.md"

// TestPage keeps the page about front matter equal to what is decoded: `go
// test ./internal/portfolio -run TestPage -update` writes it anew.
func TestPage(t *testing.T) { testkit.KeepPage(t, page, writePage(t)) }

// kinds are the kinds of text in the order of the page, with what holds them.
var kinds = []struct {
	kind vocabulary.Kind
	of   reflect.Type
}{
	{vocabulary.KindPerson, reflect.TypeFor[portfolio.Person]()},
	{vocabulary.KindTrainee, reflect.TypeFor[portfolio.Trainee]()},
	{vocabulary.KindPlacement, reflect.TypeFor[portfolio.Placement]()},
	{vocabulary.KindTalk, reflect.TypeFor[portfolio.Talk]()},
	{vocabulary.KindAssessment, reflect.TypeFor[portfolio.Assessment]()},
	{vocabulary.KindCourse, reflect.TypeFor[portfolio.Course]()},
	{vocabulary.KindActivity, reflect.TypeFor[portfolio.Activity]()},
	{vocabulary.KindKollegium, reflect.TypeFor[portfolio.Kollegium]()},
	{vocabulary.KindCheckin, reflect.TypeFor[portfolio.Checkin]()},
	{vocabulary.KindGoal, reflect.TypeFor[portfolio.Goal]()},
	{vocabulary.KindDocument, reflect.TypeFor[portfolio.Document]()},
	{vocabulary.KindApproval, reflect.TypeFor[portfolio.Decision]()},
	{vocabulary.KindFinal, reflect.TypeFor[portfolio.Final]()},
	{vocabulary.KindReport, reflect.TypeFor[portfolio.Report]()},
	{vocabulary.KindShared, reflect.TypeFor[portfolio.Shared]()},
}

// parts are mappings within the front matter of more than one kind.
var parts = map[reflect.Type]string{
	reflect.TypeFor[portfolio.Approval](): "An approval",
}

func writePage(t *testing.T) string {
	var b strings.Builder
	b.WriteString(`# Front matter

Every key that may stand in a site's texts. The page is made from what the
program decodes and from its vocabulary. Keys and words may be written in either
language, and are the same whatever their capitals, diacritics, spaces, hyphens
and underscores. A key in **bold** must be there. A list of one may be written
without brackets, and a list of goals as ` + "`BT1, BT9`" + `; a day is
` + "`2026-01-31`" + `. What is not listed is told as a mistake, with the nearest key there
is.

Texts name each other by the name of the file without ` + "`.md`" + `; attachments and
links are paths as seen from the text.

`)
	b.WriteString("## btfolio.yaml\n\n")
	keys(&b, "site", reflect.TypeFor[portfolio.Config]())
	for _, k := range kinds {
		term := k.kind.Term()
		fmt.Fprintf(&b, "## %s (%s)\n\n", upper(term.One.En), term.One.Sv)
		switch {
		case k.kind == vocabulary.KindTrainee:
			b.WriteString("`content/<trainee>/index.md`. The body is the individual study plan.\n\n")
		case k.kind == vocabulary.KindFinal:
			fmt.Fprintf(&b, "`content/<trainee>/%s` or `%s`.\n\n", term.File.Sv, term.File.En)
		case k.kind == vocabulary.KindPerson || k.kind == vocabulary.KindReport || k.kind == vocabulary.KindShared:
			fmt.Fprintf(&b, "In `content/%s/` or `%s/`.\n\n", term.Folder.Sv, term.Folder.En)
		case k.kind == vocabulary.KindDocument:
			fmt.Fprintf(&b, "Beside the file in `content/<trainee>/%s/` or `%s/`, as `<file>.md`; what the name of the file says need not be said again.\n\n", term.Folder.Sv, term.Folder.En)
		default:
			fmt.Fprintf(&b, "In `content/<trainee>/%s/` or `%s/`.\n\n", term.Folder.Sv, term.Folder.En)
		}
		keys(&b, string(k.kind), k.of)
	}
	b.WriteString("## An approval\n\n")
	keys(&b, string(vocabulary.KindApproval), reflect.TypeFor[portfolio.Approval]())
	b.WriteString("## Words\n\nLists of words that a value is one of.\n\n")
	for _, set := range sets {
		fmt.Fprintf(&b, "### %s\n\n| svenska | English | also |\n|---|---|---|\n", upper(set.Name()))
		for _, term := range set.Terms() {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", term.Label.Sv, term.Label.En, strings.Join(term.Also, ", "))
		}
		b.WriteString("\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// sets are the lists of words that the values of keys come from.
var sets = []*vocabulary.Set{
	vocabulary.Position("").Vocabulary(), vocabulary.Role("").Vocabulary(), vocabulary.Form("").Vocabulary(),
	vocabulary.Area("").Vocabulary(), vocabulary.Instrument("").Vocabulary(), vocabulary.Stage("").Vocabulary(),
	vocabulary.Fulfilment("").Vocabulary(), vocabulary.Decision("").Vocabulary(), vocabulary.Certificate("").Vocabulary(),
	vocabulary.Sharing("").Vocabulary(),
}

// keys writes a table of the keys of a struct, and one of each mapping in it.
func keys(b *strings.Builder, kind string, of reflect.Type) {
	b.WriteString("| svenska | English | value | |\n|---|---|---|---|\n")
	type inner struct {
		key string
		of  reflect.Type
	}
	var below []inner
	for _, f := range frontmatter.Fields(of) {
		term, _ := vocabulary.Keys().Get(f.Key)
		mark := ""
		if f.Required {
			mark = "**"
		}
		value, within := valueOf(f.Type)
		if instead, ok := vocabulary.Keys().Get(f.Unless); ok {
			value += ", or `" + instead.Label.En + "`"
		}
		if within != nil {
			if name := parts[within]; name != "" {
				value += ": see " + name
			} else {
				below = append(below, inner{term.Label.Sv, within})
				value += ", see below"
			}
		}
		hint := strings.TrimSuffix(vocabulary.Hint(kind, f.Key).En, ".")
		fmt.Fprintf(b, "| %s`%s`%s | %s`%s`%s | %s | %s |\n", mark, term.Label.Sv, mark, mark, term.Label.En, mark, value, hint)
	}
	b.WriteString("\n")
	for _, in := range below {
		fmt.Fprintf(b, "Within `%s`:\n\n", in.key)
		keys(b, kind, in.of)
	}
}

// valueOf says in words what a value is, and which mapping it holds.
func valueOf(t reflect.Type) (words string, within reflect.Type) {
	switch {
	case t == reflect.TypeFor[civil.Date]():
		return "a day", nil
	case t == reflect.TypeFor[programme.Goal]():
		return "a goal", nil
	case t == reflect.TypeFor[frontmatter.Unsaid]():
		return "text", nil
	case t == reflect.TypeFor[frontmatter.Percent]():
		return "per cent", nil
	}
	if each, ok := frontmatter.CountedIn(t); ok {
		return "a number, or a list: keys", each
	}
	for _, set := range sets {
		if v, ok := reflect.Zero(t).Interface().(interface{ Vocabulary() *vocabulary.Set }); ok && t.Kind() == reflect.String && v.Vocabulary().Name() == set.Name() {
			return fmt.Sprintf("one of [%s](#%s)", set.Name(), set.Name()), nil
		}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return valueOf(t.Elem())
	case reflect.Slice:
		words, within = valueOf(t.Elem())
		return "a list: " + strings.TrimPrefix(words, "a list: "), within
	case reflect.Map:
		key, _ := valueOf(t.Key())
		value, within := valueOf(t.Elem())
		return "keys, each " + key + ", with " + value, within
	case reflect.Struct:
		return "keys", t
	case reflect.Bool:
		return "`ja` or `nej`", nil
	case reflect.Int, reflect.Float64:
		return "a number", nil
	}
	return "text", nil
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
