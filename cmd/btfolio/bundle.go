package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/record"
	"btfolio/internal/say"
)

func bundleCommand() *cobra.Command {
	var output string
	var since string
	var allow, because, to, identities []string
	var allowUnread, passphrase bool
	l := spoken()
	cmd := &cobra.Command{
		Use:     "bundle " + say.BundleUse().In(l),
		Short:   say.BundleShort().In(l),
		Long:    say.BundleLong().In(l),
		Example: "  btfolio bundle elira-kovenius\n  btfolio bundle yusuf-dalenmark --output yusuf.zip --allow-findings BT-R091 --because \"placeringen förlängs\"\n  btfolio bundle elira-kovenius --to per-olof-ronnskog",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			allowed, err := allowances(l, allow, because)
			if err != nil {
				return err
			}
			if passphrase && len(to) > 0 {
				return errors.New(say.BundleToOrPassphrase().In(l))
			}
			dir, err := siteFolder(cmd, args[1:])
			if err != nil {
				return errNotRun
			}
			mend(cmd, filepath.Dir(output))
			o := build.Options{
				Site: dir, Trainees: args[:1], Output: output, On: civil.DateOf(time.Now()), To: to,
				Unread: func(l language.Language, left diag.List) bool {
					return allowUnread || askUnread(newAsker(cmd), l, left)
				},
			}
			if since != "" {
				keys, err := keysIn(cmd, identities)
				if err != nil {
					return err
				}
				editions, err := editionsIn(cmd, keys, since)
				if err != nil {
					return err
				}
				o.Since = editions[0]
			}
			if passphrase {
				o.Passphrase = func(l language.Language) (string, *diag.Problem) { return newPassphrase(cmd, l) }
			}
			made := build.Bundle(cmd.Context(), o, allowed)
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			if err := made.Findings.Print(cmd.ErrOrStderr(), made.Language); err != nil {
				return err
			}
			if made.Findings.Failed() {
				return errFound
			}
			return bundled(cmd, dir, made)
		},
	}
	cmd.Flags().StringVar(&since, "since", "", say.BundleFlagSince().In(l))
	cmd.Flags().StringArrayVar(&identities, "identity", nil, say.FlagIdentity().In(l))
	cmd.Flags().StringArrayVar(&to, "to", nil, say.BundleFlagTo().In(l))
	cmd.Flags().BoolVar(&passphrase, "passphrase", false, say.BundleFlagPassphrase().In(l))
	cmd.Flags().StringVar(&output, "output", "", say.BundleFlagOutput().In(l))
	cmd.Flags().StringSliceVar(&allow, "allow-findings", nil, say.BundleFlagAllowFindings().In(l))
	cmd.Flags().BoolVar(&allowUnread, "allow-unread", false, say.BundleFlagAllowUnread().In(l))
	cmd.Flags().StringArrayVar(&because, "because", nil, say.AddFlagBecause().In(l))
	return cmd
}

// askUnread lists the files that were not searched and asks once whether
// somebody has looked at them.
func askUnread(a *asker, l language.Language, left diag.List) bool {
	if !a.can || left.Print(a.out, l) != nil {
		return false
	}
	switch strings.ToLower(a.line(say.BundleAskUnread(say.FilesUnread(len(left))).In(l), say.YesOrNo().In(l))) {
	case "ja", "j", "yes", "y":
		return true
	}
	return false
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
func bundled(cmd *cobra.Command, dir string, made *build.Bundled) error {
	out := cmd.OutOrStdout()
	_, err := fmt.Fprint(out, say.BundleDone(made.File, made.Pages, made.Files, language.Size(made.Bytes), made.Code.String()).In(made.Language))
	if err != nil {
		return err
	}
	switch {
	case made.Locked:
		_, err = fmt.Fprint(out, say.BundleEncryptedWith().In(made.Language))
	case len(made.To) > 0:
		_, err = fmt.Fprint(out, say.BundleEncryptedTo(language.And(made.To)).In(made.Language))
	}
	if err != nil || made.Receipt == nil {
		return err
	}
	// The bundle is made, whatever becomes of its receipt.
	kept := record.Create(dir, record.Text(made.ReceiptPath, made.Receipt))
	if kept == nil || errors.Is(kept, fs.ErrExist) {
		return nil
	}
	return diag.List{diag.ReceiptUnwritten.At(diag.Pos{File: made.ReceiptPath}, record.Reason(kept))}.Print(cmd.ErrOrStderr(), made.Language)
}
