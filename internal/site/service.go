package site

import (
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/review"
)

// service is the service by area in months of full time, against what it must be
// and what the programme plans; nil where there is none.
func (b *siteContext) service() *Table {
	if len(b.verdict.Service.Rows) == 0 {
		return nil
	}
	table := &Table{}
	for _, column := range []string{"area", "service_done", "service_total", "absence", "service_floor", "service_planned"} {
		table.Columns = append(table.Columns, word(b.lang, column))
	}
	for _, a := range b.verdict.Areas() {
		name := word(b.lang, "service_whole")
		if a.Area != "" {
			name = capital(a.Area.In(b.lang))
		}
		floor, planned := "–", "–"
		if a.Floor != (programme.Span{}) {
			floor = a.Floor.In(b.lang)
		}
		if a.Planned != (programme.Length{}) {
			planned = a.Planned.In(b.lang)
		}
		table.Rows = append(table.Rows, []string{name, a.Done.In(b.lang), a.Total.In(b.lang), absence(a.Absence, b.lang), floor, planned})
	}
	return table
}

// absence is how much absence takes of the service; a dash where it takes nothing.
func absence(m review.Months, l language.Language) string {
	if m == 0 {
		return "–"
	}
	return m.In(l)
}
