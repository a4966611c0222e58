package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// usage is how each command tells how it is used, in Swedish.
const usage = `Användning:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [kommando]{{end}}{{if .HasExample}}

Exempel:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Kommandon:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flaggor:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

Mer om ett kommando: {{.CommandPath}} [kommando] --help{{end}}
`

// inSwedish makes a command and those below it speak Swedish where the
// library speaks English.
func inSwedish(root *cobra.Command) {
	root.SetUsageTemplate(usage)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%s (%w); se %s --help", "flaggan går inte att förstå", err, cmd.CommandPath())
	})
	root.SuggestionsMinimumDistance = 2
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	swedish(root)
}

// swedish does the same for one command, and for those below it.
func swedish(cmd *cobra.Command) {
	cmd.DisableFlagsInUseLine = true
	cmd.InitDefaultHelpFlag()
	cmd.Flags().Lookup("help").Usage = "visa den här hjälpen"
	if cmd.HasSubCommands() {
		cmd.Args = known
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	} else if many := cmd.Args; many != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if many(cmd, args) != nil && len(args) == 0 {
				return fmt.Errorf("något saknas efter %s; se %s --help", cmd.CommandPath(), cmd.CommandPath())
			}
			if many(cmd, args) != nil {
				return fmt.Errorf("för många ord efter %s; se %s --help", cmd.CommandPath(), cmd.CommandPath())
			}
			return nil
		}
	}
	for _, below := range cmd.Commands() {
		swedish(below)
	}
}

// known refuses a word that is none of the commands below.
func known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	near := ""
	if names := cmd.SuggestionsFor(args[0]); len(names) > 0 {
		near = "; närmast är " + strings.Join(names, ", ")
	}
	return fmt.Errorf("kommandot ”%s” finns inte%s; se %s --help", args[0], near, cmd.CommandPath())
}
