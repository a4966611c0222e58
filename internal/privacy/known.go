package privacy

import "strings"

// Known is the telephone numbers and e-mail addresses that may stand in a
// portfolio because the people of the site have given them as their own. The
// zero value knows none.
type Known struct {
	phones map[string]bool // as digits with the leading 0
	emails map[string]bool // in lower case
}

// NewKnown takes numbers and addresses as people write them.
func NewKnown(phones, emails []string) Known {
	k := Known{map[string]bool{}, map[string]bool{}}
	for _, p := range phones {
		if n := national(p); n != "" {
			k.phones[n] = true
		}
	}
	for _, e := range emails {
		if e = strings.ToLower(strings.TrimSpace(e)); e != "" {
			k.emails[e] = true
		}
	}
	return k
}

// national is the digits of a telephone number as dialled within Sweden.
func national(phone string) string {
	var digits strings.Builder
	for i := 0; i < len(phone); {
		r, n := runeAt([]byte(phone), i)
		if d, ok := digit(r); ok {
			digits.WriteByte('0' + d)
		}
		i += n
	}
	s := digits.String()
	abroad := strings.HasPrefix(strings.TrimSpace(phone), "+")
	for _, prefix := range []string{"0046", "46"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok && (abroad || prefix == "0046") {
			return "0" + strings.TrimPrefix(rest, "0")
		}
	}
	return s
}
