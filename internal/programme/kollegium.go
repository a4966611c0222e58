package programme

import "btfolio/internal/vocabulary"

// A Kollegium is what a programme asks of the supervisors' meetings about a
// trainee.
type Kollegium struct {
	Rule
	Least          int                     `key:"least,required"` // per placement
	ConvenedBy     vocabulary.Role         `key:"convened_by,required"`
	PreparedWith   []vocabulary.Instrument `key:"prepared_with"` // filled in before the meeting
	FeedbackBy     vocabulary.Role         `key:"feedback_by"`   // tells the trainee afterwards
	TraineeAttends bool                    `key:"trainee_attends,required"`
}
