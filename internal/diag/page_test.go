package diag_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/testkit"
	"btfolio/internal/words"
)

const page = "../../docs/findings.md"

// TestPage keeps the page about findings equal to their data: `go test
// ./internal/diag -update` writes it anew.
func TestPage(t *testing.T) { testkit.KeepPage(t, page, writePage(t)) }

var placeholder = regexp.MustCompile(`%\[\d+\][a-z]`)

func writePage(t *testing.T) string {
	files, err := words.Folder("../vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	meaning := map[string]string{}
	for _, f := range files[words.FindingsFile] {
		meaning[f.ID] = upper(f.Means)
	}
	var b strings.Builder
	b.WriteString(`# Findings

Every kind of thing btfolio finds, by its id. The page is made from the code.
An error keeps a command from doing its work, or a portfolio from being handed
over; a warning should be looked at; what is not yet due is neither. “…” stands
for what the finding is about.

`)
	for _, c := range diag.Codes() {
		severity := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Notice: "notice"}[c.Severity]
		fmt.Fprintf(&b, "## %s\n\n%s\n\n| | |\n|---|---|\n", c.ID, meaning[c.ID])
		fmt.Fprintf(&b, "| severity | %s |\n| finding | %s |\n| remedy | %s |\n| på svenska | %s: %s |\n\n",
			severity, plainText(c.What.En), plainText(c.Do.En), plainText(c.What.Sv), plainText(c.Do.Sv))
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func plainText(text string) string {
	text = placeholder.ReplaceAllString(text, "…")
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "](", `]\(`, "[", `\[`, "*", `\*`, "%%", "%", "<", "&lt;").Replace(text)
}

// upper is what a finding means as a sentence of its own.
func upper(means string) string {
	means, _, _ = strings.Cut(strings.Join(strings.Fields(means), " "), "Argument")
	means = strings.TrimSpace(means)
	for _, verb := range []string{"is ", "are "} {
		means = strings.TrimPrefix(means, verb)
	}
	return strings.ToUpper(means[:1]) + means[1:]
}
