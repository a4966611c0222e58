package portfolio

import (
	"strings"

	"btfolio/internal/frontmatter"
	"btfolio/internal/source"
)

// NameOf is the full name of a trainee, read from their own page alone. It
// is empty where the page does not say it.
func (s *Site) NameOf(tree *source.Tree, id string) string {
	name, _ := s.namesOf(tree, id)
	return name
}

// Names are the names of all trainees, former ones too, by their folders, and of
// all people of the site, by the paths of their pages from content/.
func (s *Site) Names(tree *source.Tree) map[string][]string {
	all := map[string][]string{}
	for _, id := range s.Trainees {
		name, former := s.namesOf(tree, id)
		all[id] = append([]string{name}, former...)
	}
	for _, p := range s.People {
		all[p.ID()] = []string{p.FullName}
	}
	return all
}

func (s *Site) namesOf(tree *source.Tree, id string) (name string, former []string) {
	folder := "content/" + id + "/"
	for _, e := range tree.Under("content/" + id) {
		if !isText(e.Path) || stem(strings.TrimPrefix(e.Path, folder)) != "index" {
			continue
		}
		if file, problem := tree.Load(e); problem == nil {
			var t Trainee
			split, _ := frontmatter.Split(file.Path, file.Text)
			split.Decode(&t, s.Own())
			return t.FullName, t.FormerNames
		}
	}
	return "", nil
}
