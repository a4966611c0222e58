package publish

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"btfolio/internal/diag"
)

// The marker is a file in every published site. It says that the folder is
// ours to replace and lists what we put there, so that files which others
// put there can be told from ours.
const (
	markerName  = ".btfolio"
	markerFirst = "btfolio 2\n" // the number is that of the format
	markerOlder = "btfolio 1\n" // which knew no keys
	markerKey   = "="
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
	for _, first := range []string{markerFirst, markerOlder} {
		if strings.HasPrefix(string(text), first) || strings.HasPrefix(first, string(text)) {
			return true, nil
		}
	}
	return false, nil
}

// readMarker returns the files of a published site with their sizes, and what
// its folders were made from.
func readMarker(folder string) (map[string]int64, keys, error) {
	text, err := os.ReadFile(filepath.Join(folder, markerName))
	if err != nil {
		return nil, nil, err
	}
	_, list, _ := strings.Cut(string(text), "\n")
	files := make(map[string]int64, strings.Count(list, "\n"))
	made := keys{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if key, ok := strings.CutPrefix(line, markerKey); ok {
			key, name, _ := strings.Cut(strings.TrimSuffix(key, "\n"), " ")
			made[name] = key
			continue
		}
		digits, path, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		size, err := strconv.ParseInt(digits, 10, 64)
		if err != nil || !fs.ValidPath(path) {
			return nil, nil, diag.OutputNotOurs.Problem(folder)
		}
		files[path] = size
	}
	return files, made, nil
}

// finishMarker lists the files of a site that is about to be published, after
// what its folders are made from. It waits until the list is on the disk: a
// marker lost in a power failure would make all files look like somebody else's.
func finishMarker(folder string, files map[string]int64, made keys) (err error) {
	marker, err := os.OpenFile(filepath.Join(folder, markerName), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, marker.Close()) }()
	out := bufio.NewWriter(marker)
	for _, folder := range slices.Sorted(maps.Keys(made)) {
		fmt.Fprintf(out, "%s%s %s\n", markerKey, made[folder], folder)
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(out, "%d %s\n", files[path], path)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return marker.Sync()
}

// names holds every file and folder of a site, so that no two parts of it
// take the same place. Case is ignored, because many disks and some web
// servers ignore it: a site must come out the same everywhere. Keys are in
// lower case; the name of a folder ends with a slash.
type names map[string]string

// claim takes a file's path, and its folders, for that file alone.
func (n names) claim(file string) error {
	if err := checkName(file); err != nil {
		return err
	}
	key := strings.ToLower(file)
	if other, taken := n[key]; taken {
		return diag.OutputTwice.Problem(strings.TrimSuffix(other, "/"), file)
	}
	for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
		key := strings.ToLower(folder)
		other, taken := n[key]
		if taken && other != folder+"/" {
			return diag.OutputTwice.Problem(strings.TrimSuffix(other, "/"), file)
		}
		if taken {
			break
		}
		n[key] = folder + "/"
	}
	n[key] = file
	return nil
}

// checkName refuses paths that lead out of the site or that cannot stand on
// a line of the marker.
func checkName(file string) error {
	local, err := filepath.Localize(file)
	if err != nil || local == "." || !fs.ValidPath(file) || strings.ContainsFunc(file, unicode.IsControl) {
		return diag.OutputBadName.Problem(file)
	}
	return nil
}
