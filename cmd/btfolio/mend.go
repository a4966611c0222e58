package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"btfolio/internal/diag"
	"btfolio/internal/record"
	"btfolio/internal/say"
)

// mend does what killed runs have left in a folder, before anything else is
// done there.
func mend(cmd *cobra.Command, dir string) {
	finished, err := record.Mend(dir)
	if finished > 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), say.Mended(finished, filepath.Clean(dir)).In(spoken()))
	}
	if err != nil {
		found := diag.List{diag.NotCreated.At(diag.Pos{}, dir, record.Reason(err))}
		_ = found.Print(cmd.ErrOrStderr(), spoken())
	}
}

// mendSite is mend of a site. Where not everybody may write everywhere, what was
// left lies further down.
func mendSite(cmd *cobra.Command, site string) {
	content := filepath.Join(site, "content")
	mend(cmd, site)
	mend(cmd, content)
	below, _ := os.ReadDir(content)
	for _, e := range below {
		if e.IsDir() {
			mend(cmd, filepath.Join(content, e.Name()))
		}
	}
}
