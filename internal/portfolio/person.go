package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/vocabulary"
)

// A Person is somebody a portfolio speaks of in a role: a supervisor, an
// assessor, a study director (F001–F014). Trainees are not persons of the
// site; each is described in their own folder.
type Person struct {
	Doc
	FullName   string              `key:"name,required" fact:"-"`
	Position   vocabulary.Position `key:"position"`
	Occupation string              `key:"occupation" fact:",3.5"` // as on the door: Överläkare
	Specialty  string              `key:"specialty"`
	Workplace  string              `key:"workplace"`

	// SupervisorTraining is when the training for supervisors was finished;
	// zero where none is stated (F112, F134, F142, F227).
	SupervisorTraining civil.Date `key:"supervisor_training"`
	// ExperienceSince is the day from which documented practice as a doctor
	// is counted (F134, F142).
	ExperienceSince civil.Date `key:"experience_since" fact:"experience"`

	Email   string   `key:"email" fact:"-"`
	Phone   string   `key:"phone" fact:"-"`
	SSHKeys []string `key:"ssh_keys" fact:"-"` // public keys in authorized_keys form
}
