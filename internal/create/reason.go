package create

import (
	"errors"
	"io/fs"
	"syscall"

	"btfolio/internal/language"
)

// Reason says in the reader's language why files could not be made. What is
// not common is in the words of the operating system.
func Reason(err error) any {
	switch {
	case errors.Is(err, fs.ErrExist):
		return language.Text{Sv: "det finns redan något med det namnet", En: "there already is something of that name"}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return language.Text{Sv: "du saknar rättighet att skriva där", En: "you are not permitted to write there"}
	case errors.Is(err, syscall.ENOTDIR):
		return language.Text{Sv: "en fil ligger där mappen skulle vara", En: "a file lies where the folder would be"}
	case errors.Is(err, syscall.ENAMETOOLONG):
		return language.Text{Sv: "namnet är för långt", En: "the name is too long"}
	case errors.Is(err, syscall.ENOSPC):
		return language.Text{Sv: "disken är full", En: "the disk is full"}
	}
	for {
		cause := errors.Unwrap(err)
		if cause == nil {
			return err.Error()
		}
		err = cause
	}
}
