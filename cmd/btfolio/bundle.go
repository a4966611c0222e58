package main

import (
	"errors"
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

func bundleCommand() *cobra.Command {
	var output string
	var allow, because []string
	l := spoken()
	cmd := &cobra.Command{
		Use:     "bundle " + say.BundleUse().In(l),
		Short:   say.BundleShort().In(l),
		Long:    say.BundleLong().In(l),
		Example: "  btfolio bundle elira-kovenius\n  btfolio bundle yusuf-dalenmark --output yusuf.zip --allow-findings BT-R091 --because \"placeringen förlängs\"",
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
			made := build.Bundle(cmd.Context(), build.Options{
				Site: dir, Trainees: args[:1], Output: output, On: civil.DateOf(time.Now()),
			}, allowed)
			if err := made.Findings.Print(cmd.ErrOrStderr(), made.Language); err != nil {
				return err
			}
			if made.Findings.Failed() {
				return errFound
			}
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			return bundled(cmd, made)
		},
	}
	cmd.Flags().StringVar(&output, "output", "", say.BundleFlagOutput().In(l))
	cmd.Flags().StringSliceVar(&allow, "allow-findings", nil, say.BundleFlagAllowFindings().In(l))
	cmd.Flags().StringArrayVar(&because, "because", nil, say.AddFlagBecause().In(l))
	return cmd
}

// allowances joins findings with the reasons given for them.
func allowances(l language.Language, ids, because []string) ([]build.Allow, error) {
	if len(because) != len(ids) && len(because) != 1 || len(ids) == 0 && len(because) > 0 {
		if len(ids) == 0 && len(because) == 0 {
			return nil, nil
		}
		return nil, errors.New(say.ReasonForEach().In(l))
	}
	var all []build.Allow
	for i, id := range ids {
		reason := because[min(i, len(because)-1)]
		if reason == "" {
			return nil, errors.New(say.ReasonEmpty().In(l))
		}
		all = append(all, build.Allow{ID: id, Because: reason})
	}
	return all, nil
}

// bundled tells what was packed, and the code to give the receiver.
func bundled(cmd *cobra.Command, made *build.Bundled) error {
	_, err := fmt.Fprint(cmd.OutOrStdout(), say.BundleDone(made.File, made.Pages, made.Files, language.Size(made.Bytes), made.Code.String()).In(made.Language))
	return err
}
