// Package btfolio holds the layouts and static files that come with the
// program. A site's own files of the same name take their place.
package btfolio

import "embed"

// Files holds the folders layouts and static.
//
//go:embed all:layouts all:static
var Files embed.FS
