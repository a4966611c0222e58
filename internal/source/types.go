package source

import (
	"path"
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
