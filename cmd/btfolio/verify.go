package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/bundle"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

func verifyCommand() *cobra.Command {
	l := spoken()
	return &cobra.Command{
		Use:     "verify " + say.VerifyUse().In(l),
		Short:   say.VerifyShort().In(l),
		Long:    say.VerifyLong().In(l),
		Example: "  btfolio verify elira-kovenius-2026-11-21.zip",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return verify(cmd, args[0])
		},
	}
}

func verify(cmd *cobra.Command, name string) error {
	var seals build.Sealing
	r := bundle.Verify(name, seals.Check)
	if !r.Read {
		if err := r.Findings.Print(cmd.ErrOrStderr(), r.Language); err != nil {
			return err
		}
		return errNotRun
	}
	out := cmd.OutOrStdout()
	if err := r.Findings.Print(out, r.Language); err != nil {
		return err
	}
	if !r.Holds() {
		if _, err := fmt.Fprint(out, say.VerifyBroken().In(r.Language)); err != nil {
			return err
		}
		return errFound
	}
	whole := say.VerifyWhole(r.Files, language.Size(r.Bytes), r.Info["External-Description"], r.Code.String(),
		seals.Decisions[vocabulary.TrustSigned], seals.Decisions[vocabulary.TrustBound], seals.Decisions[vocabulary.TrustClaimed])
	if _, err := fmt.Fprint(out, whole.In(r.Language)); err != nil {
		return err
	}
	if err := seals.Findings.Print(out, r.Language); err != nil {
		return err
	}
	if _, err := fmt.Fprint(out, say.VerifyProves().In(r.Language)); err != nil {
		return err
	}
	if seals.Findings.Failed() {
		return errFound
	}
	return nil
}
