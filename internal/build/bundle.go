package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/say"
	"btfolio/internal/site"
	"btfolio/internal/staged"
)

// An Allow lets a portfolio be handed over although it has findings of one
// kind. The first page of the bundle says so, with the reason.
type Allow = site.Allowed

// A Bundled tells what bundle was made.
type Bundled struct {
	*Report
	File string // where it is

	To     []language.Text // whom it is encrypted for, by name or key
	Locked bool            // it is encrypted with a passphrase
	Code   bundle.Code
	Bytes  int64

	Receipt     []byte // to be kept of it; nil where nobody can answer it
	ReceiptPath string // where, from the site's folder
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
		for _, f := range b.ExposedApart(ctx) { // of what comes along with each portfolio
			if f.Code.Severity == diag.Error && !strings.HasPrefix(f.Pos.File, "content/") {
				b.found(f)
			}
		}
		b.address(made)
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
	allow = b.allowed(v, b.hidden(v), allow)
	if b.found() || b.unread(v) {
		return
	}
	if made.File == "" {
		made.File = folderOf(v) + ".zip"
		if b.encrypts() {
			made.File += envelope.Ending
		}
	}
	if b.onDisk(b.permit(made.File), made.File) {
		return
	}
	content, checks := b.content(v, allow)
	if b.found(content.Long()...) || b.locked() {
		return
	}
	made.Locked = b.options.Passphrase != nil
	b.onDisk(b.put(made, content, checks, allow), made.File)
	made.ReceiptPath = portfolio.ReceiptPath(b.Tree, v.Trainee.Folder, made.Code.Digits(), b.Site.Language)
}

// unread asks about the files that were not searched to their end and that the
// portfolio gives no reason for, and reports whether they stop the bundle.
func (b *run) unread(v *review.Published) bool {
	var left diag.List
	for i := range v.Findings {
		if v.Findings[i].Code == diag.NotScanned.Code {
			left = append(left, v.Findings[i].Finding)
		}
	}
	ask := b.options.Unread
	if len(left) == 0 || ask != nil && ask(b.Site.Language, left) {
		return false
	}
	b.found(append(left, diag.BundleUnread.At(diag.Pos{}, say.FilesUnread(len(left))))...)
	return true
}

// onDisk notes an error about the bundle's file, and reports whether there is
// one. It is in the system's own word, without names of hidden files.
func (b *run) onDisk(err error, file string) bool {
	if _, ours := errors.AsType[*diag.Problem](err); err != nil && !ours {
		err = diag.BundleUnwritable.Problem(file, diag.Cause(err))
	}
	b.fail(err, "")
	return err != nil
}

// allowed adds to what the portfolio is handed over in spite of what was found
// of it, and reports what it cannot be.
func (b *run) allowed(v *review.Published, hidden diag.List, allow []Allow) []Allow {
	allow = slices.Clone(allow)
	blocking := 0
	used := map[string]bool{diag.BundleOther.ID: true} // which is only found later
	lang := b.Site.Language
	for i := range v.Findings {
		f := &v.Findings[i]
		found, id := f.Finding, f.Code.ID
		switch {
		case f.Code == diag.OtherTrainee.Code: // which no bundle may hold
			id = diag.BundleOther.ID
			found = diag.BundleOther.At(f.Pos, maskedName(f.Finding, lang))
		case f.Severity != diag.Error:
			continue
		}
		at := slices.IndexFunc(allow, func(a Allow) bool { return a.ID == id })
		if at < 0 {
			blocking++
			b.found(found)
			continue
		}
		used[f.Code.ID] = true
		if !f.Private {
			allow[at].What = append(allow[at].What, f.What(lang))
		}
	}
	for _, f := range hidden {
		at := slices.IndexFunc(allow, func(a Allow) bool { return a.ID == f.Code.ID })
		if at < 0 {
			b.found(f)
			continue
		}
		used[f.Code.ID] = true
		allow[at].What = append(allow[at].What, say.HiddenNote(path.Base(f.Pos.File)).In(lang))
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

// maskedName is the name that a finding tells of, with the part of a file it stands in.
func maskedName(f diag.Finding, l language.Language) string {
	name := fmt.Sprint(f.Args[0])
	if where, ok := f.Args[1].(language.Text); ok {
		name += where.In(l)
	}
	return name
}

// put writes the bundle without a name, reads it again, inspects it, and gives
// it its name.
func (b *run) put(made *Bundled, content bundle.Content, checks []bundle.Check, allow []Allow) error {
	// Whoever makes a bundle decides who may read it: at first nobody else.
	file, err := staged.NewFile(filepath.Dir(made.File))
	if err != nil {
		return err
	}
	defer file.Close()
	code, zip, size, err := b.pack(file, content)
	if err != nil {
		return err
	}
	made.Code, made.Bytes = code, size
	read := bundle.ReadZip(zip, size, made.File, checks...)
	for _, f := range read.Findings {
		if f.Code != diag.BundleOther.Code || !slices.ContainsFunc(allow, func(a Allow) bool { return a.ID == f.Code.ID }) {
			b.found(f)
		}
	}
	if b.found() {
		return nil
	}
	made.Receipt = read.Receipt()
	return file.Become(made.File)
}

// permit refuses to write a bundle where it would replace something else, or
// where it would later be read as one of the site's files.
func (b *run) permit(file string) error {
	if b.encrypts() && !envelope.Named(file) {
		return diag.EnvelopeName.Problem(file)
	}
	if err := b.outside(file); err != nil {
		return err
	}
	info, err := os.Lstat(file)
	if err == nil && b.encrypts() {
		return diag.EnvelopeTaken.Problem(file)
	}
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && bundle.Is(file) {
		return nil
	}
	return diag.BundleTaken.Problem(file)
}

// outside refuses a file that would be among the sources of the site.
func (b *run) outside(file string) error {
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
	return nil
}

// real is a folder as the disk knows it.
func real(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}
