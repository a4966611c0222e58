package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"strings"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/publish"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// A publishing puts portfolios into a site that may hold them already.
type publishing struct {
	*run
	out      *publish.Output
	keys     *keyring
	designed func() diag.List // waits until portfolios can be laid out
	made     []made           // by trainee
}

// A made is one portfolio in the site.
type made struct {
	key string           // empty where it must be made again the next time
	row *site.TraineeRow // nil where it was taken over, until somebody asks
}

// trainee puts one portfolio into the site, unless it is there.
func (p *publishing) trainee(ctx context.Context, id string) made {
	files, found := p.Read(id)
	if p.found(found...); found.Failed() {
		return made{}
	}
	key := p.keys.portfolio(files)
	reused, err := p.out.Reuse(id, key)
	if err != nil {
		p.fail(err)
		return made{}
	}
	if reused {
		p.count(1)
		return made{key: key}
	}
	v, found := p.Judge(ctx, id, files, false)
	if p.found(append(found, p.designed()...)...) || v == nil {
		return made{} // nothing will be published, so that nothing is laid out
	}
	if p.portfolio(v.Trainee.Folder, v) == nil {
		return made{}
	}
	p.count(0)
	// What has been said once is to be said at each build. A file of rules
	// that one trainee alone follows is not among the files of the key.
	rules := p.rulesOf(v.Trainee)
	if len(found) > 0 || portfolio.IsRulesFile(rules) && rules != p.Site.Rules.Value || !p.exposure.settled(p.Site, v.Trainee) {
		key = ""
	}
	p.out.Made(id, key)
	return made{key, p.row(v)}
}

func (p *publishing) count(unchanged int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.report.Trainees++
	p.report.Unchanged += unchanged
}

func (p *publishing) row(v *review.Verdict) *site.TraineeRow {
	row := site.Row(p.Site, v)
	return &row
}

// cohort puts in the page over all trainees, unless it is there. Portfolios
// that were taken over are judged for it, since it tells how they stand.
func (p *publishing) cohort(ctx context.Context, trainees []string) {
	key := p.keys.cohort(p.made)
	reused, err := p.out.Reuse("", key)
	if err != nil {
		p.fail(err)
	}
	if reused || err != nil {
		return
	}
	Each(ctx, trainees, func(i int, id string) {
		if p.made[i].row != nil {
			return
		}
		if v := p.verdict(ctx, id); v != nil {
			p.made[i].row = p.row(v)
		}
	})
	if p.found(p.designed()...) || ctx.Err() != nil {
		return
	}
	rows := make([]site.TraineeRow, len(p.made))
	for i, m := range p.made {
		rows[i] = *m.row
	}
	p.write("", site.CohortPage(p.Site, p.On, rows))
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
// share, and the trainee's own files. Nothing is left out because it seems
// not to matter.
type keyring struct{ shared string }

// keys begins with what all portfolios of a site share. There are none where
// that cannot be told.
func (c *SiteContext) keys() *keyring {
	if program() == "" {
		return nil
	}
	sum := sha256.New()
	fmt.Fprintln(sum, program(), c.On)
	trainees := map[string]bool{}
	for _, id := range c.Site.Trainees {
		trainees[id] = true
	}
	for _, e := range c.Tree.Under("") {
		below, inContent := strings.CutPrefix(e.Path, "content/")
		folder, _, _ := strings.Cut(below, "/")
		if inContent && trainees[folder] {
			continue
		}
		if !c.count(sum, e) {
			return nil
		}
	}
	for _, name := range c.Site.Named() {
		if e, problem := c.Tree.Entry(name); problem != nil || !c.count(sum, e) {
			return nil
		}
	}
	return &keyring{hex.EncodeToString(sum.Sum(nil))}
}

func (c *SiteContext) count(sum hash.Hash, e source.Entry) bool {
	f, problem := c.Tree.Load(e)
	if problem != nil {
		return false
	}
	fmt.Fprintln(sum, f.Digest, f.Path, f.Disk())
	return true
}

// portfolio is the key of a portfolio with these files.
func (k *keyring) portfolio(files []source.File) string {
	if k == nil {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintln(sum, k.shared)
	for _, f := range files {
		fmt.Fprintln(sum, f.Digest, f.Path, f.Disk())
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// cohort is the key of the page over these portfolios.
func (k *keyring) cohort(portfolios []made) string {
	if k == nil {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintln(sum, k.shared)
	for _, m := range portfolios {
		if m.key == "" {
			return "" // the page is made again with it
		}
		fmt.Fprintln(sum, m.key)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
