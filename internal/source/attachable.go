package source

import (
	"io/fs"
	"path"

	"btfolio/internal/diag"
)

// Attachable says why a file could not be an attachment at a path of the site:
// its type, its size or its name there. It is nil for one that could.
func Attachable(at string, info fs.FileInfo) *diag.Problem {
	name := path.Base(at)
	switch {
	case !info.Mode().IsRegular():
		return diag.NotAFile.Problem(name, kind(info.Mode()))
	case active(name):
		return diag.ActiveFile.Problem(name)
	case info.Size() > maxAttachment<<20:
		return diag.AttachmentTooLarge.Problem(name, maxAttachment)
	case length(at) > maxPath:
		return diag.PathTooLong.Problem(name, length(at), maxPath)
	}
	for _, fault := range faults(name) {
		return fault(name, fit(name))
	}
	return nil
}

// IsText reports whether a file is one that a site takes for a text of its
// own.
func IsText(name string) bool { return isText(name) }
