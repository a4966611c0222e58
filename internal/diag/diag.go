// Package diag holds findings: what is wrong in a site, where, and what to do
// about it. Every command reports through it, so that a finding reads the same
// on the terminal, in the preview and on a page.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"btfolio/internal/language"
)

// A Severity says what a finding means for the command that found it.
type Severity uint8

// Severities, the gravest first.
const (
	Error   Severity = iota // the command does not do its work
	Warning                 // the work is done, somebody should look
	Notice                  // nothing is wrong, something remains to be done
)

// String is what the severity is called in data.
func (s Severity) String() string { return [...]string{"error", "warning", "notice"}[s] }

// A Pos is a place in a file of the site.
type Pos struct {
	File string // from the site's folder, with slashes; empty for the site as a whole
	Line int    // from 1; 0 for the file as a whole
	Col  int    // in characters, from 1; 0 for the whole line
}

// String writes the place as editors and terminals understand it.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// A Code is one kind of finding. Its id never changes meaning and is never
// used again for something else.
type Code struct {
	ID       string
	Severity Severity
	What     language.Text // what is wrong; %[1]v … stand for the arguments of At
	Do       language.Text // what to do about it, with the same arguments
}

// Codes lists every kind of finding there is, in the order of their ids.
func Codes() []*Code { return slices.Clone(codes) }

// at makes a finding of this kind. Whoever finds something calls At of the kind
// itself, such as DeadLink.At, which takes the arguments of its sentences and no
// others. One of type language.Text is written in the reader's language.
func (c *Code) at(pos Pos, args ...any) Finding {
	return Finding{Code: c, Pos: pos, Args: args}
}

func (c *Code) problem(args ...any) *Problem { return &Problem{c, args} }

// A Problem is a finding that does not yet know its place, for code that reads a
// single value and does not know where in a file it stands.
type Problem struct {
	Code *Code
	Args []any
}

func (p *Problem) Error() string { return p.At(Pos{}).Text(language.English) }

// At gives the problem its place.
func (p *Problem) At(pos Pos) Finding { return p.Code.at(pos, p.Args...) }

// About is the problem with another subject, which is its first argument.
func (p *Problem) About(subject language.Text) *Problem {
	return &Problem{p.Code, append([]any{subject}, p.Args[1:]...)}
}

// A Finding is one thing that is wrong at one place.
type Finding struct {
	Code *Code
	Pos  Pos
	Args []any
}

// A Kind is what findings of one code are made by, such as DeadLink.
type Kind interface{ code() *Code }

func (c *Code) code() *Code { return c }

// CodesOf are the codes of kinds.
func CodesOf(kinds ...Kind) []*Code {
	all := make([]*Code, len(kinds))
	for i, k := range kinds {
		all[i] = k.code()
	}
	return all
}

// MovedTo is the finding at another place.
func (f Finding) MovedTo(pos Pos) Finding {
	f.Pos = pos
	return f
}

// What says what is wrong.
func (f Finding) What(l language.Language) string { return f.fill(f.Code.What, l) }

// Do says what to do about it.
func (f Finding) Do(l language.Language) string { return f.fill(f.Code.Do, l) }

// Text is the whole finding on one line: place, what is wrong, what to do.
func (f Finding) Text(l language.Language) string {
	text := f.What(l) + ": " + f.Do(l)
	if f.Pos.File == "" {
		return text
	}
	return f.Pos.String() + ": " + text
}

func (f Finding) fill(t language.Text, l language.Language) string {
	format := t.In(l)
	if !strings.Contains(format, "%") {
		return format
	}
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		if t, ok := a.(language.Text); ok {
			a = t.In(l)
		}
		args[i] = a
	}
	return fmt.Sprintf(format, args...)
}

// A List is the findings of one run.
type List []Finding

// Failed reports whether any finding is an error.
func (l List) Failed() bool {
	return slices.ContainsFunc(l, func(f Finding) bool { return f.Code.Severity == Error })
}

// Sort puts findings in the order of their places, so that a run's report
// does not depend on the order in which its parts were done.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Code.ID, b.Code.ID),
			cmp.Compare(fmt.Sprint(a.Args...), fmt.Sprint(b.Args...)),
		)
	})
}

// Unique leaves out findings that say the same of the same place. The list
// must be sorted.
func (l List) Unique() List {
	return slices.CompactFunc(l, func(a, b Finding) bool {
		return a.Code == b.Code && a.Pos == b.Pos && fmt.Sprint(a.Args...) == fmt.Sprint(b.Args...)
	})
}

// Print writes the findings, a line each.
func (l List) Print(w io.Writer, lang language.Language) error {
	for _, f := range l {
		if _, err := fmt.Fprintln(w, f.Text(lang)); err != nil {
			return err
		}
	}
	return nil
}

// Cause is what the operating system says of an error, without what was added on
// the way.
func Cause(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}
