package review

import (
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// What is not published is judged nowhere. Whoever has the files is told that it
// is there, and where it would be what is found to be missing. None of this
// leaves the house: these findings are private, and so is what the others say
// of drafts.

// leftOut tells how much was not looked at.
func (j *judge) leftOut() {
	withheld := j.t.Withheld
	if len(withheld) == 0 {
		return
	}
	var kinds []language.Text
	for _, term := range vocabulary.Kinds() {
		n := 0
		for _, w := range withheld {
			if w.Kind == term.Key {
				n++
			}
		}
		if n > 0 {
			kinds = append(kinds, amount(n, string(term.Key)))
		}
	}
	j.find(diag.DraftsLeftOut.At(diag.Pos{File: j.t.Path}, amount(len(withheld), "draft"), language.And(kinds)), Finding{Private: true})
}

// amount is a number of things: “3 utkast”.
func amount(n int, noun string) language.Text {
	words, _ := vocabulary.Count(noun)
	return language.InBoth(func(l language.Language) string { return l.Count(n, words) })
}

// maxNamed is how many texts one finding names.
const maxNamed = 5

// forSupervisor reminds the supervisor of what to read before the next talk
// (F058).
func (j *judge) forSupervisor() {
	var names []language.Text
	var first string
	next, read := j.nextDay(), 0
	for _, w := range j.t.Withheld {
		if w.Sharing != vocabulary.SharingSupervisor {
			continue
		}
		if read++; read == 1 {
			first = w.Path
		}
		if read <= maxNamed {
			names = append(names, language.Same(j.inFolder(w.Path)))
		}
	}
	if read == 0 {
		return
	}
	if read > maxNamed {
		names = append(names, say.MoreFiles(read-maxNamed))
	}
	who := vocabulary.RoleMainSupervisor
	if j.t.PlacementOn(j.on) != nil {
		who = vocabulary.RolePlacementSupervisor
	}
	j.find(diag.ForSupervisor.At(diag.Pos{File: first}, language.And(names)), Finding{Due: next, Who: who, Private: true})
}

// nextDay is the day of the talk that comes next, as far as it is known: that
// of one written in advance, or the one agreed on.
func (j *judge) nextDay() (next civil.Date) {
	day := func(d civil.Date) {
		if j.on.After(d) || d.IsZero() {
			return
		}
		if next.IsZero() || d.Before(next) {
			next = d
		}
	}
	for _, w := range j.t.Withheld {
		if w.Kind == vocabulary.KindTalk {
			day(w.Day)
		}
	}
	if last := j.lastTalk(); last != nil {
		day(last.Date)
		day(last.Next)
	}
	return next
}

// inFolder is a path as seen from the trainee's folder.
func (v *Verdict) inFolder(file string) string {
	return strings.TrimPrefix(file, "content/"+v.Trainee.Folder+"/")
}

// A want tells the text that would do away with a finding from others of its
// kind, where the placement and the goals of the finding do not.
type want struct {
	area        vocabulary.Area
	instruments []vocabulary.Instrument // any of them
	stage       vocabulary.Stage
	within      stretch // its day
}

// fills are the kinds of text that would do away with what is missing, by the
// code of the finding. Those that are no row here ask for something in a text
// that is published.
var fills = map[*diag.Code][]vocabulary.Kind{
	diag.AreaMissing.Code:              {vocabulary.KindPlacement},
	diag.AreaTooShort.Code:             {vocabulary.KindPlacement},
	diag.AreaShort.Code:                {vocabulary.KindPlacement},
	diag.BTTooShort.Code:               {vocabulary.KindPlacement},
	diag.NoIndividualPlan.Code:         {vocabulary.KindTrainee},
	diag.AssessmentDue.Code:            {vocabulary.KindAssessment, vocabulary.KindDocument},
	diag.AssessmentMissing.Code:        {vocabulary.KindAssessment, vocabulary.KindDocument},
	diag.AssessmentsRecommended.Code:   {vocabulary.KindAssessment, vocabulary.KindDocument},
	diag.PlacementFormMissing.Code:     {vocabulary.KindAssessment, vocabulary.KindDocument},
	diag.TalkGap.Code:                  {vocabulary.KindTalk},
	diag.TalkDue.Code:                  {vocabulary.KindTalk},
	diag.NextTalkNotHeld.Code:          {vocabulary.KindTalk},
	diag.CheckinMissing.Code:           {vocabulary.KindCheckin},
	diag.PlacementCheckinMissing.Code:  {vocabulary.KindCheckin},
	diag.RegularCheckinMissing.Code:    {vocabulary.KindCheckin},
	diag.LackingEvidence.Code:          evidenceKinds(),
	diag.KollegiumMissing.Code:         {vocabulary.KindKollegium},
	diag.ProgressionMissing.Code:       {vocabulary.KindGoal, vocabulary.KindCheckin},
	diag.NoConfirmation.Code:           {vocabulary.KindFinal},
	diag.FinalWithoutRegistration.Code: {vocabulary.KindFinal},
	diag.CertificatesMissing.Code:      {vocabulary.KindFinal},
	diag.ApprovedWithoutEvidence.Code:  evidenceKinds(),
	diag.GoalsMissing.Code:             evidenceKinds(),
	diag.CoursesMissing.Code:           {vocabulary.KindCourse},
	diag.GoalsWithoutEvidence.Code:     evidenceKinds(),
	diag.GoalsOutOfReach.Code:          evidenceKinds(),
	diag.PlacementUndecided.Code:       {vocabulary.KindApproval},
	diag.GoalsNotApproved.Code:         {vocabulary.KindApproval, vocabulary.KindGoal},
	diag.EvidenceUndecided.Code:        {vocabulary.KindApproval},
}

func evidenceKinds() (all []vocabulary.Kind) {
	for _, k := range portfolio.Kinds() {
		if k.Evidence {
			all = append(all, k.Kind)
		}
	}
	return all
}

// drafted are the paths of withheld texts that would do away with a finding if
// they were published.
func (v *Verdict) drafted(f *Finding) (paths []string) {
	kinds := fills[f.Code]
	for i := range v.Trainee.Withheld {
		if w := &v.Trainee.Withheld[i]; slices.Contains(kinds, w.Kind) && v.fits(w, f) {
			paths = append(paths, w.Path)
		}
	}
	return paths
}

// fits reports whether a withheld text is what a finding misses, as far as it
// says what it is about.
func (v *Verdict) fits(w *portfolio.Withheld, f *Finding) bool {
	want := f.want
	if w.Name == "" || // a file or a signature that only goes with a text
		want.area != "" && w.Area != want.area ||
		len(want.instruments) > 0 && !slices.Contains(want.instruments, w.Instrument) ||
		want.stage != "" && w.Stage != want.stage ||
		!want.within.first.IsZero() && (w.Day.Before(want.within.first) || w.Day.After(want.within.last)) {
		return false
	}
	goals := len(f.Goals) == 0 || slices.ContainsFunc(w.Goals, func(g programme.Goal) bool { return slices.Contains(f.Goals, g) })
	p := f.Placement
	switch named := v.named(w.Placement); {
	case w.Kind == vocabulary.KindApproval:
		return v.decides(w, f)
	case w.Kind == vocabulary.KindPlacement || w.Kind == vocabulary.KindGoal || p == nil:
		return goals
	case w.Kind == vocabulary.KindKollegium || w.Kind == vocabulary.KindCheckin:
		return named == p || w.Placement == "" && p.Covers(w.Day)
	case len(want.instruments) > 0: // wanted in the area
		return named != nil && named.Area == p.Area
	case !want.within.first.IsZero(): // wanted wherever it was
		return true
	default:
		return goals && named == p
	}
}

// named is the placement that a withheld text names; nil for none.
func (v *Verdict) named(slug string) *portfolio.Placement {
	for _, p := range v.Trainee.Placements {
		if slug != "" && vocabulary.Slug(p.Name) == slug {
			return p
		}
	}
	return nil
}

// decides reports whether a withheld decision is about the placement or one of
// the goals of a finding: it names the text, or the folder it lies in.
func (v *Verdict) decides(w *portfolio.Withheld, f *Finding) bool {
	about := func(d *portfolio.Doc) bool {
		id := v.inFolder("content/" + d.ID())
		return w.About == id || w.About == path.Dir(id)
	}
	if f.Placement != nil && about(&f.Placement.Doc) {
		return true
	}
	return slices.ContainsFunc(f.Goals, func(g programme.Goal) bool { return v.Trainee.Goals[g] != nil && about(&v.Trainee.Goals[g].Doc) })
}

// Do says what to do about a finding: where what is missing is there and only
// not published, that.
func (f *Finding) Do(l language.Language) string {
	if len(f.Drafts) == 0 {
		return f.Finding.Do(l)
	}
	names := make([]language.Text, 0, maxNamed)
	for _, file := range f.Drafts[:min(len(f.Drafts), maxNamed)] {
		names = append(names, language.Same(file))
	}
	return say.ThereAsDraft(language.And(names)).In(l)
}

// Text is the whole finding on one line, with what to do about it.
func (f *Finding) Text(l language.Language) string {
	text := f.What(l) + ": " + f.Do(l)
	if f.Pos.File == "" {
		return text
	}
	return f.Pos.String() + ": " + text
}
