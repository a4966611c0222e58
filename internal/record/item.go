package record

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// read looks at the content of a file: whether it can be an attachment, its
// digest, and, unless it is there already, what in it must not leave the house.
func (p *plan) read(ctx context.Context, it *Item) {
	here := diag.Pos{File: it.Name}
	refuse := func(err error) { it.Found = append(it.Found, diag.NotReadable.At(here, unreadable(err))) }
	info, err := os.Stat(it.file)
	if err != nil {
		refuse(err)
		return
	}
	if problem := source.Attachable(it.Path, info); problem != nil {
		it.Found = append(it.Found, problem.At(here))
		return
	}
	f, err := os.Open(it.file)
	if err != nil {
		refuse(err)
		return
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		refuse(err)
		return
	}
	it.digest = source.Digest(hash.Sum(nil))
	if it.Kept = p.kept[it.digest]; it.Kept != "" {
		it.Found = append(it.Found, diag.AlreadyKept.At(here, it.Kept))
		return
	}
	read := privacy.File(ctx, f, info.Size(), p.known)
	for _, h := range read.Hits {
		p.finding(it, h.Finding(it.Name))
	}
	if left, some := read.Unread.Finding(it.Name); some {
		p.finding(it, left)
	}
}

// finding notes a finding, as one that is let in where the description says so.
func (p *plan) finding(it *Item, f diag.Finding) {
	if slices.Contains(p.About.Allow, f.Code.ID) {
		it.Allowed = append(it.Allowed, f)
		return
	}
	it.Found = append(it.Found, f)
}

// Copy writes the content of a file that was planned, if it still is the same.
func (it Item) Copy(w io.Writer) error {
	f, err := os.Open(it.file)
	if err != nil {
		return err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, hash), f); err != nil {
		return err
	}
	if source.Digest(hash.Sum(nil)) != it.digest {
		return ErrChanged
	}
	return nil
}

// ErrChanged is a file that is no longer what it was when it was looked at.
var ErrChanged = errors.New("changed since it was looked at")

// Files are the files that a path on disk stands for: itself, or those below
// it that people see, in the order of their names.
func Files(name string) (files []string, folder bool, problem *diag.Problem) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, false, diag.NotReadable.Problem(unreadable(err))
	}
	if !info.IsDir() {
		return []string{name}, false, nil
	}
	err = filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case file == name:
		case source.Skipped(d.Name(), d.IsDir()):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case !d.IsDir():
			files = append(files, file)
		}
		return nil
	})
	if err != nil {
		return nil, true, diag.NotReadable.Problem(unreadable(err))
	}
	if len(files) == 0 {
		return nil, true, diag.NothingToAdd.Problem(name)
	}
	return files, true, nil
}

// base is a file's own name as texts of a site can have it: nothing in it
// controls a terminal or turns the direction of reading.
func base(file string) string {
	return strings.Map(func(r rune) rune {
		if r == '\uFEFF' || unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(filepath.Base(file), "\uFFFD")))
}

// twin is the text beside a file: the name it came with, and what its new name
// does not say. What the name says is not repeated, so that the two cannot
// disagree.
func (p *plan) twin(own string, it Item) []byte {
	var b strings.Builder
	field := func(key, value string) {
		fmt.Fprintf(&b, "%s: %s\n", vocabulary.Key(key, p.Site.Language), value)
	}
	says, read := it.Says, portfolio.ReadFileName(it.Path, p.Trainee.Placements)
	if says.Label != read.Label {
		field("name", frontmatter.Quote(says.Label))
	}
	if goals := slices.Sorted(slices.Values(says.Goals)); !slices.Equal(goals, read.Goals) {
		field("goals", listOf(goals))
	}
	if says.Instrument != read.Instrument && says.Instrument != "" {
		field("instrument", frontmatter.Quote(says.Instrument.In(p.Site.Language)))
	}
	if says.Placement != read.Placement && says.Placement != "" {
		field("placement", frontmatter.Quote(says.Placement))
	}
	if says.Date != read.Date && !says.Date.IsZero() {
		field("date", says.Date.String())
	}
	if p.About.Assessor != "" {
		field("assessor", frontmatter.Quote(p.About.Assessor))
	}
	if own != path.Base(it.Path) {
		field("original_name", frontmatter.Quote(own))
	}
	if b.Len() == 0 {
		return nil
	}
	return []byte("---\n" + b.String() + "---\n")
}
