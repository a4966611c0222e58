package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/report"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/site"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// content lays out a portfolio for a bundle, with the checks that must find
// nothing in it.
func (b *run) content(v *review.Published, allow []Allow) (bundle.Content, []bundle.Check) {
	files := &payload{}
	b.out = files
	data := report.PortfolioJSON(b.Site, v)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	b.fail(encoder.Encode(data), "")
	sources := b.sources(v)
	news, err := b.news(text.Bytes(), sources)
	if b.fail(err, ""); err != nil {
		return bundle.Content{}, nil
	}
	made := b.portfolio(bundle.PagesFolder, v, func(v *review.Published) (*site.Published, error) { return b.HandOver(v, news) })
	if made == nil {
		return bundle.Content{}, nil
	}
	copies, want := map[string]string{}, map[string]string{}
	for _, f := range made.Files {
		copies[f.Path] = f.From.File.Digest.String()
	}
	for i, f := range *files { // an attachment lies among the sources, too
		(*files)[i].Same = copies[strings.TrimPrefix(f.Name, bundle.PagesFolder+"/")]
	}
	for _, source := range sources {
		want[source.Name] = source.Same
		source.Name = path.Join(bundle.SourcesFolder, source.Name)
		*files = append(*files, source)
	}
	var start bytes.Buffer
	b.fail(b.Lay(&start, site.StartPage(b.Site, v, "data/"+bundle.PagesFolder, allow, bundle.Placeholder, news)), "")
	var answer []byte
	if site.Answerable(v) {
		var page bytes.Buffer
		b.fail(b.Lay(&page, site.AnswerPage(b.Site, v, "data/"+bundle.PagesFolder, bundle.Placeholder)), "")
		answer = page.Bytes()
	}
	*files = append(*files, bundle.File{Name: bundle.DataFile, Write: bundle.Bytes(text.Bytes())})
	info := b.info(v)
	if covered := review.WholeBT(v.Trainee); covered != nil {
		list := seal.Write(covered)
		*files = append(*files, bundle.File{Name: bundle.CoveredFile, Write: bundle.Bytes(list)})
		info = append(info, bundle.Field{Label: seal.LabelCovered, Value: source.Digest(sha256.Sum256(list)).String()})
	}

	shown := map[string]bool{}
	for _, w := range v.Waived {
		shown[w.Finding.Code.ID] = true
	}
	for _, a := range allow {
		shown[a.ID] = true
	}
	named := b.exposure.others(around(v.Trainee, v.Trainee.Mentioned()))
	if shown[diag.OtherTrainee.Code.ID] { // the pages of these texts name them
		named = nil
	}
	return bundle.Content{Folder: folderOf(v), Payload: *files, Start: start.Bytes(), Answer: answer, Info: info}, []bundle.Check{
		bundle.Links, bundle.Outside, bundle.Inputs(want), bundle.Copies(copies),
		bundle.Others(b.others(v), named), bundle.Identity(shown), bundle.Verdict(data.Verdict),
	}
}

// folderOf is the name of the bundle's folder, and of its file.
func folderOf(v *review.Published) string { return bundle.FolderName(v.Trainee.Folder, v.On.String()) }

// info is bag-info.txt. It says nothing of the computer or the moment: the
// same portfolio on the same day is the same bundle.
func (b *run) info(v *review.Published) []bundle.Field {
	info := []bundle.Field{
		{Label: bundle.LabelAgent, Value: bundle.Agent},
		{Label: seal.LabelDate, Value: v.On.String()},
		{Label: seal.LabelTrainee, Value: v.Trainee.Folder},
		{Label: "External-Description", Value: fmt.Sprintf("%s, %s. %s", b.Site.Title, v.Trainee.FullName, v.Sentence(b.Site.Language))},
		{Label: bundle.LabelLanguage, Value: string(b.Site.Language)},
		{Label: "Drafts-Withheld", Value: fmt.Sprint(len(v.Trainee.Withheld))},
		{Label: bundle.LabelUnread, Value: fmt.Sprint(len(v.Unsearched()))},
	}
	if id := v.Trainee.Portfolio; id != "" {
		info = append(info, bundle.Field{Label: seal.LabelPortfolio, Value: id})
	}
	return info
}

// sources gathers the sources of one portfolio by their paths in the site:
// what is needed to build it again, and nothing of anybody else. They are the
// trainee's own texts and files without drafts, the people it speaks of, the
// shared documents, the rules it is judged by, and the site's own layouts and
// static files. All of them go in unchanged except btfolio.yaml. Same is the
// SHA-256 of each; that it fits is looked at in the finished bundle.
func (b *run) sources(v *review.Published) []bundle.File {
	t := v.Trainee
	all := []bundle.File{b.config(v)}
	text := func(d *portfolio.Doc) {
		all = append(all, bundle.File{Name: d.Path, Same: d.Digest.String(), Write: bundle.Bytes(d.Source)})
	}
	file := func(f source.File) {
		all = append(all, bundle.File{Name: f.Path, Same: f.Digest.String(), Write: func(w io.Writer) error { return b.Tree.WriteTo(w, f) }})
	}
	named := func(name string) {
		e, problem := b.Tree.Entry(name)
		if problem != nil {
			b.found(problem.At(diag.Pos{File: name}))
			return
		}
		f, finding := b.Tree.Load(e)
		if finding != nil {
			b.found(*finding)
			return
		}
		if !slices.ContainsFunc(all, func(in bundle.File) bool { return in.Name == f.Path }) {
			file(f)
		}
	}
	for _, d := range t.Texts() {
		text(d)
	}
	for _, d := range t.Documents {
		if d.File.Path != "" {
			file(d.File)
		}
	}
	for _, d := range t.Decisions {
		if d.Signature != nil {
			named(d.Signature.Path)
		}
	}
	for _, w := range v.Wordings() {
		file(w.File)
	}
	for _, r := range t.Receipts() {
		file(r.File)
	}
	for _, p := range t.Mentioned() {
		text(&p.Doc)
	}
	for _, d := range b.Site.Shared {
		text(&d.Doc)
	}
	for _, d := range b.Site.SharedFiles {
		file(d.File)
	}
	if rules := b.Site.Rules.Value; t.Rules.Value == "" && portfolio.IsRulesFile(rules) {
		named(rules)
	}
	for _, rules := range t.RuleFiles() {
		named(rules)
	}
	if wording := b.Site.GoalFile.Value; wording != "" {
		named(wording)
	}
	for _, folder := range []string{"layouts", "static"} {
		for _, e := range b.Tree.Under(folder) {
			named(e.Path)
		}
	}
	return all
}

// rulesOf is what the portfolio is judged by: the id of a programme, or a file.
func (c *SiteContext) rulesOf(t *portfolio.Trainee) string {
	if t.Rules.Value != "" {
		return t.Rules.Value
	}
	return c.Site.Rules.Value
}

// config is btfolio.yaml, written anew: the site's own may say something of
// other trainees, and judges on another day.
func (b *run) config(v *review.Published) bundle.File {
	var y bytes.Buffer
	fmt.Fprintf(&y, "title: %s\nlanguage: %s\nprogramme: %s\n", strconv.Quote(b.Site.Title), b.Site.Language, strconv.Quote(b.rulesOf(v.Trainee)))
	if wording := b.Site.GoalFile.Value; wording != "" {
		fmt.Fprintf(&y, "goals: %s\n", strconv.Quote(wording))
	}
	if left := b.leftOut(v); len(left) > 0 {
		y.WriteString("left_out:\n")
		for _, f := range left {
			fmt.Fprintf(&y, "  - file: %s\n    sha256: %s\n", strconv.Quote(v.Trainee.Listed(f)), f.Digest)
		}
	}
	for _, own := range []struct {
		key   string
		words []string
	}{{"own_instruments", b.Site.OwnInstruments}, {"own_areas", b.Site.OwnAreas}} {
		if len(own.words) > 0 {
			fmt.Fprintf(&y, "%s:\n", own.key)
		}
		for _, word := range own.words {
			fmt.Fprintf(&y, "  - %s\n", strconv.Quote(word))
		}
	}
	fmt.Fprintf(&y, "on: %s\n", v.On)
	if group := v.Trainee.StartGroup; group.ID != "" {
		fmt.Fprintf(&y, "cohorts:\n  - id: %s\n    name: %s\n", strconv.Quote(group.ID), strconv.Quote(group.Name))
	}
	return bundle.File{Name: portfolio.ConfigFile, Same: source.Digest(sha256.Sum256(y.Bytes())).String(), Write: bundle.Bytes(y.Bytes())}
}

// leftOut are the files that the bundle is made without although its texts or
// decisions speak of them.
func (b *run) leftOut(v *review.Published) []portfolio.LeftOut {
	return slices.Concat(v.Trainee.Spoken(), b.Site.LeftOut)
}

// others are the words beside names that would give away another trainee: ids and
// names of files. Words that this portfolio has itself are left out.
func (b *run) others(v *review.Published) []string {
	files := b.ownFiles(v.Trainee.Folder)
	var words []string
	for _, r := range b.reports {
		words = append(words, r.Path)
	}
	for _, id := range b.Site.Trainees {
		if id == v.Trainee.Folder {
			continue
		}
		if strings.Contains(id, "-") {
			words = append(words, id)
		} else {
			words = append(words, "content/"+id) // a plain word may stand for itself anywhere else
		}
		for _, e := range b.Tree.Under("content/" + id) {
			// The name of an attachment identifies its trainee. The name of a
			// text is a day or an area, and identifies the trainee only
			// together with its folder.
			name := path.Base(e.Path)
			if path.Ext(name) == ".md" {
				name = strings.TrimPrefix(e.Path, "content/"+id+"/")
			}
			if _, same := vocabulary.KindOfFile(name); same {
				continue // every trainee's has this name
			}
			if !strings.Contains(files, strings.ToLower(name)) {
				words = append(words, name)
			}
		}
	}
	return words
}

// ownFiles is the paths of everything a portfolio may speak of, a line each.
func (b *run) ownFiles(trainee string) string {
	var all strings.Builder
	for _, e := range b.Tree.Under("content") {
		folder, _, _ := strings.Cut(strings.TrimPrefix(e.Path, "content/"), "/")
		kind, _ := vocabulary.KindOfFolder(folder)
		if folder == trainee || kind != vocabulary.KindReport && !slices.Contains(b.Site.Trainees, folder) {
			all.WriteString(strings.ToLower(e.Path) + "\n")
		}
	}
	return all.String()
}

// A payload is the sink for a bundle. Pages are kept until the bundle is
// written, because it needs them in order. Attachments are read only then.
type payload []bundle.File

func (p *payload) Write(name string, data []byte) error {
	*p = append(*p, bundle.File{Name: name, Write: bundle.Bytes(bytes.Clone(data))})
	return nil
}

func (p *payload) Copy(name string, size int64, write func(io.Writer) error) error {
	*p = append(*p, bundle.File{Name: name, Write: func(w io.Writer) error {
		counted := &counter{to: w}
		if err := write(counted); err != nil {
			return err
		}
		if counted.n != size {
			return diag.OutputUnsteady.Problem(name)
		}
		return nil
	}})
	return nil
}

type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.n += int64(n)
	return n, err
}
