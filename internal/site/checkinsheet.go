package site

import (
	"fmt"
	"slices"

	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A CheckinSheet is what is gone through at check-in B, late in a placement
// (F120–F125), on one sheet to print and bring along. Programmes without that
// stage have no such sheet.
type CheckinSheet struct {
	Head
	Facts     []Fact
	Due       string // the last day to hold it
	Held      []Link // the check-ins that were held
	Checklist []Checked
	Minimums  []MinimumRow
	Talks     []Entry
	Goals     []PlacementGoal
	Steps     []NextStep // what the verdict finds about the placement
}

// A MinimumRow is how many assessments with one instrument there are of how many.
type MinimumRow struct {
	Instrument  string
	Have, Least int
	Met         bool
	Due         string   // by when the first that is lacking is to be done
	Days        []string // by when each of those that are lacking
	Evidence    []Entry
}

func (b *siteContext) checkinSheet(p *review.Placement, page *PlacementPage) CheckinSheet {
	sheet := CheckinSheet{
		Head:      b.head(fmt.Sprintf("%s, %s", word(b.lang, "stage_b_sheet"), b.headings[&p.Doc]), "placements"),
		Facts:     page.Facts,
		Checklist: page.Checklist,
		Minimums:  page.Card.Minimums,
		Talks:     b.naming(vocabulary.KindTalk, p.Placement),
		Goals:     page.Goals,
	}
	sheet.Kicker = []Link{{Text: word(b.lang, "placement")}, b.docLink(&p.Doc)}
	rule, _ := b.of.ProgrammeOf(p.Placement).CheckIn(vocabulary.StageB)
	_, due := rule.Window.Dates(p.Served())
	sheet.Due = b.lang.Date(due)
	for _, c := range b.verdict.Held(vocabulary.StageB, p.Placement) {
		sheet.Held = append(sheet.Held, Link{Text: c.Date.String(), URL: to(b.doc(&c.Doc))})
	}
	for i := range b.findings {
		if f := &b.findings[i]; f.Placement == p.Placement {
			sheet.Steps = append(sheet.Steps, b.nextStep(f))
		}
	}
	return sheet
}

// sheet is the page of the check-in sheet of a placement.
func (b *siteContext) sheet(p *review.Placement) string {
	return vocabulary.Slug(word(b.lang, "stage_b_sheet")+" "+p.Name) + ending
}

// minimums are the minimums of a placement, each instrument once: one mini-CEX at the
// beginning and one towards the end are two.
func (b *siteContext) minimums(p *review.Placement) []MinimumRow {
	var rows []MinimumRow
	for i := range p.Minimums {
		m := &p.Minimums[i]
		name := m.Rule.Instrument.In(b.lang)
		at := slices.IndexFunc(rows, func(r MinimumRow) bool { return r.Instrument == name })
		if at < 0 {
			at = len(rows)
			rows = append(rows, MinimumRow{Instrument: name, Met: true})
		}
		row := &rows[at]
		row.Have += m.Have()
		row.Least += m.Rule.Least
		row.Evidence = append(row.Evidence, b.evidence(m.Evidence)...)
		if !m.Met() {
			row.Met = false
			row.Days = append(row.Days, isoDate(m.Due))
			row.Due = slices.Min(row.Days)
		}
	}
	return rows
}
