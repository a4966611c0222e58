// Command btfolio builds the portfolios of doctors in bastjänstgöring (BT)
// into sites that a supervisor, a study director or an external assessor can
// read anywhere.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"btfolio/internal/say"
)

// Exit statuses of all commands.
const (
	exitFound  = 1 // the site has something that must be put right
	exitNotRun = 2 // the command could not do its work at all
)

// Errors that end a command which has said everything it has to say.
var (
	errFound  = errors.New("findings")
	errNotRun = errors.New("not run")
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch err := root.ExecuteContext(ctx); {
	case err == nil:
		return 0
	case errors.Is(err, errFound):
		return exitFound
	case errors.Is(err, errNotRun):
		return exitNotRun
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, say.Interrupted().In(spoken()))
		return exitNotRun
	default:
		fmt.Fprintln(stderr, "btfolio:", err)
		return exitNotRun
	}
}

// rootCommand is the program with all its commands.
func rootCommand() *cobra.Command {
	l := spoken()
	root := &cobra.Command{
		Use:           "btfolio",
		Short:         say.RootShort().In(l),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(
		newCommand(), addCommand(), buildCommand(), serveCommand(), checkCommand(), approveCommand(), bundleCommand(), printCommand(), receiveCommand(),
		verifyCommand(), openCommand(), compareCommand(), lspCommand(), schemaCommand(), completionCommand(), versionCommand(),
	)
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) { mend(cmd, ".") }
	root.PersistentFlags().String("site", "", say.MainFlagSite().In(l))
	root.CompletionOptions.DisableDefaultCmd = true // ours speaks both languages
	speak(root, l)
	return root
}
