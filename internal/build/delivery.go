package build

import (
	"cmp"
	"io"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/envelope"
	"btfolio/internal/language"
	"btfolio/internal/staged"
)

// encrypts reports whether the bundle is for some people only.
func (b *run) encrypts() bool { return len(b.options.To) > 0 || b.options.Passphrase != nil }

// address finds the keys of those that the bundle is for, and what is wrong with
// any of them.
func (b *run) address(made *Bundled) {
	for _, to := range b.options.To {
		p := b.Site.Person(to)
		if p == nil {
			r, problem := envelope.Key(to)
			if problem != nil {
				b.found(problem.At(diag.Pos{}))
				continue
			}
			b.recipients = append(b.recipients, r)
			made.To = append(made.To, language.Same(envelope.Shown(to)))
			continue
		}
		before := len(b.recipients)
		for _, line := range p.SSHKeys {
			if r, problem := envelope.Key(line); problem == nil { // others only sign
				b.recipients = append(b.recipients, r)
			}
		}
		if len(b.recipients) == before {
			b.found(diag.RecipientKeyless.At(diag.Pos{File: p.Path}, p.FullName))
		}
		made.To = append(made.To, language.Same(p.FullName))
	}
	if envelope.Mixed(b.recipients) {
		b.found(diag.RecipientsMixed.At(diag.Pos{}))
	}
}

// locked asks for the passphrase, where the bundle is to have one, and reports
// whether there is none to go on with.
func (b *run) locked() bool {
	if b.options.Passphrase == nil {
		return false
	}
	text, problem := b.options.Passphrase(b.Site.Language)
	if problem == nil {
		var r envelope.Recipient
		if r, problem = envelope.Passphrase(text); problem == nil {
			b.recipients = append(b.recipients, r)
			return false
		}
	}
	return b.found(problem.At(diag.Pos{}))
}

// pack writes a bundle and gives it back as the receiver will read it. What is
// encrypted is written in no other form, and read again from that.
func (b *run) pack(file *staged.File, c bundle.Content) (code bundle.Code, zip io.ReaderAt, size int64, err error) {
	var sealed *envelope.Sealer
	if b.encrypts() {
		if sealed, err = envelope.Seal(file, b.recipients); err == nil {
			code, err = bundle.Write(sealed, c)
			err = cmp.Or(err, sealed.Close())
		}
	} else {
		code, err = bundle.Write(file, c)
	}
	if err == nil {
		err = file.Sync()
	}
	if err != nil {
		return code, nil, 0, err
	}
	info, err := file.Stat()
	if err != nil {
		return code, nil, 0, err
	}
	if sealed == nil {
		return code, file, info.Size(), nil
	}
	zip, size, err = sealed.Again(file, info.Size())
	return code, zip, size, err
}
