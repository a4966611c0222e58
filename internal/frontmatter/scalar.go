package frontmatter

import (
	"encoding"
	"errors"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// single makes a reader of one value refuse lists and keys.
func single(read reader) reader {
	return func(d *decoder, n *yaml.Node, into reflect.Value, word string) {
		if n.Kind != yaml.ScalarNode {
			d.report(n, diag.SingleExpected.Problem(word))
			return
		}
		read(d, n, into, word)
	}
}

// readString takes the text as it is written. YAML would take 0123 for a
// number, and say 83.
func readString(_ *decoder, n *yaml.Node, into reflect.Value, _ string) {
	into.SetString(n.Value)
}

func readBool(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	switch strings.ToLower(strings.TrimSpace(n.Value)) {
	case "true", "ja", "yes":
		into.SetBool(true)
	case "false", "nej", "no":
		into.SetBool(false)
	default:
		d.report(n, diag.NotYesOrNo.Problem(quoted(n.Value), word))
	}
}

func readInt(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	number, err := strconv.Atoi(strings.TrimSpace(n.Value))
	if err != nil {
		d.report(n, diag.NotWholeNumber.Problem(quoted(n.Value), word))
		return
	}
	into.SetInt(int64(number))
}

// decimal is a number as people write it, with a comma or a point.
var decimal = regexp.MustCompile(`^[-+]?[0-9]+([.,][0-9]+)?$`)

func readFloat(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	text := strings.TrimSpace(n.Value)
	number, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || !decimal.MatchString(text) {
		d.report(n, diag.NotNumber.Problem(quoted(n.Value), word))
		return
	}
	into.SetFloat(number)
}

func readEnum(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	set := into.Interface().(enum).Vocabulary()
	if term, ok := set.Find(n.Value); ok {
		into.SetString(term.Key)
		return
	}
	if near := set.NearestWord(n.Value); near != "" {
		d.report(n, diag.UnknownWord.Problem(quoted(n.Value), word, near))
		return
	}
	var sv, en []string
	for _, term := range set.Terms() {
		sv, en = append(sv, term.Label.Sv), append(en, term.Label.En)
	}
	allowed := language.Text{Sv: strings.Join(sv, ", "), En: strings.Join(en, ", ")}
	d.report(n, diag.UnknownWordAmong.Problem(quoted(n.Value), word, allowed))
}

// readUnmarshaler lets a type of another package read its own text, on one
// line however it is written, since that is how it is quoted. A problem it
// reports gets its place here; any other error is for programmers.
func readUnmarshaler(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	err := into.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(oneLine(n.Value)))
	if err == nil {
		return
	}
	var problem *diag.Problem
	if !errors.As(err, &problem) {
		problem = diag.ValueUnreadable.Problem(quoted(n.Value), word)
	}
	d.report(n, problem)
}

// readText reads words for both languages: one text for both, or one each.
func readText(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	if n.Kind == yaml.ScalarNode {
		into.Set(reflect.ValueOf(language.Text{Sv: n.Value, En: n.Value}))
		return
	}
	var text struct {
		Sv string `key:"sv,required"`
		En string `key:"en,required"`
	}
	readStruct(d, n, reflect.ValueOf(&text).Elem(), word)
	into.Set(reflect.ValueOf(language.Text{Sv: text.Sv, En: text.En}))
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
