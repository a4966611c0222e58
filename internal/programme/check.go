package programme

import (
	"cmp"
	"fmt"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
)

// check finds what is wrong with rules in view of each other and of what
// holds in the whole country. Load sorts the findings.
func (f *file) check(info frontmatter.Info) diag.List {
	var found diag.List
	found = append(found, f.checkAreas(info.Pos("areas"))...)
	found = append(found, f.Matrix.check(info.Pos("matrix"))...)
	found = append(found, f.checkAssessments()...)
	found = append(found, f.checkApprovals(info.Pos("approvals"))...)
	found = append(found, f.checkProgression(info.Pos("progression"))...)
	found = append(found, twice(f.TalkRhythms, func(r TalkRhythm) string { return cmp.Or(string(r.Area), "talk_rhythms") })...)
	found = append(found, twice(f.CheckIns, func(c CheckIn) string { return string(c.Stage) })...)
	found = append(found, twice(f.Qualifications, func(q Qualification) string { return string(q.Role) })...)
	return found
}

func (f *file) checkAreas(here diag.Pos) diag.List {
	found := twice(f.Areas, func(r AreaRule) string { return string(r.Area) })
	for _, floor := range national().Areas {
		planned := false
		for _, r := range f.Areas {
			if r.Value.Area != floor.Area {
				continue
			}
			planned = true
			if least := r.Value.Length.Least; least.days() < floor.Least.days() {
				found = append(found, diag.BelowFloor.At(r.Pos, floor.Area, least.text(), floor.Least.text()))
			}
		}
		if !planned {
			found = append(found, diag.NoArea.At(here, floor.Area))
		}
	}
	return found
}

func (f *file) checkAssessments() diag.List {
	var found diag.List
	for _, a := range f.Assessments {
		if !a.Value.Recommended && a.Value.Least < 1 {
			found = append(found, diag.NoLeast.At(a.Pos))
		}
	}
	return found
}

func (f *file) checkApprovals(here diag.Pos) diag.List {
	found := twice(f.Approvals, func(a Approval) string { return string(a.Subject) })
	for _, s := range decided {
		if _, ok := (&Programme{Approvals: values(f.Approvals)}).Approval(s); !ok {
			found = append(found, diag.NoApproval.At(here, s))
		}
	}
	return found
}

func (f *file) checkProgression(here diag.Pos) diag.List {
	if p := f.Progression; p != nil && p.Least >= p.Most {
		return diag.List{diag.BoundsReversed.At(here, fmt.Sprintf("%d-%d", p.Least, p.Most))}
	}
	return nil
}

// twice finds rules about the same thing, of which one would silently not
// count.
func twice[T any](rules []frontmatter.At[T], about func(T) string) diag.List {
	var found diag.List
	first := map[string]int{}
	for _, r := range rules {
		key := about(r.Value)
		if line, ok := first[key]; ok {
			found = append(found, diag.RuleTwice.At(r.Pos, key, line))
			continue
		}
		first[key] = r.Pos.Line
	}
	return found
}
