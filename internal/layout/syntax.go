package layout

import (
	"regexp"
	"strconv"

	"btfolio/internal/diag"
	"btfolio/internal/language"
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
			return language.Text{Sv: expand(s.means.Sv), En: expand(s.means.En)}
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
		language.Text{Sv: "något som börjar tidigare avslutas aldrig", En: "something that begins earlier never ends"}},
	{regexp.MustCompile(`^unexpected \{\{(end|else)\}\}`),
		language.Text{Sv: "inget hör ihop med {{ $1 }}", En: "nothing belongs to {{ $1 }}"}},
	{regexp.MustCompile(`^unclosed action`),
		language.Text{Sv: "{{ saknar sitt }}", En: "{{ lacks its }}"}},
	{regexp.MustCompile(`^undefined variable "(.*)"`),
		language.Text{Sv: "variabeln ”${1}” finns inte här", En: "there is no variable “${1}” here"}},
	{regexp.MustCompile(`^missing value for (\w+)`),
		language.Text{Sv: "ett värde saknas efter {{ $1", En: "a value is missing after {{ $1"}},
	{regexp.MustCompile(`^template: multiple definition of template "(.*)"`),
		language.Text{Sv: "blocket ”${1}” är definierat två gånger", En: "the block “${1}” is defined twice"}},
}
