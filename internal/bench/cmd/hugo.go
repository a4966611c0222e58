package main

import "path/filepath"

func (m *measurement) hugoSite() string   { return filepath.Join(m.dir, "hugo") }
func (m *measurement) hugoOutput() string { return filepath.Join(m.dir, "hugo-public") }

// renderWithHugo is what Hugo is run with. It keeps nothing for the next run:
// the site has nothing that it caches in files.
func (m *measurement) renderWithHugo() []string {
	return []string{m.hugoProgram, "--quiet", "--source", m.hugoSite(), "--destination", m.hugoOutput()}
}
