package main

import (
	"fmt"
	"slices"
	"strings"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/record"
	"btfolio/internal/say"
	"btfolio/internal/source"
)

// erase erases what is kept of a text, whatever else may be wrong in the site: what
// must go is not to wait for that.
func (a *approving) erase() error {
	dir, err := siteFolder(a.cmd, nil)
	if err != nil {
		return errNotRun
	}
	tree, found := source.Scan(dir)
	if tree == nil {
		return a.keepAll(spoken(), found...)
	}
	defer tree.Close()
	site, _ := portfolio.LoadSite(tree)
	l := site.Language
	id, text, _ := strings.Cut(build.Named(a.forget), "/")
	if !slices.Contains(site.Trainees, id) {
		return a.keepAll(l, diag.UnknownTrainee.At(diag.Pos{}, id, strings.Join(site.Trainees, ", ")))
	}
	files, _ := tree.LoadUnder("content/" + id)
	trainee, _ := site.LoadManuscript(tree, id, files)
	f, problem := record.Forget(trainee.Trainee, text)
	if problem != nil {
		return a.keepAll(l, problem.At(diag.Pos{}))
	}
	if _, err := fmt.Fprint(a.cmd.OutOrStdout(), erased(l, trainee.FullName, text, f)); err != nil {
		return err
	}
	if sure, problem := sure(a.cmd, a.yes, say.ForgetAsk().In(l), diag.NobodyToErase.Problem); problem != nil {
		return a.keepAll(l, problem.At(diag.Pos{}))
	} else if !sure {
		return a.keepAll(l)
	}
	if problem := f.Erase(dir); problem != nil {
		return a.keepAll(l, problem.At(diag.Pos{}))
	}
	_, err = fmt.Fprintln(a.cmd.OutOrStdout(), say.ForgetDone().In(l))
	return err
}

// keepAll says why nothing is erased.
func (a *approving) keepAll(l language.Language, found ...diag.Finding) error {
	if err := diag.List(found).Print(a.cmd.ErrOrStderr(), l); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(a.cmd.ErrOrStderr(), say.ForgetNothingDone().In(l)); err != nil {
		return err
	}
	return errFound
}

// erased is what somebody is to see before what is kept is gone.
func erased(l language.Language, name, text string, f *record.Forgetting) string {
	var b strings.Builder
	line := func(t language.Text) { b.WriteString(t.In(l) + "\n") }
	line(say.ForgetErases(text, name, len(f.Wordings)))
	for _, w := range f.Wordings {
		fmt.Fprintf(&b, "  %s\n", w.Path)
	}
	if len(f.Also) > 0 {
		var also []language.Text
		for _, of := range f.Also {
			also = append(also, language.Same(of))
		}
		line(say.ForgetAlso(language.And(also)))
	}
	line(say.ForgetLeaves(f.Decisions))
	return b.String()
}
