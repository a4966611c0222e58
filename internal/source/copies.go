package source

import (
	"path"
	"regexp"
	"strings"

	"btfolio/internal/diag"
)

// conflictCopy is what programs that keep folders alike put behind the name of a
// file that was changed in two places: OneDrive the name of a computer, which
// Windows writes in capitals; Dropbox and Nextcloud words in brackets; Syncthing
// a word and the time. Numbers alone are no such sign: people number texts of
// one day.
var conflictCopy = regexp.MustCompile(`^(?:` +
	`-[A-ZÅÄÖ0-9]+(?:-[A-ZÅÄÖ0-9]+)*-(?:LAPTOP|PC|DATOR|DESKTOP|[A-Z0-9]*\d[A-Z0-9]*[A-Z][A-Z0-9]*|[A-Z0-9]*[A-Z][A-Z0-9]*\d[A-Z0-9]*)` +
	`|-(?:LAPTOP|DESKTOP|PC|DATOR)(?:-[A-ZÅÄÖ0-9]+)*` +
	`|-(?i:[\pL\d-]*(?:macbook|imac|laptop|surface|thinkpad)[\pL\d-]*)` +
	`| \([^)]*(?i:conflict|motstridig|konflikt)[^)]*\)` +
	`|\.sync-conflict-[\w-]+` +
	`)$`)

// copyOf finds the text beside a file that it is a copy of by its name; empty
// for none.
func copyOf(name string, exists func(string) bool) string {
	if !isText(name) {
		return ""
	}
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for i := range stem {
		if i > 0 && strings.ContainsRune("- .", rune(stem[i])) && exists(stem[:i]+ext) && conflictCopy.MatchString(stem[i:]) {
			return stem[:i] + ext
		}
	}
	return ""
}

// disguised is the name of a text to which an editor has added an ending of its
// own, without that; empty for any other file. As an attachment it would be
// published as it is, even if it says that it is a draft.
func disguised(name string) string {
	switch extension(name) {
	case ".txt", ".text", ".rtf", ".doc", ".docx", ".odt":
		if inner := strings.TrimSuffix(name, path.Ext(name)); isText(inner) {
			return inner
		}
	}
	return ""
}

// written reports texts that are not what their author takes them for: by their
// ending, or as copies beside the original.
func (s *scanner) written(at, name string, exists func(string) bool) {
	here := join(at, name)
	if inner := disguised(name); inner != "" {
		s.report(here, diag.TextAsAttachment.Problem(name, inner))
	}
	if original := copyOf(name, exists); original != "" {
		s.report(here, diag.ConflictCopy.Problem(name, original))
	}
}
