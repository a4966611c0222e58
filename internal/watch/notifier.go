package watch

import "github.com/fsnotify/fsnotify"

// A notifier is the system's table of watched folders. It is a set of
// functions so that tests can make it fail.
type notifier struct {
	events <-chan fsnotify.Event
	errors <-chan error
	add    func(folder string) error
	remove func(folder string) error
	close  func() error // closes errors, too
}

// system asks the operating system for a new table.
func system() (*notifier, error) {
	fs, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &notifier{
		events: fs.Events,
		errors: fs.Errors,
		add: func(folder string) error {
			if noEvents(folder) {
				return errNoEvents
			}
			return fs.Add(folder)
		},
		remove: fs.Remove,
		close:  fs.Close,
	}, nil
}
