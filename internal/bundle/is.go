package bundle

import (
	"io"
	"os"
	"strings"
)

// Is reports whether a file ends as only bundles do, whole or not.
func Is(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	tail := make([]byte, commentSize)
	if _, err := f.Seek(-int64(len(tail)), io.SeekEnd); err != nil {
		return false
	}
	_, err = io.ReadFull(f, tail)
	return err == nil && strings.HasPrefix(string(tail), comment)
}
