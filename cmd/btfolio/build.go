package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/source"
)

func buildCommand() *cobra.Command {
	var output string
	var trainees []string
	var strict bool
	l := spoken()
	cmd := &cobra.Command{
		Use:     "build " + say.BuildUse().In(l),
		Short:   say.BuildShort().In(l),
		Long:    say.BuildLong().In(l),
		Example: "  btfolio build\n  btfolio build --output /tmp/portfolj --trainee elira-kovenius",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := siteFolder(cmd, args)
			if err != nil {
				return err
			}
			if output == "" {
				output = filepath.Join(dir, "public")
			}
			debug.SetGCPercent(collection(dir))
			report := build.Build(cmd.Context(), build.Options{
				Site: dir, Output: output, Trainees: trainees, On: civil.DateOf(time.Now()), Strict: strict,
			})
			if err := report.Findings.Print(cmd.ErrOrStderr(), report.Language); err != nil {
				return err
			}
			if report.Findings.Failed() {
				return errFound
			}
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			return summary(cmd, report, output)
		},
	}
	cmd.Flags().StringVar(&output, "output", "", say.BuildFlagOutput().In(l))
	cmd.Flags().StringSliceVar(&trainees, "trainee", nil, say.BuildFlagTrainee().In(l))
	cmd.Flags().BoolVar(&strict, "strict", false, say.BuildFlagStrict().In(l))
	return cmd
}

// collection is how much may be made before garbage is collected, in percent of
// what is in use. Collecting half as often as usual takes a sixth less time and
// 60 MB more. In a large site so much is in use that this would be a lot.
func collection(site string) int {
	folders, err := os.ReadDir(filepath.Join(site, "content"))
	if err != nil || len(folders) > 300 {
		return 100
	}
	return 200
}

// summary tells what was built and which page to open.
func summary(cmd *cobra.Command, r *build.Report, output string) error {
	out := cmd.OutOrStdout()
	if r.Trainees == 0 && r.Pages == 0 {
		_, err := fmt.Fprintln(out, say.NoTraineeYet().In(r.Language))
		return err
	}
	var unchanged language.Text
	if r.Unchanged > 0 {
		unchanged = say.BuildUnchanged(r.Unchanged)
	}
	if r.Numbers > 0 {
		if _, err := fmt.Fprint(cmd.ErrOrStderr(), say.BuildNumbers(r.Numbers).In(r.Language)); err != nil {
			return err
		}
	}
	page := filepath.Join(output, filepath.FromSlash(r.Open))
	_, err := fmt.Fprint(out, say.BuildDone(r.Trainees, unchanged, r.Pages, r.Files, output, page).In(r.Language))
	return err
}

// siteFolder is the folder of the site a command works on: its argument, the
// one named with --site, or the nearest one upwards from where it runs.
func siteFolder(cmd *cobra.Command, args []string) (string, error) {
	start := "."
	if named := cmd.Flag("site").Value.String(); named != "" {
		start = named
	}
	if len(args) > 0 {
		start = args[0]
	}
	dir, problem := source.Find(start)
	if problem != nil {
		found := diag.List{problem.At(diag.Pos{})}
		if err := found.Print(cmd.ErrOrStderr(), spoken()); err != nil {
			return "", err
		}
		return "", errFound
	}
	mendSite(cmd, dir)
	return dir, nil
}
