package intake

import (
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// Read reads what a request says in words, as front matter does.
func (r *Request) Read(goals, instrument, date string) diag.List {
	var b strings.Builder
	for _, f := range []struct{ key, value string }{{"goals", goals}, {"instrument", instrument}, {"date", date}} {
		if f.value != "" {
			b.WriteString(f.key + ": " + frontmatter.Quote(f.value) + "\n")
		}
	}
	var read struct {
		Goals      []programme.Goal      `key:"goals"`
		Instrument vocabulary.Instrument `key:"instrument"`
		Date       civil.Date            `key:"date"`
	}
	_, found := frontmatter.Decode("", []byte(b.String()), 1, &read)
	for i := range found {
		found[i].Pos = diag.Pos{}
	}
	r.Goals, r.Instrument, r.Date = read.Goals, read.Instrument, read.Date
	return found
}
