package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"btfolio/internal/say"
)

// version is set when a release is built.
var version = ""

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   say.VersionShort().In(spoken()),
		Example: "  btfolio version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "btfolio", programVersion())
			return err
		},
	}
}

func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
