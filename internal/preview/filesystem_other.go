//go:build !linux

package preview

// noEvents would report whether a folder lies on a network drive. Here
// whoever has the site on one asks for polling.
func noEvents(string) bool { return false }
