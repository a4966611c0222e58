package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/report"
	"btfolio/internal/review"
	"btfolio/internal/say"
)

func checkCommand() *cobra.Command {
	var options struct {
		trainees []string
		format   string
		on       string
		strict   bool
	}
	formats := []string{"text", "json", "github"}
	l := spoken()
	cmd := &cobra.Command{
		Use:     "check " + say.CheckUse().In(l),
		Short:   say.CheckShort().In(l),
		Long:    say.CheckLong().In(l),
		Example: "  btfolio check\n  btfolio check --trainee yusuf-dalenmark --on 2026-11-21\n  btfolio check --format json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(formats, options.format) {
				return errors.New(say.NoSuchFormat(options.format, strings.Join(formats, ", ")).In(l))
			}
			today := civil.DateOf(time.Now())
			on, err := today, error(nil)
			if options.on != "" {
				if on, err = dayOf("--on", options.on); err != nil {
					return err
				}
			}
			dir, err := siteFolder(cmd, args)
			if err != nil {
				return errNotRun
			}
			debug.SetGCPercent(collection(dir))
			return check(cmd, build.Options{
				Site: dir, Trainees: options.trainees, On: on, OnFixed: options.on != "",
			}, options.format, options.strict)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&options.trainees, "trainee", nil, say.CheckFlagTrainee().In(l))
	flags.StringVar(&options.format, "format", "text", say.CheckFlagFormat().In(l))
	flags.Lookup("format").DefValue = "" // the help says it already
	flags.StringVar(&options.on, "on", "", say.CheckFlagOn().In(l))
	flags.BoolVar(&options.strict, "strict", false, say.CheckFlagStrict().In(l))
	return cmd
}

// judged is one trainee's part of the answer, in every format.
type judged struct {
	text, github              string
	data                      report.Trainee
	errors, warnings, notices int
}

func check(cmd *cobra.Command, o build.Options, format string, strict bool) error {
	all, r := build.Check(cmd.Context(), o, func(s *portfolio.Site, v *review.Verdict) judged {
		var j judged
		j.errors, j.warnings, j.notices = review.Count(v.Findings)
		switch format {
		case "json":
			j.data = report.JSON(s, v)
		case "github":
			j.github = report.GitHub(s, v)
		default:
			j.text = report.Text(s, v)
		}
		return j
	})
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if err := answer(cmd, all, r, format); err != nil {
		return err
	}
	if r.Findings.Failed() {
		return errNotRun
	}
	errors, warnings, _ := tally(r.Exposed)
	warnings += len(r.Findings)
	for _, j := range all {
		errors += j.errors
		warnings += j.warnings
	}
	if errors > 0 || strict && warnings > 0 {
		return errFound
	}
	return nil
}

// tally counts findings by severity.
func tally(found diag.List) (errors, warnings, notices int) {
	for _, f := range found {
		switch f.Code.Severity {
		case diag.Error:
			errors++
		case diag.Warning:
			warnings++
		default:
			notices++
		}
	}
	return errors, warnings, notices
}

func answer(cmd *cobra.Command, all []judged, r *build.Report, format string) error {
	out := cmd.OutOrStdout()
	ofSite := slices.Concat(r.Findings, r.Exposed)
	switch format {
	case "json":
		data := report.Check{On: r.On, Language: r.Language, Findings: []report.Finding{}, Trainees: []report.Trainee{}}
		for _, f := range ofSite {
			data.Findings = append(data.Findings, report.JSONFinding(f, r.Language))
		}
		for _, j := range all {
			data.Trainees = append(data.Trainees, j.data)
		}
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(data)
	case "github":
		for _, f := range ofSite {
			if _, err := fmt.Fprint(out, report.GitHubFinding(f, r.Language)); err != nil {
				return err
			}
		}
		for _, j := range all {
			if _, err := fmt.Fprint(out, j.github); err != nil {
				return err
			}
		}
		return nil
	}
	if err := ofSite.Print(cmd.ErrOrStderr(), r.Language); err != nil || r.Findings.Failed() {
		return err
	}
	errors, warnings, notices := tally(r.Exposed)
	for _, j := range all {
		errors, warnings, notices = errors+j.errors, warnings+j.warnings, notices+j.notices
		if _, err := fmt.Fprintln(out, j.text); err != nil {
			return err
		}
	}
	_, err := fmt.Fprint(out, report.Total(r.Language, len(all), errors, warnings, notices))
	return err
}
