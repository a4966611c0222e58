package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/publish"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A publisher puts portfolios into a site that may hold them already.
type publisher struct {
	*run
	out      *publish.Output
	keys     keyring
	designed func() diag.List // waits until portfolios can be laid out
	done     []published      // by trainee
}

// A published portfolio is one in the site.
type published struct {
	key string           // empty where it must be made again the next time
	row *site.TraineeRow // nil where it was taken over, until somebody asks
}

// trainee puts one portfolio into the site, unless it is there.
func (p *publisher) trainee(ctx context.Context, id string) published {
	files, found := p.Read(id)
	if p.found(found...); found.Failed() {
		return published{}
	}
	key := p.keys.portfolio(files, p.Site.Copies(p.Tree)[id], p.exposure.unnamed(id, files))
	reused, err := p.out.Reuse(id, key)
	if p.fail(err, ""); err != nil {
		return published{}
	}
	if reused {
		p.kept(1)
		return published{key: key}
	}
	v, found := p.Judge(ctx, id, files)
	if p.found(append(found, p.designed()...)...) || v == nil {
		return published{} // nothing will be published, so that nothing is laid out
	}
	if p.portfolio(v.Trainee.Folder, v, p.Publish) == nil {
		return published{}
	}
	p.kept(0)
	// Findings are reported at each build. A file of rules that only one
	// trainee follows is not covered by the key.
	own := slices.ContainsFunc(v.Trainee.RuleFiles(), func(f string) bool { return f != p.Site.Rules.Value })
	others := named(v.List())
	p.found(others...)
	if p.count(v.List()) > 0 || len(others) > 0 || len(found) > 0 || own || !p.exposure.settled(p.Site, v.Trainee) {
		key = ""
	}
	p.out.Made(id, key)
	return published{key, p.row(v)}
}

// kept counts a portfolio, and whether it was kept as it was.
func (p *publisher) kept(unchanged int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.report.Trainees++
	p.report.Unchanged += unchanged
}

func (p *publisher) row(v *review.Published) *site.TraineeRow {
	row := site.Row(p.Site, v)
	return &row
}

// cohort puts in the page over all trainees, unless it is there. Portfolios
// that were taken over are judged for it, since it tells how they stand.
func (p *publisher) cohort(ctx context.Context, trainees []string) {
	key := p.keys.cohort(p.done, p.reports)
	reused, err := p.out.Reuse("", key)
	p.fail(err, "")
	if reused || err != nil {
		return
	}
	Each(ctx, trainees, func(i int, id string) {
		if p.done[i].row == nil {
			if v := p.verdict(ctx, id); v != nil {
				p.done[i].row = p.row(v)
			}
		}
	})
	if p.found(p.designed()...) || ctx.Err() != nil {
		return
	}
	rows := make([]site.TraineeRow, len(p.done))
	for i, portfolio := range p.done {
		rows[i] = *portfolio.row
	}
	p.write("", p.CohortPage(rows))
	p.style("")
	p.out.Made("", key)
}

// program is the digest of the program that runs, which may be another than
// the one that built the site the last time. It is empty where the program
// cannot be read.
var program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
})

// A keyring makes the keys of portfolios. A key stands for everything that a
// portfolio's pages are made from: the program, the day, what all portfolios
// share, and the trainee's own files. It covers everything, even what seems
// not to matter. The keyring is the digest of what they share, and empty where
// that cannot be told; then there are no keys.
type keyring string

// keys begins with what all portfolios of a site share.
func (c *SiteContext) keys() keyring {
	if program() == "" {
		return ""
	}
	shared := []any{program(), c.On, c.exposure.names}
	add := func(e source.Entry) bool {
		f, problem := c.Tree.Load(e)
		shared = append(shared, f.Digest, f.Path, f.Disk())
		return problem == nil
	}
	apart := map[string]bool{} // what not all portfolios share
	for _, folder := range c.Tree.Folders("content") {
		kind, _ := vocabulary.KindOfFolder(folder)
		apart[folder] = kind == vocabulary.KindReport || slices.Contains(c.Site.Trainees, folder)
	}
	for _, e := range c.Tree.Under("") {
		below, inContent := strings.CutPrefix(e.Path, "content/")
		folder, _, _ := strings.Cut(below, "/")
		if !(inContent && apart[folder]) && !add(e) {
			return ""
		}
	}
	for _, name := range c.Site.Named() {
		if e, problem := c.Tree.Entry(name); problem != nil || !add(e) {
			return ""
		}
	}
	return keyring(digest(shared))
}

// portfolio is the key of a portfolio with these files, of which others may
// have some, too. Its past wordings must not name some people.
func (k keyring) portfolio(files []source.File, copies portfolio.Copies, unnamed map[string][]string) string {
	parts := []any{k, copies, unnamed}
	for _, f := range files {
		parts = append(parts, f.Digest, f.Path, f.Disk())
	}
	return k.key(parts)
}

// cohort is the key of the page over these portfolios; empty where one of them
// has none, so that the page is made again with it.
func (k keyring) cohort(portfolios []published, reports []*portfolio.Report) string {
	parts := []any{k}
	for _, r := range reports {
		parts = append(parts, r.Digest, r.Path)
	}
	for _, p := range portfolios {
		if p.key == "" {
			return ""
		}
		parts = append(parts, p.key)
	}
	return k.key(parts)
}

func (k keyring) key(parts []any) string {
	if k == "" {
		return ""
	}
	return digest(parts)
}

// digest tells lists of values apart, by a line for each of them.
func digest(parts []any) string {
	sum := sha256.New()
	for _, part := range parts {
		fmt.Fprintln(sum, part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
