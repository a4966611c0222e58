package frontmatter

import (
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
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
	if own, ok := find(d.own, set.Name(), n.Value); ok {
		into.SetString(own)
		return
	}
	if near := set.NearestWord(n.Value); near != "" {
		d.report(n, diag.UnknownWord.Problem(quoted(n.Value), word, near))
		return
	}
	allowed := language.InBoth(func(l language.Language) string {
		var words []string
		for _, term := range set.Terms() {
			words = append(words, term.Label.In(l))
		}
		return strings.Join(words, ", ")
	})
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
	if column, ok := into.Interface().(interface{ OwnWords() string }); ok {
		if own, ok := find(d.own, column.OwnWords(), n.Value); ok {
			into.SetString(own)
			return
		}
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
		into.Set(reflect.ValueOf(language.Same(n.Value)))
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

// looseDate is a date with the year first in whatever form people write it.
// Only those can be understood without guessing which number is the month.
var looseDate = regexp.MustCompile(`^(\d{4})(?:[-–‑/. ]{1,2}(\d{1,2})[-–‑/. ]{1,2}(\d{1,2})|(\d{2})(\d{2}))$`)

// readDate reads a day. One form only is taken, so that dates sort as they
// read and nobody wonders which number is the month; for the others the
// message shows that form.
func readDate(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	text := strings.TrimSpace(n.Value)
	if date, err := civil.ParseDate(text); err == nil {
		into.Set(reflect.ValueOf(date))
		return
	}
	parts := looseDate.FindStringSubmatch(text)
	if parts == nil {
		d.report(n, diag.NotDate.Problem(quoted(n.Value), word))
		return
	}
	date := civil.Date{
		Year:  number(parts[1]),
		Month: time.Month(number(parts[2] + parts[4])),
		Day:   number(parts[3] + parts[5]),
	}
	if !date.IsValid() {
		d.report(n, diag.DateDoesNotExist.Problem(quoted(n.Value), word))
		return
	}
	d.report(n, diag.DateForm.Problem(quoted(n.Value), word, date.String()))
}

// number is what at most four digits say.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// Percent is a share of a whole in full percent, 0 to 100: how much of full
// time somebody works. It may be written with or without the sign.
type Percent int

func (p Percent) String() string { return strconv.Itoa(int(p)) + " %" }

// UnmarshalText reads a share: “25”, “25 %”.
func (p *Percent) UnmarshalText(text []byte) error {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(string(text)), "%"))
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || n > 100 {
		return diag.NotPercent.Problem(quoted(string(text)))
	}
	*p = Percent(n)
	return nil
}

var plainValue = regexp.MustCompile(`^[\pL][\pL\pN_/.-]*( [\pL\pN_/.-]+)*$`)

// Quote writes a text as a value of front matter: as it is where nothing in
// it means something else there.
func Quote(s string) string {
	if plainValue.MatchString(s) && !strings.EqualFold(s, "null") {
		return s
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		panic(err) // of a string there is no error
	}
	return strings.TrimSuffix(b.String(), "\n")
}
