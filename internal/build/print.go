package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"

	"btfolio/internal/binder"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/staged"
)

// Printed tells what was printed.
type Printed struct {
	*Report
	File   string // where it is
	Sheets int
	Bound  int // files that were put in
	Bytes  int64
}

// Print prints the one portfolio that the options name into a PDF file, as it leaves
// the house: what stops a bundle stops it. Output is the file to write; where it is
// empty it has the name of the trainee and the day. Where anything is wrong there is no
// new file.
func Print(ctx context.Context, o Options, allow []Allow, browser *binder.Browser) *Printed {
	b := newRun(o)
	made := &Printed{Report: b.report, File: o.Output}
	if b.open() {
		defer b.Tree.Close()
		b.found(b.design()...)
		if trainees := b.trainees(); len(trainees) == 1 {
			if v := b.verdict(ctx, trainees[0]); v != nil && !b.found() {
				b.print(ctx, made, v, allow, browser)
			}
		}
	}
	b.finish()
	return made
}

func (b *run) print(ctx context.Context, made *Printed, v *review.Published, allow []Allow, browser *binder.Browser) {
	// Notes that no page shows are not on paper, but whoever hands over both
	// gives the same reasons for both.
	allow = b.allowed(v, b.hidden(v), allow)
	if b.found() || b.unread(v) {
		return
	}
	if made.File == "" {
		made.File = folderOf(v) + ".pdf"
	}
	if b.onDisk(b.permitPrint(made.File), made.File) {
		return
	}
	published, err := b.HandOver(v, nil)
	if b.fail(err, ""); err != nil {
		return
	}
	err = b.bind(ctx, made, published, allow, browser)
	if ctx.Err() == nil {
		b.onDisk(err, made.File)
	}
}

// bind prints the whole portfolio, until its contents say on which sheets things are,
// and puts in the files.
func (b *run) bind(ctx context.Context, made *Printed, published *site.Published, allow []Allow, browser *binder.Browser) error {
	files := map[*portfolio.Document]*binder.File{}
	binding := published.Bind(allow, func(d *portfolio.Document) ([]bool, string) {
		file, why := b.sheetsOf(ctx, d)
		if file == nil {
			return nil, why.In(b.Site.Language)
		}
		files[d] = file
		return file.Lying(), ""
	})
	// Nobody else may look into the folder, and the next run removes it should this
	// be killed.
	folder, err := staged.NewFolder(os.TempDir())
	if err != nil {
		return err
	}
	defer folder.Close()
	b.out = folderSink(folder.Path)
	b.style("")
	for _, f := range published.Files {
		if site.Show(f.From.Type().Shown) == site.ShowPicture {
			from := f.From.File
			b.fail(b.out.Copy(f.Path, from.Size, func(w io.Writer) error { return b.Tree.CopyTo(w, from) }), from.Path)
		}
	}
	sheets, err := b.sheets(ctx, folder.Path, binding, browser)
	if err != nil || b.found() {
		return err
	}
	put := map[string]*binder.File{}
	for anchor, document := range binding.Files {
		put[anchor] = files[document]
	}
	out, err := staged.NewFile(filepath.Dir(made.File))
	if err != nil {
		return err
	}
	defer out.Close()
	if err := sheets.Bind(out, binding.Title(), put, marks(binding.Parts())); err != nil {
		return err
	}
	if err := out.Sync(); err != nil {
		return err
	}
	info, err := out.Stat()
	if err != nil {
		return err
	}
	made.Sheets, made.Bound, made.Bytes = sheets.Len(), len(put), info.Size()
	return out.Become(made.File)
}

// mostPasses is how often the sheets are printed until their numbers hold. The second
// time is nearly always the last: numbers take the same room whatever they are.
const mostPasses = 4

func (b *run) sheets(ctx context.Context, folder string, binding *site.Binding, browser *binder.Browser) (*binder.Sheets, error) {
	at := map[string]int{}
	for range mostPasses {
		page := binding.Page(at)
		b.write("", page)
		if b.found() {
			return nil, nil
		}
		printed, err := browser.Print(ctx, folder, page.Path)
		if err != nil {
			return nil, err
		}
		sheets, err := binder.Read(printed)
		if err != nil {
			return nil, err
		}
		if maps.Equal(at, sheets.Anchors()) {
			return sheets, nil
		}
		at = sheets.Anchors()
	}
	return nil, errors.New("the numbers of the sheets do not settle")
}

// sheetsOf reads a file that is to be put in.
func (b *run) sheetsOf(ctx context.Context, d *portfolio.Document) (*binder.File, language.Text) {
	var data bytes.Buffer
	if err := b.Tree.CopyTo(&data, d.File); err != nil {
		b.fail(err, d.File.Path)
	}
	return binder.Open(ctx, data.Bytes())
}

func marks(parts []site.Part) []binder.Mark {
	var all []binder.Mark
	for _, p := range parts {
		all = append(all, binder.Mark{Title: p.Title, Anchor: p.Anchor, Below: marks(p.Below)})
	}
	return all
}

// permitPrint refuses to replace what is no PDF file.
func (b *run) permitPrint(file string) error {
	if err := b.outside(file); err != nil {
		return err
	}
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || !info.Mode().IsRegular() {
		return diag.PrintTaken.Problem(file)
	}
	old, err := os.Open(file)
	if err != nil {
		return err
	}
	defer old.Close()
	head := make([]byte, len("%PDF-"))
	if _, err := io.ReadFull(old, head); err != nil || string(head) != "%PDF-" {
		return diag.PrintTaken.Problem(file)
	}
	return nil
}

// A folderSink is a folder that pages are written into for a browser.
type folderSink string

func (f folderSink) Write(name string, data []byte) error {
	return f.Copy(name, int64(len(data)), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

func (f folderSink) Copy(name string, _ int64, write func(io.Writer) error) error {
	at := filepath.Join(string(f), filepath.FromSlash(path.Clean(name)))
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		file.Close()
		return fmt.Errorf("%s: %w", name, err)
	}
	return file.Close()
}
