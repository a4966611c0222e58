package privacy

import (
	"bytes"
	"strings"
)

// certificates are the titles of the forms that a doctor's own identity number
// belongs on, which Socialstyrelsen makes for this training.
var certificates = []string{"intyg om delmål", "intyg om fullgjord", "intyg om genomför", "intyg om uppnådd", "ansökan om intyg om godkänd"}

// A certificate is what in a file says that it is one of these, and the number
// on it.
type certificate struct {
	titled  bool
	last    string // the last ten digits of the number
	several bool   // there is more than one
}

// title looks for the title in a part of the file.
func (c *certificate) title(text []byte) {
	if c.titled || !bytes.Contains(text, []byte("ntyg")) && !bytes.Contains(text, []byte("NTYG")) {
		return
	}
	small := strings.ToLower(string(bytes.Join(bytes.Fields(text), []byte(" "))))
	for _, title := range certificates {
		c.titled = c.titled || strings.Contains(small, title)
	}
}

// number notes a number on it.
func (c *certificate) number(found []byte) {
	var digits []byte
	for _, b := range found {
		if isDigit(b) {
			digits = append(digits, b)
		}
	}
	last := string(digits[len(digits)-10:])
	c.several = c.several || c.last != "" && c.last != last
	c.last = last
}

// judge tells the only number of a certificate apart from those of patients.
// Nobody has said whose it is.
func (c *certificate) judge(hits []Hit) []Hit {
	if !c.titled || c.several || c.last == "" {
		return hits
	}
	for i, h := range hits {
		if h.Kind == PersonalNumber || h.Kind == CoordinationNumber {
			hits[i].Kind = OwnNumber
		}
	}
	return hits
}
