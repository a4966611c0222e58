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
	cmd := &cobra.Command{
		Use:   "bundle BT-läkare [mapp] [flaggor]",
		Short: "Packar en portfölj i en fil att lämna ut",
		Long: `Packar en BT-läkares portfölj i en zip-fil: sidorna, källtexterna och portföljen
som öppna data. Utkast lämnas utanför. Filen läses om och granskas innan den
får sitt namn.

Det som måste åtgärdas stoppar paketet, om det inte tillåts med --allow-findings
och ett skäl. Skälet visas på paketets första sida.

Paketet följer RFC 8493: ett % i ett filnamn står som %25 i manifest-sha512.txt.
btfolio verify läser det så. Med andra program kontrolleras alla filer så här:
sed 's/%25/%/g' manifest-sha512.txt | sha512sum -c`,
		Example: "  btfolio bundle elira-kovenius\n  btfolio bundle yusuf-dalenmark --output yusuf.zip --allow-findings BT-R091 --because \"placeringen förlängs\"",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			allowed, err := allowances(allow, because)
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
	cmd.Flags().StringVar(&output, "output", "", "`fil` att skriva (annars BT-läkaren och dagen, i mappen du står i)")
	cmd.Flags().StringSliceVar(&allow, "allow-findings", nil, "lämna ut trots det här `påpekandet`; kan anges flera gånger")
	cmd.Flags().StringArrayVar(&because, "because", nil, "`skälet`, ett för varje tillåtet påpekande eller ett för alla")
	return cmd
}

// allowances joins findings with the reasons given for them.
func allowances(ids, because []string) ([]build.Allow, error) {
	if len(because) != len(ids) && len(because) != 1 || len(ids) == 0 && len(because) > 0 {
		if len(ids) == 0 && len(because) == 0 {
			return nil, nil
		}
		return nil, errors.New("varje --allow-findings behöver sitt skäl: skriv --because en gång för alla, eller en gång för varje")
	}
	var all []build.Allow
	for i, id := range ids {
		reason := because[min(i, len(because)-1)]
		if reason == "" {
			return nil, errors.New("skälet efter --because är tomt")
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
