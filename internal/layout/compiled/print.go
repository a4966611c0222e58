package compiled

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// A printer writes a value to a page, escaped for where it stands.
type printer func(page *bytes.Buffer, v reflect.Value)

const (
	escapers    = "_html_template_"
	escapesHTML = escapers + "htmlescaper"
)

// printers are those for the places where layouts commonly show values, by the
// functions that the engine has added there.
var printers = map[string]printer{
	escapesHTML:                printHTML,
	escapers + "attrescaper":   printText,
	escapers + "rcdataescaper": printText,
	escapers + "urlfilter " + escapers + "urlnormalizer " + escapers + "attrescaper": func(page *bytes.Buffer, v reflect.Value) { printURL(page, v, true, true) },
	escapers + "urlnormalizer " + escapers + "attrescaper":                           func(page *bytes.Buffer, v reflect.Value) { printURL(page, v, false, true) },
	escapers + "urlescaper " + escapers + "attrescaper":                              func(page *bytes.Buffer, v reflect.Value) { printURL(page, v, false, false) },
}

// printing parts the commands of an action from what escapes their value.
func printing(cmds []*parse.CommandNode) ([]*parse.CommandNode, printer, error) {
	end := len(cmds)
	for end > 0 && strings.HasPrefix(cmds[end-1].String(), escapers) {
		end--
	}
	var names []string
	for _, cmd := range cmds[end:] {
		names = append(names, cmd.String())
	}
	write, known := printers[strings.Join(names, " ")]
	if !known || end == 0 {
		return nil, nil, fmt.Errorf("%w: %s", errUnknown, names)
	}
	return cmds[:end], write, nil
}

// What values are when they are printed: text or something known to be safe.
type content int

const (
	plain content = iota
	markup
	address
)

// text is a value as it is printed.
func text(v reflect.Value) (string, content) {
	for v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Invalid, reflect.Pointer, reflect.Map:
		fail()
	case reflect.String:
		switch v.Type() {
		case reflect.TypeFor[template.HTML]():
			return v.String(), markup
		case reflect.TypeFor[template.URL]():
			return v.String(), address
		}
		if v.Type().NumMethod() == 0 {
			return v.String(), plain
		}
	case reflect.Int:
		if v.Type().NumMethod() == 0 {
			return strconv.FormatInt(v.Int(), 10), plain
		}
	}
	return fmt.Sprint(v.Interface()), plain
}

func printHTML(page *bytes.Buffer, v reflect.Value) {
	s, what := text(v)
	if what == markup {
		page.WriteString(s)
		return
	}
	escape(page, s)
}

// printText is for attributes and titles, where there is no markup.
func printText(page *bytes.Buffer, v reflect.Value) {
	s, what := text(v)
	if what == markup {
		fail()
	}
	escape(page, s)
}

// printURL is for addresses, or with norm off for parts of them.
func printURL(page *bytes.Buffer, v reflect.Value, filter, norm bool) {
	s, what := text(v)
	if what == address {
		filter, norm = false, true
	}
	if scheme, _, has := strings.Cut(s, ":"); filter && has && !strings.Contains(scheme, "/") &&
		!strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "mailto") {
		s = "#ZgotmplZ" // what Go's templates write there
	}
	escape(page, percent(s, norm))
}

// percent writes with percent signs what cannot stand in an address, or in a
// part of one.
func percent(s string, norm bool) string {
	for i := range len(s) {
		if !stands(s[i:], norm) {
			b := []byte(s[:i])
			for ; i < len(s); i++ {
				if stands(s[i:], norm) {
					b = append(b, s[i])
				} else {
					b = fmt.Appendf(b, "%%%02x", s[i])
				}
			}
			return string(b)
		}
	}
	return s
}

// stands tells whether the first byte of an address can stand as it is. What
// already is written with a percent sign is in an address, and not in a part.
func stands(s string, norm bool) bool {
	c := s[0]
	return unreserved[c] || norm && (reserved[c] || c == '%' && len(s) > 2 && hex(s[1]) && hex(s[2]))
}

// What stands in every part of an address, and what parts it.
var (
	unreserved = bytesOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
	reserved   = bytesOf("!#$&*+,/:;=?@[]")
)

func bytesOf(s string) (set [256]bool) {
	for _, c := range []byte(s) {
		set[c] = true
	}
	return set
}

func hex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// escape writes text as HTML shows it, in the way of Go's templates.
func escape(page *bytes.Buffer, s string) {
	written := 0
	for i := range len(s) {
		if special := specials[s[i]]; special != "" {
			page.WriteString(s[written:i])
			page.WriteString(special)
			written = i + 1
		}
	}
	page.WriteString(s[written:])
}

var specials = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}
