// Package decide owns the making of a decision: whether somebody may make it,
// what it covers, the document it becomes, and the writing of that document
// and of nothing else. Of ours it may import every package up to review, seal
// and signer.
package decide

import (
	"path"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/seal/signer"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Request is what somebody wants to decide.
type Request struct {
	Subject  string // path of a text from the trainee's folder, or the folder of the talks
	By       string // id of a person
	Role     vocabulary.Role
	Decision vocabulary.Decision
	Goals    []programme.Goal
	Comment  string
	Date     civil.Date
}

// A Decision is one that may be made and is not written yet.
type Decision struct {
	Subject  review.Subject
	Approval portfolio.Approval
	Person   *portfolio.Person
	Files    []seal.File // what it covers
	Path     string      // of its document, from the site's folder

	text      []byte
	signature []byte // nil where it is not signed
}

// Prepare weighs a request. A problem says why it cannot be made, and who
// may make it.
func Prepare(tree *source.Tree, site *portfolio.Site, v *review.Verdict, r Request) (*Decision, *diag.Problem) {
	subject := norm.NFC.String(r.Subject)
	about, ok := v.Subject(subject)
	if !ok { // a document may be named with its ending
		about, ok = v.Subject(strings.TrimSuffix(subject, path.Ext(subject)))
	}
	if inside := v.Inside(subject); !ok && len(inside) > 0 {
		return nil, diag.FolderNotDecided.Problem(r.Subject, ids(inside))
	}
	if !ok {
		return nil, diag.NothingToDecide.Problem(r.Subject, v.Trainee.FullName, example(v.Trainee))
	}
	person := site.Person(r.By)
	if person == nil {
		return nil, diag.NoSuchApprover.Problem(r.By, v.Deciders(about))
	}
	d := &Decision{
		Subject: about, Person: person, Files: v.Covered(about),
		Approval: portfolio.Approval{
			Decision: r.Decision, By: portfolio.Ref{Value: person.Name}, Role: r.Role, Date: r.Date,
			Goals: r.Goals, Comment: strings.Join(strings.Fields(r.Comment), " "),
		},
	}
	role, why := v.Weigh(d.Approval, about)
	if why != nil {
		return nil, why
	}
	d.Approval.Role = role
	if takesBack(d.Approval, v.Standing(about)) {
		return nil, diag.ReasonNeeded.Problem(about.Text())
	}
	d.Path = freePath(tree, v.Trainee, about, r.Date, site.Language)
	d.text = document(d, v, site.Language)
	return d, nil
}

// takesBack reports whether a decision undoes an approval without a reason.
func takesBack(a portfolio.Approval, s review.Standing) bool {
	switch {
	case a.Comment != "" || a.Decision == vocabulary.DecisionApproved:
		return false
	case a.Decision == vocabulary.DecisionRevoked:
		return true
	}
	for i := range s.History {
		if s.History[i].Approves() {
			return true
		}
	}
	return false
}

// ids are the paths of texts as they are named on the command line.
func ids(all []review.Subject) string {
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = s.Doc.ID()
	}
	return strings.Join(names, ", ")
}

// example is a path that there is something to decide about.
func example(t *portfolio.Trainee) string {
	if len(t.Placements) == 0 {
		return t.ID()
	}
	return t.Placements[0].ID()
}

// Sign signs the document with a key that stands on the person's page.
func (d *Decision) Sign(s *signer.Signer, file string) *diag.Problem {
	mine := false
	for _, key := range d.Person.Keys() {
		mine = mine || key.Is(s.Key())
	}
	if !mine {
		return diag.KeyNotTheirs.Problem(file, d.Person.FullName, d.Person.Path, s.Key().Line())
	}
	signature, problem := s.Sign(d.text)
	d.signature = signature
	return problem
}
