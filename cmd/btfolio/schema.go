package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/record"
	"btfolio/internal/say"
	"btfolio/internal/schema"
)

func schemaCommand() *cobra.Command {
	var output string
	l := spoken()
	cmd := &cobra.Command{
		Use:     "schema " + say.SchemaUse().In(l),
		Short:   say.SchemaShort().In(l),
		Long:    say.SchemaLong().In(l),
		Example: "  btfolio schema samtal\n  btfolio schema --output .vscode",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			chosen := schema.All()
			if len(args) > 0 {
				one, ok := schema.Find(args[0])
				if !ok {
					return refuse(cmd, spoken(), diag.UnknownSchema.At(diag.Pos{}, args[0], schemaNames()))
				}
				chosen = []schema.Schema{one}
			}
			if output != "" {
				return writeSchemas(cmd, output, chosen)
			}
			text := schema.Together()
			if len(args) > 0 {
				text = chosen[0].JSON()
			}
			_, err := cmd.OutOrStdout().Write(text)
			return err
		},
	}
	cmd.Flags().StringVar(&output, "output", "", say.SchemaFlagOutput().In(l))
	return cmd
}

func schemaNames() language.Text {
	return language.InBoth(func(l language.Language) string {
		var names []string
		for _, s := range schema.All() {
			if l == language.Swedish {
				names = append(names, s.Title.In(l))
			} else {
				names = append(names, s.Name)
			}
		}
		return strings.Join(names, ", ")
	})
}

// writeSchemas writes schemas into a folder. Schemas that are there are
// replaced, since they are made anew for each version; settings are people's
// own, and are never touched.
func writeSchemas(cmd *cobra.Command, dir string, all []schema.Schema) error {
	folder, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	var files []record.File
	for _, s := range all {
		f := record.Text(s.FileName(), s.JSON())
		f.Over = true
		files = append(files, f)
	}
	settings := schema.Settings(filepath.Base(folder))
	_, err = os.Lstat(filepath.Join(folder, "settings.json"))
	fresh := errors.Is(err, fs.ErrNotExist)
	if fresh {
		files = append(files, record.Text("settings.json", settings))
	}
	if err := record.Create(folder, files...); err != nil {
		return refuse(cmd, spoken(), diag.NotCreated.At(diag.Pos{}, dir, record.Reason(err)))
	}
	out := cmd.OutOrStdout()
	for _, f := range files {
		fmt.Fprintln(out, filepath.Join(dir, f.Path))
	}
	if fresh {
		return nil
	}
	_, err = fmt.Fprint(out, say.SchemaSettings(string(settings)).In(spoken()))
	return err
}

// refuse says why a command does nothing.
func refuse(cmd *cobra.Command, l language.Language, found ...diag.Finding) error {
	if err := diag.List(found).Print(cmd.ErrOrStderr(), l); err != nil {
		return err
	}
	return errFound
}
