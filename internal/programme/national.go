package programme

import "btfolio/internal/vocabulary"

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
