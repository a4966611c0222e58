package vocabulary

import "btfolio/internal/language"

// A Role is what a person is to a trainee, and in what capacity somebody
// decides. It is empty where no role is given.
type Role string

// The roles.
const (
	RoleMainSupervisor      Role = "main_supervisor"       // follows the whole of BT
	RoleManager             Role = "manager"               // the head of the unit the trainee works at
	RoleBTManager           Role = "bt_manager"            // employs and answers for stand-alone trainees
	RoleHeadOfDepartment    Role = "head_of_department"    // certifies that BT is completed
	RoleHealthCentreManager Role = "health_centre_manager" // the head of a primary care unit
	RoleStudyDirector       Role = "study_director"        // plans and coordinates placements
	RoleExternalAssessor    Role = "external_assessor"     // judges BT as a whole from outside
	RolePlacementSupervisor Role = "placement_supervisor"  // supervises and judges one placement
)

// Vocabulary is the list of roles.
func (Role) Vocabulary() *Set { return words().sets["roles"] }

// In is what it is called in a language, empty when it is not given.
func (r Role) In(l language.Language) string { return label(r.Vocabulary(), string(r), l) }
