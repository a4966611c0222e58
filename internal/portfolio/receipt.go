package portfolio

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/seal"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Receipt is the receipt of a bundle, kept beside the decisions. It is no text of
// the portfolio: only a decision that names the bundle makes anything of it.
type Receipt struct {
	*seal.Receipt
	source.File
}

// bundle is the key of a decision that names a bundle, and the folder of receipts.
const bundle = "bundle"

// IsReceipt reports whether a file is the receipt of a bundle; below is its path from
// the trainee's folder.
func IsReceipt(below string) bool { return keptAs(below, bundle) }

// ReceiptPath is where the receipt of a bundle is kept, from the site's folder.
func ReceiptPath(tree *source.Tree, trainee, digits string, l language.Language) string {
	return path.Join("content", trainee, keptFolder(tree, trainee, bundle, l), digits+".txt")
}

// Recipient finds the trainee that a bundle with a code was made of; empty where no
// receipt is kept of it.
func (s *Site) Recipient(tree *source.Tree, digits string) string {
	for _, id := range s.Trainees {
		home := "content/" + id
		for _, e := range tree.Under(home) {
			if IsReceipt(strings.TrimPrefix(e.Path, home+"/")) && stem(base(e.Path)) == digits {
				return id
			}
		}
	}
	return ""
}

// Receipts are those that decisions rest on.
func (t *Trainee) Receipts() (all []*Receipt) {
	for _, d := range t.Decisions {
		if r := d.Receipt; r != nil && !slices.ContainsFunc(all, func(o *Receipt) bool { return o.Path == r.Path }) {
			all = append(all, r)
		}
	}
	return all
}

// receipted gives the decisions that name a bundle the list of files that was in it.
func (l *loader) receipted() {
	for _, d := range l.trainee.Decisions {
		if d.Bundle == "" || d.Seal != nil || d.Fault != nil {
			continue
		}
		r, problem := l.receipt(d)
		if problem != nil {
			fault := problem.At(d.At(bundle))
			d.Fault = &fault
			continue
		}
		d.Receipt, d.Seal = r, r.Seal
	}
}

func (l *loader) receipt(d *Decision) (*Receipt, *diag.Problem) {
	digits, ok := seal.ParseCode(d.Bundle)
	if !ok {
		return nil, diag.CodeUnread.Problem(d.Bundle)
	}
	at := slices.IndexFunc(l.receipts, func(f source.File) bool { return stem(base(f.Path)) == digits })
	if at < 0 || l.receipts[at].Size > seal.MaxReceipt {
		return nil, diag.ReceiptMissing.Problem(seal.CodeText(digits))
	}
	file := l.receipts[at]
	var data bytes.Buffer
	if problem, failed := errors.AsType[*diag.Problem](l.tree.CopyTo(&data, file)); failed {
		return nil, problem
	}
	r, problem := seal.ParseReceipt(file.Path, digits, data.Bytes())
	if problem != nil {
		return nil, problem
	}
	if id := r.Info[seal.LabelPortfolio]; id != l.trainee.Portfolio {
		return nil, diag.ReceiptForeign.Problem(seal.CodeText(digits))
	}
	return &Receipt{r, file}, nil
}

// ReadDecision reads the document of a decision that comes from elsewhere. It is told
// by the name of its file.
func (s *Site) ReadDecision(file string, text []byte) (*Decision, diag.List) {
	d := &Decision{}
	found := read(&d.Doc, vocabulary.KindApproval, stem(base(file)), source.File{Entry: source.Entry{Path: file}, Text: text}, d, s.Own())
	if !found.Failed() {
		d.Seal, d.Fault = seal.Parse(file, text)
	}
	return d, found
}
