package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"btfolio/internal/language"
)

func completionCommand() *cobra.Command {
	l := spoken()
	return &cobra.Command{
		Use: "completion bash|zsh|fish|powershell",
		Short: language.Text{
			Sv: "Skriver ut ett skript som låter skalet fylla i kommandon",
			En: "Prints a script that lets the shell complete commands",
		}.In(l),
		Long: language.Text{Sv: `Skriver ut ett skript som låter skalet fylla i kommandon och flaggor när du
trycker på tabb. Skalet läser skriptet när det startar, om du sparar det där
skalet letar:

bash        ~/.local/share/bash-completion/completions/btfolio
zsh         _btfolio, i en mapp som står i $fpath
fish        ~/.config/fish/completions/btfolio.fish
powershell  lägg till raden i exemplet i filen som $PROFILE anger`,
			En: `Prints a script that lets the shell complete commands and flags when you press
tab. The shell reads the script when it starts, if you save it where the shell
looks:

bash        ~/.local/share/bash-completion/completions/btfolio
zsh         _btfolio, in a folder named in $fpath
fish        ~/.config/fish/completions/btfolio.fish
powershell  add the line of the example to the file that $PROFILE names`,
		}.In(l),
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
