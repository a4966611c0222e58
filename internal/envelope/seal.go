package envelope

import (
	"bytes"
	"io"
	"slices"

	"filippo.io/age"
)

// A Sealer encrypts what is written to it, for those it was made for. It is whole
// when it has been closed.
type Sealer struct {
	io.WriteCloser
	key []byte
}

// Seal begins an envelope.
func Seal(to io.Writer, recipients []Recipient) (*Sealer, error) {
	s := &Sealer{}
	all := make([]age.Recipient, len(recipients))
	for i, r := range recipients {
		all[i] = r.to
	}
	all[0] = keeping{all[0], s}
	var err error
	s.WriteCloser, err = age.Encrypt(to, all...)
	return s, err
}

// Again reads what was sealed, from where it was written to: what the receiver
// will find in it. The sealer knows its key as long as it lives.
func (s *Sealer) Again(from io.ReaderAt, size int64) (io.ReaderAt, int64, error) {
	return age.DecryptReaderAt(from, size, age.NewInjectedFileKeyIdentity(slices.Clone(s.key)))
}

// keeping is a recipient beside whom the sealer learns the key of the envelope.
type keeping struct {
	age.Recipient
	sealer *Sealer
}

func (k keeping) WrapWithLabels(key []byte) ([]*age.Stanza, []string, error) {
	k.sealer.key = bytes.Clone(key)
	if r, ok := k.Recipient.(age.RecipientWithLabels); ok {
		return r.WrapWithLabels(key)
	}
	stanzas, err := k.Wrap(key)
	return stanzas, nil, err
}
