package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"btfolio/internal/language"
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
			return fmt.Errorf(language.Text{
				Sv: "skalet ”%s” är okänt; välj bash, zsh, fish eller powershell",
				En: "the shell “%s” is unknown; choose bash, zsh, fish or powershell",
			}.In(l), args[0])
		},
	}
}
