package portfolio

import (
	"strings"

	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// NameOf is the full name of a trainee, read from their own page alone. It
// is empty where the page does not say it.
func (s *Site) NameOf(tree *source.Tree, id string) string {
	folder := "content/" + id + "/"
	for _, e := range tree.Under("content/" + id) {
		if !isText(e.Path) || stem(strings.TrimPrefix(e.Path, folder)) != "index" {
			continue
		}
		if file, problem := tree.Load(e); problem == nil {
			var t Trainee
			read(&t.Doc, vocabulary.KindTrainee, id, file, &t)
			return t.FullName
		}
	}
	return ""
}
