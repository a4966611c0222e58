package preview

import (
	"context"
	"path"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/site"
)

// A view is what is shown at an address at one moment.
type view struct {
	found bool // there is such an address
	resource
	look    *look     // nil where it belongs to no portfolio
	faults  diag.List // what keeps it from being built; the resource is from before then
	trainee string
	file    string // in the portfolio
	drafts  bool
}

// key is what a portfolio is remembered by, with its drafts or without.
func (v *view) key() string {
	if v.drafts {
		return "/" + v.trainee
	}
	return publishedPath + v.trainee
}

// view finds what stands at an address. Where it cannot be made now, it is
// what stood there before.
func (s *Server) view(ctx context.Context, now *snapshot, at string) view {
	at, published := strings.CutPrefix(at, publishedPath)
	trainee, file, inPortfolio := strings.Cut(strings.TrimPrefix(at, "/"), "/")
	if !inPortfolio || trainee == site.AssetsFolder {
		return s.top(ctx, now, strings.TrimPrefix(at, "/"))
	}
	if name, ok := strings.CutPrefix(file, site.AssetsFolder+"/"); ok {
		data, found := now.asset(name)
		return view{found: found, resource: resource{data: data}}
	}
	v := view{trainee: trainee, file: file, drafts: !published, faults: now.faults(trainee)}
	if !now.has(trainee) {
		if len(v.faults) > 0 {
			s.before(&v)
		}
		return v
	}
	v.look = now.look(ctx, trainee)
	s.watchOutside()
	v.faults = append(v.faults, v.look.edition(v.drafts).faults...)
	var wrong diag.List
	v.resource, wrong, v.found = v.look.edition(v.drafts).resource(file)
	v.faults = append(v.faults, wrong...)
	switch {
	case v.found && len(wrong) == 0:
		s.remember(&v)
	case len(v.faults) > 0:
		s.before(&v)
	}
	return v
}

// top is what belongs to no portfolio: the page over all trainees, and its
// style sheets.
func (s *Server) top(ctx context.Context, now *snapshot, file string) view {
	if name, ok := strings.CutPrefix(file, site.AssetsFolder+"/"); ok {
		data, ok := now.asset(name)
		return view{found: ok, resource: resource{data: data}}
	}
	if file != "" && file != "index.html" {
		return view{}
	}
	v := view{file: "index.html", found: true, resource: resource{isPage: true}}
	v.data, v.faults = now.cohort(ctx)
	s.watchOutside()
	if v.data == nil {
		s.before(&v)
	} else {
		s.remember(&v)
	}
	return v
}

// before finds what stood at an address when it could last be made.
func (s *Server) before(v *view) {
	s.mu.Lock()
	data, visited := s.visited[path.Join(v.key(), v.file)]
	good := s.good[v.key()]
	s.mu.Unlock()
	switch {
	case visited:
		v.resource, v.found = resource{data: data, isPage: true}, true
	case good != nil:
		var wrong diag.List
		v.resource, wrong, v.found = good.edition(v.drafts).resource(v.file)
		v.found = v.found && len(wrong) == 0
		v.look = good
	}
}

// How many pages and portfolios are kept for the case that they cannot be made
// any more.
const (
	remembered      = 200
	rememberedLooks = 8
)

func (s *Server) remember(v *view) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v.look != nil {
		if s.good[v.key()] == nil && len(s.good) >= rememberedLooks {
			clear(s.good)
		}
		s.good[v.key()] = v.look
	}
	if !v.isPage {
		return
	}
	if len(s.visited) >= remembered {
		clear(s.visited)
	}
	s.visited[path.Join(v.key(), v.file)] = v.data
}
