// Package bench makes sites of any size to measure with: trainees with
// portfolios of all kinds of texts, put together from the parts of sentences
// that stand here, for btfolio and for Hugo. The same shape gives the same
// bytes everywhere. No package of the program needs it.
package bench

import (
	"fmt"
	"os"
	"path/filepath"

	"cloud.google.com/go/civil"
)

// A Shape is how large a site is.
type Shape struct {
	Trainees    int
	Documents   int  // texts of each trainee, of all kinds together
	Attachments bool // filled-in forms and certificates besides, some of them with a text of their own
}

// The limits of a shape.
const (
	Fewest = 40   // texts, so that a trainee has some of each kind
	Most   = 1000 // trainees: then the names are used up
)

// on is the day these sites are judged on. What is later is planned, but not
// written down.
var on = civil.Date{Year: 2026, Month: 11, Day: 21}

// A file is one file of a site under construction.
type file struct {
	path string
	data []byte
}

// Write makes the folder and puts a site into it.
func (s Shape) Write(dir string) error {
	return s.put(dir, func(files []file) []file { return files })
}

// put makes the folder and puts the files of a site into it, each portfolio
// by itself and as another sort of site has them.
func (s Shape) put(dir string, as func([]file) []file) error {
	if s.Documents < Fewest || s.Trainees < 1 || s.Trainees > Most {
		return fmt.Errorf("a site has 1 to %d trainees with %d documents or more, not %d with %d", Most, Fewest, s.Trainees, s.Documents)
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	people := staff(s.Trainees)
	if err := write(dir, as(common(people))); err != nil {
		return err
	}
	for i := range s.Trainees {
		if err := write(dir, as(s.portfolio(i, people))); err != nil {
			return err
		}
	}
	return nil
}

func write(dir string, files []file) error {
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.data, 0o666); err != nil {
			return err
		}
	}
	return nil
}
