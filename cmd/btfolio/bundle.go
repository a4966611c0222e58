package main

import (
	"errors"
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/language"
)

func bundleCommand() *cobra.Command {
	var output string
	var allow, because []string
	l := spoken()
	cmd := &cobra.Command{
		Use: language.Text{Sv: "bundle BT-läkare [mapp] [flaggor]", En: "bundle TRAINEE [folder] [flags]"}.In(l),
		Short: language.Text{
			Sv: "Packar en portfölj i en fil att lämna ut",
			En: "Packs a portfolio into a file to hand over",
		}.In(l),
		Long: language.Text{
			Sv: `Packar en BT-läkares portfölj i en zip-fil: sidorna, källtexterna och portföljen
som öppna data. Utkast lämnas utanför. Filen läses om och granskas innan den
får sitt namn.

Det som måste åtgärdas stoppar paketet, om det inte tillåts med --allow-findings
och ett skäl. Skälet visas på paketets första sida.

Paketet följer RFC 8493: ett % i ett filnamn står som %25 i manifest-sha512.txt.
btfolio verify läser det så. Med andra program kontrolleras alla filer så här:
sed 's/%25/%/g' manifest-sha512.txt | sha512sum -c`,
			En: `Packs the portfolio of a trainee into a zip file: the pages, the sources and the
portfolio as open data. Drafts are left out. The file is read again and reviewed
before it is given its name.

What must be put right stops the bundle, unless it is allowed with
--allow-findings and a reason. The reason is shown on the bundle's first page.

The bundle follows RFC 8493: a % in the name of a file is %25 in
manifest-sha512.txt. btfolio verify reads it so. With other programs all files
are checked like this: sed 's/%25/%/g' manifest-sha512.txt | sha512sum -c`,
		}.In(l),
		Example: "  btfolio bundle elira-kovenius\n  btfolio bundle yusuf-dalenmark --output yusuf.zip --allow-findings BT-R091 --because \"placeringen förlängs\"",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			allowed, err := allowances(l, allow, because)
			if err != nil {
				return err
			}
			dir, err := siteFolder(cmd, args[1:])
			if err != nil {
				return errNotRun
			}
			made := build.Bundle(cmd.Context(), build.Options{
				Site: dir, Trainees: args[:1], Output: output, On: civil.DateOf(time.Now()),
			}, allowed)
			if err := made.Findings.Print(cmd.ErrOrStderr(), made.Language); err != nil {
				return err
			}
			if made.Findings.Failed() {
				return errFound
			}
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			return bundled(cmd, made)
		},
	}
	cmd.Flags().StringVar(&output, "output", "", language.Text{
		Sv: "`fil` att skriva (annars BT-läkaren och dagen, i mappen du står i)",
		En: "`file` to write (otherwise the trainee and the day, in the folder you are in)",
	}.In(l))
	cmd.Flags().StringSliceVar(&allow, "allow-findings", nil, language.Text{
		Sv: "lämna ut trots det här `påpekandet`; kan anges flera gånger",
		En: "hand over in spite of this `finding`; may be given several times",
	}.In(l))
	cmd.Flags().StringArrayVar(&because, "because", nil, language.Text{
		Sv: "`skälet`, ett för varje tillåtet påpekande eller ett för alla",
		En: "the `reason`, one for each finding that is allowed or one for all",
	}.In(l))
	return cmd
}

// allowances joins findings with the reasons given for them.
func allowances(l language.Language, ids, because []string) ([]build.Allow, error) {
	if len(because) != len(ids) && len(because) != 1 || len(ids) == 0 && len(because) > 0 {
		if len(ids) == 0 && len(because) == 0 {
			return nil, nil
		}
		return nil, errors.New(language.Text{
			Sv: "varje --allow-findings behöver sitt skäl: skriv --because en gång för alla, eller en gång för varje",
			En: "each --allow-findings needs its reason: write --because once for all, or once for each",
		}.In(l))
	}
	var all []build.Allow
	for i, id := range ids {
		reason := because[min(i, len(because)-1)]
		if reason == "" {
			return nil, errors.New(language.Text{Sv: "skälet efter --because är tomt", En: "the reason after --because is empty"}.In(l))
		}
		all = append(all, build.Allow{ID: id, Because: reason})
	}
	return all, nil
}

// bundled tells what was packed, and the code to give the receiver.
func bundled(cmd *cobra.Command, made *build.Bundled) error {
	text := language.Text{
		Sv: "%s: %d sidor och %d filer, %s\nKod: %s\nUppge koden för mottagaren på annat sätt än tillsammans med filen.\n",
		En: "%s: %d pages and %d files, %s\nCode: %s\nGive the receiver the code by another way than with the file.\n",
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), text.In(made.Language),
		made.File, made.Pages, made.Files, made.Language.Bytes(made.Bytes), made.Code)
	return err
}
