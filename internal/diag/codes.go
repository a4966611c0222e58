package diag

import (
	"cmp"
	"slices"
)

// Codes lists every kind of finding there is, in the order of their ids.
func Codes() []*Code {
	all := slices.Concat(
		codesSource, codesFrontMatter, codesContent, codesMarkdown, codesProgramme,
		codesLayout, codesPublish, codesBuild,
		codesReviewCoverage, codesReviewTime, codesReviewWho, codesReviewNaming, codesReviewWaiver,
		codesPrivacy, codesSeal, codesApprove, codesBundle, codesCreate,
	)
	slices.SortFunc(all, func(a, b *Code) int { return cmp.Compare(a.ID, b.ID) })
	return all
}
