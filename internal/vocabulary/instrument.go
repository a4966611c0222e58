package vocabulary

import "btfolio/internal/language"

// An Instrument is the agreed method or form of an assessment.
type Instrument string

// The instruments.
const (
	InstrumentMiniCEX      Instrument = "mini_cex"     // an observed patient contact
	InstrumentDOPS         Instrument = "dops"         // an observed procedure
	InstrumentCBD          Instrument = "cbd"          // a case discussed from the record
	InstrumentConsultation Instrument = "consultation" // a patient-centred consultation
	InstrumentCoSitting    Instrument = "co_sitting"   // a consultation the assessor sits in on
	InstrumentMultiSource  Instrument = "multi_source" // the views of colleagues and patients
	InstrumentVideo        Instrument = "video"        // a consultation on video
	InstrumentSelfRating   Instrument = "self_rating"  // the trainee on their own progress
	InstrumentForm         Instrument = "form"         // the supervisor's form before a kollegium
	InstrumentFinal        Instrument = "final"        // the final form of one placement
)

// Vocabulary is the list of instruments.
func (Instrument) Vocabulary() *Set { return words().sets["instruments"] }

// In is what it is called in a language, empty when it is not given.
func (i Instrument) In(l language.Language) string { return label(i.Vocabulary(), string(i), l) }
