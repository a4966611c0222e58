package envelope

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"sync/atomic"

	"filippo.io/age"
	"filippo.io/age/armor"

	"btfolio/internal/diag"
	"btfolio/internal/say"
	"btfolio/internal/staged"
)

// A Letter is what an envelope holds, decrypted as it is read.
type Letter struct {
	Size    int64
	within  io.ReaderAt
	close   func()
	damaged atomic.Bool
}

func (l *Letter) ReadAt(b []byte, at int64) (int, error) {
	if at > l.Size { // a zip file may say anything of where its parts are
		return 0, io.EOF
	}
	n, err := l.within.ReadAt(b, at)
	if err != nil && err != io.EOF {
		l.damaged.Store(true)
	}
	return n, err
}

// Damaged reports whether something that was read of the letter is not what was
// sealed. The reader got nothing of it.
func (l *Letter) Damaged() bool { return l.damaged.Load() }

// Close lets go of the file.
func (l *Letter) Close() { l.close() }

// Open opens an envelope.
func (k *Keys) Open(name string) (*Letter, *diag.Problem) {
	damaged := diag.EnvelopeDamaged.Problem(name)
	from, size, done, err := bare(name)
	if err != nil {
		return nil, damaged
	}
	l := &Letter{close: done}
	header, err := age.ExtractHeader(io.NewSectionReader(from, 0, min(size, mostHeader)))
	if err != nil {
		done()
		return nil, damaged
	}
	identities, wrong := k.fitting(header, name)
	if identities == nil {
		done()
		return nil, wrong
	}
	l.within, l.Size, err = age.DecryptReaderAt(from, size, identities...)
	if err == nil {
		return l, nil
	}
	done()
	if _, other := errors.AsType[*age.NoIdentityMatchError](err); other {
		return nil, wrong
	}
	return nil, damaged
}

const (
	// mostHeader is how long the list of those an envelope is for may be, in bytes.
	mostHeader = 1 << 20
	// mostWork is how much memory a passphrase may take to try, as a power of two
	// of kilobytes: a gigabyte. Ours and age's own take a quarter of it.
	mostWork = 20
)

// fitting are what an envelope may be opened with, and what is wrong where none
// of it does.
func (k *Keys) fitting(header []byte, name string) ([]age.Identity, *diag.Problem) {
	work, locked := passphraseWork(header)
	switch {
	case locked && work > mostWork:
		return nil, diag.EnvelopeCostly.Problem(name)
	case locked && k.ask == nil:
		return nil, diag.PassphraseUnasked.Problem()
	case locked:
		text, problem := k.ask(say.AskPassphrase(name))
		if problem != nil {
			return nil, problem
		}
		wrong := diag.EnvelopeWrongPassphrase.Problem(name)
		identity, err := age.NewScryptIdentity(text)
		if err != nil {
			return nil, wrong
		}
		identity.SetMaxWorkFactor(mostWork)
		return []age.Identity{identity}, wrong
	case len(k.private) == 0:
		return nil, diag.EnvelopeLocked.Problem(name)
	}
	return k.private, diag.EnvelopeWrongKey.Problem(name)
}

// passphraseWork finds whether an envelope has a passphrase, and how much work
// trying one is.
func passphraseWork(header []byte) (work int, locked bool) {
	for line := range strings.Lines(string(header)) {
		if words := strings.Fields(line); len(words) == 4 && words[0] == "->" && words[1] == "scrypt" {
			work, err := strconv.Atoi(words[3])
			if err != nil {
				work = mostWork + 1
			}
			return work, true
		}
	}
	return 0, false
}

// bare opens an encrypted file. One that was written as text is turned into bytes,
// which are still encrypted and may lie on the disk.
func bare(name string) (from io.ReaderAt, size int64, done func(), err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, nil, err
	}
	if !begins(f, asText) {
		info, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, 0, nil, err
		}
		return f, info.Size(), func() { f.Close() }, nil
	}
	defer f.Close()
	bytes, err := staged.NewFile(os.TempDir())
	if err != nil {
		return nil, 0, nil, err
	}
	size, err = io.Copy(bytes, armor.NewReader(f))
	if err != nil {
		bytes.Close()
		return nil, 0, nil, err
	}
	return bytes, size, bytes.Close, nil
}
