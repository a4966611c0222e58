package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"btfolio/internal/bundle"
	"btfolio/internal/language"
)

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify FIL|MAPP",
		Short: "Kontrollerar att ett paket är det som lämnades ut",
		Long: `Läser ett paket, som zip-fil eller uppackat, och skriver ut varje fil som är
ändrad, saknas, har tillkommit eller har bytt namn. Inget packas upp.

Slutkoden är 0 när paketet är helt, 1 när det inte är det och 2 när det inte
går att läsa.`,
		Example: "  btfolio verify elira-kovenius-2026-11-21.zip",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return verify(cmd, args[0])
		},
	}
}

func verify(cmd *cobra.Command, name string) error {
	r := bundle.Verify(name)
	if !r.Read {
		if err := r.Findings.Print(cmd.ErrOrStderr(), r.Language); err != nil {
			return err
		}
		return errNotRun
	}
	out := cmd.OutOrStdout()
	if err := r.Findings.Print(out, r.Language); err != nil {
		return err
	}
	if !r.Holds() {
		text := language.Text{
			Sv: "Paketet är INTE det som lämnades ut, eller har skadats på vägen.\n",
			En: "The bundle is NOT the one that was handed over, or was damaged on its way.\n",
		}
		if _, err := fmt.Fprint(out, text.In(r.Language)); err != nil {
			return err
		}
		return errFound
	}
	text := language.Text{
		Sv: `Paketet är helt: %d filer, %s.
%s
Kod: %s

Det visar att varje fil är byte för byte som när paketet gjordes, och att ingen
saknas eller har tillkommit. Är koden den som avsändaren uppger är det också
samma paket som avsändaren gjorde.
Det visar inte vem som gjorde paketet, om det som står i det är sant, eller att
de som anges ha godkänt något själva har gjort det.
`,
		En: `The bundle is whole: %d files, %s.
%s
Code: %s

This shows that every file is, byte for byte, as it was when the bundle was
made, and that none is missing and none was added. If the code is the one the
sender names, it is also the same bundle that the sender made.
It does not show who made the bundle, whether what it says is true, or that
those named as having approved something did so themselves.
`,
	}
	_, err := fmt.Fprintf(out, text.In(r.Language), r.Files, r.Language.Bytes(r.Bytes), r.Info["External-Description"], r.Code)
	return err
}
