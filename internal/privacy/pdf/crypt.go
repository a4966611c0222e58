package pdf

import (
	"bufio"
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"io"
)

// A lock is how the strings and streams of a file are encrypted. Many programs
// encrypt so that anybody can read a file and nobody change it: the password of
// whoever reads is then empty, and every program that shows the file opens it.
type lock struct {
	key              []byte
	strings, streams cipherKind
	metadata         bool // is encrypted as the rest
}

type cipherKind uint8

const (
	unencrypted cipherKind = iota
	byRC4
	byAES
	byAES256
)

// padding stands in for what a password is shorter than 32 bytes.
var padding = []byte("\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a")

// unlock opens the lock that a file describes with the empty password, or
// returns nothing if that does not fit.
func (f *file) unlock(d dict, id []byte) *lock {
	text := func(key name) []byte { s, _ := f.resolve(d[key]).(str); return s }
	version, revision := f.integer(d["V"], 0), f.integer(d["R"], 0)
	owner, user := text("O"), text("U")
	l := &lock{metadata: f.resolve(d["EncryptMetadata"]) != op("false")}
	size := 5
	switch version {
	case 1:
		l.strings, l.streams = byRC4, byRC4
	case 2:
		l.strings, l.streams = byRC4, byRC4
		size = f.integer(d["Length"], 40) / 8
	case 4, 5:
		l.strings, l.streams = f.cipher(d, "StrF"), f.cipher(d, "StmF")
		size = 16
	default:
		return nil
	}
	if size < 5 || size > 16 {
		return nil
	}
	if version == 5 {
		l.key = key256(revision, user, text("UE"))
	} else if p, ok := f.resolve(d["P"]).(float64); ok && len(owner) >= 32 {
		l.key = key128(revision, size, owner[:32], user, uint32(int64(p)), id, l.metadata)
	}
	if l.key == nil {
		return nil
	}
	return l
}

// cipher is the one that a file calls by a name of its own.
func (f *file) cipher(d dict, use name) cipherKind {
	called, _ := f.resolve(d[use]).(name)
	switch f.resolve(f.dict(f.dict(d["CF"])[called])["CFM"]) {
	case name("V2"):
		return byRC4
	case name("AESV2"):
		return byAES
	case name("AESV3"):
		return byAES256
	}
	return unencrypted
}

// key128 is the key of a file from before 2008, up to 128 bits.
func key128(revision, size int, owner, user []byte, permissions uint32, id []byte, metadata bool) []byte {
	h := md5.New()
	h.Write(padding)
	h.Write(owner)
	h.Write(binary.LittleEndian.AppendUint32(nil, permissions))
	h.Write(id)
	if revision >= 4 && !metadata {
		h.Write([]byte("\xff\xff\xff\xff"))
	}
	key := h.Sum(nil)[:size]
	if revision == 2 {
		if !bytes.Equal(rc4ed(key, padding), user) {
			return nil
		}
		return key
	}
	for range 50 {
		sum := md5.Sum(key)
		copy(key, sum[:])
	}
	sum := md5.Sum(append(bytes.Clone(padding), id...))
	check := sum[:]
	for round := range 20 {
		k := bytes.Clone(key)
		for i := range k {
			k[i] ^= byte(round)
		}
		check = rc4ed(k, check)
	}
	if len(user) < 16 || !bytes.Equal(check, user[:16]) {
		return nil
	}
	return key
}

func rc4ed(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// key256 is the key of a newer file.
func key256(revision int, user, wrapped []byte) []byte {
	if len(user) < 48 || len(wrapped) < 32 || !bytes.Equal(digest256(revision, user[32:40]), user[:32]) {
		return nil
	}
	block, _ := aes.NewCipher(digest256(revision, user[40:48]))
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, wrapped[:32])
	return key
}

// digest256 is the digest of the empty password with a salt.
func digest256(revision int, salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if revision < 6 {
		return k
	}
	for round := 1; ; round++ {
		data := bytes.Repeat(k, 64)
		block, _ := aes.NewCipher(k[:16])
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(data, data)
		rest := 0
		for _, c := range data[:16] {
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			sum := sha256.Sum256(data)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(data)
			k = sum[:]
		case 2:
			sum := sha512.Sum512(data)
			k = sum[:]
		}
		if last := int(data[len(data)-1]); round >= 64 && last <= round-32 {
			return k[:32]
		}
	}
}

// of is the key of one object.
func (l *lock) of(kind cipherKind, p place) []byte {
	if kind == byAES256 {
		return l.key
	}
	k := append(bytes.Clone(l.key), byte(p.num), byte(p.num>>8), byte(p.num>>16), byte(p.gen), byte(p.gen>>8))
	if kind == byAES {
		k = append(k, "sAlT"...)
	}
	sum := md5.Sum(k)
	return sum[:min(len(l.key)+5, 16)]
}

// open decrypts all strings of an object.
func (l *lock) open(x any, p place) any {
	switch x := x.(type) {
	case str:
		data, _ := io.ReadAll(l.read(bytes.NewReader(x), l.strings, p))
		return str(data)
	case array:
		for i := range x {
			x[i] = l.open(x[i], p)
		}
	case dict:
		for k := range x {
			x[k] = l.open(x[k], p)
		}
	}
	return x
}

// stream decrypts a stream.
func (l *lock) stream(r io.Reader, s stream) io.Reader {
	if s.dict["Type"] == name("XRef") || s.dict["Type"] == name("Metadata") && !l.metadata {
		return r
	}
	return l.read(r, l.streams, s.place)
}

func (l *lock) read(r io.Reader, kind cipherKind, p place) io.Reader {
	switch kind {
	case byRC4:
		if c, err := rc4.NewCipher(l.of(kind, p)); err == nil {
			return cipher.StreamReader{S: c, R: r}
		}
	case byAES, byAES256:
		if block, err := aes.NewCipher(l.of(kind, p)); err == nil {
			return &blocks{in: bufio.NewReaderSize(r, 4<<10), block: block}
		}
	}
	return r
}

// blocks decrypts blocks of AES, of which the first is where to begin from and
// the last ends in bytes that say how many they are.
type blocks struct {
	in    *bufio.Reader
	block cipher.Block
	mode  cipher.BlockMode
	out   [aes.BlockSize]byte
	left  []byte
}

func (b *blocks) Read(p []byte) (int, error) {
	if b.mode == nil {
		if _, err := io.ReadFull(b.in, b.out[:]); err != nil {
			return 0, io.EOF
		}
		b.mode = cipher.NewCBCDecrypter(b.block, b.out[:])
	}
	if len(b.left) == 0 {
		if _, err := io.ReadFull(b.in, b.out[:]); err != nil {
			return 0, io.EOF
		}
		b.mode.CryptBlocks(b.out[:], b.out[:])
		b.left = b.out[:]
		if _, err := b.in.Peek(1); err != nil {
			if n := int(b.out[aes.BlockSize-1]); 0 < n && n <= aes.BlockSize {
				b.left = b.out[:aes.BlockSize-n]
			}
		}
		if len(b.left) == 0 {
			return 0, io.EOF
		}
	}
	n := copy(p, b.left)
	b.left = b.left[n:]
	return n, nil
}
