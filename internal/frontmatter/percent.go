package frontmatter

import (
	"strconv"
	"strings"

	"btfolio/internal/diag"
)

// Percent is a share of a whole in full percent, 0 to 100: how much of full
// time somebody works. It may be written with or without the sign.
type Percent int

// UnmarshalText reads a share: “25”, “25 %”.
func (p *Percent) UnmarshalText(text []byte) error {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(string(text)), "%"))
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || n > 100 {
		return diag.NotPercent.Problem(quoted(string(text)))
	}
	*p = Percent(n)
	return nil
}
