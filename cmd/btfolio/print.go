package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/binder"
	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

func printCommand() *cobra.Command {
	var output, named string
	var allow, because []string
	var allowUnread bool
	l := spoken()
	cmd := &cobra.Command{
		Use:     "print " + say.PrintUse().In(l),
		Short:   say.PrintShort().In(l),
		Long:    say.PrintLong().In(l),
		Example: "  btfolio print elira-kovenius\n  btfolio print elira-kovenius --output elira.pdf",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			allowed, err := allowances(l, allow, because)
			if err != nil {
				return err
			}
			dir, err := siteFolder(cmd, args[1:])
			if err != nil {
				return errNotRun
			}
			browser, problem := binder.FindBrowser(named)
			if problem != nil {
				if err := (diag.List{problem.At(diag.Pos{})}).Print(cmd.ErrOrStderr(), l); err != nil {
					return err
				}
				return errNotRun
			}
			mend(cmd, os.TempDir())
			mend(cmd, filepath.Dir(output))
			made := build.Print(cmd.Context(), build.Options{
				Site: dir, Trainees: args[:1], Output: output, On: civil.DateOf(time.Now()),
				Unread: func(l language.Language, left diag.List) bool {
					return allowUnread || askUnread(newAsker(cmd), l, left)
				},
			}, allowed, browser)
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			if err := made.Findings.Print(cmd.ErrOrStderr(), made.Language); err != nil {
				return err
			}
			if made.Findings.Failed() {
				return errFound
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), say.PrintDone(made.File, made.Sheets, made.Bound, language.Size(made.Bytes)).In(made.Language))
			return err
		},
	}
	cmd.Flags().StringVar(&output, "output", "", say.PrintFlagOutput().In(l))
	cmd.Flags().StringVar(&named, "browser", "", say.PrintFlagBrowser().In(l))
	cmd.Flags().StringSliceVar(&allow, "allow-findings", nil, say.BundleFlagAllowFindings().In(l))
	cmd.Flags().BoolVar(&allowUnread, "allow-unread", false, say.BundleFlagAllowUnread().In(l))
	cmd.Flags().StringArrayVar(&because, "because", nil, say.AddFlagBecause().In(l))
	return cmd
}
