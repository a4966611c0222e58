package publish

import (
	"errors"
	"io/fs"
	"slices"
	"syscall"

	"btfolio/internal/diag"
)

// problem says for people what the system refused to do with a path.
func problem(err error, path string) error {
	is := func(target error) bool { return errors.Is(err, target) }
	var known *diag.Problem
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return known
	case slices.ContainsFunc(fullDisk, is):
		return diag.OutputFull.Problem(path)
	case is(fs.ErrPermission), slices.ContainsFunc(lockedDisk, is):
		return diag.OutputDenied.Problem(path)
	}
	return diag.OutputFailed.Problem(path, cause(err))
}

// cause is the system's own word, without the names of hidden folders.
func cause(err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number
	}
	return err
}
