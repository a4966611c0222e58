package programme

// A NamePart is a part of a document's file name.
type NamePart string

// The parts.
const (
	PartGoals     NamePart = "goals"
	PartType      NamePart = "type" // the instrument
	PartName      NamePart = "name"
	PartPlacement NamePart = "placement"
	PartDate      NamePart = "date"
)

// Words are the parts.
func (NamePart) Words() []string {
	return list(PartGoals, PartType, PartName, PartPlacement, PartDate)
}

// UnmarshalText reads the part as programmes write it.
func (p *NamePart) UnmarshalText(text []byte) error { return choose(p, text) }

// DocumentNames says of which parts, in which order, the name of a document
// is to consist.
type DocumentNames struct {
	Rule
	Parts []NamePart `key:"parts,required"`
}
