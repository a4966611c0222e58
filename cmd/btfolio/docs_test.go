package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// Programs whose lines in a code block are commands to type.
var atPrompt = map[string]bool{"btfolio": true, "sha256sum": true, "sha512sum": true, "sed": true}

var (
	inline = regexp.MustCompile("`(btfolio [^`]+)`")
	bare   = regexp.MustCompile(`^btfolio [a-z]+$`)
	packed = regexp.MustCompile(`sara-lind-\d{4}-\d\d-\d\d`)
)

// commands are what a document tells people to type, in its order: lines of
// code blocks, scripts (fenced as sh) as a whole, and commands within a
// sentence that have more than a name.
func commands(text string) (all []string) {
	fence, script := "", ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		marker := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(marker, "```") && fence == "":
			fence = marker
		case strings.HasPrefix(marker, "```"):
			if fence == "```sh" {
				all = append(all, script)
			}
			fence, script = "", ""
		case fence == "```sh":
			script += line + "\n"
		case fence != "" || strings.HasPrefix(line, "    "):
			if word, _, _ := strings.Cut(marker, " "); atPrompt[word] {
				all = append(all, marker)
			}
		default:
			for _, m := range inline.FindAllStringSubmatch(line, -1) {
				if !slices.Contains([]string{"btfolio portfolio", "btfolio comparison"}, m[1]) { // names of formats
					all = append(all, m[1])
				}
			}
		}
	}
	return all
}

// TestDocs types every command of the documentation and of the guides, in the
// portfolio that the README begins with.
func TestDocs(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../../README.md", "../../docs/*.md", "../../content/gemensamt/*.md"} {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, matches...)
	}
	total := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all := commands(string(text))
		if total += len(all); len(all) == 0 {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			site := firstPortfolio(t)
			setDay(t, site, early)
			for _, command := range all {
				typeIn(t, site, command)
			}
			typeIn(t, site, "btfolio check") // which can read what they leave
		})
	}
	if total < 10 {
		t.Errorf("only %d commands were found", total)
	}
}

// The days on which commands are typed: one when nothing in the portfolio is
// late, and one when its placement has ended and can be decided about.
const (
	early = "2026-02-04"
	late  = "2026-05-12"
)

// setDay fixes the day that a site is judged on.
func setDay(t *testing.T, site, day string) {
	t.Helper()
	config := filepath.Join(site, "btfolio.yaml")
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(text), "on: ")
	if err := os.WriteFile(config, []byte(before+"on: "+day+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
}

// typeIn types a command in a site, as people do.
func typeIn(t *testing.T, site, command string) {
	t.Helper()
	if bare.MatchString(command) {
		if cmd, _, err := rootCommand().Find(strings.Fields(command)[1:]); err != nil || cmd.Name() == "btfolio" {
			t.Errorf("there is no %s", command)
			return
		}
	}
	line := command
	switch words := strings.Fields(command); {
	case bare.MatchString(command) && words[1] != "check" && words[1] != "build":
		return // a name within a sentence
	case len(words) > 1 && words[1] == "serve":
		before, _, _ := strings.Cut(command, " #")
		seeServed(t, site, strings.Fields(before)[1:])
		return
	case len(words) > 1 && words[1] == "bundle":
		undecided(t, site)
	case len(words) > 1 && words[1] == "approve":
		before, comment, _ := strings.Cut(command, " #")
		setDay(t, site, late)
		if line = before + " --yes"; !strings.Contains(before, "--date") {
			line += " --date " + late
		}
		line += " #" + comment
	}
	if strings.Contains(line, "scan0042.pdf") {
		withScan(t, site)
	}
	if strings.Contains(line, "sara-lind-") {
		packFirst(t, site)
	}
	if strings.Contains(line, "btfolio receive") {
		withAnswer(t, site)
		line += " --yes"
	}
	if strings.Contains(line, "git ") {
		inGit(t, site)
	}
	if strings.Contains(line, "--passphrase") {
		const typed = "fyra ord som inte hör ihop"
		line = "printf '" + typed + `\n` + typed + `\n' | script -qec "` + line + `" /dev/null`
	}
	if strings.Contains(line, "--key") || strings.Contains(line, "--to anna-berg") {
		withKey(t, site)
	}
	if made, err := filepath.Glob(filepath.Join(site, "sara-lind-*.zip")); err == nil && len(made) > 0 {
		line = packed.ReplaceAllString(line, strings.TrimSuffix(filepath.Base(made[0]), ".zip"))
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "bash", "-e", "-o", "pipefail", "-c", line)
	cmd.Dir = site
	cmd.Env = append(os.Environ(), "HOME="+site)
	out, err := cmd.CombinedOutput()
	var status *exec.ExitError
	if errors.As(err, &status) && status.ExitCode() == exitFound && strings.HasPrefix(command, "btfolio check") {
		err = nil // it did its work and found something
	}
	if err != nil {
		t.Errorf("%s\n%v: %s", line, err, out)
	}
}

// undecided takes a site back to the early day, when nothing was decided yet.
func undecided(t *testing.T, site string) {
	t.Helper()
	setDay(t, site, early)
	if err := os.RemoveAll(filepath.Join(site, "content", "sara-lind", "godkannanden")); err != nil {
		t.Fatal(err)
	}
}

// packFirst makes the bundle that a command speaks of, where none was made.
func packFirst(t *testing.T, site string) {
	t.Helper()
	if made, err := filepath.Glob(filepath.Join(site, "sara-lind-*.zip")); err != nil || len(made) > 0 {
		return
	}
	undecided(t, site)
	name := filepath.Join(site, "sara-lind-"+early+".zip")
	var said bytes.Buffer
	if status := run(context.Background(), []string{"bundle", "sara-lind", site, "--output", name}, &said, &said); status != 0 {
		t.Fatal(said.String())
	}
}

// withAnswer lets somebody assess BT as a whole, and answer a bundle.
func withAnswer(t *testing.T, site string) {
	t.Helper()
	undecided(t, site)
	folder := filepath.Join(site, "content", "sara-lind")
	index, err := os.ReadFile(filepath.Join(folder, "index.md"))
	if err != nil {
		t.Fatal(err)
	}
	write := func(file, text string) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(folder, "index.md"), strings.Replace(string(index), "\npersoner:\n", "\npersoner:\n  extern bedömare: samir-granhed\n", 1))
	person, err := os.ReadFile("../../content/personer/samir-granhed.md")
	if err != nil {
		t.Fatal(err)
	}
	write(filepath.Join(site, "content", "personer", "samir-granhed.md"), string(person))
	write(filepath.Join(folder, "slutbedomning.md"), "---\ntitel: Slutbedömning\n---\n")
	var said bytes.Buffer
	if status := run(context.Background(), []string{"bundle", "sara-lind", site, "--output", filepath.Join(site, "answered.zip")}, &said, &said); status != 0 {
		t.Fatal(said.String())
	}
	kept, err := filepath.Glob(filepath.Join(folder, "godkannanden", "paket", "*.txt"))
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	code := strings.TrimSuffix(filepath.Base(kept[0]), ".txt")
	write(filepath.Join(site, "svar.md"), "---\navser: slutbedomning\nbeslut: ej godkänt\nkommentar: för tidigt\nav: samir-granhed\nroll: extern bedömare\ndatum: "+early+"\npaket: "+code+"\n---\n")
}

// withScan puts the form that is to be added into the folder people stand in.
func withScan(t *testing.T, site string) {
	t.Helper()
	forms, err := filepath.Glob("../../content/*/dokument/*.pdf")
	if err != nil || len(forms) == 0 {
		t.Fatal(forms, err)
	}
	form, err := os.ReadFile(forms[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "scan0042.pdf"), form, 0o666); err != nil {
		t.Fatal(err)
	}
}

// inGit makes a repository of a site, with a talk that was written last.
func inGit(t *testing.T, site string) {
	t.Helper()
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "."}, {"reset", "-q", "content/sara-lind/samtal"}, {"commit", "-qm", "first"},
		{"add", "."}, {"commit", "-qm", "a talk"},
	} {
		cmd := exec.Command("git", append([]string{"-c", "user.name=Sara Lind", "-c", "user.email=sara@example.se"}, args...)...)
		cmd.Dir = site
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v: %s", args, err, out)
		}
	}
}

// withKey makes the key that a command signs with, and puts it on the page of
// the supervisor, as the guide says.
func withKey(t *testing.T, site string) {
	t.Helper()
	key := filepath.Join(site, ".ssh", "id_ed25519")
	if _, err := os.Stat(key); err == nil {
		return
	}
	if err := os.Mkdir(filepath.Dir(key), 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	public, err := os.ReadFile(key + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(site, "content", "personer", "anna-berg.md")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	with := strings.Replace(string(text), "\n---\n", "\nssh-nycklar:\n  - "+strings.TrimSpace(string(public))+"\n---\n", 1)
	if err := os.WriteFile(page, []byte(with), 0o666); err != nil {
		t.Fatal(err)
	}
}

// seeServed starts the preview and stops it when it has said where it is.
func seeServed(t *testing.T, site string, args []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "--open" })
	var stderr bytes.Buffer
	said := &untilSaid{stop: cancel}
	if status := run(ctx, append(args, "--site", site, "--port", "0"), said, &stderr); !said.done {
		t.Errorf("btfolio %q: status %d: %s", args, status, stderr.String())
	}
}

// untilSaid stops what writes to it once it has written.
type untilSaid struct {
	stop func()
	done bool
}

func (u *untilSaid) Write(p []byte) (int, error) {
	u.done = true
	u.stop()
	return len(p), nil
}
