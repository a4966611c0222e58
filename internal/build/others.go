package build

import (
	"path"
	"slices"
	"strings"

	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// others are the words that would give away another trainee: names, ids, and
// names of files. What this portfolio has itself gives nothing away.
func (b *run) others(v *review.Verdict) []string {
	own := map[string]bool{strings.ToLower(v.Trainee.FullName): true}
	for _, p := range v.Trainee.Mentioned() {
		own[strings.ToLower(p.FullName)] = true
	}
	files := b.ownFiles(v.Trainee.Folder)
	var words []string
	for _, id := range b.Site.Trainees {
		if id == v.Trainee.Folder {
			continue
		}
		if name := b.Site.NameOf(b.Tree, id); !own[strings.ToLower(name)] {
			words = append(words, name)
		}
		if strings.Contains(id, "-") {
			words = append(words, id)
		} else {
			words = append(words, "content/"+id) // a plain word may stand for itself anywhere else
		}
		for _, e := range b.Tree.Under("content/" + id) {
			// Names of attachments say whose they are; those of texts are a
			// day or an area, and say it together with their folder.
			name := path.Base(e.Path)
			if path.Ext(name) == ".md" {
				name = strings.TrimPrefix(e.Path, "content/"+id+"/")
			}
			if _, same := vocabulary.KindOfFile(name); same {
				continue // every trainee's has this name
			}
			if !strings.Contains(files, strings.ToLower(name)) {
				words = append(words, name)
			}
		}
	}
	return words
}

// ownFiles is the paths of everything a portfolio may speak of, a line each.
func (b *run) ownFiles(trainee string) string {
	var all strings.Builder
	for _, e := range b.Tree.Under("content") {
		folder, _, _ := strings.Cut(strings.TrimPrefix(e.Path, "content/"), "/")
		if folder == trainee || !slices.Contains(b.Site.Trainees, folder) {
			all.WriteString(strings.ToLower(e.Path) + "\n")
		}
	}
	return all.String()
}
