// Package btfolio holds what comes with the program: layouts and static files,
// of which a site's own of the same name take the place, and the guides among
// the shared documents of the demo, for new sites; and the page of the findings.
package btfolio

import "embed"

// Files holds the folders layouts and static.
//
//go:embed all:layouts all:static
var Files embed.FS

// Guides holds the texts in content/gemensamt. Those that are guides say so.
//
//go:embed content/gemensamt/*.md
var Guides embed.FS

// Findings is the page that explains each finding, for editors to open.
//
//go:embed docs/findings.md
var Findings []byte
