package decide

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// freePath is where the document of a decision goes: in the folder of the
// decisions that there is, under its day and what it is about. Of several on
// one day the later ones have a number.
func freePath(tree *source.Tree, t *portfolio.Trainee, about review.Subject, day civil.Date, l language.Language) string {
	folder := vocabulary.KindApproval.Term().Folder.In(l)
	for _, name := range tree.Folders("content/" + t.Folder) {
		if kind, _ := vocabulary.KindOfFolder(name); kind == vocabulary.KindApproval {
			folder = name
			break
		}
	}
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
	key := func(name string) string {
		term, _ := vocabulary.Keys().Get(name)
		return term.Label.In(l)
	}
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key(name), frontmatter.Quote(value))
		}
	}
	b.WriteString("---\n")
	field("subject", subjectPath(d.Subject, v.Trainee, l))
	field("decision", d.Approval.Decision.In(l))
	field("by", d.Person.Name)
	field("role", d.Approval.Role.In(l))
	fmt.Fprintf(&b, "%s: %s\n", key("date"), d.Approval.Date)
	if len(d.Approval.Goals) > 0 {
		fmt.Fprintf(&b, "%s: [%s]\n", key("goals"), strings.Join(goalNames(d.Approval.Goals), ", "))
	}
	field("comment", d.Approval.Comment)
	b.WriteString("---\n")

	files := language.Plural{One: language.Text{Sv: "fil", En: "file"}, Many: language.Text{Sv: "filer", En: "files"}}
	fmt.Fprintf(&b, language.Text{
		Sv: "Beslutet omfattar %s. Listan kontrolleras i BT-läkarens mapp med\n\n    sha256sum -c %s\n\n" +
			"Den första listan har filernas kontrollsummor. Den andra har texternas utan\n" +
			"blanksteg i radslut, med LF efter varje rad och tecken i NFC.\n\n",
		En: "The decision covers %s. The list is checked in the trainee's folder with\n\n    sha256sum -c %s\n\n" +
			"The first list has the checksums of the files. The second has those of the\n" +
			"texts without white space at line ends, with LF after each line and\n" +
			"characters in NFC.\n\n",
	}.In(l), l.Count(len(d.Files), files), strings.TrimPrefix(d.Path, "content/"+v.Trainee.Folder+"/"))
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

func goalNames(goals []programme.Goal) []string {
	names := make([]string, len(goals))
	for i, g := range goals {
		names[i] = g.String()
	}
	return names
}
