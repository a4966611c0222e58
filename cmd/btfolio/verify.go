package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"btfolio/internal/build"
	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

func verifyCommand() *cobra.Command {
	var identities []string
	l := spoken()
	cmd := &cobra.Command{
		Use:     "verify " + say.VerifyUse().In(l),
		Short:   say.VerifyShort().In(l),
		Long:    say.VerifyLong().In(l),
		Example: "  btfolio verify elira-kovenius-2026-11-21.zip",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := args[0]
			keys, err := keysIn(cmd, identities)
			if err != nil {
				return err
			}
			all, unlisted := bundle.Within(name)
			if info, err := os.Stat(name); err != nil || !info.IsDir() || len(all)+len(unlisted) == 0 {
				return verify(cmd, name, keys)
			}
			if len(all) == 1 && len(unlisted) == 0 {
				return verify(cmd, all[0], keys)
			}
			return verifyArchive(cmd, all, unlisted, keys.Unasking())
		},
	}
	cmd.Flags().StringArrayVar(&identities, "identity", nil, say.FlagIdentity().In(l))
	return cmd
}

// keysIn reads the private keys that encrypted bundles are opened with.
func keysIn(cmd *cobra.Command, files []string) (*envelope.Keys, error) {
	l := spoken()
	keys, found := envelope.ReadKeys(files, func(of language.Text) (string, *diag.Problem) { return passphrase(cmd, of.In(l)) })
	if err := cmd.Context().Err(); err != nil {
		return nil, err
	}
	if err := found.Print(cmd.ErrOrStderr(), l); err != nil {
		return nil, err
	}
	if found.Failed() {
		return nil, errNotRun
	}
	return keys, nil
}

func verify(cmd *cobra.Command, name string, keys *envelope.Keys) error {
	var seals build.Sealing
	r := bundle.Verify(name, keys, seals.Check)
	return verified(cmd, r, &seals)
}

// verified tells what became of a verification.
func verified(cmd *cobra.Command, r *bundle.Result, seals *build.Sealing) error {
	if err := cmd.Context().Err(); err != nil {
		return err
	}
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
		if _, err := fmt.Fprint(out, broken(r).In(r.Language)); err != nil {
			return err
		}
		return errFound
	}
	whole := say.VerifyWhole(r.Files, language.Size(r.Bytes), r.Info["External-Description"], r.Code.String(),
		seals.Decisions[vocabulary.TrustSigned], seals.Decisions[vocabulary.TrustBundled], seals.Decisions[vocabulary.TrustBound], seals.Decisions[vocabulary.TrustClaimed])
	if _, err := fmt.Fprint(out, whole.In(r.Language)); err != nil {
		return err
	}
	if seals.Unnamed > 0 {
		if _, err := fmt.Fprint(out, say.VerifyUnnamed(seals.Unnamed).In(r.Language)); err != nil {
			return err
		}
	}
	if n, err := strconv.Atoi(r.Info[bundle.LabelUnread]); err == nil && n > 0 {
		if _, err := fmt.Fprint(out, say.VerifyUnread(n).In(r.Language)); err != nil {
			return err
		}
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

// broken says in which way a bundle is not the one that was handed over.
func broken(r *bundle.Result) language.Text {
	switch {
	case r.Damaged():
		return say.VerifyDamaged()
	case r.Longer():
		return say.VerifyLonger()
	}
	return say.VerifyChanged()
}

// verifyArchive checks many bundles, several at a time, and tells of them in
// their order as soon as those before are done.
func verifyArchive(cmd *cobra.Command, all []string, unlisted diag.List, keys *envelope.Keys) error {
	type verified struct {
		*bundle.Result
		seals build.Sealing
	}
	done := make([]chan verified, len(all))
	for i := range done {
		done[i] = make(chan verified, 1)
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0) + 1) // and the one that starts them
	group.Go(func() error {
		for i, name := range all {
			group.Go(func() error {
				v := verified{}
				if cmd.Context().Err() == nil {
					v.Result = bundle.Verify(name, keys, v.seals.Check)
				}
				done[i] <- v
				return nil
			})
		}
		return nil
	})
	defer group.Wait() // none of them fails
	out, l := cmd.OutOrStdout(), spoken()
	whole, unfit, changed, none := 0, 0, 0, 0
	for i, name := range all {
		v := <-done[i]
		if v.Result == nil {
			return cmd.Context().Err()
		}
		found := v.Findings
		line := name + ": "
		switch {
		case !v.Read:
			none++
			if line += say.ArchiveUnread().In(l); slices.ContainsFunc(v.Findings, func(f diag.Finding) bool { return f.Code == diag.NotBundle.Code }) {
				line = name + ": " + say.ArchiveNone().In(l)
			}
		case !v.Holds():
			changed++
			line += broken(v.Result).In(l)
		default:
			whole++
			line = say.ArchiveWhole(name, v.Code.String()).In(l)
			if v.seals.Findings.Failed() {
				unfit++
			}
			found = append(found, v.seals.Findings...)
		}
		if _, err := fmt.Fprint(out, line); err != nil {
			return err
		}
		if err := found.Print(out, l); err != nil {
			return err
		}
	}
	if err := unlisted.Print(cmd.ErrOrStderr(), l); err != nil {
		return err
	}
	if _, err := fmt.Fprint(out, say.ArchiveSummary(len(all), whole, unfit, changed, none).In(l)); err != nil {
		return err
	}
	if whole < len(all) || unfit > 0 || len(unlisted) > 0 {
		return errFound
	}
	return nil
}
