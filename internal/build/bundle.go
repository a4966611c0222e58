package build

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/report"
	"btfolio/internal/review"
	"btfolio/internal/site"
)

// An Allow lets a portfolio be handed over in spite of a kind of finding.
// The first page of the bundle says so, with the reason.
type Allow struct{ ID, Because string }

// A Bundled tells what bundle was made.
type Bundled struct {
	*Report
	File  string // where it is
	Code  bundle.Code
	Bytes int64
}

// Bundle makes the one portfolio that the options name into a bundle: its
// site, its sources and its data. Output is the file to write; where it is
// empty the bundle gets the name of the trainee and the day, in the folder
// the program runs in. The bundle is read again and looked through before
// it gets its name. Where anything is wrong there is no new file.
func Bundle(ctx context.Context, o Options, allow []Allow) *Bundled {
	b := newRun(o)
	made := &Bundled{Report: b.report, File: o.Output}
	if b.open() {
		defer b.Tree.Close()
		b.found(b.design()...)
		if trainees := b.trainees(); len(trainees) == 1 {
			if v := b.verdict(ctx, trainees[0]); v != nil && !b.found() {
				b.handOver(made, v, allow)
			}
		}
	}
	b.finish()
	return made
}

func (b *run) handOver(made *Bundled, v *review.Verdict, allow []Allow) {
	// A draft is not in the bundle, so that what leads to one is as dead
	// among its sources as any other dead link.
	for _, f := range b.report.Findings {
		if f.Code == diag.RefersToDraft {
			b.found(diag.BundleDeadLink.At(f.Pos, f.Args...))
		}
	}
	allowed := b.allowed(v, allow)
	if b.found() {
		return
	}
	if made.File == "" {
		made.File = fmt.Sprintf("%s-%s.zip", v.Trainee.Folder, v.On)
	}
	if err := b.permit(made.File); err != nil {
		b.fail(err)
		return
	}
	content, checks := b.content(v, allowed, allow)
	if b.found() {
		return
	}
	b.failed(b.put(made, content, checks, allow), made.File)
}

// failed reports an error about a file on disk.
func (b *run) failed(err error, file string) {
	if _, ours := errors.AsType[*diag.Problem](err); err != nil && !ours {
		err = diag.BundleUnwritable.Problem(file, system(err))
	}
	if err != nil {
		b.fail(err)
	}
}

// system is the system's own word, without names of hidden files.
func system(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

// allowed gathers what the portfolio is handed over in spite of, and reports
// what it cannot be.
func (b *run) allowed(v *review.Verdict, allow []Allow) []site.Allowed {
	var list []site.Allowed
	for _, a := range allow {
		list = append(list, site.Allowed{ID: a.ID, Because: a.Because})
	}
	blocking := 0
	used := map[string]bool{diag.BundleOther.ID: true} // which is only found later
	for i := range v.Findings {
		f := &v.Findings[i]
		if f.Severity != diag.Error {
			continue
		}
		at := slices.IndexFunc(list, func(a site.Allowed) bool { return a.ID == f.Code.ID })
		if at < 0 {
			blocking++
			b.found(f.Finding)
			continue
		}
		used[f.Code.ID] = true
		if !f.Private {
			list[at].What = append(list[at].What, f.What(b.Site.Language))
		}
	}
	if blocking > 0 {
		b.found(diag.BundleBlocked.At(diag.Pos{}, blocking))
	}
	for _, a := range allow {
		if !used[a.ID] {
			b.found(diag.BundleWaiverUnused.At(diag.Pos{}, a.ID))
		}
	}
	return list
}

// content lays out a portfolio for a bundle, with the checks that must find
// nothing in it.
func (b *run) content(v *review.Verdict, allowed []site.Allowed, allow []Allow) (bundle.Content, []bundle.Check) {
	files := &payload{}
	b.out = files
	made := b.portfolio(bundle.PagesFolder, v)
	if made == nil {
		return bundle.Content{}, nil
	}
	copies := map[string]string{}
	for _, f := range made.Files {
		copies[f.Path] = f.From.File.Digest.String()
		files.same(path.Join(bundle.PagesFolder, f.Path), copies[f.Path])
	}
	inputs := b.inputs(v)
	want := map[string]string{}
	for _, in := range inputs {
		want[in.path] = in.digest
		files.add(bundle.File{Name: path.Join(bundle.SourcesFolder, in.path), Same: in.digest, Write: in.write})
	}
	data := report.PortfolioJSON(b.Site, v)
	b.write("", site.StartPage(b.Site, v, "data/"+bundle.PagesFolder, allowed, bundle.Placeholder))
	begin := files.take("START.html")
	text, err := asJSON(data)
	if err != nil {
		b.fail(err)
	}
	files.add(bundle.File{Name: bundle.DataFile, Write: func(w io.Writer) error { _, err := w.Write(text); return err }})

	kinds := map[string]bool{}
	for _, w := range v.Waived {
		kinds[w.Finding.Code.ID] = true
	}
	for _, a := range allow {
		kinds[a.ID] = true
	}
	return bundle.Content{Payload: files.all, Start: begin, Info: b.info(v)}, []bundle.Check{
		bundle.Links, bundle.Outside, bundle.Inputs(want), bundle.Copies(copies),
		bundle.Others(b.others(v)), bundle.Identity(kinds), bundle.Verdict(data.Verdict),
	}
}

func asJSON(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return text.Bytes(), err
}

// info is bag-info.txt. It says nothing of the computer or the moment: the
// same portfolio on the same day is the same bundle.
func (b *run) info(v *review.Verdict) []bundle.Field {
	return []bundle.Field{
		{Label: "Bag-Software-Agent", Value: "btfolio"},
		{Label: "Bagging-Date", Value: v.On.String()},
		{Label: "External-Identifier", Value: v.Trainee.Folder},
		{Label: "External-Description", Value: fmt.Sprintf("%s, %s. %s", b.Site.Title, v.Trainee.FullName, v.Sentence(b.Site.Language))},
		{Label: bundle.LabelLanguage, Value: string(b.Site.Language)},
		{Label: "Drafts-Withheld", Value: fmt.Sprint(len(v.Trainee.Withheld))},
	}
}

// put writes the bundle under a hidden name, reads it again, looks through
// it, and gives it its name.
func (b *run) put(made *Bundled, content bundle.Content, checks []bundle.Check, allow []Allow) error {
	dir, name := filepath.Split(made.File)
	// Whoever makes a bundle decides who may read it: at first nobody else.
	file, err := os.CreateTemp(filepath.Join(dir, "."), "."+name+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // there only where something went wrong
	defer file.Close()
	if made.Code, err = bundle.Write(file, content); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return err
	}
	made.Bytes = info.Size()
	if err := file.Close(); err != nil {
		return err
	}
	result := bundle.Verify(file.Name(), checks...)
	for _, f := range result.Findings {
		if f.Code != diag.BundleOther || !slices.ContainsFunc(allow, func(a Allow) bool { return a.ID == f.Code.ID }) {
			b.found(f)
		}
	}
	if b.found() {
		return nil
	}
	return os.Rename(file.Name(), made.File)
}

// permit refuses a place for a bundle in which it would replace something
// else, or be read as one of the site's files the next time.
func (b *run) permit(file string) error {
	dir, err := real(filepath.Dir(file))
	if err != nil {
		return diag.BundleUnwritable.Problem(file, system(err))
	}
	for _, folder := range []string{"content", "layouts", "static"} {
		sources, err := real(filepath.Join(b.options.Site, folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return diag.BundleUnwritable.Problem(file, system(err))
		}
		if at, err := filepath.Rel(sources, dir); err == nil && filepath.IsLocal(at) {
			return diag.BundleAmongSources.Problem(file, folder)
		}
	}
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && info.Mode().IsRegular() && bundle.Is(file) {
		return nil
	}
	return diag.BundleTaken.Problem(file)
}

// real is a folder as the disk knows it.
func real(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}
