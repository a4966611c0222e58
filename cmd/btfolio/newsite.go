package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/record"
	"btfolio/internal/say"
	"btfolio/internal/scaffold"
)

func newSiteCommand() *cobra.Command {
	var rules, words, title string
	said := spoken()
	cmd := &cobra.Command{
		Use:     "site " + say.NewSiteUse().In(said),
		Short:   say.NewSiteShort().In(said),
		Long:    say.NewSiteLong().In(said),
		Example: "  btfolio new site min-portfolj --programme vgr --language sv",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ask := newAsker(cmd)
			l := language.Language(words)
			if l != language.Swedish && l != language.English {
				return refuse(cmd, said, diag.UnknownLanguage.At(diag.Pos{}, words))
			}
			var missing []string
			if len(args) == 0 {
				missing = append(missing, say.NewSiteWhat().In(l))
			}
			if rules == "" && ask.can && len(args) > 0 {
				rules = ask.line(say.NewSiteProgramme().In(l), programmes())
			}
			if rules == "" {
				missing = append(missing, "--programme")
			}
			if len(missing) > 0 {
				return refuse(cmd, l, diag.FlagsMissing.At(diag.Pos{}, l.List(missing)))
			}
			if title == "" {
				title = say.NewSiteTitle().In(l)
			}
			return newSite(cmd, args[0], title, rules, l)
		},
	}
	cmd.Flags().StringVar(&rules, "programme", "", say.NewSiteFlagProgramme().In(said)+programmes())
	cmd.Flags().StringVar(&words, "language", "sv", say.NewSiteFlagLanguage().In(said))
	cmd.Flags().Lookup("language").DefValue = "" // the help says it already
	cmd.Flags().StringVar(&title, "title", "", say.NewSiteFlagTitle().In(said))
	return cmd
}

func newSite(cmd *cobra.Command, dir, title, rules string, l language.Language) error {
	if !slices.Contains(programme.BuiltinIDs(), rules) {
		return refuse(cmd, l, diag.UnknownProgramme.At(diag.Pos{}, rules, programmes()))
	}
	mend(cmd, filepath.Dir(filepath.Clean(dir)))
	mend(cmd, dir)
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return refuse(cmd, l, diag.FolderNotEmpty.At(diag.Pos{}, dir))
	}
	texts, err := scaffold.Site(title, rules, l)
	if err != nil {
		return err
	}
	var files []record.File
	for _, text := range texts {
		files = append(files, record.Text(text.Path, text.Data))
	}
	if err := record.Create(dir, files...); err != nil {
		return refuse(cmd, l, diag.NotCreated.At(diag.Pos{}, dir, record.Reason(err)))
	}
	begin := ""
	for _, text := range texts {
		if strings.HasPrefix(text.Path, "content/") && begin == "" {
			begin = filepath.Join(dir, filepath.FromSlash(text.Path))
		}
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), say.NewSiteDone(filepath.Clean(dir), begin).In(l))
	return err
}
