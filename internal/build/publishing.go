package build

import (
	"context"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/publish"
	"btfolio/internal/review"
	"btfolio/internal/site"
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
