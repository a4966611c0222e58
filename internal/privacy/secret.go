package privacy

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A secretForm is a way in which keys, tokens and passwords are written: what
// each has in it, and what has to stand beside that.
type secretForm struct {
	mark string
	is   func(before, after []byte) bool
}

// secretForms are those that occur where portfolios are written, signed and
// published.
var secretForms = func() []secretForm {
	always := func(_, _ []byte) bool { return true }
	forms := []secretForm{
		// Keys of SSH, TLS and PGP, the first also without its frame.
		{"PRIVATE KEY", func(before, _ []byte) bool { return bytes.Contains(before[max(0, len(before)-32):], []byte("BEGIN ")) }},
		{"b3BlbnNzaC1rZXktdjEA", always},
		{"PuTTY-User-Key-File", always},
		{"AGE-SECRET-KEY-", long(40)},
		// Tokens of places that keep or show sites, and of their clouds.
		{"ghp_", long(30)}, {"gho_", long(30)}, {"ghu_", long(30)}, {"ghs_", long(30)}, {"ghr_", long(30)},
		{"github_pat_", long(40)}, {"glpat-", long(18)}, {"gldt-", long(18)}, {"glrt-", long(18)},
		{"nfp_", long(30)}, {"npm_", long(30)}, {"xoxb-", long(20)}, {"xoxp-", long(20)},
		{"AKIA", long(16)}, {"ASIA", long(16)}, {"AIza", long(30)}, {"sk-", long(32)},
		{"eyJ", func(_, after []byte) bool {
			k := token(after)
			return k > 10 && bytes.HasPrefix(after[k:], []byte(".eyJ"))
		}},
		{"://", login},
	}
	for _, w := range strings.Fields("lösen losen password passwd passphrase passfras pwd") {
		forms = append(forms, called(w, 6)...)
	}
	for _, w := range strings.Fields("token secret api-key api_key apikey") {
		forms = append(forms, called(w, 16)...)
	}
	return forms
}()

// called is what stands after a word for it, however that is written.
func called(word string, least int) []secretForm {
	is := func(_, after []byte) bool { return password(after, least) }
	r, n := utf8.DecodeRuneInString(word)
	return []secretForm{{word, is}, {string(unicode.ToUpper(r)) + word[n:], is}, {strings.ToUpper(word), is}}
}

// around is how much of a text beside a mark is looked at.
const around = 160

// secretMarks are the forms by how their marks begin, and maySecret whether
// three bytes can be such a beginning: nearly all of a text is passed at one
// look.
var secretMarks, maySecret = func() (marks map[uint32][]secretForm, may [1 << 13]bool) {
	marks = map[uint32][]secretForm{}
	for _, form := range secretForms {
		b := uint32(form.mark[0])<<16 | uint32(form.mark[1])<<8 | uint32(form.mark[2])
		marks[b] = append(marks[b], form)
		may[b*0x9e3779b1>>19] = true
	}
	return marks, may
}()

// secrets finds keys, tokens and passwords in a meaning.
func secrets(text []byte, found func(span) bool) {
	b := uint32(0) // the last three bytes
	for i, c := range text {
		b = b<<8&0xffffff | uint32(c)
		if !maySecret[b*0x9e3779b1>>19] {
			continue
		}
		for _, form := range secretMarks[b] {
			start := i - 2
			end := start + len(form.mark)
			if start < 0 || !bytes.HasPrefix(text[start:], []byte(form.mark)) {
				continue
			}
			if form.is(text[max(0, start-around):start], text[end:min(len(text), end+around)]) {
				if !found(span{Secret, start, end}) {
					return
				}
				break
			}
		}
	}
}

// token is how many bytes at the beginning could be those of a token.
func token(text []byte) int {
	k := 0
	for k < len(text) && (isDigit(text[k]) || 'a' <= text[k]|0x20 && text[k]|0x20 <= 'z' || text[k] == '_' || text[k] == '-') {
		k++
	}
	return k
}

// long is a token of at least so many bytes that is no part of a word.
func long(n int) func(before, after []byte) bool {
	return func(before, after []byte) bool {
		return token(after) >= n && (len(before) == 0 || !inWord(before[len(before)-1])) && bytes.ContainsAny(after[:n], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	}
}

// login is a name with a password in an address.
func login(_, after []byte) bool {
	if end := bytes.IndexAny(after, "/ \t\n\"'<>"); end >= 0 {
		after = after[:end]
	}
	user, _, at := bytes.Cut(after, []byte("@"))
	_, secret, ok := bytes.Cut(user, []byte(":"))
	return at && ok && worth(secret, 4)
}

// password reports whether a password of so many bytes at least stands after a
// word for it: “lösenord: …”, “LÖSENORD=…”, “lösenordet är …”.
func password(text []byte, least int) bool {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	k := 0
	for k < len(line) && k < 8 && inWord(line[k]) {
		k++
	}
	rest := bytes.TrimLeft(line[k:], " \"'")
	is := false
	for _, sign := range []string{":", "=", "är ", "is "} {
		if after, ok := bytes.CutPrefix(rest, []byte(sign)); ok {
			rest, is = bytes.TrimLeft(after, " \"'=>"), true
			break
		}
	}
	if !is {
		return false
	}
	value, more := rest, []byte(nil)
	if end := bytes.IndexAny(rest, " \"',;<\t"); end >= 0 {
		value, more = rest[:end], bytes.Trim(rest[end:], " \"',;.}\t")
	}
	value = bytes.TrimRight(value, ".)")
	mixed := bytes.ContainsAny(value, "0123456789!#%&?@+")
	return worth(value, least) && (mixed || least < 10 && len(more) == 0)
}

// worth reports whether a value is not only the place of one.
func worth(value []byte, least int) bool {
	if len(value) < least || strings.IndexByte("<${*[(%", value[0]) >= 0 || len(bytes.Trim(value, string(value[:1]))) == 0 {
		return false
	}
	switch string(bytes.ToLower(value)) {
	case "string", "required", "password", "lösenord", "example", "exempel", "hemligt":
		return false
	}
	return true
}
