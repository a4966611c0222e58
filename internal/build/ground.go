package build

import (
	"context"
	"errors"
	"html/template"
	"io"
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/layout"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// A ground is a site at one moment: its files, and what all its portfolios
// rest on. It does not change. Whoever builds, judges, bundles or previews a
// portfolio does it by the steps below, each of which takes what the one
// before it gave.
type ground struct {
	tree     *source.Tree
	site     *portfolio.Site
	on       civil.Date // the day portfolios are judged on
	exposure *exposure
	failed   bool // what they rest on has errors, so that none can be judged

	// What portfolios look like; nil where they are only judged.
	layouts *layout.Set
	assets  map[string][]byte
	colours *markdown.Highlighter
}

// newGround reads what the trainees of a site share.
func newGround(tree *source.Tree, o Options) (*ground, diag.List) {
	s, found := portfolio.LoadSite(tree)
	g := &ground{tree: tree, site: s, on: o.On, exposure: newExposure(s)}
	if !s.On.IsZero() && !o.OnFixed {
		g.on = s.On
	}
	for _, folder := range tree.Folders("content") {
		if !slices.Contains(s.Trainees, folder) {
			found = append(found, g.exposure.names(tree, folder)...)
		}
	}
	for _, folder := range s.Trainees {
		if site.Taken(folder) {
			found = append(found, diag.FolderTaken.At(diag.Pos{File: "content/" + folder}, folder))
		}
	}
	g.failed = found.Failed()
	return g, found
}

// read loads the files of a trainee's folder. A folder in which a name tells
// what must not leave the house is not read at all.
func (g *ground) read(id string) ([]source.File, diag.List) {
	if named := g.exposure.names(g.tree, id); len(named) > 0 {
		return nil, named
	}
	return g.tree.LoadUnder("content/" + id)
}

// judge makes a portfolio of its files and reviews it. The verdict is nil
// where the portfolio, or what it rests on, has errors.
func (g *ground) judge(ctx context.Context, id string, files []source.File, drafts bool) (*review.Verdict, diag.List) {
	t, found := g.site.LoadTrainee(g.tree, id, files, drafts)
	return g.review(ctx, t, found), found
}

// review reviews a portfolio, of which this was found when it was loaded.
func (g *ground) review(ctx context.Context, t *portfolio.Trainee, found diag.List) *review.Verdict {
	if g.failed || found.Failed() {
		return nil
	}
	return review.Look(t, g.on, g.exposure.search(ctx, g.tree, g.site, t))
}

// pages makes the pages of a portfolio, which are then to be laid out.
func (g *ground) pages(v *review.Verdict) (*site.Portfolio, error) {
	return site.Build(g.site, v, g.colours, func(n *site.Nav) (template.HTML, error) {
		return g.layouts.RenderPartial("nav.html", n)
	})
}

// lay lays out one page.
func (g *ground) lay(w io.Writer, p site.Page) error { return g.layouts.Render(w, p.Layout, p.View) }

// chosen is the trainees that are named, each of whom must exist; all of them
// where none is.
func (g *ground) chosen(named []string) (chosen []string, found diag.List) {
	if len(named) == 0 {
		return g.site.Trainees, nil
	}
	for _, id := range named {
		id = Named(id)
		if !slices.Contains(g.site.Trainees, id) {
			found = append(found, diag.UnknownTrainee.At(diag.Pos{}, id, strings.Join(g.site.Trainees, ", ")))
		} else if !slices.Contains(chosen, id) {
			chosen = append(chosen, id)
		}
	}
	return chosen, found
}

// Named is what somebody names in content/, as a path from there. Shells put
// content/ before it, a slash or a dot; that of Windows, backslashes, which no
// name has on any system.
func Named(arg string) string {
	clean := path.Clean(strings.ReplaceAll(arg, `\`, "/"))
	return strings.TrimPrefix(strings.Trim(clean, "/"), "content/")
}

// finding makes a finding of an error of any stage. All of them say what is
// wrong and what to do; one that does not is a fault of ours.
func finding(pos diag.Pos, err error) diag.Finding {
	if at, ok := errors.AsType[*layout.Error](err); ok {
		return at.Finding
	}
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return problem.At(pos)
	}
	return diag.Unforeseen.At(pos, err.Error())
}
