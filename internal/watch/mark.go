package watch

import (
	"io/fs"
	"os"
)

// A mark tells two states of a file apart. Times are compared for being
// different, never for being later: clocks are set back, and files come with
// times of their own.
type mark struct {
	mode  fs.FileMode
	size  int64
	time  int64
	inode uint64 // of a file that took the place of another
}

// markOf makes the mark of a file. Of a folder only what it is counts, since
// size and time change with files that do not belong to the site.
func markOf(info fs.FileInfo) mark {
	m := mark{mode: info.Mode(), inode: inode(info)}
	if !info.IsDir() {
		m.size, m.time = info.Size(), info.ModTime().UnixNano()
	}
	return m
}

// target is the mark of the file that a path leads to, through links, as
// long as it stays in the site. The mark is empty when it leads nowhere.
func target(site, path string) mark {
	root, err := os.OpenRoot(site)
	if err != nil {
		return mark{}
	}
	defer root.Close()
	info, err := root.Stat(path)
	if err != nil {
		return mark{}
	}
	return markOf(info)
}
