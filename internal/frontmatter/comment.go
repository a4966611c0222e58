package frontmatter

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
)

// A Comment is what stands in front matter behind a # and is nobody's value.
type Comment struct {
	Text string // without the sign
	Pos  diag.Pos
}

// Comments are the comments of the front matter. Whether a # begins one is asked of
// the library: without a comment, the text means the same.
func (d Document) Comments() (all []Comment) {
	src := &source{file: d.File, firstLine: d.matterLine, text: string(d.Matter)}
	meaning, wrong := parse(src, d.Matter)
	if wrong != nil {
		return nil
	}
	at, line := 0, 0
	for text := range bytes.Lines(d.Matter) {
		line++
		end := bytes.TrimRight(text, "\n")
		for i, c := range end {
			if c != '#' || i > 0 && end[i-1] != ' ' && end[i-1] != '\t' {
				continue
			}
			without := slices.Concat(d.Matter[:at+i], d.Matter[at+len(end):])
			if node, wrong := parse(src, without); wrong == nil && same(meaning, node) {
				pos := src.place(line, utf8.RuneCount(end[:i])+1)
				all = append(all, Comment{strings.TrimSpace(string(end[i+1:])), pos})
				break
			}
		}
		at += len(text)
	}
	return all
}

// same reports whether two nodes hold the same keys and values.
func same(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Tag == b.Tag && a.Value == b.Value && a.Anchor == b.Anchor && slices.EqualFunc(a.Content, b.Content, same)
}
