package main

import (
	"errors"
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

func completionCommand() *cobra.Command {
	l := spoken()
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: say.CompletionShort().In(l),
		Long:  say.CompletionLong().In(l),
		Example: `  btfolio completion bash > ~/.local/share/bash-completion/completions/btfolio
  btfolio completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args:      cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out, root := cmd.OutOrStdout(), cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return errors.New(say.NoSuchShell(args[0]).In(l))
		},
	}
}
