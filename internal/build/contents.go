package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// An input is one source of a portfolio as it goes into a bundle: what is
// needed to build the portfolio again, and nothing of anybody else. That it is
// what its digest says is looked at in the finished bundle.
type input struct {
	path   string // from the site's folder
	digest string // SHA-256
	write  func(io.Writer) error
}

// inputs gathers the sources of one portfolio: the trainee's own texts and
// files without drafts, the people it speaks of, the shared documents, the
// rules it is judged by, and the site's own layouts and static files. All of
// them go in as they are, but for btfolio.yaml.
func (b *run) inputs(v *review.Verdict) []input {
	t := v.Trainee
	all := []input{b.config(v)}
	text := func(d *portfolio.Doc) {
		all = append(all, input{d.Path, d.Digest.String(), func(w io.Writer) error { _, err := w.Write(d.Source); return err }})
	}
	file := func(f source.File) {
		all = append(all, input{f.Path, f.Digest.String(), func(w io.Writer) error { return b.Tree.WriteTo(w, f) }})
	}
	named := func(name string) {
		e, problem := b.Tree.Entry(name)
		if problem != nil {
			b.found(problem.At(diag.Pos{File: name}))
			return
		}
		f, finding := b.Tree.Load(e)
		if finding != nil {
			b.found(*finding)
			return
		}
		if !slices.ContainsFunc(all, func(in input) bool { return in.path == f.Path }) {
			file(f)
		}
	}
	for _, d := range t.Texts() {
		text(d)
	}
	for _, d := range t.Documents {
		if d.File.Path != "" {
			file(d.File)
		}
	}
	for _, d := range t.Decisions {
		if d.Signature != nil {
			named(d.Signature.Path)
		}
	}
	for _, p := range t.Mentioned() {
		text(&p.Doc)
	}
	for _, d := range b.Site.Shared {
		text(&d.Doc)
	}
	for _, d := range b.Site.SharedFiles {
		file(d.File)
	}
	if rules := b.rulesOf(t); portfolio.IsRulesFile(rules) {
		named(rules)
	}
	if wording := b.Site.GoalFile.Value; wording != "" {
		named(wording)
	}
	for _, folder := range []string{"layouts", "static"} {
		for _, e := range b.Tree.Under(folder) {
			named(e.Path)
		}
	}
	return all
}

// rulesOf is what the portfolio is judged by: the id of a programme, or a file.
func (c *SiteContext) rulesOf(t *portfolio.Trainee) string {
	if t.Rules.Value != "" {
		return t.Rules.Value
	}
	return c.Site.Rules.Value
}

// config is btfolio.yaml, written anew: the site's own may say something of
// other trainees, and judges on another day.
func (b *run) config(v *review.Verdict) input {
	var y strings.Builder
	fmt.Fprintf(&y, "title: %s\nlanguage: %s\nprogramme: %s\n", strconv.Quote(b.Site.Title), b.Site.Language, strconv.Quote(b.rulesOf(v.Trainee)))
	if wording := b.Site.GoalFile.Value; wording != "" {
		fmt.Fprintf(&y, "goals: %s\n", strconv.Quote(wording))
	}
	fmt.Fprintf(&y, "on: %s\n", v.On)
	if group := v.Trainee.StartGroup; group.ID != "" {
		fmt.Fprintf(&y, "cohorts:\n  - id: %s\n    name: %s\n", strconv.Quote(group.ID), strconv.Quote(group.Name))
	}
	digest := sha256.Sum256([]byte(y.String()))
	return input{portfolio.ConfigFile, source.Digest(digest).String(), func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader([]byte(y.String())))
		return err
	}}
}

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

// A payload is the sink for a bundle. Pages are kept until the bundle is
// written, which needs them in order; attachments are read only then.
type payload struct{ all []bundle.File }

func (p *payload) add(f bundle.File) { p.all = append(p.all, f) }

func (p *payload) Write(name string, data []byte) error {
	data = bytes.Clone(data)
	p.add(bundle.File{Name: name, Write: func(w io.Writer) error { _, err := w.Write(data); return err }})
	return nil
}

func (p *payload) Copy(name string, size int64, write func(io.Writer) error) error {
	p.add(bundle.File{Name: name, Write: func(w io.Writer) error {
		counted := &counting{to: w}
		if err := write(counted); err != nil {
			return err
		}
		if counted.n != size {
			return diag.OutputUnsteady.Problem(name)
		}
		return nil
	}})
	return nil
}

// same tells the digest of an attachment that was put in, which lies among
// the sources, too.
func (p *payload) same(name, digest string) {
	at := slices.IndexFunc(p.all, func(f bundle.File) bool { return f.Name == name })
	p.all[at].Same = digest
}

// take gives out a page that is not part of the payload.
func (p *payload) take(name string) []byte {
	var data bytes.Buffer
	at := slices.IndexFunc(p.all, func(f bundle.File) bool { return f.Name == name })
	if at < 0 || p.all[at].Write(&data) != nil {
		return nil // its layout failed, which has been reported
	}
	p.all = slices.Delete(p.all, at, at+1)
	return data.Bytes()
}

type counting struct {
	to io.Writer
	n  int64
}

func (c *counting) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.n += int64(n)
	return n, err
}
