package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"btfolio/internal/language"
	"btfolio/internal/say"
)

// usageForm is how each command tells how it is used, in the words of usage.
const usageForm = `%s:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [%s]{{end}}{{if .HasExample}}

%s:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

%s:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

%s:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

%s: {{.CommandPath}} [%s] --help{{end}}
`

func usage(l language.Language) string {
	words := []any{}
	for _, t := range []language.Text{
		say.UsageHead(), say.UsageCommand(), say.UsageExamples(), say.UsageCommands(), say.UsageFlags(), say.UsageMore(), say.UsageCommand(),
	} {
		words = append(words, t.In(l))
	}
	return fmt.Sprintf(usageForm, words...)
}

// speak makes a command and those below it speak a language where the library
// speaks English of its own.
func speak(root *cobra.Command, l language.Language) {
	root.SetUsageTemplate(usage(l))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return errors.New(say.FlagWrong(flagFault(l, err), cmd.CommandPath()).In(l))
	})
	root.SuggestionsMinimumDistance = 2
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	speakBelow(root, l)
}

// speakBelow does the same for one command, and for those below it.
func speakBelow(cmd *cobra.Command, l language.Language) {
	cmd.DisableFlagsInUseLine = true
	cmd.InitDefaultHelpFlag()
	cmd.Flags().Lookup("help").Usage = say.FlagHelp().In(l)
	switch {
	case cmd.HasSubCommands():
		cmd.Args = func(cmd *cobra.Command, args []string) error { return known(l, cmd, args) }
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	case cmd.Args != nil:
		fits := cmd.Args
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if fits(cmd, args) == nil {
				return nil
			}
			if len(args) == 0 {
				return errors.New(say.WordsMissing(cmd.CommandPath()).In(l))
			}
			return errors.New(say.TooManyWords(cmd.CommandPath()).In(l))
		}
	}
	for _, below := range cmd.Commands() {
		speakBelow(below, l)
	}
}

// known refuses a word that is none of the commands below.
func known(l language.Language, cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	near := ""
	if names := cmd.SuggestionsFor(args[0]); len(names) > 0 {
		near = say.CommandNearest().In(l) + strings.Join(names, ", ")
	}
	return errors.New(say.NoSuchCommand(args[0], near, cmd.CommandPath()).In(l))
}

// flagFault says what is wrong with a flag.
func flagFault(l language.Language, err error) string {
	var unknown *pflag.NotExistError
	var alone *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + short
		}
		return say.NoSuchFlag(name).In(l)
	case errors.As(err, &alone):
		return say.FlagWithoutValue(alone.GetSpecifiedName()).In(l)
	case errors.As(err, &wrong):
		return say.FlagValueWrong(wrong.GetFlag().Name, wrong.GetValue()).In(l)
	}
	return say.FlagUnclear().In(l)
}

// spoken is the language of help, and of what is said before a site is known:
// English where the environment says so, and otherwise Swedish, since that is
// what doctors in BT read. Windows says nothing. What is said about a site is
// in the language of the site.
func spoken() language.Language {
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
	if strings.HasPrefix(strings.ToLower(locale), string(language.English)) {
		return language.English
	}
	return language.Swedish
}

// dayOf reads a day that was written after a flag.
func dayOf(flag, text string) (civil.Date, error) {
	day, err := civil.ParseDate(text)
	if err != nil {
		return day, errors.New(say.NoSuchDate(flag, text).In(spoken()))
	}
	return day, nil
}
