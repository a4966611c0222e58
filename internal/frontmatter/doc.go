// Package frontmatter owns the form of what people write above their texts:
// where front matter ends and the body begins, which words may stand before a
// colon, and how what stands after it becomes a value. It knows no kind of
// document. Whoever does passes a struct whose tags name the keys:
//
//	type Talk struct {
//		Date  civil.Date       `key:"date,required"`
//		Goals []programme.Goal `key:"goals"`
//	}
//
// Everything wrong in a document is told at once, with the place of each
// fault and in words that ask for no knowledge of YAML. btfolio.yaml and the
// programmes, which are nothing but front matter, are read the same way.
package frontmatter
