// Package say holds what btfolio says beside its findings: one function for
// each sentence, made from the files in internal/vocabulary. docs/words.md
// tells how a sentence is added.
package say

//go:generate go run ../words/cmd
