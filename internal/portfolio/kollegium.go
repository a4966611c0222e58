package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
)

// A Kollegium is a meeting of the supervisors about the trainee's progress,
// prepared by the trainee's self-rating and a supervisor's form (F215–F223).
type Kollegium struct {
	Doc
	Date         civil.Date       `key:"date,required"`
	Placement    Ref              `key:"placement"`
	Participants []Ref            `key:"participants"`
	SelfRating   civil.Date       `key:"self_rating"`     // when the trainee filled it in
	Form         civil.Date       `key:"assessment_form"` // when the supervisor filled it in
	Feedback     civil.Date       `key:"feedback"`        // when the trainee was told
	Deficits     []programme.Goal `key:"deficits"`
	ActionPlan   string           `key:"action_plan"`
	Attachments  []Ref            `key:"attachments"`
}
