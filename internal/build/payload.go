package build

import (
	"bytes"
	"io"
	"slices"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// A payload is the sink for a bundle. Pages are kept until the bundle is
// written, which needs them in order; attachments are read only then.
type payload struct{ all []bundle.File }

func (p *payload) add(f bundle.File) { p.all = append(p.all, f) }

func (p *payload) Write(name string, data []byte) error {
	data = bytes.Clone(data)
	p.add(bundle.File{Name: name, Write: func(w io.Writer) error { _, err := w.Write(data); return err }})
	return nil
}

func (p *payload) Copy(name string, size int64, write func(io.Writer) error) error {
	p.add(bundle.File{Name: name, Write: func(w io.Writer) error {
		counted := &counting{to: w}
		if err := write(counted); err != nil {
			return err
		}
		if counted.n != size {
			return diag.OutputUnsteady.Problem(name)
		}
		return nil
	}})
	return nil
}

// same tells the digest of an attachment that was put in, which lies among
// the sources, too.
func (p *payload) same(name, digest string) {
	at := slices.IndexFunc(p.all, func(f bundle.File) bool { return f.Name == name })
	p.all[at].Same = digest
}

// take gives out a page that is not part of the payload.
func (p *payload) take(name string) []byte {
	var data bytes.Buffer
	at := slices.IndexFunc(p.all, func(f bundle.File) bool { return f.Name == name })
	if at < 0 || p.all[at].Write(&data) != nil {
		return nil // its layout failed, which has been reported
	}
	p.all = slices.Delete(p.all, at, at+1)
	return data.Bytes()
}

type counting struct {
	to io.Writer
	n  int64
}

func (c *counting) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.n += int64(n)
	return n, err
}
