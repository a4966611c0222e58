package site

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A Cohort is the page of all trainees, for study directors.
type Cohort struct {
	Head
	Groups   []Filter // by start group
	Rules    []Filter // by programme
	Trainees []TraineeRow
	Reports  []ReportEntry // newest first
	Empty    string
}

// A ReportEntry is one report about a trainee.
type ReportEntry struct {
	Title      string
	Date       string
	Trainee    Link
	By         string
	Recipients string
	Goals      string // at risk
	Done       string // the day the matter was closed; empty until then
	Body       template.HTML
}

// A Filter leads to the trainees of one group.
type Filter struct {
	ID    string
	Title string
	Count int
}

// A TraineeRow is one trainee in short.
type TraineeRow struct {
	Link
	Programme, ProgrammeID string
	Cohort, CohortID       string
	Period                 string
	Ends                   civil.Date
	Placements             []Bar
	Approved, Goals        int
	Sentence               string
	Trust                  string // how far the decisions can be trusted
	State                  vocabulary.State
	Talks, Assessments     int
	Next                   *NextStep  // what has the earliest day; nil for nothing
	Due                    civil.Date // that day; zero where nothing has one
	Errors, Warnings       int        // findings by severity
	Notices                int

	folder string
}

// A Bar is one placement in the row of a trainee.
type Bar struct {
	Title string
	State vocabulary.State
	Word  string
	Now   bool // the trainee is there on the day
}

// Row is one trainee on the cohort page. Nothing else of a portfolio is kept
// once its site is written.
func Row(s *portfolio.Site, v *review.Published) TraineeRow {
	b := newContext(s, v.Verdict())
	t := v.Trainee
	home := url.URL{Path: t.Folder + "/" + overviewPage} // people name folders as they like
	row := TraineeRow{
		folder:      t.Folder,
		Link:        Link{Text: t.FullName, URL: template.URL(home.EscapedPath())},
		Programme:   t.Programme.Name.In(b.lang),
		ProgrammeID: vocabulary.Slug(t.Programme.ID),
		Cohort:      t.StartGroup.Name,
		CohortID:    vocabulary.Slug(t.StartGroup.ID),
		Period:      b.period(t.Start, t.End),
		Ends:        t.End,
		Approved:    v.Approved(),
		Goals:       len(v.Goals),
		Sentence:    v.Sentence(b.lang),
		Trust:       v.Trust().Text().In(b.lang),
		State:       b.standing(),
		Talks:       len(t.Talks),
		Assessments: len(t.Assessments),
	}
	row.Errors, row.Warnings, row.Notices = review.Count(b.findings)
	var next *review.Finding
	for i := range b.findings {
		if f := &b.findings[i]; next == nil || laterLast(f.Due, next.Due) < 0 {
			next = f
		}
	}
	if next != nil {
		step := b.nextStep(next)
		row.Next, row.Due = &step, next.Due
	}
	for i := range v.Placements {
		p := &v.Placements[i]
		row.Placements = append(row.Placements, Bar{
			Title: b.headings[&p.Doc], State: b.placementState(p), Word: b.placementWord(p), Now: p.Phase == review.Ongoing,
		})
	}
	return row
}

// CohortPage lists the trainees by their next due day, the earliest first. A
// trainee with nothing due is placed by the end of BT.
//
// The reports about them stand here and nowhere else.
func CohortPage(s *portfolio.Site, on civil.Date, rows []TraineeRow, reports []*portfolio.Report) Page {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b TraineeRow) int {
		return cmp.Or(laterLast(a.Due, b.Due), a.Ends.Compare(b.Ends), cmp.Compare(a.Text, b.Text), cmp.Compare(a.URL, b.URL))
	})
	c := &Cohort{
		Head: Head{
			Lang: s.Language, Site: s.Title, Title: word(s.Language, "trainees"),
			Section: "trainees", On: on, Assets: AssetsFolder,
		},
		Trainees: rows,
		Empty:    word(s.Language, "no_trainees"),
	}
	c.Groups = filters(rows, func(r TraineeRow) (string, string) { return r.CohortID, r.Cohort })
	// Start groups follow each other as btfolio.yaml lists them.
	place := func(f Filter) int {
		return slices.IndexFunc(s.Cohorts, func(c portfolio.Cohort) bool { return vocabulary.Slug(c.ID) == f.ID })
	}
	slices.SortFunc(c.Groups, func(a, b Filter) int { return cmp.Compare(place(a), place(b)) })
	c.Rules = filters(rows, func(r TraineeRow) (string, string) { return r.ProgrammeID, r.Programme })
	for _, r := range reports {
		at := slices.IndexFunc(rows, func(row TraineeRow) bool { return row.folder == r.Trainee.Value })
		if at < 0 {
			continue // of somebody who is not on the page
		}
		c.Reports = append(c.Reports, reportEntry(s, r, rows[at].Link))
	}
	return Page{Path: overviewPage, Layout: "cohort", View: c}
}

func reportEntry(s *portfolio.Site, r *portfolio.Report, trainee Link) ReportEntry {
	name := func(ref portfolio.PersonRef) string {
		if p := s.Person(ref.Value); p != nil {
			return p.FullName
		}
		return ""
	}
	e := ReportEntry{
		Title: cmp.Or(r.Title, capital(r.Kind.Term().One.In(s.Language))), Date: r.Date.String(), Trainee: trainee,
		By: name(r.By), Done: isoDate(r.Done),
	}
	var to, goals []string
	for _, ref := range r.Recipients {
		to = append(to, name(ref))
	}
	for _, g := range r.Goals {
		goals = append(goals, g.String())
	}
	e.Recipients, e.Goals = s.Language.List(to), s.Language.List(goals)
	if r.Body != nil {
		e.Body = r.Body.HTML(func(markdown.Link) (string, bool) { return "", false })
	}
	return e
}

// laterLast compares two days. A day that is not given comes last.
func laterLast(a, b civil.Date) int {
	switch {
	case a.IsZero() == b.IsZero():
		return a.Compare(b)
	case a.IsZero():
		return 1
	}
	return -1
}

func filters(rows []TraineeRow, by func(TraineeRow) (id, title string)) []Filter {
	var all []Filter
	for _, r := range rows {
		id, title := by(r)
		if title == "" {
			continue
		}
		at := slices.IndexFunc(all, func(f Filter) bool { return f.ID == id })
		if at < 0 {
			at = len(all)
			all = append(all, Filter{ID: id, Title: title})
		}
		all[at].Count++
	}
	slices.SortFunc(all, func(a, b Filter) int { return cmp.Compare(a.Title, b.Title) })
	return all
}
