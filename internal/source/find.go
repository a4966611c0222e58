package source

import (
	"os"
	"path/filepath"
	"syscall"

	"btfolio/internal/diag"
)

// Find returns the folder of the site that dir belongs to: dir itself, or the
// nearest folder above it that holds btfolio.yaml.
func Find(dir string) (string, *diag.Problem) {
	folder, err := filepath.Abs(dir)
	if err != nil {
		return "", diag.UnreadableSite.Problem(dir, reason(err))
	}
	// A mistyped folder must not be taken for the site it would lie in.
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return "", diag.UnreadableSite.Problem(dir, reason(err))
	}
	for {
		info, err := os.Stat(filepath.Join(folder, configFile))
		if err == nil && !info.IsDir() {
			return folder, nil
		}
		above := filepath.Dir(folder)
		if above == folder {
			return "", diag.NoSite.Problem(dir)
		}
		folder = above
	}
}
