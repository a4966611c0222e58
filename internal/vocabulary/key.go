package vocabulary

// Keys are the words before the colons in front matter and in btfolio.yaml. A
// word means the same key wherever it stands: `mål` is goals in an assessment
// as well as in the text about a single goal.
func Keys() *Set { return words().sets["keys"] }
