package release

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// A Release is what is to be made.
type Release struct {
	Source  string    // the folder of the repository
	Version string    // as the program shows it
	Made    time.Time // the moment the archives are of, whenever they are made
	Output  string    // a folder that does not exist, or is empty
}

var sound = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.+-]*$`)

// Make makes a release for some targets.
func (r Release) Make(targets []Target) (err error) {
	if !sound.MatchString(r.Version) {
		return fmt.Errorf("%q is no version", r.Version)
	}
	if err := os.MkdirAll(r.Output, 0o777); err != nil {
		return err
	}
	if there, err := os.ReadDir(r.Output); err != nil || len(there) > 0 {
		return errors.Join(err, fmt.Errorf("%s is not empty", r.Output))
	}
	work, err := os.MkdirTemp("", "btfolio-release-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	common, err := r.common(work)
	if err != nil {
		return err
	}
	for _, t := range targets {
		if err := r.target(t, common, work); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
	}
	return sums(r.Output)
}

// target makes what there is for one system.
func (r Release) target(t Target, common []file, work string) error {
	program := filepath.Join(work, t.OS+"-"+t.Arch+"-"+t.program())
	if err := t.build(r.Source, r.Version, program); err != nil {
		return err
	}
	data, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	if err := check(t, r.Version, data); err != nil {
		return err
	}
	name := fmt.Sprintf("btfolio-%s-%s-%s", r.Version, t.OS, t.Arch)
	if err := r.list(data, filepath.Join(r.Output, name+".cdx.json")); err != nil {
		return err
	}
	licences, err := r.licences(data)
	if err != nil {
		return err
	}
	return r.archive(t, name, append([]file{{t.program(), data, true}, licences}, common...))
}
