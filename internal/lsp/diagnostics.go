package lsp

import (
	"context"
	"strings"

	"btfolio/internal/diag"
)

// publish tells the editor what is found in the open texts of a site.
func (s *Server) publish(ctx context.Context, d *desk) {
	for _, name := range d.open() {
		l := d.look(ctx, name)
		if l == nil || ctx.Err() != nil {
			return
		}
		t := l.texts[name]
		if t == nil {
			continue // it was opened just now
		}
		found := publishParams{URI: t.uri, Version: &t.version, Diagnostics: s.diagnostics(l, t, name)}
		_ = s.rpc.Notify(ctx, "textDocument/publishDiagnostics", found) // an editor that is gone needs to hear nothing
	}
}

// diagnostics are what is found in a text: with its severity what build and check
// say of it, as information what the verdict says of the portfolio there.
func (s *Server) diagnostics(l *look, t *text, name string) []diagnostic {
	all := []diagnostic{}
	add := func(f diag.Finding, severity int, do string) {
		one := diagnostic{
			Range: t.of(f.Pos), Severity: severity, Code: f.Code.ID, Source: "btfolio",
			Message: f.What(l.Site.Language) + ": " + do,
		}
		if s.options.Findings != "" {
			one.About = &codeLink{s.options.Findings + "#" + strings.ToLower(f.Code.ID)}
		}
		all = append(all, one)
	}
	read, judged := l.findings(name)
	for _, f := range read {
		add(f, severityOf(f.Code), f.Do(l.Site.Language))
	}
	for _, f := range judged {
		severity := severityInformation
		if exposes(f.Code) {
			severity = severityOf(f.Code)
		}
		add(f.Finding, severity, f.Do(l.Site.Language))
	}
	return all
}

// exposes reports whether a finding is about what must not leave the house. The
// verdict carries those, and does not make them.
func exposes(c *diag.Code) bool { return strings.HasPrefix(c.ID, "BT-I") }

func severityOf(c *diag.Code) int {
	switch c.Severity {
	case diag.Error:
		return severityError
	case diag.Warning:
		return severityWarning
	}
	return severityInformation
}
