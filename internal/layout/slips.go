package layout

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

var syntaxError = regexp.MustCompile(`(?s)^template: [^:]*:(\d+): (.*)$`)

// syntaxFault says what is wrong with the braces of a file, from the error of
// Go's parser, which knows the line only.
func syntaxFault(f *file, err error) diag.Finding {
	m := syntaxError.FindStringSubmatch(err.Error())
	if m == nil {
		return diag.LayoutSyntax.At(diag.Pos{File: f.name}, err.Error())
	}
	return diag.LayoutSyntax.At(diag.Pos{File: f.name, Line: atoi(m[1])}, translate(m[2], syntaxSlips))
}

// A slip is something Go's templates say often, in words for those who do not
// write Go.
type slip struct {
	said  *regexp.Regexp
	means language.Text
}

// translate puts what is said in other words, if it is one of the slips.
func translate(said string, slips []slip) any {
	for _, s := range slips {
		if m := s.said.FindStringSubmatchIndex(said); m != nil {
			expand := func(text string) string { return string(s.said.ExpandString(nil, text, said, m)) }
			return language.InBoth(func(l language.Language) string { return expand(s.means.In(l)) })
		}
	}
	return said
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits) // what it is called with consists of digits
	return n
}

var syntaxSlips = []slip{
	{regexp.MustCompile(`^unexpected EOF`),
		say.SomethingThatBeginsEarlierNeverEnds()},
	{regexp.MustCompile(`^unexpected \{\{(end|else)\}\}`),
		say.NothingBelongsTo1()},
	{regexp.MustCompile(`^unclosed action`),
		say.LacksIts()},
	{regexp.MustCompile(`^undefined variable "(.*)"`),
		say.ThereIsNoVariable1Here()},
	{regexp.MustCompile(`^missing value for (\w+)`),
		say.AValueIsMissingAfter1()},
	{regexp.MustCompile(`^template: multiple definition of template "(.*)"`),
		say.TheBlock1IsDefinedTwice()},
}

// What Go's templates say of markup: a name, then perhaps a line, and a column.
var escaping = regexp.MustCompile(`(?s)html/template:(?:([^\s:]+):)?(?:(\d+):)?(?:(\d+):)? (.*)$`)

// sound are the files nothing was found wrong with.
func (c *checker) sound(files map[string]*file) map[string]*file {
	sound := maps.Clone(files)
	for _, f := range c.files {
		if slices.ContainsFunc(c.found, func(d diag.Finding) bool { return d.Pos.File == f.name }) {
			delete(sound, f.key)
		}
	}
	return sound
}

// compileEach compiles layouts one by one, for Hugo says only the first thing
// that is wrong. The frame is tried by itself, so that what is wrong with it
// is not said of every layout.
func (c *checker) compileEach(lang language.Language, files map[string]*file) (diag.List, error) {
	sound := c.sound(files)
	var found diag.List
	try := func(f *file, unit ...*file) error {
		engine, err := newEngine(lang)
		if err != nil {
			return err
		}
		together := map[string]*file{}
		for _, f := range unit {
			together[f.key] = f
		}
		err = engine.compile(c.lib, together)
		if err == nil || strings.Contains(err.Error(), "no such template") { // it is in another file
			return nil
		}
		if d := c.contextFault(f, err); !slices.ContainsFunc(found, func(other diag.Finding) bool { return d.Pos == other.Pos }) {
			found = append(found, d)
		}
		return nil
	}
	base := sound[frame]
	if base != nil {
		alone := *base
		alone.key = "alone.html" // no frame to Hugo
		if err := try(base, &alone); err != nil || found != nil {
			base = nil
		}
	}
	for _, f := range c.files {
		unit := []*file{f}
		switch {
		case sound[f.key] == nil || f.key == frame || c.framed(f) && base == nil:
			continue
		case c.framed(f):
			unit = append(unit, base)
		}
		if err := try(f, unit...); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// contextFault makes a finding of what Hugo says of a layout that is well
// formed, but whose markup does not show where a value ends up.
func (c *checker) contextFault(f *file, err error) diag.Finding {
	m := escaping.FindStringSubmatch(err.Error())
	if m == nil {
		return diag.LayoutFailed.At(diag.Pos{File: f.name}, err.Error())
	}
	pos := diag.Pos{File: f.name}
	offset := f.offset(atoi(m[2]), atoi(m[3]))
	switch before := f.text[:offset]; {
	case m[3] != "" && strings.LastIndex(before, "{{") > strings.LastIndex(before, "}}"):
		pos = f.at(offset)
	case m[3] == "" && m[2] != "" && c.owner(f, m[1]) == f:
		pos.Line = atoi(m[2])
	}
	// Otherwise it is the frame that stumbles over what the layout left open.
	return diag.UnclearContext.At(pos, translate(m[4], contextSlips))
}

var contextSlips = []slip{
	{regexp.MustCompile(`(?s)branches end in different contexts`),
		say.TheBranchesEndAtDifferentPlaces()},
	{regexp.MustCompile(`(?s)ends in a non-text context`),
		say.ATagAnAttributeAScript()},
	{regexp.MustCompile(`^(".*?") in (?:unquoted attr|attribute name)`),
		say.StandsInATagOutsideQuotation()},
	{regexp.MustCompile(`(?s)in ambiguous context|appears in an ambiguous`),
		say.WhatStandsBeforeItDependsOn()},
}
