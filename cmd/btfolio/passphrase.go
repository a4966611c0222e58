package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// newPassphrase asks twice for the passphrase that a bundle is to have.
func newPassphrase(cmd *cobra.Command, l language.Language) (string, *diag.Problem) {
	first, problem := passphrase(cmd, say.AskNewPassphrase(envelope.LeastPassphrase).In(l))
	if problem != nil {
		return "", problem
	}
	if _, problem := envelope.Passphrase(first); problem != nil {
		return "", problem // before it is typed once more
	}
	again, problem := passphrase(cmd, say.AskPassphraseAgain().In(l))
	if problem == nil && first != again {
		problem = diag.PassphrasesDiffer.Problem()
	}
	return first, problem
}

// passphrase asks for a passphrase, which is not shown. Keys and pipes do not give
// one: it comes from a person at a terminal.
func passphrase(cmd *cobra.Command, question string) (string, *diag.Problem) {
	at := int(os.Stdin.Fd())
	before, err := term.GetState(at)
	if err != nil {
		return "", diag.PassphraseUnasked.Problem()
	}
	fmt.Fprint(cmd.ErrOrStderr(), question)
	type answer struct {
		text []byte
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		text, err := term.ReadPassword(at)
		answers <- answer{text, err}
	}()
	select {
	case got := <-answers:
		fmt.Fprintln(cmd.ErrOrStderr())
		if got.err != nil && !errors.Is(got.err, io.EOF) {
			return "", diag.PassphraseUnasked.Problem()
		}
		return string(got.text), nil
	case <-cmd.Context().Done():
		_ = term.Restore(at, before) // what is typed is to be seen again
		fmt.Fprintln(cmd.ErrOrStderr())
		return "", diag.PassphraseUnasked.Problem()
	}
}
