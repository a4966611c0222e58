package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/review"
	"btfolio/internal/site"
)

// An Allow lets a portfolio be handed over although it has findings of one
// kind. The first page of the bundle says so, with the reason.
type Allow = site.Allowed

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

func (b *run) handOver(made *Bundled, v *review.Published, allow []Allow) {
	// A draft is not in the bundle, so that what leads to one is as dead
	// among its sources as any other dead link.
	for _, f := range b.report.Findings {
		if f.Code == diag.RefersToDraft.Code {
			b.found(diag.BundleDeadLink.At(f.Pos, fmt.Sprint(f.Args[0])))
		}
	}
	allow = b.allowed(v, allow)
	if b.found() {
		return
	}
	if made.File == "" {
		made.File = fmt.Sprintf("%s-%s.zip", v.Trainee.Folder, v.On)
	}
	if b.onDisk(b.permit(made.File), made.File) {
		return
	}
	content, checks := b.content(v, allow)
	if !b.found() {
		b.onDisk(b.put(made, content, checks, allow), made.File)
	}
}

// onDisk notes an error about the bundle's file, and reports whether there is
// one. It is in the system's own word, without names of hidden files.
func (b *run) onDisk(err error, file string) bool {
	if _, ours := errors.AsType[*diag.Problem](err); err != nil && !ours {
		err = diag.BundleUnwritable.Problem(file, system(err))
	}
	b.fail(err, "")
	return err != nil
}

// system is what the operating system says, without what we added.
func system(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

// allowed adds to what the portfolio is handed over in spite of what was found
// of it, and reports what it cannot be.
func (b *run) allowed(v *review.Published, allow []Allow) []Allow {
	allow = slices.Clone(allow)
	blocking := 0
	used := map[string]bool{diag.BundleOther.ID: true} // which is only found later
	for i := range v.Findings {
		f := &v.Findings[i]
		if f.Severity != diag.Error {
			continue
		}
		at := slices.IndexFunc(allow, func(a Allow) bool { return a.ID == f.Code.ID })
		if at < 0 {
			blocking++
			b.found(f.Finding)
			continue
		}
		used[f.Code.ID] = true
		if !f.Private {
			allow[at].What = append(allow[at].What, f.What(b.Site.Language))
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
	return allow
}

// put writes the bundle under a hidden name, reads it again, inspects it, and
// renames it.
func (b *run) put(made *Bundled, content bundle.Content, checks []bundle.Check, allow []Allow) error {
	dir, name := filepath.Split(made.File)
	// Whoever makes a bundle decides who may read it: at first nobody else.
	file, err := os.CreateTemp(filepath.Join(dir, "."), "."+name+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // there only where something went wrong
	defer file.Close()
	made.Code, err = bundle.Write(file, content)
	info, unknown := file.Stat()
	if err = cmp.Or(err, unknown, file.Sync(), file.Close()); err != nil {
		return err
	}
	made.Bytes = info.Size()
	for _, f := range bundle.Verify(file.Name(), checks...).Findings {
		if f.Code != diag.BundleOther.Code || !slices.ContainsFunc(allow, func(a Allow) bool { return a.ID == f.Code.ID }) {
			b.found(f)
		}
	}
	if b.found() {
		return nil
	}
	return os.Rename(file.Name(), made.File)
}

// permit refuses to write a bundle where it would replace something else, or
// where it would later be read as one of the site's files.
func (b *run) permit(file string) error {
	dir, err := real(filepath.Dir(file))
	if err != nil {
		return err
	}
	for _, folder := range []string{"content", "layouts", "static"} {
		sources, err := real(filepath.Join(b.options.Site, folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if at, err := filepath.Rel(sources, dir); err == nil && filepath.IsLocal(at) {
			return diag.BundleAmongSources.Problem(file, folder)
		}
	}
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && bundle.Is(file) {
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
