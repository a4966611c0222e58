package record

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/say"
	"btfolio/internal/seal"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// maxAnswer is how large an answer may be, in bytes.
const maxAnswer = 256 << 10

// An Answer is a decision about a bundle that somebody who looked at it made
// elsewhere. Nothing of it is believed until it has been weighed.
type Answer struct {
	File      string // as it is called where it comes from
	Text      []byte
	Signature []byte // nil where there is none

	Said   *portfolio.Decision
	Digits string // of the bundle's code
}

// LoadAnswer reads the file of an answer, and its signature where that lies beside it.
func LoadAnswer(file string) (text, signature []byte, problem *diag.Problem) {
	if text, problem = small(file, maxAnswer); problem != nil {
		return nil, nil, problem
	}
	signature, problem = small(file+seal.SignatureEnding, seal.MaxSignature)
	if _, err := os.Lstat(file + seal.SignatureEnding); errors.Is(err, fs.ErrNotExist) {
		return text, nil, nil
	}
	return text, signature, problem
}

// small reads a file that somebody else may have made.
func small(name string, most int64) ([]byte, *diag.Problem) {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return nil, diag.AnswerUnreadable.Problem(name, say.AnswerNoFile())
	}
	var data []byte
	if err == nil {
		var f *os.File
		if f, err = os.Open(name); err == nil {
			defer f.Close()
			data, err = io.ReadAll(io.LimitReader(f, most+1))
		}
	}
	switch {
	case err != nil:
		return nil, diag.AnswerUnreadable.Problem(name, unreadable(err))
	case int64(len(data)) > most:
		return nil, diag.AnswerUnreadable.Problem(name, say.AnswerTooLarge(language.Size(most)))
	}
	return data, nil
}

// ReadAnswer reads what an answer says, and tells what is wrong with it by itself.
func ReadAnswer(site *portfolio.Site, file string, text, signature []byte) (*Answer, diag.List) {
	d, found := site.ReadDecision(file, text)
	if found.Failed() {
		return nil, found
	}
	a := &Answer{File: file, Text: text, Signature: signature, Said: d}
	digits, ok := seal.ParseCode(d.Bundle)
	a.Digits = digits
	switch {
	case d.Bundle == "":
		found = append(found, diag.AnswerWithoutCode.At(diag.Pos{File: file}))
	case !ok:
		found = append(found, diag.CodeUnread.At(d.At("bundle"), d.Bundle))
	}
	switch {
	case d.Fault != nil:
		found = append(found, *d.Fault)
	case d.Seal != nil:
		found = append(found, diag.AnswerWithList.At(diag.Pos{File: file}))
	}
	if d.Checksum != "" && !strings.EqualFold(d.Checksum, a.digest()) {
		found = append(found, diag.AnswerAltered.At(d.At("checksum")))
	}
	if d.Decision != vocabulary.DecisionApproved && strings.TrimSpace(d.Comment) == "" {
		found = append(found, diag.AnswerWithoutReason.At(d.At("decision")))
	}
	for _, h := range privacy.Text(text, privacy.NewKnown(site.Contacts()).With(d.Trainee)) {
		if h.Kind.Identity() || h.Kind == privacy.Secret {
			found = append(found, h.Finding(file))
		}
	}
	return a, found
}

// digest is the checksum of an answer: of its text without the line that states it,
// and without what mail and editors change on their own.
func (a *Answer) digest() string {
	lines := bytes.Split(bytes.TrimPrefix(a.Text, []byte("\ufeff")), []byte("\n"))
	if at := a.Said.At("checksum").Line - 1; at >= 0 && at < len(lines) {
		lines = slices.Delete(lines, at, at+1)
	}
	return seal.TextDigest(bytes.Join(lines, []byte("\n"))).String()
}

// Code is what an answer is recognised by when it is read out: how its checksum
// begins. It is empty where it has none.
func (a *Answer) Code() string {
	if a.Said.Checksum == "" {
		return ""
	}
	return seal.CodeText(strings.ToLower(a.Said.Checksum)[:codeDigits])
}

// codeDigits is how many digits of its checksum an answer is recognised by.
const codeDigits = 16

// Into is the tree of a site as it would be with the answer in the portfolio of a
// trainee, and where the answer lies there. A receipt is that of its bundle; nil where
// one is kept.
func (a *Answer) Into(tree *source.Tree, t *portfolio.Trainee, l language.Language, receipt []byte) (with *source.Tree, at string, files []File) {
	at = freePath(tree, t, review.Subject{Doc: &t.Final.Doc}, a.Said.Date, l)
	texts := map[string][]byte{at: a.Text}
	if receipt != nil {
		kept := portfolio.ReceiptPath(tree, t.Folder, a.Digits, l)
		texts[kept] = receipt
		files = append(files, File{Path: kept, Write: Text(kept, receipt).Write, Over: true})
	}
	if a.Signature != nil {
		texts[at+seal.SignatureEnding] = a.Signature
		files = append(files, Text(at+seal.SignatureEnding, a.Signature))
	}
	return tree.With(texts), at, append(files, Text(at, a.Text))
}

// Weigh tells what keeps an answer out of a portfolio that has it already, by its path
// there, and how it counts if nothing does.
func (a *Answer) Weigh(v *review.Verdict, at string) (*review.Ruling, diag.List) {
	t := v.Trainee
	here := func(problem *diag.Problem, key string) diag.List { return diag.List{problem.At(a.Said.At(key))} }
	named := func(name string) bool { return vocabulary.Slug(name) == vocabulary.Slug(a.Said.Trainee) }
	var d *portfolio.Decision
	for _, other := range t.Decisions {
		switch {
		case other.Path == at:
			d = other
		case same(other, a.Said):
			return nil, here(diag.AnswerTwice.Problem(other.Path), "bundle")
		}
	}
	switch {
	case d == nil:
		return nil, here(diag.AnswerUnreadable.Problem(a.File, say.AnswerDraft()), "draft")
	case d.Receipt == nil && d.Fault != nil:
		return nil, diag.List{d.Fault.MovedTo(a.Said.At("bundle"))}
	case a.Said.Trainee != "" && !slices.ContainsFunc(append([]string{t.FullName}, t.FormerNames...), named):
		return nil, here(diag.AnswerForeign.Problem(a.Said.Trainee, t.FullName), "trainee")
	case a.Said.Portfolio != "" && a.Said.Portfolio != t.Portfolio:
		return nil, here(diag.AnswerForeign.Problem(a.Said.Portfolio, t.FullName), "portfolio")
	}
	made, err := civil.ParseDate(d.Receipt.Info[seal.LabelDate])
	switch {
	case err == nil && !a.Said.Seen.IsZero() && a.Said.Seen != made:
		return nil, here(diag.AnswerDay.Problem(language.On(a.Said.Seen), language.On(made)), "bundle_date")
	case err == nil && a.Said.Date.Before(made):
		return nil, here(diag.AnswerDay.Problem(language.On(a.Said.Date), language.On(made)), "date")
	}
	ruling := v.Ruling(d)
	switch about, ok := review.FindSubject(t, a.Said.Subject.Value); {
	case !ok || about.Kind != programme.SubjectFinal || ruling == nil:
		return nil, here(diag.AnswerNotFinal.Problem(a.Said.Subject.Value), "subject")
	case !ruling.Counts:
		return nil, here(ruling.Why, "by")
	}
	for _, f := range v.Findings {
		if f.Pos.File == at+seal.SignatureEnding {
			f.Pos.File = a.File + seal.SignatureEnding
			return nil, diag.List{f.Finding}
		}
	}
	return ruling, nil
}

// same reports whether two documents are the same answer, whatever was done to the
// file on its way.
func same(a, b *portfolio.Decision) bool {
	one, _ := seal.ParseCode(a.Bundle)
	other, _ := seal.ParseCode(b.Bundle)
	return a.Bundle != "" && one == other && a.By.Value == b.By.Value && a.Decision == b.Decision && a.Date == b.Date &&
		slices.Equal(a.Goals, b.Goals) && strings.TrimSpace(a.Comment) == strings.TrimSpace(b.Comment)
}
