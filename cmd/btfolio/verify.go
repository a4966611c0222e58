package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/bundle"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

func verifyCommand() *cobra.Command {
	l := spoken()
	return &cobra.Command{
		Use:     say.VerifyUse().In(l),
		Short:   say.VerifyShort().In(l),
		Long:    say.VerifyLong().In(l),
		Example: "  btfolio verify elira-kovenius-2026-11-21.zip",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return verify(cmd, args[0])
		},
	}
}

func verify(cmd *cobra.Command, name string) error {
	var seals build.Sealing
	r := bundle.Verify(name, seals.Check)
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
		Sv: "Paketet är helt: %d filer, %s.\n%s\nKod: %s\nBeslut: %d signerade, %d bundna till det de gäller, %d påstådda.\n",
		En: "The bundle is whole: %d files, %s.\n%s\nCode: %s\nDecisions: %d signed, %d bound to what they are about, %d claimed.\n",
	}
	if _, err := fmt.Fprintf(out, text.In(r.Language), r.Files, r.Language.Bytes(r.Bytes), r.Info["External-Description"], r.Code,
		seals.Decisions[vocabulary.TrustSigned], seals.Decisions[vocabulary.TrustBound], seals.Decisions[vocabulary.TrustClaimed]); err != nil {
		return err
	}
	if err := seals.Findings.Print(out, r.Language); err != nil {
		return err
	}
	if _, err := fmt.Fprint(out, proof.In(r.Language)); err != nil {
		return err
	}
	if seals.Findings.Failed() {
		return errFound
	}
	return nil
}

// proof says what a bundle that holds proves, and what it does not.
var proof = language.Text{
	Sv: `
Det visar att varje fil är byte för byte som när paketet gjordes, och att ingen
saknas eller har tillkommit. Är koden den som avsändaren uppger är det också
samma paket som avsändaren gjorde. Ett bundet beslut gäller just det innehåll
som finns här, om inget annat står ovan. Ett signerat är dessutom gjort med en
nyckel som paketet säger är personens: jämför den med personens egen uppgift.
Det visar inte vem som gjorde paketet, om det som står i det är sant, eller att
den som anges för ett påstått eller bundet beslut själv har fattat det.
`,
	En: `
This shows that every file is, byte for byte, as it was when the bundle was
made, and that none is missing and none was added. If the code is the one the
sender names, it is also the same bundle that the sender made. A bound decision
is about just the content that is here, unless something else is said above. A
signed one was also made with a key that the bundle says is the person's:
compare it with what they say themselves.
It does not show who made the bundle, whether what it says is true, or that
those named for a claimed or bound decision made it themselves.
`,
}
