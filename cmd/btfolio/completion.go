package main

import (
	"errors"

	"github.com/spf13/cobra"

	"btfolio/internal/say"
)

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
