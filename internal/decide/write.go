package decide

import (
	"btfolio/internal/create"
	"btfolio/internal/diag"
	"btfolio/internal/seal"
)

// Write writes the document of a decision below the site's folder, and its
// signature before it, so that a decision that was signed is never there
// without. Nothing that exists is written over.
func (d *Decision) Write(site string) *diag.Problem {
	files := []create.File{create.Text(d.Path, d.text)}
	if d.signature != nil {
		files = []create.File{create.Text(d.Path+seal.SignatureEnding, d.signature), files[0]}
	}
	if err := create.All(site, files...); err != nil {
		return diag.DecisionNotWritten.Problem(create.Reason(err))
	}
	return nil
}
