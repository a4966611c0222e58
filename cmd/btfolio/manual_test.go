package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

var manual = flag.String("manual", "", "write the manual pages into this `folder`, of the day SOURCE_DATE_EPOCH names")

// TestManual makes the manual pages, one for each command. The program cannot
// do so itself: what makes them is as large as a command, and needed once for
// each release.
func TestManual(t *testing.T) {
	dir := *manual
	if dir == "" {
		dir = t.TempDir()
		t.Setenv("SOURCE_DATE_EPOCH", "1767225600")
	}
	root := rootCommand()
	root.DisableAutoGenTag = true
	plainly(root)
	if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "btfolio"}, dir); err != nil {
		t.Fatal(err)
	}
	for _, cmd := range every(root) {
		if cmd.Hidden {
			continue
		}
		name := strings.ReplaceAll(cmd.CommandPath(), " ", "-") + ".1"
		page, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range []string{".SH NAME", cmd.Short, "--help"} {
			if !strings.Contains(strings.ReplaceAll(string(page), `\-`, "-"), want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if *manual == "" && !strings.Contains(string(page), "Jan 2026") {
			t.Errorf("%s is of another day: %.100s", name, page)
		}
	}
}

// plainly readies a command for what makes the pages: what is shown on a
// screen as it stands is not to be read as Markdown.
func plainly(cmd *cobra.Command) {
	for _, c := range every(cmd) {
		paragraphs := strings.Split(c.Long, "\n\n")
		for i, p := range paragraphs {
			if strings.Contains(p, "  ") { // a table
				paragraphs[i] = "```\n" + p + "\n```"
			}
		}
		c.Long = strings.Join(paragraphs, "\n\n")
		c.SetHelpCommand(&cobra.Command{Hidden: true}) // a page of its own would say nothing
	}
}

// every is a command and all those below it.
func every(cmd *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{cmd}
	for _, c := range cmd.Commands() {
		all = append(all, every(c)...)
	}
	return all
}
