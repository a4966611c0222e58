package seal

import (
	"slices"
	"strings"
)

// A Kind says what happened to a file after it was sealed.
type Kind string

// What can happen. The values are keys of the vocabulary's labels.
const (
	Changed Kind = "changed" // its content is another
	Removed Kind = "removed" // it is not there any more
	Added   Kind = "added"   // it belongs to what was decided about and was not covered
)

// A Change is one file that is not as it was sealed.
type Change struct {
	Path string `json:"path"`
	Kind Kind   `json:"kind"`
}

// A Difference is how files stand against a seal.
type Difference struct {
	Changes     []Change // by path
	Reformatted []string // paths of texts whose normal form alone is the same
}

// Compare holds a seal against what there is: all files of the portfolio, and
// those among them that the decision would cover today. A file that is
// covered no longer but is there as it was has not changed.
func (s *Seal) Compare(all, covered []File) Difference {
	var d Difference
	there := map[string]File{}
	for _, f := range all {
		there[f.Path] = f
	}
	sealed := map[string]bool{}
	for _, was := range s.Files {
		sealed[was.Path] = true
		is, ok := there[was.Path]
		switch {
		case !ok:
			d.Changes = append(d.Changes, Change{was.Path, Removed})
		case is.Digest == was.Digest:
		case is.Text != nil && was.Text != nil && sealedText(is.Text) == *was.Text:
			d.Reformatted = append(d.Reformatted, was.Path)
		default:
			d.Changes = append(d.Changes, Change{was.Path, Changed})
		}
	}
	for _, f := range covered {
		if !sealed[f.Path] {
			d.Changes = append(d.Changes, Change{f.Path, Added})
		}
	}
	slices.SortFunc(d.Changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(d.Reformatted)
	return d
}
