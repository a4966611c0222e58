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

// TestManual makes the manual pages, one for each command in each language,
// in the folders where man looks for them. The program cannot do so itself:
// what makes them is as large as a command, and needed once for each release.
func TestManual(t *testing.T) {
	dir := *manual
	if dir == "" {
		dir = t.TempDir()
		t.Setenv("SOURCE_DATE_EPOCH", "1767225600")
	}
	for locale, folder := range map[string]string{"en_GB.UTF-8": "man1", "sv_SE.UTF-8": "sv/man1"} {
		t.Setenv("LC_ALL", locale)
		folder = filepath.Join(dir, filepath.FromSlash(folder))
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		writeManual(t, folder)
	}
	english, swedish := read(t, dir, "man1/btfolio.1"), read(t, dir, "sv/man1/btfolio.1")
	if !strings.Contains(english, "portfolios") || !strings.Contains(swedish, "portföljer") {
		t.Errorf("in English: %.300s\nin Swedish: %.300s", english, swedish)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func writeManual(t *testing.T, dir string) {
	t.Helper()
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
		page := read(t, dir, name)
		for _, want := range []string{".SH NAME", cmd.Short, "--help"} {
			if !strings.Contains(strings.ReplaceAll(page, `\-`, "-"), want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if *manual == "" && !strings.Contains(page, "Jan 2026") {
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
