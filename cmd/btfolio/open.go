package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/say"
	"btfolio/internal/staged"
)

func openCommand() *cobra.Command {
	var identities []string
	var output string
	l := spoken()
	cmd := &cobra.Command{
		Use:     "open " + say.OpenUse().In(l),
		Short:   say.OpenShort().In(l),
		Long:    say.OpenLong().In(l),
		Example: "  btfolio open elira-kovenius-2026-11-21.zip.age --identity id_ed25519\n  btfolio open elira-kovenius-2026-11-21.zip",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			keys, err := keysIn(cmd, identities)
			if err != nil {
				return err
			}
			if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
				return notOpened(cmd, diag.OpenFolder.Problem(args[0]))
			}
			return openBundle(cmd, args[0], output, keys)
		},
	}
	cmd.Flags().StringVar(&output, "output", "", say.OpenFlagOutput().In(l))
	cmd.Flags().StringArrayVar(&identities, "identity", nil, say.FlagIdentity().In(l))
	return cmd
}

// openBundle checks a bundle, tells what it found, and unpacks it where it is whole. The
// folder has its name when all of it is there, as it was checked.
func openBundle(cmd *cobra.Command, name, folder string, keys *envelope.Keys) error {
	var seals build.Sealing
	r := bundle.Read(name, keys, seals.Check)
	defer r.Close()
	told := verified(cmd, r, &seals)
	if !r.Holds() || cmd.Context().Err() != nil {
		if errors.Is(told, errFound) {
			fmt.Fprint(cmd.OutOrStdout(), say.OpenNothing().In(r.Language))
		}
		return told
	}
	folder = filepath.Clean(cmp.Or(folder, r.Folder(), plainName(name)))
	if err := unpack(cmd, r, folder); err != nil {
		if cmd.Context().Err() != nil {
			return err
		}
		problem, ours := errors.AsType[*diag.Problem](err)
		if !ours { // in the system's own word, without names of hidden folders
			problem = diag.BundleUnwritable.Problem(folder, diag.Cause(err))
		}
		return notOpened(cmd, problem)
	}
	if _, err := fmt.Fprint(cmd.OutOrStdout(), say.OpenDone(filepath.Join(folder, bundle.StartFile)).In(r.Language)); err != nil {
		return err
	}
	return told
}

// plainName is what a bundle is called that has no folder of its own.
func plainName(file string) string {
	name := filepath.Base(file)
	if envelope.Named(name) {
		name = name[:len(name)-len(envelope.Ending)]
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// unpack writes a bundle beside the folder it is to be, reads it again there, and
// gives it its name.
func unpack(cmd *cobra.Command, r *bundle.Result, folder string) error {
	if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
		return diag.OpenTaken.Problem(folder)
	}
	in := filepath.Dir(folder)
	mend(cmd, in)
	beside, err := staged.NewFolder(in)
	if err != nil {
		return err
	}
	defer beside.Close()
	made := filepath.Join(beside.Path, "bundle")
	if err := os.Mkdir(made, 0o700); err != nil {
		return err
	}
	if err := bundle.Unpack(cmd.Context(), r.Tree(), "", made); err != nil {
		return err
	}
	if again := bundle.Verify(made, nil); !again.Holds() || again.Code != r.Code {
		return diag.OpenUnsteady.Problem(folder)
	}
	return os.Rename(made, folder)
}

func notOpened(cmd *cobra.Command, problem *diag.Problem) error {
	l := spoken()
	if err := (diag.List{problem.At(diag.Pos{})}).Print(cmd.ErrOrStderr(), l); err != nil {
		return err
	}
	return errNotRun
}
