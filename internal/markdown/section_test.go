package markdown_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/markdown"
)

func TestSections(t *testing.T) {
	text, found := markdown.Parse("a.md", []byte(`Först **detta**.

# Måluppfyllelse

Hygien & rutiner,
två rader.

- en punkt
- en till

> ## I ett citat
>
> Citerat.

## Tom

# Måluppfyllelse

Igen.
`), 1)
	if len(found) > 0 {
		t.Fatal(found)
	}
	want := []markdown.Section{
		{Text: "Först detta."},
		{ID: "t-maluppfyllelse", Heading: "Måluppfyllelse", Text: "Hygien & rutiner, två rader.\nen punkt\nen till\nI ett citat\nCiterat."},
		{ID: "t-tom", Heading: "Tom"},
		{ID: "t-maluppfyllelse-1", Heading: "Måluppfyllelse", Text: "Igen."},
	}
	if diff := cmp.Diff(want, text.Sections()); diff != "" {
		t.Error(diff)
	}
}
