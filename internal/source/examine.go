package source

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// How large files may be, in MB of 2²⁰ bytes. A text is held in memory and
// parsed, a layout is compiled, and what all pages share is held as long as
// they are made; an attachment has to be carried in a zip and opened by a
// reader.
const (
	maxText       = 4
	maxRules      = 1 // of btfolio.yaml, a programme or a layout
	maxStatic     = 16
	maxAttachment = 512
)

// largest is how large a file may be, and what is said of a larger one.
func largest(at string) (mb int64, tooLarge func(string, int64) *diag.Problem) {
	switch ext := extension(at); {
	case strings.HasPrefix(at, staticFolder+"/"):
		return maxStatic, diag.AttachmentTooLarge.Problem
	case strings.HasPrefix(at, layoutsFolder+"/"), ext == ".yaml", ext == ".yml":
		return maxRules, diag.RulesTooLarge.Problem
	case isText(at):
		return maxText, diag.TextTooLarge.Problem
	}
	return maxAttachment, diag.AttachmentTooLarge.Problem
}

// examine makes an entry of a file, or says why it cannot be one. The mode is
// that of the name itself, before links are followed; a link may lead out of
// its folder, but not out of the site.
func (t *Tree) examine(at, disk string, open opener, mode fs.FileMode) (Entry, *diag.Problem) {
	name := path.Base(at)
	link := mode&fs.ModeSymlink != 0
	if link {
		open = t.open
		info, err := t.root.Stat(disk)
		if err != nil {
			return Entry{}, t.problem(name, err, diag.LinkBroken.Problem)
		}
		if mode = info.Mode(); mode.IsDir() {
			return Entry{}, diag.LinkToFolder.Problem(name)
		}
	}
	if !mode.IsRegular() {
		return Entry{}, diag.NotAFile.Problem(name, kind(mode))
	}
	// Only opening the file tells whether it can be read: permissions are
	// more than mode bits.
	f, err := open(disk)
	if err != nil {
		return Entry{}, t.problem(name, err, diag.FileVanished.Problem)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return Entry{}, t.problem(name, err, diag.FileVanished.Problem)
	case !info.Mode().IsRegular():
		return Entry{}, diag.NotAFile.Problem(name, kind(info.Mode()))
	}
	if most, tooLarge := largest(at); info.Size() > most<<20 {
		return Entry{}, tooLarge(name, most)
	}
	if disk == at {
		disk = at // one string in memory instead of two, for almost all files
	}
	id, names := identity(f, info)
	return Entry{Path: at, Size: info.Size(), ModTime: info.ModTime().UTC(), disk: disk, link: link, id: id, names: names}, nil
}

// open opens a file or folder without waiting: a pipe put in its place since
// it was listed would otherwise hold the program until somebody writes.
func (t *Tree) open(disk string) (*os.File, error) { return openIn(t.root, disk) }

// openIn is open from a folder of the site: the way to it is not gone again
// for each of its files.
func openIn(folder *os.Root, name string) (*os.File, error) {
	return folder.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// problem says why a file cannot be opened; missing is the finding to use if it
// does not exist.
func (t *Tree) problem(name string, err error, missing func(string) *diag.Problem) *diag.Problem {
	switch {
	case errors.Is(err, t.escapes):
		return diag.LinkLeavesSite.Problem(name)
	case errors.Is(err, syscall.ELOOP):
		return diag.LinkLoop.Problem(name)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return missing(name)
	}
	return diag.UnreadableFile.Problem(name, reason(err))
}

// reason puts the common causes in the reader's language. Other causes are given
// in the words of the operating system.
func reason(err error) any {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return say.MayNotRead()
	case errors.Is(err, fs.ErrNotExist):
		return say.DoesNotExist()
	case errors.Is(err, syscall.ENOTDIR):
		return say.IsNoFolder()
	}
	return diag.Cause(err).Error()
}

// kind names what is not an ordinary file.
func kind(mode fs.FileMode) language.Text {
	switch {
	case mode.IsDir():
		return say.AFolder()
	case mode&fs.ModeNamedPipe != 0:
		return say.APipe()
	case mode&fs.ModeSocket != 0:
		return say.ASocket()
	case mode&fs.ModeDevice != 0:
		return say.ADevice()
	}
	return say.UnknownToPeople()
}
