package portfolio

import (
	"path"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// Copies is what a portfolio has in common with another of its site and two
// cannot have: one of them was copied, decisions and all, and nothing in the
// files tells which.
type Copies struct {
	ID        bool     // the id of the portfolio
	Decisions []string // documents of decisions, by their paths, that lie in another portfolio byte for byte

	with []string // the folders of the others
}

// Copied reports whether the document of a decision lies in another portfolio
// as well.
func (c Copies) Copied(d *Decision) bool { return slices.Contains(c.Decisions, d.Path) }

// Copies tells what portfolios have in common, by their folders; one that has
// nothing in common with another is not among them.
func (s *Site) Copies(tree *source.Tree) map[string]Copies { return s.copies.in(tree, s.Trainees) }

// A comparison compares the portfolios of a site with one another. It knows the
// last tree that was asked about, and reads a file again only when it changed.
type comparison struct {
	mu      sync.Mutex
	tree    *source.Tree
	of      map[string]Copies // by folder
	ids     map[source.Entry]string
	digests map[source.Entry]source.Digest
}

func (c *comparison) in(tree *source.Tree, trainees []string) map[string]Copies {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tree != tree {
		c.compare(tree, trainees)
	}
	return c.of
}

func (c *comparison) compare(tree *source.Tree, trainees []string) {
	ids, sizes := map[string][]string{}, map[int64][]source.Entry{}
	known, read := c.ids, c.digests
	c.tree, c.of = tree, map[string]Copies{}
	c.ids, c.digests = map[source.Entry]string{}, map[source.Entry]source.Digest{}
	for _, folder := range trainees {
		for _, e := range tree.Under("content/" + folder) {
			switch below := strings.TrimPrefix(e.Path, "content/"+folder+"/"); {
			case !isText(e.Path):
			case stem(below) == "index":
				id, ok := known[e]
				if !ok {
					id = portfolioID(tree, e)
				}
				c.ids[e] = id
				ids[id] = append(ids[id], folder)
			case isDecision(below):
				sizes[e.Size] = append(sizes[e.Size], e)
			}
		}
	}
	for id, folders := range ids {
		if id != "" {
			c.common(folders, func(of *Copies, _ int) { of.ID = true })
		}
	}
	same := map[source.Digest][]source.Entry{}
	for _, all := range sizes {
		if len(distinct(owners(all))) < 2 {
			continue // only files of the same size can be the same
		}
		for _, e := range all {
			digest, ok := read[e]
			if !ok {
				file, problem := tree.Load(e)
				if problem != nil {
					continue
				}
				digest = file.Digest
			}
			c.digests[e] = digest
			same[digest] = append(same[digest], e)
		}
	}
	for _, all := range same {
		c.common(owners(all), func(of *Copies, i int) { of.Decisions = append(of.Decisions, all[i].Path) })
	}
	for folder, of := range c.of {
		slices.Sort(of.Decisions)
		of.with = slices.DeleteFunc(distinct(of.with), func(other string) bool { return other == folder })
		c.of[folder] = of
	}
}

// common notes what portfolios have in common, if they are more than one.
func (c *comparison) common(folders []string, note func(of *Copies, i int)) {
	if len(distinct(folders)) < 2 {
		return
	}
	for i, folder := range folders {
		of := c.of[folder]
		note(&of, i)
		of.with = append(of.with, folders...)
		c.of[folder] = of
	}
}

func distinct(all []string) []string { return slices.Compact(slices.Sorted(slices.Values(all))) }

// owners are the folders of the trainees whose files these are.
func owners(all []source.Entry) (folders []string) {
	for _, e := range all {
		folders = append(folders, strings.SplitN(e.Path, "/", 3)[1])
	}
	return folders
}

// isDecision reports whether a text is the document of a decision; below is its
// path from the trainee's folder.
func isDecision(below string) bool {
	kind, _ := vocabulary.KindOfFolder(strings.SplitN(below, "/", 2)[0])
	return kind == vocabulary.KindApproval && path.Dir(below) != "." && !IsWording(below) && !IsReceipt(below)
}

// portfolioID reads the id of a portfolio from its first page. What is wrong
// with the page is told when the portfolio is loaded.
func portfolioID(tree *source.Tree, e source.Entry) string {
	file, problem := tree.Load(e)
	if problem != nil {
		return ""
	}
	var t Trainee
	split, _ := frontmatter.Split(e.Path, file.Text)
	split.Decode(&t)
	return t.Portfolio
}

// copies tells whoever has the files with which portfolios this one shares what
// it cannot. Pages do not name them.
func (l *loader) copies() {
	t := l.trainee
	t.Copies = l.site.Copies(l.tree)[t.Folder]
	for _, other := range t.Copies.with {
		l.report(diag.PortfolioCopied.At(t.At("portfolio"), "content/"+other))
	}
}
