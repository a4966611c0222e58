package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/record"
	"btfolio/internal/review"
	"btfolio/internal/say"
	"btfolio/internal/seal"
	"btfolio/internal/seal/signer"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// An approving is one run of the command.
type approving struct {
	cmd      *cobra.Command
	path     string // trainee and subject
	role     string
	decision string
	date     string
	goals    []string
	key      string
	forget   string // trainee and text; empty where something is decided
	yes      bool
	record.Proposal
}

func approveCommand() *cobra.Command {
	a := &approving{}
	l := spoken()
	cmd := &cobra.Command{
		Use:   "approve " + say.ApproveUse().In(l),
		Short: say.ApproveShort().In(l),
		Long:  say.ApproveLong().In(l),
		Example: "  btfolio approve yusuf-dalenmark/placeringar/psykiatri --by maj-britt-hedfors --goals BT2,BT3 --date 2026-11-21\n" +
			"  btfolio approve yusuf-dalenmark/mal/bt13 --by katarina-sundhage --key ~/.ssh/id_ed25519\n" +
			"  btfolio approve --forget yusuf-dalenmark/placeringar/introduktion",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			a.cmd = cmd
			if a.forget != "" && len(args) == 0 {
				return a.erase()
			}
			if len(args) == 0 || a.By == "" || a.forget != "" {
				return errors.New(say.ApproveNoSubject(cmd.CommandPath()).In(l))
			}
			a.path = args[0]
			return a.run()
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&a.By, "by", "", say.ApproveFlagBy().In(l))
	flags.StringVar(&a.role, "role", "", say.ApproveFlagRole().In(l))
	flags.StringSliceVar(&a.goals, "goals", nil, say.ApproveFlagGoals().In(l))
	flags.StringVar(&a.decision, "decision", "approved", say.ApproveFlagDecision().In(l))
	flags.Lookup("decision").DefValue = "" // the help says it already
	flags.StringVar(&a.Comment, "comment", "", say.ApproveFlagComment().In(l))
	flags.StringVar(&a.date, "date", "", say.ApproveFlagDate().In(l))
	flags.StringVar(&a.key, "key", "", say.ApproveFlagKey().In(l))
	flags.StringVar(&a.forget, "forget", "", say.ApproveFlagForget().In(l))
	flags.BoolVar(&a.yes, "yes", false, say.ApproveFlagYes().In(l))
	return cmd
}

// words reads the flags that have words of their own.
func (a *approving) words() error {
	l := spoken()
	term, ok := vocabulary.Decision("").Vocabulary().Find(a.decision)
	if !ok {
		return errors.New(say.NoSuchDecision(a.decision).In(l))
	}
	a.Decision = vocabulary.Decision(term.Key)
	if a.role != "" {
		term, ok := vocabulary.Role("").Vocabulary().Find(a.role)
		if !ok {
			return errors.New(say.NoSuchRole(a.role).In(l))
		}
		a.Role = vocabulary.Role(term.Key)
	}
	for _, word := range a.goals {
		g, err := programme.ParseGoal(word)
		if err != nil {
			return errors.New(say.NoSuchGoal(word).In(l))
		}
		if !slices.Contains(a.Goals, g) {
			a.Goals = append(a.Goals, g)
		}
	}
	slices.Sort(a.Goals)
	a.Date = civil.DateOf(time.Now())
	if a.date != "" {
		day, err := dayOf("--date", a.date)
		if err != nil {
			return err
		}
		a.Date = day
	}
	return nil
}

func (a *approving) run() error {
	if err := a.words(); err != nil {
		return err
	}
	dir, err := siteFolder(a.cmd, nil)
	if err != nil {
		return errNotRun
	}
	tree, found := source.Scan(dir)
	if tree == nil {
		return a.refuse(spoken(), found...)
	}
	defer tree.Close()
	site, more := portfolio.LoadSite(tree)
	found = append(found, more...)

	id, subject, _ := strings.Cut(build.Named(a.path), "/")
	if !slices.Contains(site.Trainees, id) {
		return a.refuse(site.Language, diag.UnknownTrainee.At(diag.Pos{}, id, strings.Join(site.Trainees, ", ")))
	}
	a.Subject = subject
	files, more := tree.LoadUnder("content/" + id)
	found = append(found, more...)
	trainee, more := site.LoadPublished(tree, id, files)
	if found = append(found, more...); found.Failed() {
		return a.refuse(site.Language, found...)
	}
	// Who decides does so today, also where the site is judged on an earlier day.
	on := civil.DateOf(time.Now())
	if site.On.After(on) {
		on = site.On
	}
	v := review.Look(trainee.Trainee(), on, nil)
	d, problem := record.Decide(tree, site, v, a.Proposal)
	if problem != nil {
		return a.refuse(site.Language, problem.At(diag.Pos{}))
	}
	return a.write(dir, site, v, d)
}

// refuse says why nothing is written.
func (a *approving) refuse(l language.Language, found ...diag.Finding) error {
	return undone(a.cmd, l, say.ApproveNothingWritten(), found...)
}

// undone says what was found, and that a command has done nothing.
func undone(cmd *cobra.Command, l language.Language, nothing language.Text, found ...diag.Finding) error {
	if err := diag.List(found).Print(cmd.ErrOrStderr(), l); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(cmd.ErrOrStderr(), nothing.In(l)); err != nil {
		return err
	}
	return errFound
}

// write shows a decision, has it confirmed and writes it.
func (a *approving) write(dir string, site *portfolio.Site, v *review.Verdict, d *record.Decision) error {
	l := site.Language
	if a.key != "" {
		s, problem := signer.Open(a.key)
		if problem == nil {
			problem = d.Sign(s, a.key)
			s.Close()
		}
		if problem != nil {
			return a.refuse(l, problem.At(diag.Pos{}))
		}
	}
	out := a.cmd.OutOrStdout()
	if _, err := fmt.Fprint(out, shown(l, v, d, a.key != "")); err != nil {
		return err
	}
	if !site.On.IsZero() && a.Date.After(site.On) {
		if _, err := fmt.Fprintln(out, say.ApproveCountsLater(site.On).In(l)); err != nil {
			return err
		}
	}
	if sure, problem := sure(a.cmd, a.yes, say.ApproveAsk().In(l), diag.NobodyToAsk.Problem); problem != nil {
		return a.refuse(l, problem.At(diag.Pos{}))
	} else if !sure {
		return a.refuse(l)
	}
	if problem := d.Write(dir); problem != nil {
		return a.refuse(l, problem.At(diag.Pos{File: d.Path}))
	}
	written := d.Path
	if a.key != "" {
		written += "\n" + d.Path + seal.SignatureEnding
	}
	_, err := fmt.Fprint(out, say.ApproveWritten(written).In(l))
	return err
}

// sure asks whether to go on, unless that was said before.
func sure(cmd *cobra.Command, yes bool, question string, nobody func() *diag.Problem) (bool, *diag.Problem) {
	if yes {
		return true, nil
	}
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return false, nobody()
	}
	fmt.Fprint(cmd.OutOrStdout(), question)
	answer, _ := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	return slices.Contains([]string{"j", "ja", "y", "yes"}, strings.ToLower(strings.TrimSpace(answer))), nil
}

// shown is what somebody is to see before they decide: what about, as whom,
// which files, and what they confirm.
func shown(l language.Language, v *review.Verdict, d *record.Decision, signs bool) string {
	var b strings.Builder
	line := func(t language.Text) { b.WriteString(t.In(l) + "\n") }
	a := &d.Approval
	decided(line, d.Subject.Text(), v.Trainee, d.Person, a)
	line(say.ApproveCovers(v.Trainee.Folder, len(d.Files)))
	for _, f := range d.Files {
		fmt.Fprintf(&b, "  %s\n", f.Path)
	}
	if d.Kept.Texts > 0 {
		line(say.ApproveKeeps(path.Join("content", v.Trainee.Folder, d.Kept.Folder), d.Kept.Texts))
	}
	if len(d.Kept.Exposed) > 0 {
		line(say.ApproveKeepsNot(len(d.Kept.Exposed)))
		for _, text := range d.Kept.Exposed {
			fmt.Fprintf(&b, "  %s\n", text)
		}
	}
	if old := v.Standing(d.Subject); old.Changed() {
		line(say.ApproveChanges())
		for _, c := range old.Newest().Changes() {
			label, _ := vocabulary.Label(string(c.Kind))
			fmt.Fprintf(&b, "  %s: %s\n", strings.ToLower(label.In(l)), c.Path)
		}
	}
	if a.Decision == vocabulary.DecisionApproved {
		lacking := v.Lacking(d.Subject)
		if len(lacking) == 0 {
			line(say.ApproveNothingLacking())
		} else {
			line(say.ApproveLacking(len(lacking)))
		}
		for i := range lacking {
			fmt.Fprintf(&b, "  %s\n", lacking[i].What(l))
		}
	}
	line(say.ApproveConfirm(d.Person.FullName, language.InBoth(a.Role.In), language.InBoth(a.Decision.In)))
	if signs {
		line(say.ApproveSigned())
	}
	return b.String()
}

// decided says what somebody decided, line by line.
func decided(line func(language.Text), about language.Text, t *portfolio.Trainee, by *portfolio.Person, a *portfolio.Approval) {
	line(say.ApproveSubject(about, t.FullName, language.InBoth(a.Decision.In)))
	line(say.ApproveBy(by.FullName, language.InBoth(a.Role.In), a.Date))
	if len(a.Goals) > 0 {
		var goals []language.Text
		for _, g := range a.Goals {
			goals = append(goals, language.Same(g.String()))
		}
		line(say.ApproveGoals(language.And(goals)))
	}
	if a.Comment != "" {
		line(say.ApproveComment(a.Comment))
	}
}
