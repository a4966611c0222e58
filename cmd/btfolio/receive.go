package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/record"
	"btfolio/internal/review"
	"btfolio/internal/say"
	"btfolio/internal/seal"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A receiving is one run of the command.
type receiving struct {
	cmd        *cobra.Command
	file       string
	bundle     string // the file of the bundle; empty where there is a receipt
	identities []string
	yes        bool
}

func receiveCommand() *cobra.Command {
	r := &receiving{}
	l := spoken()
	cmd := &cobra.Command{
		Use:     "receive " + say.ReceiveUse().In(l),
		Short:   say.ReceiveShort().In(l),
		Long:    say.ReceiveLong().In(l),
		Example: "  btfolio receive svar-elira-kovenius-2026-11-21.md",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.cmd, r.file = cmd, args[0]
			return r.run()
		},
	}
	cmd.Flags().StringVar(&r.bundle, "bundle", "", say.ReceiveFlagBundle().In(l))
	cmd.Flags().StringArrayVar(&r.identities, "identity", nil, say.FlagIdentity().In(l))
	cmd.Flags().BoolVar(&r.yes, "yes", false, say.ApproveFlagYes().In(l))
	return cmd
}

func (r *receiving) refuse(l language.Language, found ...diag.Finding) error {
	return undone(r.cmd, l, say.ReceiveNothing(), found...)
}

func (r *receiving) run() error {
	dir, err := siteFolder(r.cmd, nil)
	if err != nil {
		return errNotRun
	}
	text, signature, problem := record.LoadAnswer(r.file)
	if problem != nil {
		return notOpened(r.cmd, problem)
	}
	tree, found := source.Scan(dir)
	if tree == nil {
		return r.refuse(spoken(), found...)
	}
	defer tree.Close()
	site, _ := portfolio.LoadSite(tree) // of which build and check tell
	answer, found := record.ReadAnswer(site, r.file, text, signature)
	if found.Failed() {
		return r.refuse(site.Language, found...)
	}
	id, receipt, err := r.receipt(tree, site, answer)
	if id == "" {
		return err
	}
	return r.into(dir, tree, site, id, answer, receipt)
}

// receipt finds the trainee whose bundle an answer is about, and the receipt of the
// bundle where none is kept. The trainee is empty where there is neither.
func (r *receiving) receipt(tree *source.Tree, site *portfolio.Site, answer *record.Answer) (id string, receipt []byte, err error) {
	l, code := site.Language, seal.CodeText(answer.Digits)
	if r.bundle == "" {
		if id = site.Recipient(tree, answer.Digits); id == "" {
			return "", nil, r.refuse(l, diag.AnswerUnknown.At(answer.Said.At("bundle"), code, answer.Said.Trainee))
		}
		return id, nil, nil
	}
	keys, err := keysIn(r.cmd, r.identities)
	if err != nil {
		return "", nil, err
	}
	b := readBag(r.bundle, keys)
	defer b.Close()
	if !b.Holds() {
		if err := b.Findings.Print(r.cmd.ErrOrStderr(), l); err != nil || !b.Read {
			return "", nil, errNotRun
		}
		fmt.Fprint(r.cmd.ErrOrStderr(), r.bundle+": "+broken(b).In(l))
		return "", nil, r.refuse(l)
	}
	id, receipt = b.Info[seal.LabelTrainee], b.Receipt()
	switch {
	case b.Code.Digits() != answer.Digits:
		return "", nil, r.refuse(l, diag.BundleOtherCode.At(answer.Said.At("bundle"), b.Code.String(), code))
	case receipt == nil:
		return "", nil, r.refuse(l, diag.BundleWithoutReceipt.At(diag.Pos{}, r.bundle))
	case !slices.Contains(site.Trainees, id):
		return "", nil, r.refuse(l, diag.AnswerUnknown.At(answer.Said.At("bundle"), code, answer.Said.Trainee))
	}
	return id, receipt, nil
}

// into puts an answer into a portfolio, if nothing keeps it out and somebody says so.
func (r *receiving) into(dir string, tree *source.Tree, site *portfolio.Site, id string, answer *record.Answer, receipt []byte) error {
	l := site.Language
	before, found := load(tree, site, id)
	if found.Failed() {
		return r.refuse(l, found...)
	}
	if before.Final == nil {
		return r.refuse(l, diag.AnswerNotFinal.At(answer.Said.At("subject"), answer.Said.Subject.Value))
	}
	with, at, files := answer.Into(tree, before, l, receipt)
	t, found := load(with, site, id)
	for i := range found {
		if found[i].Pos.File == at {
			found[i].Pos.File = r.file
		}
	}
	if found.Failed() {
		return r.refuse(l, found...)
	}
	on := civil.DateOf(time.Now())
	if site.On.After(on) {
		on = site.On
	}
	ruling, found := answer.Weigh(review.Look(t, on, nil), at)
	if found.Failed() {
		return r.refuse(l, found...)
	}
	if _, err := fmt.Fprint(r.cmd.OutOrStdout(), received(l, t, answer, ruling)); err != nil {
		return err
	}
	if sure, problem := sure(r.cmd, r.yes, say.ReceiveAsk().In(l), diag.NobodyToAsk.Problem); problem != nil {
		return r.refuse(l, problem.At(diag.Pos{}))
	} else if !sure {
		return r.refuse(l)
	}
	if err := record.Create(dir, files...); err != nil {
		return r.refuse(l, diag.DecisionNotWritten.At(diag.Pos{File: at}, record.Reason(err)))
	}
	var written []string
	for _, f := range files {
		written = append(written, f.Path)
	}
	_, err := fmt.Fprint(r.cmd.OutOrStdout(), say.ApproveWritten(strings.Join(written, "\n")).In(l))
	return err
}

// load loads a portfolio as it is published.
func load(tree *source.Tree, site *portfolio.Site, id string) (*portfolio.Trainee, diag.List) {
	files, found := tree.LoadUnder("content/" + id)
	published, more := site.LoadPublished(tree, id, files)
	return published.Trainee(), append(found, more...)
}

// received is what somebody is to see before an answer is taken in: what was decided
// and by whom, about which bundle, what has changed since, and what shows who it was.
func received(l language.Language, t *portfolio.Trainee, answer *record.Answer, ruling *review.Ruling) string {
	var b strings.Builder
	line := func(t language.Text) { b.WriteString(t.In(l) + "\n") }
	by := t.Person(ruling.By.Value)
	about := ruling.Bond.Document
	decided(line, say.BTAsAWhole(), t, by, &ruling.Approval)
	made, _ := civil.ParseDate(about.Receipt.Info[seal.LabelDate])
	line(say.ReceiveBundle(seal.CodeText(answer.Digits), made))
	if changes := ruling.Changes(); len(changes) == 0 {
		line(say.ReceiveUnchanged())
	} else {
		line(say.ReceiveChanges(len(changes)))
		for _, c := range changes {
			label, _ := vocabulary.Label(string(c.Kind))
			fmt.Fprintf(&b, "  %s: %s\n", strings.ToLower(label.In(l)), c.Path)
		}
	}
	if ruling.Trust == vocabulary.TrustSigned {
		line(say.ReceiveSigned(by.FullName, ruling.Bond.Key))
	} else {
		line(say.ReceiveUnsigned(by.FullName))
	}
	if code := answer.Code(); code != "" {
		line(say.ReceiveChecked(code))
	} else {
		line(say.ReceiveUnchecked())
	}
	return b.String()
}
