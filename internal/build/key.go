package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"strings"
	"sync"

	"btfolio/internal/source"
)

// program is the digest of the program that runs, which may be another than
// the one that built the site the last time. It is empty where the program
// cannot be read.
var program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
})

// A keyring makes the keys of portfolios. A key stands for everything that a
// portfolio's pages are made from: the program, the day, what all portfolios
// share, and the trainee's own files. Nothing is left out because it seems
// not to matter.
type keyring struct{ shared string }

// keys begins with what all portfolios of a site share. There are none where
// that cannot be told.
func (c *SiteContext) keys() *keyring {
	if program() == "" {
		return nil
	}
	sum := sha256.New()
	fmt.Fprintln(sum, program(), c.On)
	trainees := map[string]bool{}
	for _, id := range c.Site.Trainees {
		trainees[id] = true
	}
	for _, e := range c.Tree.Under("") {
		below, inContent := strings.CutPrefix(e.Path, "content/")
		folder, _, _ := strings.Cut(below, "/")
		if inContent && trainees[folder] {
			continue
		}
		if !c.count(sum, e) {
			return nil
		}
	}
	for _, name := range c.Site.Named() {
		if e, problem := c.Tree.Entry(name); problem != nil || !c.count(sum, e) {
			return nil
		}
	}
	return &keyring{hex.EncodeToString(sum.Sum(nil))}
}

func (c *SiteContext) count(sum hash.Hash, e source.Entry) bool {
	f, problem := c.Tree.Load(e)
	if problem != nil {
		return false
	}
	fmt.Fprintln(sum, f.Digest, f.Path, f.Disk())
	return true
}

// portfolio is the key of a portfolio with these files.
func (k *keyring) portfolio(files []source.File) string {
	if k == nil {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintln(sum, k.shared)
	for _, f := range files {
		fmt.Fprintln(sum, f.Digest, f.Path, f.Disk())
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// cohort is the key of the page over these portfolios.
func (k *keyring) cohort(portfolios []made) string {
	if k == nil {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintln(sum, k.shared)
	for _, m := range portfolios {
		if m.key == "" {
			return "" // the page is made again with it
		}
		fmt.Fprintln(sum, m.key)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
