package record

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/say"
	"btfolio/internal/seal"
	"btfolio/internal/seal/signer"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Proposal is what somebody wants to decide.
type Proposal struct {
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
	Kept     Keeping     // the wordings of the texts it covers

	text      []byte
	signature []byte // nil where it is not signed
}

// Decide weighs a proposal. A problem says why it cannot be made, and who
// may make it.
func Decide(tree *source.Tree, site *portfolio.Site, v *review.Verdict, p Proposal) (*Decision, *diag.Problem) {
	subject := norm.NFC.String(p.Subject)
	about, ok := review.FindSubject(v.Trainee, subject)
	if !ok { // a document may be named with its ending
		about, ok = review.FindSubject(v.Trainee, strings.TrimSuffix(subject, path.Ext(subject)))
	}
	if inside := review.SubjectsIn(v.Trainee, subject); !ok && len(inside) > 0 {
		return nil, diag.FolderNotDecided.Problem(p.Subject, ids(inside))
	}
	if !ok {
		return nil, diag.NothingToDecide.Problem(p.Subject, v.Trainee.FullName, example(v.Trainee))
	}
	person := site.Person(p.By)
	if person == nil {
		return nil, diag.NoSuchApprover.Problem(p.By, review.Deciders(v.Trainee, about))
	}
	d := &Decision{
		Subject: about, Person: person, Files: review.Covered(v.Trainee, about),
		Approval: portfolio.Approval{
			Decision: p.Decision, By: portfolio.PersonRef{Value: person.Name}, Role: p.Role, Date: p.Date,
			Goals: p.Goals, Comment: strings.Join(strings.Fields(p.Comment), " "),
		},
	}
	role, why := v.Weigh(d.Approval, about)
	if why != nil {
		return nil, why
	}
	d.Approval.Role = role
	if p.Decision == vocabulary.DecisionApproved {
		if why := v.Unproven(about, p.Goals, p.Date); why != nil {
			return nil, why
		}
	}
	if takesBack(d.Approval, v.Standing(about)) {
		return nil, diag.ReasonNeeded.Problem(about.Text())
	}
	d.Path = freePath(tree, v.Trainee, about, p.Date, site.Language)
	d.Kept = keep(tree, site, v.Trainee, d.Files)
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

// freePath is where the document of a decision goes: in the folder of the
// decisions that there is, under its day and what it is about. If there are
// several on one day, the later ones get a number.
func freePath(tree *source.Tree, t *portfolio.Trainee, about review.Subject, day civil.Date, l language.Language) string {
	folder := portfolio.Folder(tree, "content/"+t.Folder, vocabulary.KindApproval, l)
	what := vocabulary.KindTalk.Term().Folder.In(l)
	if about.Doc != nil {
		what = path.Base(about.Doc.ID())
	}
	stem := path.Join("content", t.Folder, folder, day.String()+"-"+vocabulary.Slug(what))
	taken := map[string]bool{}
	for _, e := range tree.Under("content/" + t.Folder) {
		taken[strings.ToLower(strings.TrimSuffix(e.Path, seal.SignatureEnding))] = true
	}
	free := stem + ".md"
	for n := 2; taken[strings.ToLower(free)]; n++ {
		free = fmt.Sprintf("%s-%d.md", stem, n)
	}
	return free
}

// document is the text of a decision: what was decided as front matter, and
// below it the files it covers.
func document(d *Decision, v *review.Verdict, l language.Language) []byte {
	var b bytes.Buffer
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", vocabulary.Key(name, l), frontmatter.Quote(value))
		}
	}
	b.WriteString("---\n")
	field("subject", subjectPath(d.Subject, v.Trainee, l))
	field("decision", d.Approval.Decision.In(l))
	field("by", d.Person.Name)
	field("role", d.Approval.Role.In(l))
	fmt.Fprintf(&b, "%s: %s\n", vocabulary.Key("date", l), d.Approval.Date)
	if len(d.Approval.Goals) > 0 {
		fmt.Fprintf(&b, "%s: %s\n", vocabulary.Key("goals", l), listOf(d.Approval.Goals))
	}
	field("comment", d.Approval.Comment)
	fmt.Fprintf(&b, "%s: %d\n", vocabulary.Key("version", l), portfolio.DecisionVersion)
	field("trainee", v.Trainee.FullName)
	field("portfolio", v.Trainee.Portfolio)
	if last := review.Last(v.Trainee); last != nil {
		field("previous", last.Digest.String())
	}
	if !d.Kept.none() {
		field("wordings", d.Kept.Folder)
	}
	b.WriteString("---\n")

	document := strings.TrimPrefix(d.Path, "content/"+v.Trainee.Folder+"/")
	b.WriteString(say.DecisionCovers(len(d.Files), document).In(l))
	if !d.Kept.none() {
		b.WriteString(say.DecisionKeeps(d.Kept.Folder).In(l))
	}
	b.Write(seal.Write(d.Files))
	return b.Bytes()
}

// subjectPath is how a document in godkannanden/ names what it is about.
func subjectPath(s review.Subject, t *portfolio.Trainee, l language.Language) string {
	if s.Doc != nil {
		return strings.TrimPrefix(s.Doc.ID(), t.Folder+"/")
	}
	if len(t.Talks) > 0 {
		return path.Dir(strings.TrimPrefix(t.Talks[0].ID(), t.Folder+"/"))
	}
	return vocabulary.KindTalk.Term().Folder.In(l)
}

// listOf is how front matter lists goals.
func listOf(goals []programme.Goal) string {
	names := make([]string, len(goals))
	for i, g := range goals {
		names[i] = g.String()
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// Write writes the document of a decision below the site's folder, and before it
// the wordings it covers and its signature, so that the decision is never there
// without. Nothing that exists is written over.
func (d *Decision) Write(site string) *diag.Problem {
	files := d.Kept.files
	if d.signature != nil {
		files = append(files, Text(d.Path+seal.SignatureEnding, d.signature))
	}
	files = append(files, Text(d.Path, d.text))
	if err := Create(site, files...); err != nil {
		return diag.DecisionNotWritten.Problem(Reason(err))
	}
	return nil
}
