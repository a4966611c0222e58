package site

import (
	"fmt"
	"slices"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A CertificatePage holds what is to be copied to the official forms, in
// their order. It is no certificate and does not look like one.
type CertificatePage struct {
	Head
	Forms []Form
}

// A Form is the data of one official form.
type Form struct {
	ID     string // anchor
	Annex  int    // the number of the form in the regulation
	Title  string
	Signed string // who signs it
	Issued *Event // nil while it has not been issued
	Fields []Field
}

// A Field is one field of a form.
type Field struct {
	Label  string
	ByHand bool // written on the form itself
	Lines  []string
	Table  *Table
	Goals  []GoalSheet
}

// A Table is a field of several columns.
type Table struct {
	Columns []string
	Rows    [][]string
}

// A GoalSheet is what the form of the goals (Bilaga 2) wants to know of one
// goal: what was done, and how it was checked that the goal is reached.
type GoalSheet struct {
	Goal       Link
	Name       string
	State      vocabulary.State
	Word       string
	Activities []string
	Checked    []string
}

func (b *siteContext) certificates() CertificatePage {
	page := CertificatePage{Head: b.head(word(b.lang, "certificates"), "certificates")}
	for i := range b.of.Programme.National.Certificates {
		page.Forms = append(page.Forms, b.form(&b.of.Programme.National.Certificates[i]))
	}
	return page
}

func (b *siteContext) form(c *programme.Certificate) Form {
	f := Form{ID: fmt.Sprintf("bilaga-%d", c.Annex), Annex: c.Annex, Title: c.Title.In(b.lang)}
	var signers []string
	for _, role := range c.SignedBy {
		signers = append(signers, role.In(b.lang))
	}
	f.Signed = b.lang.List(signers)
	if b.of.Final != nil {
		for _, issued := range b.of.Final.Certificates {
			if issued.Form == c.Form {
				f.Issued = &Event{Date: issued.Date.String(), By: b.persons(issued.By)}
			}
		}
	}
	for _, field := range c.Fields {
		if field.ID != programme.FieldGivenName { // stands with the surname
			f.Fields = append(f.Fields, b.field(field))
		}
	}
	return f
}

// field fills one field with what the portfolio knows.
func (b *siteContext) field(f programme.FormField) Field {
	field := Field{Label: f.Label.In(b.lang), ByHand: f.ByHand}
	lines := func(l ...string) { field.Lines = append(field.Lines, l...) }
	service := &b.verdict.Service
	switch f.ID {
	case programme.FieldSurname:
		// Only the person knows which part of a name is the surname.
		field.Label = word(b.lang, "full_name_field")
		lines(b.of.FullName)
	case programme.FieldGoals:
		var approved []string
		for i := range b.verdict.Goals {
			if g := &b.verdict.Goals[i]; g.State == vocabulary.StateApproved {
				approved = append(approved, g.Goal.String())
			}
		}
		lines(b.lang.List(approved))
	case programme.FieldActivities:
		for i := range b.verdict.Goals {
			field.Goals = append(field.Goals, b.goalSheet(&b.verdict.Goals[i]))
		}
	case programme.FieldMainSupervisorName, programme.FieldMainSupervisorSpecialty, programme.FieldMainSupervisorWorkplace:
		lines(b.who(vocabulary.RoleMainSupervisor, f.ID)...)
	case programme.FieldExternalAssessorName, programme.FieldExternalAssessorSpecialty, programme.FieldExternalAssessorWorkplace:
		lines(b.who(vocabulary.RoleExternalAssessor, f.ID)...)
	case programme.FieldHeadOfDepartmentName, programme.FieldHeadOfDepartmentWorkplace:
		lines(b.who(vocabulary.RoleHeadOfDepartment, f.ID)...)
	case programme.FieldServices:
		field.Table = b.serviceTable(f.Columns)
	case programme.FieldTotalMonths:
		lines(service.Total.In(b.lang))
	case programme.FieldPrimaryCare:
		lines(b.serviceIn(vocabulary.AreaPrimaryCare))
	case programme.FieldAcute:
		lines(b.serviceIn(vocabulary.AreaAcute))
	}
	return field
}

// who is what a form asks of the people in a role.
func (b *siteContext) who(role vocabulary.Role, field programme.FieldID) []string {
	var lines []string
	for _, ref := range b.of.People[role] {
		p := b.site.Person(ref.Value)
		if p == nil {
			continue
		}
		switch field {
		case programme.FieldMainSupervisorSpecialty, programme.FieldExternalAssessorSpecialty:
			lines = append(lines, p.Specialty)
		case programme.FieldMainSupervisorWorkplace, programme.FieldExternalAssessorWorkplace, programme.FieldHeadOfDepartmentWorkplace:
			lines = append(lines, p.Workplace)
		default:
			lines = append(lines, p.FullName)
		}
	}
	return lines
}

func (b *siteContext) serviceTable(columns []programme.FormColumn) *Table {
	table := &Table{}
	for _, c := range columns {
		table.Columns = append(table.Columns, c.Label.In(b.lang))
	}
	for _, r := range b.verdict.Service.Rows {
		if !r.Counted {
			continue
		}
		var row []string
		for _, c := range columns {
			row = append(row, b.serviceCell(c.ID, r))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (b *siteContext) serviceCell(column programme.FieldID, r review.ServiceRow) string {
	switch column {
	case programme.FieldService:
		if r.Unit != "" {
			return b.headings[&r.Placement.Doc] + ", " + r.Unit
		}
		return b.headings[&r.Placement.Doc]
	case programme.FieldPeriod:
		return b.period(r.Period.From, r.Period.To)
	case programme.FieldExtent:
		return fmt.Sprintf("%d %%", r.Period.Share())
	case programme.FieldFullTimeMonths:
		return r.Months.In(b.lang)
	}
	return ""
}

// serviceIn names the placements that count as an area, with their months.
func (b *siteContext) serviceIn(a vocabulary.Area) string {
	rows, months := b.verdict.Service.In(a)
	var names []string
	for _, r := range rows {
		if name := b.headings[&r.Placement.Doc]; !slices.Contains(names, name) { // of several periods
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("%s (%s %s)", b.lang.List(names), months.In(b.lang), word(b.lang, "months"))
}

func (b *siteContext) goalSheet(g *review.Goal) GoalSheet {
	sheet := GoalSheet{
		Goal:  b.goalChip(g.Goal),
		Name:  b.wording(g.Goal).Title.In(b.lang),
		State: g.State,
		Word:  g.State.In(b.lang),
	}
	evidence := g.Evidence()
	slices.SortStableFunc(evidence, func(x, y portfolio.Evidence) int { return x.Date.Compare(y.Date) })
	for _, e := range evidence {
		line := b.evidenceLine(e)
		if e.Instrument != "" && !e.Course {
			sheet.Checked = append(sheet.Checked, line)
		} else {
			sheet.Activities = append(sheet.Activities, line)
		}
	}
	if d := g.Standing.Newest(); d != nil {
		sheet.Checked = append(sheet.Checked, fmt.Sprintf("%s %s, %s, %s",
			capital(d.Decision.In(b.lang)), d.Date, b.person(d.By).Text, d.Role.In(b.lang)))
	}
	return sheet
}

func (b *siteContext) evidenceLine(e portfolio.Evidence) string {
	kind := capital(e.Doc.Kind.Term().One.In(b.lang))
	if e.Instrument != "" {
		kind = capital(e.Instrument.In(b.lang))
	}
	return fmt.Sprintf("%s %s: %s", isoDate(e.Date), kind, b.headings[e.Doc])
}
