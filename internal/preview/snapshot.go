package preview

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/site"
	"btfolio/internal/source"
)

// A snapshot is a site at one moment, to be looked at in a preview. It does
// not change; after a change in the files there is a next one, which takes
// over what the change left as it was. A portfolio is loaded, judged and laid
// out when somebody asks for it.
type snapshot struct {
	*build.SiteContext
	options build.Options
	shared  diag.List         // what is wrong with the files and what portfolios share
	lang    language.Language // of the site, or what it was when it could last be told

	mu     sync.Mutex
	looks  map[string]*look
	recent []string // the trainees in looks, the last asked for at the end
	rows   map[string]*site.TraineeRow
	rules  map[string][]string // by trainee, the files of rules of those judged so far
}

// kept is how many portfolios are held ready. People look at one or two at a
// time; each takes a few megabytes.
const kept = 8

// takeSnapshot reads a site.
func takeSnapshot(o build.Options) *snapshot {
	tree, found := source.Scan(o.Site)
	return lookAt(o, tree, found, nil, language.Swedish)
}

// next is the site after changes to the files and folders with these paths;
// everything may have changed where none is named. The fewer portfolios the
// changes concern, the less work it does.
func (s *snapshot) next(changed []string) *snapshot {
	if s.SiteContext == nil || len(changed) == 0 {
		tree, found := source.Scan(s.options.Site)
		return lookAt(s.options, tree, found, nil, s.lang)
	}
	tree, found := s.Tree.Rescan(s.options.Site, changed)
	if tree != nil {
		changed = append(slices.Clone(changed), tree.Led(s.Tree)...)
	}
	next := lookAt(s.options, tree, found, s.reusable(changed), s.lang)
	if next.SiteContext == nil || next.Site != s.Site || next.Layouts != s.Layouts {
		return next
	}
	// What portfolios share is as it was, so that those nobody touched are too.
	s.mu.Lock()
	defer s.mu.Unlock()
	next.looks, next.rows, next.recent = maps.Clone(s.looks), maps.Clone(s.rows), slices.Clone(s.recent)
	next.rules = maps.Clone(s.rules)
	forget := func(id string) {
		delete(next.looks, id)
		delete(next.rows, id)
		delete(next.rules, id)
	}
	for _, name := range changed {
		if id, ok := s.traineeOf(name); ok {
			forget(id)
		}
	}
	before, after := s.Site.Copies(s.Tree), s.Site.Copies(next.Tree)
	for _, id := range s.Site.Trainees { // a copy elsewhere is the only thing in one portfolio that another is judged by
		if !reflect.DeepEqual(before[id], after[id]) {
			forget(id)
		}
	}
	return next
}

// reusable is what changes to these paths leave as it is of what portfolios
// share, if anything.
func (s *snapshot) reusable(changed []string) *build.SiteContext {
	g := *s.SiteContext
	for _, name := range changed {
		top, _, _ := strings.Cut(name, "/")
		_, isTrainee := s.traineeOf(name)
		switch {
		case isTrainee:
		case top == "static":
			g.Assets = nil
		case top == "layouts":
			g.Layouts = nil
		case top == "content":
			g.Site = nil
		default: // btfolio.yaml and the rules it names; the language may be another
			return nil
		}
	}
	return &g
}

// traineeOf is whose folder a path lies in.
func (s *snapshot) traineeOf(name string) (string, bool) {
	below, _ := strings.CutPrefix(name, "content/")
	id, _, _ := strings.Cut(below, "/")
	return id, below != name && slices.Contains(s.Site.Trainees, id)
}

// lookAt makes the snapshot of a tree. From an earlier context it takes over
// what that has, and the language where the site does not tell it.
func lookAt(o build.Options, tree *source.Tree, found diag.List, was *build.SiteContext, lang language.Language) *snapshot {
	s := &snapshot{
		options: o, shared: found, lang: lang,
		looks: map[string]*look{}, rows: map[string]*site.TraineeRow{}, rules: map[string][]string{},
	}
	if tree == nil {
		return s
	}
	if was != nil && was.Site != nil && !was.Failed && slices.Equal(was.Tree.Folders("content"), tree.Folders("content")) {
		g := *was
		g.Tree = tree
		s.SiteContext = &g
	} else {
		g, wrong := build.NewSiteContext(tree, o)
		s.SiteContext, s.shared = g, append(s.shared, wrong...)
		if was != nil && was.Site != nil && was.Site.Language == g.Site.Language {
			g.Layouts, g.Assets, g.Colours = was.Layouts, was.Assets, was.Colours
		}
	}
	if !s.Failed || s.Site.Words.Value != "" {
		s.lang = s.Site.Language
	}
	if s.Layouts == nil || s.Assets == nil {
		var wrong diag.List
		if s.Layouts == nil {
			wrong = s.CompileLayouts()
		}
		wrong = append(wrong, s.GatherAssets()...)
		s.shared = append(s.shared, wrong...)
		if wrong.Failed() {
			s.Layouts = nil // what is wrong is to be found again next time
		}
	}
	s.shared.Sort()
	return s
}

// language is that of the site. Where the site does not tell it any more it is
// what it was.
func (s *snapshot) language() language.Language { return s.lang }

// trainees are those whose portfolios are shown.
func (s *snapshot) trainees() ([]string, diag.List) {
	if s.SiteContext == nil {
		return nil, nil
	}
	return s.Chosen(s.options.Trainees)
}

// has reports whether the portfolio of a trainee is shown.
func (s *snapshot) has(trainee string) bool {
	all, _ := s.trainees()
	return slices.Contains(all, trainee)
}

// faults are what keeps a site from being built, as far as it concerns the
// portfolio of one trainee; all of it where none is named.
func (s *snapshot) faults(trainee string) diag.List {
	var faults diag.List
	for _, f := range s.shared {
		id, private := "", false
		if s.SiteContext != nil {
			id, private = s.traineeOf(f.Pos.File)
		}
		if f.Code.Severity == diag.Error && (trainee == "" || !private || id == trainee) {
			faults = append(faults, f)
		}
	}
	return faults
}

// outside are the files that a site is made from and that lie outside of its
// folders, such as a programme of its own: those of the site, and those of the
// trainees who were looked at.
func (s *snapshot) outside() []string {
	if s.SiteContext == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	files := s.Site.Named()
	for _, rules := range s.rules {
		files = append(files, rules...)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// ruled notes the files of rules that a trainee is judged by.
func (s *snapshot) ruled(id string, rules []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rules[id] = rules
}

// asset is one of the style sheets and scripts of the site, by its name.
func (s *snapshot) asset(name string) ([]byte, bool) {
	if s.SiteContext == nil {
		return nil, false
	}
	data, ok := s.Assets[name]
	return data, ok
}

// cohort lays out the page over all trainees, of whom each has to be judged.
func (s *snapshot) cohort(ctx context.Context) ([]byte, diag.List) {
	found := s.faults("")
	trainees, wrong := s.trainees()
	if found = append(found, wrong...); len(found) > 0 || s.SiteContext == nil {
		return nil, found
	}
	rows := make([]site.TraineeRow, len(trainees))
	var mu sync.Mutex
	build.Each(ctx, trainees, func(i int, id string) {
		// A portfolio that has been begun is finished even if nobody waits for
		// it any more, since the next request may ask for it.
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
	if err := s.Lay(&page, s.CohortPage(rows)); err != nil {
		return nil, diag.List{build.Finding(diag.Pos{}, err)}
	}
	return page.Bytes(), nil
}

func (s *snapshot) row(ctx context.Context, id string) (*site.TraineeRow, diag.List) {
	s.mu.Lock()
	row := s.rows[id]
	s.mu.Unlock()
	if row != nil {
		return row, nil
	}
	files, found := s.Read(id)
	t, wrong := s.Site.LoadPublished(s.Tree, id, files)
	s.ruled(id, t.RuleFiles())
	found = append(found, wrong...)
	v := s.Review(ctx, t, found)
	if v == nil {
		return nil, found
	}
	made := site.Row(s.Site, v)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows[id] = &made
	return &made, nil
}

// assetsMark tells the style sheets of a site, or its other static files, from
// those of another moment.
func (s *snapshot) assetsMark(styles bool) string {
	if s.SiteContext == nil {
		return ""
	}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(s.Assets)) {
		if styles == (path.Ext(name) == ".css") {
			fmt.Fprintf(sum, "%s %d\n", name, len(s.Assets[name]))
			sum.Write(s.Assets[name])
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// lines are the lines of a file of the site around the place of a finding,
// and the number of the first of them.
func (s *snapshot) lines(pos diag.Pos, around int) (first int, lines []string) {
	if s.SiteContext == nil || pos.Line == 0 {
		return 0, nil
	}
	e, problem := s.Tree.Entry(pos.File)
	if problem != nil || e.Size > maxExcerpted {
		return 0, nil
	}
	file, problem := s.Tree.Open(source.File{Entry: e})
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
