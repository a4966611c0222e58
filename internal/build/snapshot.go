package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// A Snapshot is a site at one moment, to be looked at in a preview. It does
// not change; after a change in the files there is a next one, which takes
// over what the change left as it was. A portfolio is loaded, judged and laid
// out when somebody asks for it.
type Snapshot struct {
	*ground
	options Options
	shared  diag.List         // what is wrong with the files and what portfolios share
	lang    language.Language // of the site, or what it was when it could last be told

	mu     sync.Mutex
	looks  map[string]*Look
	recent []string // the trainees in looks, the last asked for at the end
	rows   map[string]*site.TraineeRow
	rules  map[string]string // by trainee, what those judged so far are judged by
}

// kept is how many portfolios are held ready. People look at one or two at a
// time; each takes a few megabytes.
const kept = 8

// TakeSnapshot reads a site.
func TakeSnapshot(o Options) *Snapshot {
	tree, found := source.Scan(o.Site)
	return lookAt(o, tree, found, nil, language.Swedish)
}

// Next is the site after changes to the files and folders with these paths;
// everything may have changed where none is named. It does the less the fewer
// portfolios they concern.
func (s *Snapshot) Next(changed []string) *Snapshot {
	if s.ground == nil || len(changed) == 0 {
		tree, found := source.Scan(s.options.Site)
		return lookAt(s.options, tree, found, nil, s.lang)
	}
	tree, found := s.tree.Rescan(s.options.Site, changed)
	if tree != nil {
		changed = append(slices.Clone(changed), tree.Led(s.tree)...)
	}
	next := lookAt(s.options, tree, found, s.reusable(changed), s.lang)
	if next.ground == nil || next.site != s.site || next.layouts != s.layouts {
		return next
	}
	// What portfolios share is as it was, so that those nobody touched are too.
	s.mu.Lock()
	defer s.mu.Unlock()
	next.looks, next.rows, next.recent = maps.Clone(s.looks), maps.Clone(s.rows), slices.Clone(s.recent)
	next.rules = maps.Clone(s.rules)
	for _, name := range changed {
		if id, ok := s.traineeOf(name); ok {
			delete(next.looks, id)
			delete(next.rows, id)
			delete(next.rules, id)
		}
	}
	return next
}

// reusable is the part of the ground that changes to these paths leave as it
// is, if any.
func (s *Snapshot) reusable(changed []string) *ground {
	g := *s.ground
	for _, name := range changed {
		top, _, _ := strings.Cut(name, "/")
		_, isTrainee := s.traineeOf(name)
		switch {
		case isTrainee:
		case top == "static":
			g.assets = nil
		case top == "layouts":
			g.layouts = nil
		case top == "content":
			g.site = nil
		default: // btfolio.yaml and the rules it names; the language may be another
			return nil
		}
	}
	return &g
}

// traineeOf is whose folder a path lies in.
func (s *Snapshot) traineeOf(name string) (string, bool) {
	below, _ := strings.CutPrefix(name, "content/")
	id, _, _ := strings.Cut(below, "/")
	return id, below != name && slices.Contains(s.site.Trainees, id)
}

// lookAt makes the snapshot of a tree. From an earlier ground it takes over
// what it has, and the language where the site does not tell it.
func lookAt(o Options, tree *source.Tree, found diag.List, was *ground, lang language.Language) *Snapshot {
	s := &Snapshot{
		options: o, shared: found, lang: lang,
		looks: map[string]*Look{}, rows: map[string]*site.TraineeRow{}, rules: map[string]string{},
	}
	if tree == nil {
		return s
	}
	if was != nil && was.site != nil && !was.failed && slices.Equal(was.tree.Folders("content"), tree.Folders("content")) {
		g := *was
		g.tree = tree
		s.ground = &g
	} else {
		g, wrong := newGround(tree, o)
		s.ground, s.shared = g, append(s.shared, wrong...)
		if was != nil && was.site != nil && was.site.Language == g.site.Language {
			g.layouts, g.assets, g.colours = was.layouts, was.assets, was.colours
		}
	}
	if !s.failed || s.site.Words.Value != "" {
		s.lang = s.site.Language
	}
	if s.layouts == nil || s.assets == nil {
		var wrong diag.List
		if s.layouts == nil {
			wrong = s.compile()
		}
		wrong = append(wrong, s.gather()...)
		s.shared = append(s.shared, wrong...)
		if wrong.Failed() {
			s.ground.layouts = nil // what is wrong is to be found again next time
		}
	}
	s.shared.Sort()
	return s
}

// Close lets go of the site's folder.
func (s *Snapshot) Close() {
	if s.ground != nil {
		s.tree.Close()
	}
}

// Language is that of the site. Where the site does not tell it any more it is
// what it was.
func (s *Snapshot) Language() language.Language { return s.lang }

// Trainees are those whose portfolios are shown.
func (s *Snapshot) Trainees() ([]string, diag.List) {
	if s.ground == nil {
		return nil, nil
	}
	return s.chosen(s.options.Trainees)
}

// Has reports whether the portfolio of a trainee is shown.
func (s *Snapshot) Has(trainee string) bool {
	all, _ := s.Trainees()
	return slices.Contains(all, trainee)
}

// Faults are what keeps a site from being built, as far as it concerns the
// portfolio of one trainee; all of it where none is named.
func (s *Snapshot) Faults(trainee string) diag.List {
	var faults diag.List
	for _, f := range s.shared {
		id, private := "", false
		if s.ground != nil {
			id, private = s.traineeOf(f.Pos.File)
		}
		if f.Code.Severity == diag.Error && (trainee == "" || !private || id == trainee) {
			faults = append(faults, f)
		}
	}
	return faults
}

// Outside are the files that a site is made from and that lie outside of its
// folders, such as a programme of its own: those of the site, and those of the
// trainees who were looked at.
func (s *Snapshot) Outside() []string {
	if s.ground == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	files := s.site.Named()
	for _, rules := range s.rules {
		if portfolio.IsRulesFile(rules) {
			files = append(files, rules)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// ruled notes what a trainee is judged by.
func (s *Snapshot) ruled(id, rules string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rules[id] = rules
}

// Asset is one of the style sheets and scripts of the site, by its name.
func (s *Snapshot) Asset(name string) ([]byte, bool) {
	if s.ground == nil {
		return nil, false
	}
	data, ok := s.assets[name]
	return data, ok
}

// Cohort lays out the page over all trainees, of whom each has to be judged.
func (s *Snapshot) Cohort(ctx context.Context) ([]byte, diag.List) {
	found := s.Faults("")
	trainees, wrong := s.Trainees()
	if found = append(found, wrong...); len(found) > 0 || s.ground == nil {
		return nil, found
	}
	rows := make([]site.TraineeRow, len(trainees))
	var mu sync.Mutex
	each(ctx, trainees, func(i int, id string) {
		// What is begun is kept for the next who asks, so that it is not broken off.
		row, wrong := s.row(context.WithoutCancel(ctx), id)
		mu.Lock()
		defer mu.Unlock()
		if row != nil {
			rows[i] = *row
		}
		found = append(found, wrong...)
	})
	if found.Failed() || ctx.Err() != nil {
		found.Sort()
		return nil, found
	}
	var page bytes.Buffer
	if err := s.lay(&page, site.CohortPage(s.site, s.on, rows)); err != nil {
		return nil, diag.List{finding(diag.Pos{}, err)}
	}
	return page.Bytes(), nil
}

func (s *Snapshot) row(ctx context.Context, id string) (*site.TraineeRow, diag.List) {
	s.mu.Lock()
	row := s.rows[id]
	s.mu.Unlock()
	if row != nil {
		return row, nil
	}
	files, found := s.read(id)
	t, wrong := s.site.LoadTrainee(s.tree, id, files, false)
	s.ruled(id, t.Rules.Value)
	found = append(found, wrong...)
	v := s.review(ctx, t, found)
	if v == nil {
		return nil, found
	}
	made := site.Row(s.site, v)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows[id] = &made
	return &made, nil
}

// Assets tells the style sheets of a site, or its other static files, from
// those of another moment.
func (s *Snapshot) Assets(styles bool) string {
	if s.ground == nil {
		return ""
	}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(s.assets)) {
		if styles == (path.Ext(name) == ".css") {
			fmt.Fprintf(sum, "%s %d\n", name, len(s.assets[name]))
			sum.Write(s.assets[name])
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// Lines are the lines of a file of the site around the place of a finding,
// and the number of the first of them.
func (s *Snapshot) Lines(pos diag.Pos, around int) (first int, lines []string) {
	if s.ground == nil || pos.Line == 0 {
		return 0, nil
	}
	e, problem := s.tree.Entry(pos.File)
	if problem != nil || e.Size > maxExcerpted {
		return 0, nil
	}
	file, problem := s.tree.Open(source.File{Entry: e})
	if problem != nil {
		return 0, nil
	}
	defer file.Close()
	text, err := io.ReadAll(io.NewSectionReader(file, 0, e.Size))
	if err != nil {
		return 0, nil
	}
	all := strings.Split(strings.ToValidUTF8(string(text), "\uFFFD"), "\n")
	first = max(pos.Line-around, 1)
	if first > len(all) {
		return 0, nil
	}
	return first, all[first-1 : min(pos.Line+around, len(all))]
}

// maxExcerpted is how large a text may be, in bytes, to be shown in parts.
const maxExcerpted = 4 << 20
