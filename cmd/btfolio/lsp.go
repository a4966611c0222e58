package main

import (
	"bytes"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio"
	"btfolio/internal/lsp"
	"btfolio/internal/say"
)

func lspCommand() *cobra.Command {
	l := spoken()
	cmd := &cobra.Command{
		Use:     "lsp",
		Short:   say.LspShort().In(l),
		Long:    say.LspLong().In(l),
		Example: "  btfolio lsp\n  btfolio lsp --site .",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o := lsp.Options{Today: civil.DateOf(time.Now()), Findings: findingsPage()}
			if named, _ := cmd.Flags().GetString("site"); named != "" {
				dir, err := siteFolder(cmd, nil)
				if err != nil {
					return err
				}
				o.Site = dir
			}
			left, err := lsp.New(o).Serve(cmd.Context(), cmd.InOrStdin(), unclosed{cmd.OutOrStdout()})
			if err == nil && !left {
				err = errFound // as the protocol has it
			}
			return err
		},
	}
	cmd.Flags().Bool("stdio", false, say.LspFlagStdio().In(l)) // which editors add to the command by habit
	return cmd
}

// An unclosed writer stays open when the server is done with it.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// findingsPage is the address of the page that explains the findings, which lies in
// the person's own cache so that an editor can open it; empty where it cannot.
func findingsPage() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	file := filepath.Join(cache, "btfolio", "findings.md")
	if there, err := os.ReadFile(file); err != nil || !bytes.Equal(there, btfolio.Findings) {
		if os.MkdirAll(filepath.Dir(file), 0o777) != nil || os.WriteFile(file, btfolio.Findings, 0o666) != nil {
			return ""
		}
	}
	path := filepath.ToSlash(file)
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")}).String()
}
