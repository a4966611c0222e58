package build

import "io"

// A sink takes the files of a finished site: a folder that is published, or
// a bundle. Paths are relative to it, with slashes.
type sink interface {
	// Write puts in a file. The data is the caller's again afterwards.
	Write(path string, data []byte) error
	// Copy puts in a file of a known size, which the function writes.
	Copy(path string, size int64, write func(io.Writer) error) error
}
