package inspect

import (
	"path"
	"strings"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/privacy"
)

// Identity finds identity numbers in the texts of the bundle, pages above
// all, and in the names of its files. Attachments were searched before, byte
// for byte the same (see Inputs and Copies).
//
// The allowed kinds were looked at and given a reason, in the portfolio or
// by whoever made the bundle, for files of their own. A page that shows such
// a file shows the number too, and which of several pages that may be cannot
// be told from the number's masked form, so these kinds are allowed on all.
func Identity(allowed map[string]bool) bundle.Check {
	return func(t bundle.Tree) (found diag.List) {
		note := func(name string, hits []privacy.Hit) {
			for _, h := range hits {
				if f := h.Finding(name); h.Kind.Identity() && !allowed[f.Code.ID] {
					found = append(found, diag.BundleIdentity.At(f.Pos, h.Masked))
				}
			}
		}
		for _, name := range t.Names() {
			note(privacy.MaskedName(name, privacy.Known{}), privacy.Name(name, privacy.Known{}))
		}
		return append(found, texts(t, func(name string, text []byte) {
			if path.Ext(name) == ".html" {
				text = []byte(strings.Join(strings.Fields(parsePage(text).words), " "))
			}
			note(name, privacy.Text(text, privacy.Known{}))
		})...)
	}
}
