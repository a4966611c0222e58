package programme

import (
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// National is what holds in the whole country, whatever a region's programme
// says.
type National struct {
	Sources      Sources         `key:"sources,required"` // documents that all programmes refer to
	Length       LengthFloor     `key:"length,required"`
	Placements   PlacementBounds `key:"placements,required"`
	Areas        []AreaFloor     `key:"areas,required"`
	Certificates []Certificate   `key:"certificates,required"`
}

// A LengthFloor is the shortest BT can be, in full time.
type LengthFloor struct {
	Rule
	Least Span `key:"least,required"`
}

// PlacementBounds are the fewest and the most placements of BT.
type PlacementBounds struct {
	Rule
	Least int `key:"least,required"`
	Most  int `key:"most,required"`
}

// An AreaFloor is the shortest service in an area, in full time.
type AreaFloor struct {
	Rule
	Area  vocabulary.Area `key:"area,required"`
	Least Span            `key:"least,required"`
}

// Floor is the shortest service in an area. Most areas have none.
func (n *National) Floor(a vocabulary.Area) (AreaFloor, bool) {
	for _, f := range n.Areas {
		if f.Area == a {
			return f, true
		}
	}
	return AreaFloor{}, false
}

// A FieldID is one field of an official form. The pages put the trainee's
// data where the field stands.
type FieldID string

// The fields.
const (
	FieldSurname                   FieldID = "surname"
	FieldGivenName                 FieldID = "given_name"
	FieldPersonalNumber            FieldID = "personal_number"
	FieldGoals                     FieldID = "goals"
	FieldActivities                FieldID = "activities"   // what was done to reach the goals
	FieldVerification              FieldID = "verification" // how it was checked that they are reached
	FieldMainSupervisorName        FieldID = "main_supervisor_name"
	FieldMainSupervisorSpecialty   FieldID = "main_supervisor_specialty"
	FieldMainSupervisorWorkplace   FieldID = "main_supervisor_workplace"
	FieldExternalAssessorName      FieldID = "external_assessor_name"
	FieldExternalAssessorSpecialty FieldID = "external_assessor_specialty"
	FieldExternalAssessorWorkplace FieldID = "external_assessor_workplace"
	FieldHeadOfDepartmentName      FieldID = "head_of_department_name"
	FieldHeadOfDepartmentWorkplace FieldID = "head_of_department_workplace"
	FieldServices                  FieldID = "services" // a table, a row per placement
	FieldService                   FieldID = "service"
	FieldPeriod                    FieldID = "period"
	FieldExtent                    FieldID = "extent"           // in per cent
	FieldFullTimeMonths            FieldID = "full_time_months" // of one placement
	FieldTotalMonths               FieldID = "total_months"     // of all placements
	FieldPrimaryCare               FieldID = "primary_care"     // which services count as primary care
	FieldAcute                     FieldID = "acute"            // which services count as acute care
	FieldPlaceAndDate              FieldID = "place_and_date"
	FieldSignature                 FieldID = "signature"
)

// Words are the fields.
func (FieldID) Words() []string {
	return list(
		FieldSurname, FieldGivenName, FieldPersonalNumber,
		FieldGoals, FieldActivities, FieldVerification,
		FieldMainSupervisorName, FieldMainSupervisorSpecialty, FieldMainSupervisorWorkplace,
		FieldExternalAssessorName, FieldExternalAssessorSpecialty, FieldExternalAssessorWorkplace,
		FieldHeadOfDepartmentName, FieldHeadOfDepartmentWorkplace,
		FieldServices, FieldService, FieldPeriod, FieldExtent, FieldFullTimeMonths,
		FieldTotalMonths, FieldPrimaryCare, FieldAcute, FieldPlaceAndDate, FieldSignature)
}

// UnmarshalText reads the field as the national rules write it.
func (f *FieldID) UnmarshalText(text []byte) error { return choose(f, text) }

// A FormColumn is a column of a field that is a table.
type FormColumn struct {
	ID    FieldID       `key:"id,required"`
	Label language.Text `key:"label,required"`
}

// A FormField is one field of an official form.
type FormField struct {
	ID      FieldID       `key:"id,required"`
	Label   language.Text `key:"label,required"`
	ByHand  bool          `key:"by_hand"` // written on the form itself, never in a portfolio
	Columns []FormColumn  `key:"columns"`
}

// A Due is when a certificate is to be there.
type Due string

// The times.
const (
	BeforeFinal Due = "before_final" // prepared for the final assessment
	AtFinal     Due = "at_final"     // when the final assessment is passed
)

// Words are the times.
func (Due) Words() []string { return list(BeforeFinal, AtFinal) }

// UnmarshalText reads the time as the national rules write it.
func (d *Due) UnmarshalText(text []byte) error { return choose(d, text) }

// A Certificate is an official form that a portfolio holds the data for. Its
// fields stand in the order of the form.
type Certificate struct {
	Rule
	Form     vocabulary.Certificate `key:"form,required"`
	Annex    int                    `key:"annex,required"` // to the regulation, “Bilaga 2”
	Title    language.Text          `key:"title,required"`
	Due      Due                    `key:"due,required"`
	SignedBy []vocabulary.Role      `key:"signed_by,required"` // all of them
	Fields   []FormField            `key:"fields,required"`
}
