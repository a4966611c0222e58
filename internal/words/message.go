package words

import (
	"fmt"
	"strconv"
	"strings"
)

// A part of a message is words as they stand, an argument, or a choice between
// forms by a number.
type part struct {
	words string
	arg   string            // the name of the argument; empty for plain words
	forms map[string][]part // by the name of the form; nil where the argument stands for itself
}

// parse reads a message: plain words with arguments in braces, as in
// “{placement} saknar samtal”, and forms chosen by a number, as in
// “{n, plural, one {# samtal} other {# samtal}}”, where # stands for the
// number. It is the part of ICU's message format that two Germanic languages
// need. A quote ' before a brace, or before #, makes it a plain sign.
func parse(message string) ([]part, error) {
	p := parser{rest: message}
	parts, err := p.parts("")
	if err == nil && p.rest != "" {
		err = fmt.Errorf("a brace is closed that was not opened, before %q", p.rest)
	}
	return parts, err
}

type parser struct{ rest string }

// parts reads up to the end or to the brace that closes a form; counted is the
// argument that # stands for, empty outside forms.
func (p *parser) parts(counted string) (parts []part, err error) {
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			parts = append(parts, part{words: plain.String()})
			plain.Reset()
		}
	}
	for p.rest != "" {
		switch c := p.rest[0]; {
		case c == '\'' && len(p.rest) > 1 && strings.ContainsRune("{}#", rune(p.rest[1])):
			plain.WriteByte(p.rest[1])
			p.rest = p.rest[2:]
		case c == '}':
			flush()
			return parts, nil
		case c == '{':
			flush()
			p.rest = p.rest[1:]
			argument, err := p.argument()
			if err != nil {
				return nil, err
			}
			parts = append(parts, argument)
		case c == '#' && counted != "":
			flush()
			parts = append(parts, part{arg: counted})
			p.rest = p.rest[1:]
		default:
			plain.WriteByte(c)
			p.rest = p.rest[1:]
		}
	}
	flush()
	return parts, nil
}

// argument reads what stands behind an opening brace, and the closing one.
func (p *parser) argument() (part, error) {
	name := p.word()
	if name == "" {
		return part{}, fmt.Errorf("an argument has no name, before %q", p.rest)
	}
	if p.sign('}') {
		return part{arg: name}, nil
	}
	if !p.sign(',') || p.word() != "plural" || !p.sign(',') {
		return part{}, fmt.Errorf("{%s is followed by neither } nor “, plural,”", name)
	}
	forms := map[string][]part{}
	for !p.sign('}') {
		form := p.word()
		if form == "" || !p.sign('{') {
			return part{}, fmt.Errorf("{%s, plural, … has no form before %q", name, p.rest)
		}
		parts, err := p.parts(name)
		if err != nil {
			return part{}, err
		}
		if !p.sign('}') {
			return part{}, fmt.Errorf("the form %s of {%s is not closed", form, name)
		}
		forms[form] = parts
	}
	if len(forms) != 2 || forms["one"] == nil || forms["other"] == nil {
		return part{}, fmt.Errorf("{%s, plural, … needs the forms one and other", name)
	}
	return part{arg: name, forms: forms}, nil
}

func (p *parser) space() { p.rest = strings.TrimLeft(p.rest, " \n") }

func (p *parser) word() string {
	p.space()
	end := strings.IndexFunc(p.rest, func(r rune) bool {
		return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	return word
}

func (p *parser) sign(c byte) bool {
	p.space()
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// arguments are the names of the arguments of a message.
func arguments(parts []part) map[string]bool {
	names := map[string]bool{}
	for _, p := range parts {
		if p.arg != "" {
			names[p.arg] = true
		}
		for _, form := range p.forms {
			for name := range arguments(form) {
				names[name] = true
			}
		}
	}
	return names
}

// expression is the message in one language as Go that makes a string.
func (s *Sentence) expression(parts []part, l tongue) string {
	var terms []string
	for _, p := range parts {
		switch {
		case p.forms != nil:
			terms = append(terms, fmt.Sprintf("language.%s.Plural(%s, %s, %s)",
				l.name, goName(p.arg), s.expression(p.forms["one"], l), s.expression(p.forms["other"], l)))
		case p.arg != "":
			terms = append(terms, types[s.typeOf(p.arg)].write(goName(p.arg), l))
		default:
			terms = append(terms, strconv.Quote(p.words))
		}
	}
	if len(terms) == 0 {
		return `""`
	}
	return strings.Join(terms, " + ")
}

// format is the message as a format of package fmt, with arguments by their
// number in the sentence's list.
func (s *Sentence) format(parts []part) (string, error) {
	var b strings.Builder
	for _, p := range parts {
		switch {
		case p.forms != nil:
			return "", fmt.Errorf("%s: a finding has no forms; give it a sentence as its argument", s.Key)
		case p.arg != "":
			fmt.Fprintf(&b, "%%[%d]v", s.index(p.arg)+1)
		default:
			b.WriteString(strings.ReplaceAll(p.words, "%", "%%"))
		}
	}
	return b.String(), nil
}
