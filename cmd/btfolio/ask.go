package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/scaffold"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// An asker asks for what is missing, where there is a terminal to ask at.
type asker struct {
	can bool
	ctx context.Context
	in  *bufio.Reader
	out io.Writer
}

func newAsker(cmd *cobra.Command) *asker {
	return &asker{
		can: term.IsTerminal(int(os.Stdin.Fd())),
		ctx: cmd.Context(),
		in:  bufio.NewReader(cmd.InOrStdin()),
		out: cmd.OutOrStdout(),
	}
}

// line asks for one line. It is empty where the input has ended; then nothing
// more can be asked.
func (a *asker) line(what, hint string) string {
	fmt.Fprintf(a.out, "%s (%s): ", what, hint)
	for {
		line, err := a.read()
		if err != nil {
			a.can = false
		}
		if line != "" || err != nil {
			return line
		}
		fmt.Fprintf(a.out, "%s: ", what)
	}
}

// read waits for a line, or for the command to be interrupted.
func (a *asker) read() (string, error) {
	type answer struct {
		line string
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		line, err := a.in.ReadString('\n')
		answers <- answer{strings.TrimSpace(line), err}
	}()
	select {
	case got := <-answers:
		return got.line, got.err
	case <-a.ctx.Done():
		return "", a.ctx.Err()
	}
}

// value asks for the value of a key, again where check says that the answer
// cannot be one.
func (a *asker) value(l language.Language, kind vocabulary.Kind, key string, check func(answer string) diag.List) string {
	hint := strings.TrimSuffix(vocabulary.Hint(string(kind), key).In(l), ".")
	for {
		answer := a.line(vocabulary.Key(key, l), hint)
		found := check(answer)
		if len(found) == 0 || !a.can {
			return answer
		}
		for _, f := range found {
			fmt.Fprintln(a.out, f.Text(l))
		}
	}
}

// trainee finds the trainee that a command is about: the one named, the only
// one there is, or the one that is answered.
func (a *asker) trainee(tree *source.Tree, site *portfolio.Site, id string) (*portfolio.Trainee, diag.List) {
	all := strings.Join(site.Trainees, ", ")
	switch {
	case all == "":
		return nil, diag.List{diag.NoTraineesYet.At(diag.Pos{})}
	case id != "":
	case len(site.Trainees) == 1:
		id = site.Trainees[0]
	case a.can:
		id = a.line(say.Trainee().In(site.Language), all)
	}
	id = strings.Trim(strings.TrimPrefix(id, "content/"), "/")
	if id == "" {
		return nil, diag.List{diag.FlagsMissing.At(diag.Pos{}, "--trainee")}
	}
	if !slices.Contains(site.Trainees, id) {
		return nil, diag.List{diag.UnknownTrainee.At(diag.Pos{}, id, all)}
	}
	files, _ := tree.LoadUnder("content/" + id)
	m, found := site.LoadManuscript(tree, id, files)
	t := m.Trainee
	if t.Path == "" || t.FullName == "" {
		return nil, found
	}
	return t, nil
}

// missing says at once which flags are missing: the trainee, where that is the
// problem, and what a text needs.
func (a *asker) missing(problems diag.List, kind vocabulary.Kind, t *portfolio.Trainee, v scaffold.Values) diag.List {
	var name bool
	var flags []string
	if len(problems) == 1 && problems[0].Code == diag.FlagsMissing.Code {
		flags, problems = append(flags, "--trainee"), nil
	}
	for _, key := range scaffold.Missing(kind, t, v) {
		if key == "name" {
			name = true
			continue
		}
		flags = append(flags, "--"+flagOf(key))
	}
	if len(flags) == 0 && !name || a.can {
		return problems
	}
	var given []language.Text
	if name {
		given = append(given, say.NameArgument())
	}
	for _, f := range flags {
		given = append(given, language.Same(f))
	}
	return append(problems, diag.FlagsMissing.At(diag.Pos{}, language.And(given)))
}

func programmes() string { return strings.Join(programme.BuiltinIDs(), ", ") }
