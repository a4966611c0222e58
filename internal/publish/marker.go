package publish

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/diag"
)

// The marker is a file in every published site. It says that the folder is
// ours to replace and lists what we put there, so that files which others
// put there can be told from ours.
const (
	markerName  = ".btfolio"
	markerFirst = "btfolio 1\n" // the number is that of the format
	markerHelp  = "# Webbplatsen i den här mappen är byggd av btfolio. Filerna nedan ersätts vid varje bygge, andra får vara kvar.\n" +
		"# The site in this folder was built by btfolio. The files below are replaced by every build, others are left alone.\n"
)

// ours reports whether a folder has our marker. A run may have been killed
// while it wrote the marker's beginning.
func ours(folder string) (bool, error) {
	text, err := os.ReadFile(filepath.Join(folder, markerName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return strings.HasPrefix(string(text), markerFirst) || strings.HasPrefix(markerFirst, string(text)), nil
}

// readMarker returns the files of a published site with their sizes.
func readMarker(folder string) (map[string]int64, error) {
	text, err := os.ReadFile(filepath.Join(folder, markerName))
	if err != nil {
		return nil, err
	}
	_, list, _ := strings.Cut(string(text), "\n")
	files := make(map[string]int64, strings.Count(list, "\n"))
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		digits, path, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		size, err := strconv.ParseInt(digits, 10, 64)
		if err != nil || !fs.ValidPath(path) {
			return nil, diag.OutputNotOurs.Problem(folder)
		}
		files[path] = size
	}
	return files, nil
}

func beginMarker(folder string) error {
	return os.WriteFile(filepath.Join(folder, markerName), []byte(markerFirst+markerHelp), fileMode)
}

// finishMarker lists the files of a site that is about to be published. It
// waits until the list is on the disk: a marker lost in a power failure
// would make all files look like somebody else's.
func finishMarker(folder string, files map[string]int64) (err error) {
	marker, err := os.OpenFile(filepath.Join(folder, markerName), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, marker.Close()) }()
	out := bufio.NewWriter(marker)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(out, "%d %s\n", files[path], path)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return marker.Sync()
}
