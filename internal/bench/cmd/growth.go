package main

import "path/filepath"

// growth is how many times as many trainees the larger site has.
const growth = 10

func (m *measurement) grownSite() string   { return filepath.Join(m.dir, "grown") }
func (m *measurement) grownOutput() string { return filepath.Join(m.dir, "grown-public") }

func (m *measurement) writeGrown() error {
	larger := m.shape
	larger.Trainees *= growth
	return larger.Write(m.grownSite())
}

func (m *measurement) buildGrown() []string {
	return []string{m.program, "build", "--output", m.grownOutput(), m.grownSite()}
}
