package source

import (
	"path"
	"slices"
	"strings"
)

// isText reports whether a file is one that the program parses and whose
// content is therefore loaded whole.
func isText(name string) bool {
	switch extension(name) {
	case ".md", ".markdown", ".yaml", ".yml":
		return true
	}
	return false
}

// active reports whether a file is of a type that browsers or operating
// systems run when a reader opens it. A portfolio is passed on to people who
// have no reason to expect a program in it.
func active(name string) bool {
	switch extension(name) {
	case ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svg", ".svgz",
		".xml", ".xsl", ".xslt", ".js", ".mjs", ".cjs", ".wasm", ".swf", ".hta",
		".exe", ".com", ".scr", ".pif", ".cpl", ".dll", ".msi", ".msp", ".msix", ".appx", ".jar", ".apk",
		".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".jse", ".wsf", ".wsh", ".reg", ".chm", ".sh", ".command",
		".lnk", ".url", ".website", ".webloc", ".scf", ".desktop":
		return true
	}
	return false
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

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
	case "4913", "thumbs.db", "desktop.ini": // 4913 is Vim's test whether it may write
		return true
	}
	return strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") ||
		strings.HasSuffix(name, ".swo") ||
		strings.HasSuffix(name, ".tmp") ||
		strings.HasPrefix(name, "~$") || // Word's mark that a document is open
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}
