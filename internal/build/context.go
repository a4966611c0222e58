package build

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio"
	"btfolio/internal/diag"
	"btfolio/internal/layout"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// A SiteContext is a site at one moment: its files, and what all its
// portfolios rest on. It does not change. Building, judging, bundling and
// previewing a portfolio all take the steps below. Each step takes the result
// of the one before it.
type SiteContext struct {
	Tree   *source.Tree
	Site   *portfolio.Site
	On     civil.Date // the day portfolios are judged on
	Failed bool       // what they rest on has errors, so that none can be judged

	// What portfolios look like; nil where they are only judged.
	Layouts *layout.Set
	Assets  map[string][]byte // by name, style sheets and scripts
	Colours *markdown.Highlighter

	reports   []*portfolio.Report // for the page of all trainees, and nothing else
	exposure  *exposure
	hugoAlone bool
}

// NewSiteContext reads what the trainees of a site share.
func NewSiteContext(tree *source.Tree, o Options) (*SiteContext, diag.List) {
	s, found := portfolio.LoadSite(tree)
	c := &SiteContext{Tree: tree, Site: s, On: o.On, exposure: newExposure(tree, s), hugoAlone: o.HugoAlone}
	if !s.On.IsZero() && !o.OnFixed {
		c.On = s.On
	}
	reports, wrong := portfolio.LoadReports(tree, s)
	c.reports, found = reports, append(found, wrong...)
	for _, folder := range s.Trainees {
		if site.Taken(folder) {
			found = append(found, diag.FolderTaken.At(diag.Pos{File: "content/" + folder}, folder))
		}
	}
	c.Failed = found.Failed()
	return c, found
}

// Read loads the files of a trainee's folder.
func (c *SiteContext) Read(id string) ([]source.File, diag.List) {
	return c.Tree.LoadUnder("content/" + id)
}

// ExposedApart is what must not leave the house in what belongs to no portfolio.
func (c *SiteContext) ExposedApart(ctx context.Context) diag.List { return c.exposure.of(ctx, c) }

// Judge makes a portfolio of its files, as it is published, and reviews it. The
// verdict is nil where the portfolio, or what it rests on, has errors; then what
// must not leave the house is among what was found.
func (c *SiteContext) Judge(ctx context.Context, id string, files []source.File) (*review.Published, diag.List) {
	p, found := c.Site.LoadPublished(c.Tree, id, files)
	v := c.Review(ctx, p, found)
	if v == nil {
		found = append(found, c.exposure.broken(ctx, c.Tree, p.Trainee(), files, found)...)
	}
	if names := c.exposure.masks(c.Tree, id); names != nil {
		for i := range found {
			found[i] = hide(names, found[i])
		}
		if v != nil {
			for i := range v.Findings {
				v.Findings[i].Finding = hide(names, v.Findings[i].Finding)
			}
		}
	}
	return v, found
}

// JudgeManuscript is Judge of the portfolio with its drafts.
func (c *SiteContext) JudgeManuscript(ctx context.Context, id string, files []source.File) (*review.Verdict, diag.List) {
	m, found := c.Site.LoadManuscript(c.Tree, id, files)
	return c.ReviewManuscript(ctx, m, found), found
}

// ReviewManuscript is Review of a portfolio with its drafts.
func (c *SiteContext) ReviewManuscript(ctx context.Context, m portfolio.Manuscript, found diag.List) *review.Verdict {
	if c.Failed || found.Failed() {
		return nil
	}
	return review.Look(m.Trainee, c.On, c.exposed(ctx, m.Trainee))
}

// Exposed is what must not leave the house in a text that portfolios share.
func (c *SiteContext) Exposed(d *portfolio.Doc) diag.List {
	return c.exposure.text(d, c.exposure.people)
}

// Review reviews a portfolio, of which this was found when it was loaded.
func (c *SiteContext) Review(ctx context.Context, p portfolio.Published, found diag.List) *review.Published {
	if c.Failed || found.Failed() {
		return nil
	}
	return review.LookPublished(p, c.On, c.exposed(ctx, p.Trainee()))
}

// exposed is what must not leave the house in a portfolio and in the wordings that
// are kept of its texts.
func (c *SiteContext) exposed(ctx context.Context, t *portfolio.Trainee) diag.List {
	return append(c.exposure.search(ctx, c.Tree, c.Site, t), c.exposure.wordings(t)...)
}

// HandOver is Publish for a bundle.
func (c *SiteContext) HandOver(v *review.Published, news *site.News) (*site.Published, error) {
	return site.HandOver(c.Site, v, c.Colours, c.navigation, c.exposure, news)
}

// Publish makes the pages of a portfolio, which are then to be laid out.
func (c *SiteContext) Publish(v *review.Published) (*site.Published, error) {
	return site.Publish(c.Site, v, c.Colours, c.navigation, c.exposure)
}

// Preview makes the pages of a portfolio for its author's eyes.
func (c *SiteContext) Preview(v *review.Verdict) (*site.Portfolio, error) {
	return site.Preview(c.Site, v, c.Colours, c.navigation, c.exposure)
}

func (c *SiteContext) navigation(n *site.Nav) (template.HTML, error) {
	return c.Layouts.RenderPartial("nav.html", n)
}

// CohortPage is the page of all trainees.
func (c *SiteContext) CohortPage(rows []site.TraineeRow) site.Page {
	return site.CohortPage(c.Site, c.On, rows, c.reports)
}

// Lay lays out one page.
func (c *SiteContext) Lay(w io.Writer, p site.Page) error {
	return c.Layouts.Render(w, p.Layout, p.View)
}

// Chosen is the trainees that are named, each of whom must exist; all of them
// where none is.
func (c *SiteContext) Chosen(named []string) (chosen []string, found diag.List) {
	if len(named) == 0 {
		return c.Site.Trainees, nil
	}
	for _, id := range named {
		id = Named(id)
		if !slices.Contains(c.Site.Trainees, id) {
			found = append(found, diag.UnknownTrainee.At(diag.Pos{}, id, strings.Join(c.Site.Trainees, ", ")))
		} else if !slices.Contains(chosen, id) {
			chosen = append(chosen, id)
		}
	}
	return chosen, found
}

// Named is the path that somebody gave on a command line, as seen from
// content/. Completion in a shell may put content/, a slash or a dot before
// it, and backslashes into it on Windows. No name in a site has a backslash.
func Named(arg string) string {
	clean := path.Clean(strings.ReplaceAll(arg, `\`, "/"))
	return strings.TrimPrefix(strings.Trim(clean, "/"), "content/")
}

// Finding makes a finding of an error of any stage. All of them say what is
// wrong and what to do; one that does not is a fault of ours.
func Finding(pos diag.Pos, err error) diag.Finding {
	if at, ok := errors.AsType[*layout.Error](err); ok {
		return at.Finding
	}
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return problem.At(pos)
	}
	return diag.Unforeseen.At(pos, err.Error())
}

// design makes ready what portfolios look like: layouts and static files of the
// program, with the site's own in their place where it has some.
func (c *SiteContext) design() diag.List { return append(c.CompileLayouts(), c.GatherAssets()...) }

// CompileLayouts makes the layouts ready.
func (c *SiteContext) CompileLayouts() diag.List {
	own := map[string][]byte{}
	found := c.overlay("layouts", own)
	builtin, err := fs.Sub(btfolio.Files, "layouts")
	if err != nil {
		return append(found, Finding(diag.Pos{}, err))
	}
	set, wrong := layout.New(c.Site.Language, builtin, own)
	found = append(found, wrong...)
	if set != nil {
		if c.hugoAlone {
			set.HugoAlone()
		}
		for _, name := range set.Own() {
			if !site.HasLayout(name) {
				found = append(found, diag.UnusedLayout.At(diag.Pos{File: "layouts/" + name + ".html"}))
			}
		}
	}
	c.Layouts, c.Colours = set, markdown.NewHighlighter()
	return found
}

// GatherAssets reads the static files.
func (c *SiteContext) GatherAssets() diag.List {
	c.Assets = map[string][]byte{}
	err := fs.WalkDir(btfolio.Files, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		c.Assets[strings.TrimPrefix(name, "static/")], err = fs.ReadFile(btfolio.Files, name)
		return err
	})
	if err != nil {
		return diag.List{Finding(diag.Pos{}, err)}
	}
	return c.overlay("static", c.Assets)
}

// overlay reads every file of a folder of the site into files. A file replaces
// one that has the same name.
func (c *SiteContext) overlay(folder string, files map[string][]byte) (found diag.List) {
	for _, e := range c.Tree.Under(folder) {
		file, problem := c.Tree.Load(e)
		if problem != nil {
			found = append(found, *problem)
			continue
		}
		var data bytes.Buffer
		if err := c.Tree.CopyTo(&data, file); err != nil {
			found = append(found, Finding(diag.Pos{File: e.Path}, err))
			continue
		}
		files[strings.TrimPrefix(e.Path, folder+"/")] = data.Bytes()
	}
	return found
}
