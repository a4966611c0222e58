package portfolio

import (
	"cmp"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Report tells the study director or the BT manager of a trainee: that goals
// are at risk, of much absence, of what is wrong with supervision (F136, F148,
// F212, F231, F239, F246). It lies outside of all portfolios.
type Report struct {
	Doc
	Date       civil.Date       `key:"date,required"`
	Trainee    TraineeRef       `key:"trainee,required"`
	By         PersonRef        `key:"by"`
	Recipients []PersonRef      `key:"recipients"`
	Goals      []programme.Goal `key:"goals" fact:"-"` // at risk
	Done       civil.Date       `key:"done"`           // when the matter was closed; zero until then
}

// LoadReports reads the reports of a site, the newest first. They are no part of
// the Site and of no Trainee, so that nothing which makes a portfolio's pages,
// data or bundle has them.
func LoadReports(tree *source.Tree, s *Site) (reports []*Report, found diag.List) {
	resolve := visitor{
		person: func(ref *PersonRef) { found = append(found, s.person(ref)...) },
		trainee: func(ref *TraineeRef) {
			for _, id := range s.Trainees {
				if ref.Value == id || vocabulary.Slug(ref.Value) == vocabulary.Slug(id) {
					ref.Value = id
					return
				}
			}
			if ref.Value != "" {
				found = append(found, diag.UnknownTraineeNamed.At(ref.Pos, ref.Value, strings.Join(s.Trainees, ", ")))
			}
		},
	}
	for _, folder := range tree.Folders("content") {
		if kind, _ := vocabulary.KindOfFolder(folder); kind != vocabulary.KindReport {
			continue
		}
		for _, e := range tree.Under("content/" + folder) {
			if !isText(e.Path) {
				found = append(found, diag.Misplaced.At(diag.Pos{File: e.Path}))
				continue
			}
			file, problem := tree.Load(e)
			if problem != nil {
				found = append(found, *problem)
				continue
			}
			r := &Report{}
			name := stem(strings.TrimPrefix(e.Path, "content/"+folder+"/"))
			found = append(found, read(&r.Doc, vocabulary.KindReport, name, file, r, s.Own())...)
			visit(r, resolve)
			if r.Body != nil {
				for _, link := range r.Body.Links() {
					found = append(found, diag.ReportLink.At(link.Pos, link.Destination))
				}
			}
			reports = append(reports, r)
		}
	}
	slices.SortFunc(reports, func(a, b *Report) int { return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Path, b.Path)) })
	return published(reports), found
}
