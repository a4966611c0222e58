package bundle

import (
	"cmp"
	"context"
	"io"
	"os"
	"path"
	"strings"
)

// Tree is what a bundle holds that was found whole, until the result is closed; nil
// of any other.
func (r *Result) Tree() Tree {
	if !r.Holds() {
		return nil
	}
	return r.tree
}

// Folder is the name of the folder a bundle lies in within its zip file; empty of
// one that has none, as those of earlier versions.
func (r *Result) Folder() string {
	if b, inside := r.tree.(below); inside {
		return strings.TrimSuffix(b.folder, "/")
	}
	return ""
}

// Unpack writes what a bundle holds below some folder of it into an empty folder of
// the disk. Names in a bundle are safe; nothing is written outside all the same.
func Unpack(ctx context.Context, t Tree, below, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, name := range t.Names() {
		to, inside := strings.CutPrefix(name, below)
		if !inside {
			continue
		}
		if err := cmp.Or(ctx.Err(), root.MkdirAll(path.Dir(to), 0o700)); err != nil {
			return err
		}
		if err := unpackOne(t, name, root, to); err != nil {
			return err
		}
	}
	return nil
}

func unpackOne(t Tree, name string, root *os.Root, to string) error {
	from, err := t.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	file, err := root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, from); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
