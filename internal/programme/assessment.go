package programme

import "btfolio/internal/vocabulary"

// An Assessment is how often an instrument is to be used in the placement of
// an area, and when. Two rules may name the same instrument, one early and
// one late in a placement; an assessment fulfils at most one of them. The
// number is what is required; one done outside the window still counts, since
// the sources only suggest when.
type Assessment struct {
	Rule
	Area       vocabulary.Area       `key:"area,required"`
	Instrument vocabulary.Instrument `key:"instrument,required"`
	Least      int                   `key:"least"`  // 0 where the instrument is only recommended
	Window     Window                `key:"window"` // in the placement
}

// A PlacementFinal is the form that ends a placement, as an assessment of its
// own beside the decision about the placement.
type PlacementFinal struct {
	Rule
	Instrument vocabulary.Instrument `key:"instrument,required"`
	Areas      []vocabulary.Area     `key:"areas,required"`
}
