package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/record"
	"btfolio/internal/say"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// An adding is one run of the command.
type adding struct {
	cmd     *cobra.Command
	ask     *asker
	trainee string
	words   map[portfolio.Part]*string
	by      string
	allow   []string
	because []string
	dryRun  bool
	allowed []build.Allow
	l       language.Language
}

func addCommand() *cobra.Command {
	a := &adding{words: map[portfolio.Part]*string{}}
	l := spoken()
	cmd := &cobra.Command{
		Use:   "add " + say.AddUse().In(l),
		Short: say.AddShort().In(l),
		Long:  say.AddLong().In(l),
		Example: "  btfolio add scan0042.pdf --trainee yusuf-dalenmark --goals BT1,BT9 --instrument mini-cex --name Trötthet --date 2026-11-19\n" +
			"  btfolio add gamla-filer --trainee yusuf-dalenmark --dry-run\n" +
			"  btfolio add docs/overview.png --trainee yusuf-dalenmark --goals BT11 --name Affisch --date 2026-11-19 --dry-run",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			a.cmd, a.ask = cmd, newAsker(cmd)
			return a.run(args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&a.trainee, "trainee", "", say.AddFlagTrainee().In(l))
	for part, help := range map[portfolio.Part]language.Text{
		portfolio.PartGoals:      say.AddFlagGoals(),
		portfolio.PartInstrument: say.AddFlagInstrument(),
		portfolio.PartLabel:      say.AddFlagName(),
		portfolio.PartPlacement:  say.AddFlagPlacement(),
		portfolio.PartDate:       say.AddFlagDate(),
	} {
		a.words[part] = flags.String(string(part), "", help.In(l))
	}
	flags.StringVar(&a.by, "assessor", "", say.AddFlagAssessor().In(l))
	flags.BoolVar(&a.dryRun, "dry-run", false, say.AddFlagDryRun().In(l))
	flags.StringSliceVar(&a.allow, "allow-findings", nil, say.AddFlagAllowFindings().In(l))
	flags.StringArrayVar(&a.because, "because", nil, say.AddFlagBecause().In(l))
	return cmd
}

func (a *adding) run(args []string) error {
	allowed, err := allowances(spoken(), a.allow, a.because)
	if err != nil {
		return err
	}
	a.allowed = allowed
	dir, err := siteFolder(a.cmd, nil)
	if err != nil {
		return errNotRun
	}
	tree, found := source.Scan(dir)
	if tree == nil {
		return refuse(a.cmd, spoken(), found...)
	}
	defer tree.Close()
	site, more := portfolio.LoadSite(tree)
	a.l = site.Language
	if found = append(found, more...); found.Failed() {
		return refuse(a.cmd, a.l, found...)
	}
	files, folder, found := a.files(args)
	if len(found) > 0 {
		return refuse(a.cmd, a.l, found...)
	}
	trainee, problems := a.ask.trainee(tree, site, a.trainee)
	in := &record.Intake{Site: site, Tree: tree, Trainee: trainee}
	if problems == nil {
		if problems = a.request(in); len(problems) == 0 && !folder {
			problems = a.complete(in, files[0])
		}
	}
	if err := a.cmd.Context().Err(); err != nil {
		return err
	}
	if len(problems) > 0 {
		return refuse(a.cmd, a.l, problems...)
	}
	in.Each = a.progress()
	items := in.Plan(a.cmd.Context(), files)
	if err := a.cmd.Context().Err(); err != nil {
		return err
	}
	return a.take(dir, items, folder)
}

// files are all files that are to be added.
func (a *adding) files(args []string) (files []string, folder bool, found diag.List) {
	if len(args) == 0 {
		return nil, false, diag.List{diag.FlagsMissing.At(diag.Pos{}, say.AddWhat())}
	}
	folder = len(args) > 1
	for _, arg := range args {
		more, is, problem := record.Files(arg)
		if problem != nil {
			found = append(found, problem.At(diag.Pos{File: filepath.Base(arg)}))
		}
		files, folder = append(files, more...), folder || is
	}
	return files, folder, found
}

// request reads what the flags say of the files.
func (a *adding) request(in *record.Intake) diag.List {
	r := &in.About
	r.Assessor, r.Allow = a.by, a.allow
	r.Label = strings.Join(strings.Fields(*a.words[portfolio.PartLabel]), " ")
	r.Placement = *a.words[portfolio.PartPlacement]
	found := r.Read(in.Site.Own(), *a.words[portfolio.PartGoals], *a.words[portfolio.PartInstrument], *a.words[portfolio.PartDate])
	return append(found, in.Check()...)
}

// complete asks for what one file must have to be found again, or says which
// flags are missing.
func (a *adding) complete(in *record.Intake, file string) diag.List {
	for {
		missing := in.Missing(file)
		if len(missing) == 0 {
			return nil
		}
		if !a.ask.can {
			var flags []string
			for _, part := range missing {
				flags = append(flags, "--"+string(part))
			}
			return diag.List{diag.FlagsMissing.At(diag.Pos{}, a.l.List(flags))}
		}
		word := a.words[missing[0]]
		*word = a.ask.value(a.l, vocabulary.KindDocument, string(missing[0]), func(answer string) diag.List {
			*word = answer
			return a.request(in)
		})
	}
}

// progress shows on the terminal how far the reading of many files has come.
func (a *adding) progress() func(done, all int) {
	out := a.cmd.ErrOrStderr()
	if f, ok := out.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return func(done, all int) {
		if all > 1 {
			fmt.Fprintf(out, "\r%d/%d", done, all)
		}
		if all > 1 && done == all {
			fmt.Fprint(out, "\r\033[K")
		}
	}
}

// take copies the files, or says why none is copied. Of a folder those that
// are there already are passed over: adding it once more adds what is new.
func (a *adding) take(dir string, items []record.Item, folder bool) error {
	var found, seen diag.List
	var files []record.File
	for _, it := range items {
		if it.Kept != "" && folder {
			continue
		}
		seen = append(seen, it.Found...)
		if it.Found.Failed() {
			found = append(found, it.Found...)
			continue
		}
		files = append(files, record.File{Path: it.Path, Write: it.Copy})
		if it.Twin != nil {
			files = append(files, record.Text(it.Path+".md", it.Twin))
		}
	}
	if a.dryRun {
		if err := a.table(items); err != nil {
			return err
		}
	}
	if err := seen.Print(a.cmd.ErrOrStderr(), a.l); err != nil {
		return err
	}
	if found.Failed() {
		return a.none()
	}
	if a.dryRun {
		return nil
	}
	if err := record.Create(dir, files...); err != nil {
		why := record.Reason(err)
		if errors.Is(err, record.ErrChanged) {
			why = say.AddChangedMeanwhile()
		}
		return refuse(a.cmd, a.l, diag.NotCreated.At(diag.Pos{}, path.Dir(files[0].Path), why))
	}
	if err := a.table(items); err != nil {
		return err
	}
	if err := a.links(items); err != nil {
		return err
	}
	return a.waivers(items)
}

// links gives a link to each file that was added, ready for a text: names by the
// rule have spaces in them, which an address without < and > may not have.
func (a *adding) links(items []record.Item) error {
	lines := ""
	for _, it := range items {
		if it.Kept == "" {
			folder, name := path.Split(it.Path)
			lines += fmt.Sprintf("  [%s](<../%s/%s>)\n", cmp.Or(it.Says.Label, strings.TrimSuffix(name, path.Ext(name))), path.Base(folder), name)
		}
	}
	if lines == "" {
		return nil
	}
	_, err := fmt.Fprint(a.cmd.OutOrStdout(), say.AddLinks(lines).In(a.l))
	return err
}

func (a *adding) none() error {
	_, err := fmt.Fprintln(a.cmd.ErrOrStderr(), say.AddNothing().In(a.l))
	if err != nil {
		return err
	}
	return errFound
}

// table shows the files with their new names, and what these say.
func (a *adding) table(items []record.Item) error {
	w := tabwriter.NewWriter(a.cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	row := func(cells ...string) { fmt.Fprintln(w, strings.Join(cells, "\t")) }
	title := func(key string) string {
		label, _ := vocabulary.Label("part_" + key)
		return strings.ToUpper(label.In(a.l))
	}
	row(say.AddNameNow().In(a.l), say.AddNewName().In(a.l),
		title("goals"), title("instrument"), title("placement"), title("date"))
	for _, it := range items {
		switch {
		case it.Kept != "":
			row(it.Name, say.AddAlreadyThere(path.Base(it.Kept)).In(a.l), "", "", "")
		case it.Found.Failed():
			row(it.Name, say.AddRefused().In(a.l), "", "", "")
		default:
			row(it.Name, path.Base(it.Path), told(it.Says, a.l))
		}
	}
	return w.Flush()
}

// told is what is known of a file, with a dash for each thing that is not.
func told(says portfolio.FileName, l language.Language) string {
	var goals []string
	for _, g := range says.Goals {
		goals = append(goals, g.String())
	}
	date := ""
	if !says.Date.IsZero() {
		date = says.Date.String()
	}
	return strings.Join([]string{
		cmp.Or(strings.Join(goals, ", "), "–"), cmp.Or(says.Instrument.In(l), "–"),
		cmp.Or(says.Placement, says.Area.In(l), "–"), cmp.Or(date, "–"),
	}, "\t")
}

// waivers says what to write on the trainee's page about what was let in
// with a reason, so that check knows it, too.
func (a *adding) waivers(items []record.Item) error {
	lines := ""
	key := func(name string) string { return vocabulary.Key(name, a.l) }
	for _, it := range items {
		for _, f := range it.Allowed {
			_, within, _ := strings.Cut(strings.TrimPrefix(it.Path, "content/"), "/")
			reason := ""
			for _, allowed := range a.allowed {
				if allowed.ID == f.Code.ID {
					reason = allowed.Because
				}
			}
			lines += fmt.Sprintf("  - {%s: %s, %s: %q, %s: %q}\n", key("finding"), f.Code.ID, key("file"), within, key("reason"), reason)
		}
	}
	if lines == "" {
		return nil
	}
	_, err := fmt.Fprint(a.cmd.OutOrStdout(), say.AddWaivers(key("waivers"), lines).In(a.l))
	return err
}
