package watch

import (
	"errors"
	"syscall"
)

// A Mode is how a site is watched and, if by polling, why.
type Mode int32

// The modes.
const (
	Watching         Mode = iota // the operating system tells of changes
	PollingAsked                 // somebody wanted it so
	PollingTableFull             // the system watches no more folders for this user
	PollingNoEvents              // the file system, such as a network drive, does not tell of changes
)

// Polling reports whether the files are looked at again and again.
func (m Mode) Polling() bool { return m != Watching }

// errNoEvents says that a folder lies where changes are not told.
var errNoEvents = errors.New("a file system without events")

// modeOf is how a site can be watched after an error from trying to listen.
func modeOf(err error) Mode {
	if err == nil {
		return Watching
	}
	for _, full := range []error{
		syscall.ENOSPC, // fs.inotify.max_user_watches
		syscall.EMFILE, // fs.inotify.max_user_instances, or open files
		syscall.ENFILE,
		syscall.ENOMEM,
	} {
		if errors.Is(err, full) {
			return PollingTableFull
		}
	}
	return PollingNoEvents
}
