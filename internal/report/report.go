// Package report writes verdicts for people at a terminal and for programs: as
// text, as JSON and as annotations of a pull request. It shows the verdict and
// decides none of it.
package report

import (
	"fmt"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/say"
)

// severity is what a finding's severity is called before its text.
func severity(s diag.Severity) language.Text {
	switch s {
	case diag.Error:
		return say.MustBePutRight()
	case diag.Warning:
		return say.ShouldBeLookedAt()
	}
	return say.ToDo()
}

// Text is a verdict for reading: who it is about, the verdict in one
// sentence, and the findings in the order in which they are to be dealt
// with, a line each.
func Text(s *portfolio.Site, v *review.Verdict) string {
	l := s.Language
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n%s\n", v.Trainee.FullName, v.Trainee.Folder, v.Sentence(l))
	for i := range v.Findings {
		f := &v.Findings[i]
		fmt.Fprintf(&b, "  %s: %s", severity(f.Severity).In(l), f.Text(l))
		if when := f.When(l, v.On); when != "" {
			fmt.Fprintf(&b, " (%s)", when)
		}
		fmt.Fprintf(&b, " [%s]\n", f.Code.ID)
	}
	return b.String()
}

// Total is the last line of a run: how much there is to do in all.
func Total(l language.Language, trainees, errors, warnings, notices int) string {
	return say.CheckTotal(trainees, errors, warnings, notices).In(l)
}

// GitHub writes findings as workflow commands, which show beside the lines
// of a pull request, to everybody who looks at it.
func GitHub(s *portfolio.Site, v *review.Verdict) string {
	var b strings.Builder
	for _, f := range v.Public() {
		b.WriteString(annotation(f.Severity, f.Finding, s.Language))
	}
	return b.String()
}

// GitHubFinding is GitHub for what is wrong with a site before there is a
// verdict on it.
func GitHubFinding(f diag.Finding, l language.Language) string {
	return annotation(min(f.Code.Severity, diag.Warning), f, l)
}

func annotation(level diag.Severity, f diag.Finding, l language.Language) string {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	at := ""
	if f.Pos.File != "" {
		at = "file=" + property.Replace(f.Pos.File) + ","
	}
	if f.Pos.Line > 0 {
		at += fmt.Sprintf("line=%d,", f.Pos.Line)
	}
	if f.Pos.Col > 0 {
		at += fmt.Sprintf("col=%d,", f.Pos.Col)
	}
	return fmt.Sprintf("::%s %stitle=%s::%s: %s\n", level, at, f.Code.ID, message.Replace(f.What(l)), message.Replace(f.Do(l)))
}
