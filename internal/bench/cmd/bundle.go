package main

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
)

// packFolder is the argument that makes this program zip a folder, as a process
// of its own: what it takes is measured like what the other commands take.
const packFolder = "pack"

// A packing measures what it takes to bundle a portfolio with large files,
// against sha512sum over these files and a zip file of the same bytes.
type packing struct {
	dir     string
	program string
	size    int64  // of the files, in bytes
	folder  string // of the files

	bundle, digest, zip series
}

// attachmentSize is that of each file. Every fourth packs well, as a scanned
// page that was kept as it came; the others are packed already, as films are.
const attachmentSize = 16 << 20

func (p *packing) site() string { return filepath.Join(p.dir, "large") }

// write makes a portfolio just begun, which nothing keeps from being bundled,
// with the files.
func (p *packing) write() error {
	p.folder = filepath.Join(p.site(), "content", "lo-ek", "dokument")
	if err := os.MkdirAll(p.folder, 0o777); err != nil {
		return err
	}
	for name, text := range map[string]string{
		"btfolio.yaml":           "title: Portföljer\nlanguage: sv\nprogramme: vgr\non: 2026-11-21\n",
		"content/lo-ek/index.md": "---\nnamn: Lo Ek\nstart: 2026-11-02\nslut: 2027-11-01\n---\nPlanen skrivs med handledaren.\n",
	} {
		if err := os.WriteFile(filepath.Join(p.site(), name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	chance := rand.NewChaCha8([32]byte{})
	line := strings.Repeat("\xff", 5000) + strings.Repeat("\x00", 40)
	scanned := []byte("BM" + strings.Repeat("\x00", 52) + strings.Repeat(line, attachmentSize/len(line)))
	data := make([]byte, attachmentSize)
	for n := range int(p.size / attachmentSize) {
		name, content := fmt.Sprintf("BT1 Film Samtal %03d Akutsjukvård 261104.mp4", n), data
		if n%4 == 3 {
			name, content = fmt.Sprintf("BT1 Skanning Rutin %03d Akutsjukvård 261104.bmp", n), scanned
		}
		chance.Read(data)
		if err := os.WriteFile(filepath.Join(p.folder, name), content, 0o666); err != nil {
			return err
		}
	}
	return nil
}

func (p *packing) round() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(p.folder, "*"))
	if err != nil {
		return err
	}
	for _, step := range []struct {
		into *series
		args []string
	}{
		{&p.digest, append([]string{"sha512sum"}, files...)},
		{&p.zip, []string{self, packFolder, p.folder, filepath.Join(p.dir, "twin.zip")}},
		{&p.bundle, []string{p.program, "bundle", "lo-ek", p.site(), "--output", filepath.Join(p.dir, "bundle.zip")}},
	} {
		taken, err := take(0, step.args)
		if err != nil {
			return err
		}
		*step.into = append(*step.into, taken)
	}
	return nil
}

// measure runs all rounds and prints a table of its own.
func (p *packing) measure(w io.Writer, rounds int) error {
	if err := p.write(); err != nil {
		return err
	}
	for i := range rounds {
		fmt.Fprintf(os.Stderr, "bundle %d of %d\n", i+1, rounds)
		if err := p.round(); err != nil {
			return err
		}
	}
	both := make(series, rounds)
	for i := range both {
		both[i] = sample{p.digest[i].wall + p.zip[i].wall, p.digest[i].processor + p.zip[i].processor, max(p.digest[i].memory, p.zip[i].memory)}
	}
	fmt.Fprintf(w, "\none portfolio with %.0f MB of files\n\n", mb(p.size))
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(t, "\ttime\tleast\tprocessor\tmemory\tratio")
	for _, row := range []struct {
		name  string
		s     series
		ratio string
	}{
		{"bundle", p.bundle, times(p.bundle, both, wall) + " sha512sum and zip; at most 2, and 150 MB"},
		{"sha512sum and zip of the files", both, ""},
	} {
		fmt.Fprintf(t, "%s\t%.2f s\t%.2f s\t%.2f s\t%.0f MB\t%s\n", row.name,
			median(row.s, func(_ int, x sample) time.Duration { return x.wall }).Seconds(), least(row.s).Seconds(),
			median(row.s, func(_ int, x sample) time.Duration { return x.processor }).Seconds(),
			mb(median(row.s, func(_ int, x sample) int64 { return x.memory })), row.ratio)
	}
	return t.Flush()
}

// pack writes the files of a folder into a zip file, packed as in a bundle.
func pack(folder, to string) (err error) {
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	z := zip.NewWriter(out)
	defer func() { err = errors.Join(err, z.Close()) }()
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 6) })
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		return err
	}
	for _, name := range names {
		method := zip.Deflate
		if filepath.Ext(name) == ".mp4" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: filepath.Base(name), Method: method})
		if err != nil {
			return err
		}
		from, err := os.Open(name)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, from)
		if err := errors.Join(err, from.Close()); err != nil {
			return err
		}
	}
	return nil
}
