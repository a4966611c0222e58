package source

import (
	"slices"
	"strings"
)

// IsPart reports whether a name in the site's own folder is that of one of
// its parts, or one that some systems would take for it.
func IsPart(name string) bool {
	return slices.Contains([]string{configFile, contentFolder, layoutsFolder, staticFolder}, fold(name))
}

// Skipped reports whether a file or folder is left out of the listing
// without a word, whatever folder it lies in.
func Skipped(name string, isFolder bool) bool {
	return hidden(name) || !isFolder && dropping(name)
}

// hidden reports whether a file or folder is one that people do not see,
// such as .git and .DS_Store.
func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// dropping reports whether a file is one that an editor or a file manager
// leaves beside those of the author. Nobody wrote it, so nobody is told that
// it is skipped.
func dropping(name string) bool {
	name = strings.ToLower(name)
	switch name {
	case "4913", "thumbs.db", "desktop.ini", "icon\r": // Vim's test whether it may write; Windows; macOS
		return true
	}
	return strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") ||
		strings.HasSuffix(name, ".swo") ||
		strings.HasSuffix(name, ".tmp") ||
		strings.HasPrefix(name, "~$") || // Word's mark that a document is open
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}
