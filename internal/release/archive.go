package release

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func (f file) mode() fs.FileMode {
	if f.program {
		return 0o755
	}
	return 0o644
}

// archive writes the files of a system into the kind of archive that it
// opens by itself, in a folder of the archive's name.
func (r Release) archive(t Target, name string, files []file) (err error) {
	pack, extension := r.tar, ".tar.gz"
	if t.OS == "windows" {
		pack, extension = r.zip, ".zip"
	}
	out, err := os.Create(filepath.Join(r.Output, name+extension))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	return pack(out, name, files)
}

func (r Release) tar(out io.Writer, folder string, files []file) error {
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(z)
	for _, f := range files {
		err := w.WriteHeader(&tar.Header{
			Typeflag: tar.TypeReg, Name: folder + "/" + f.name, Size: int64(len(f.data)), Mode: int64(f.mode()), ModTime: r.Made,
		})
		if err != nil {
			return err
		}
		if _, err := w.Write(f.data); err != nil {
			return err
		}
	}
	return errors.Join(w.Close(), z.Close())
}

func (r Release) zip(out io.Writer, folder string, files []file) error {
	w := zip.NewWriter(out)
	for _, f := range files {
		h := &zip.FileHeader{Name: folder + "/" + f.name, Method: zip.Deflate, Modified: r.Made.UTC()}
		h.SetMode(f.mode())
		to, err := w.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := to.Write(f.data); err != nil {
			return err
		}
	}
	return w.Close()
}

// sums writes the digests of all files in a folder as sha256sum does.
func sums(dir string) error {
	listed, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var list strings.Builder
	for _, d := range listed {
		data, err := os.ReadFile(filepath.Join(dir, d.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256(data), d.Name())
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(list.String()), 0o666)
}
