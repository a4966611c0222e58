package frontmatter

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
)

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
