package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"btfolio/internal/bundle"
	"btfolio/internal/comparison"
	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/say"
)

func compareCommand() *cobra.Command {
	var identities []string
	var format string
	l := spoken()
	cmd := &cobra.Command{
		Use:     "compare " + say.CompareUse().In(l),
		Short:   say.CompareShort().In(l),
		Long:    say.CompareLong().In(l),
		Example: "  btfolio compare elira-kovenius-2026-06-30.zip elira-kovenius-2026-11-21.zip",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return errors.New(say.NoSuchFormat(format, "text, json").In(l))
			}
			keys, err := keysIn(cmd, identities)
			if err != nil {
				return err
			}
			return compare(cmd, args[0], args[1], format, keys)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", say.CompareFlagFormat().In(l))
	cmd.Flags().Lookup("format").DefValue = "" // the help says it already
	cmd.Flags().StringArrayVar(&identities, "identity", nil, say.FlagIdentity().In(l))
	return cmd
}

// compare checks two bundles and tells what is new in the second.
func compare(cmd *cobra.Command, old, now, format string, keys *envelope.Keys) error {
	editions, err := editionsIn(cmd, keys, old, now)
	if err != nil {
		return err
	}
	c, err := comparison.Compare(editions[0], editions[1])
	if err != nil {
		return notCompared(cmd, err)
	}
	if format == "json" {
		encoder := json.NewEncoder(cmd.OutOrStdout())
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(c)
	}
	return c.Print(cmd.OutOrStdout())
}

// editionsIn checks bundles and reads the editions in them, which stay open until the
// command ends.
func editionsIn(cmd *cobra.Command, keys *envelope.Keys, names ...string) (all []*comparison.Edition, status error) {
	for _, name := range names {
		r := readBag(name, keys)
		if err := cmd.Context().Err(); err != nil {
			return nil, err
		}
		if !r.Holds() {
			if err := r.Findings.Print(cmd.ErrOrStderr(), spoken()); err != nil {
				return nil, err
			}
			if status = errNotRun; r.Read {
				status = errFound
				fmt.Fprint(cmd.ErrOrStderr(), name+": "+broken(r).In(spoken()))
			}
			continue
		}
		e, err := comparison.Read(r)
		if err != nil {
			return nil, notCompared(cmd, err)
		}
		all = append(all, e)
	}
	return all, status
}

// readBag reads a bundle, also by the folder around the one it was unpacked into.
func readBag(name string, keys *envelope.Keys) *bundle.Result {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		if all, unlisted := bundle.Within(name); len(all) == 1 && len(unlisted) == 0 {
			name = all[0]
		}
	}
	return bundle.Read(name, keys)
}

// notCompared says why two bundles cannot be compared.
func notCompared(cmd *cobra.Command, err error) error {
	problem, ours := errors.AsType[*diag.Problem](err)
	if !ours {
		return err
	}
	return notOpened(cmd, problem)
}
