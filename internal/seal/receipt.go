package seal

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"slices"
	"strings"

	"btfolio/internal/diag"
)

// A Receipt is what is kept of a bundle that was handed over, so that an answer
// which names its code is tied to the files that were in it. It proves itself, as
// the bundle does: the code is the digest of the first part, which has that of the
// second, which has that of the list of files.
//
//	tagmanifest-sha512.txt of the bundle
//
//	bag-info.txt of the bundle
//
//	the list of files, as a decision about all of BT has it
type Receipt struct {
	Info map[string]string // of the bundle, by the labels of bag-info.txt
	Seal *Seal
}

// MaxReceipt is how large a receipt may be, in bytes.
const MaxReceipt = 32 << 20

// Labels in bag-info.txt that a receipt rests on.
const (
	LabelCovered   = "Covered-SHA256"       // the digest of the list of files
	LabelTrainee   = "External-Identifier"  // the folder of the trainee
	LabelPortfolio = "Portfolio-Identifier" // the id that decisions name
	LabelDate      = "Bagging-Date"         // the day the portfolio was judged on
)

// codeLength is how many bytes of a digest a code has.
const codeLength = 16

// ParseCode reads the code of a bundle as somebody wrote it down: 32 digits, however
// they are grouped.
func ParseCode(text string) (digits string, ok bool) {
	digits = strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" -\u00a0\u2011", r) }), ""))
	code, err := hex.DecodeString(digits)
	return digits, err == nil && len(code) == codeLength
}

// CodeText is a code in groups of four digits, as it is shown and read out.
func CodeText(digits string) string {
	var groups []string
	for len(digits) > 4 {
		groups, digits = append(groups, digits[:4]), digits[4:]
	}
	return strings.Join(append(groups, digits), " ")
}

// WriteReceipt joins the parts of a receipt.
func WriteReceipt(tags, info, covered []byte) []byte {
	return bytes.Join([][]byte{tags, info, covered}, []byte("\n"))
}

// ParseReceipt reads the receipt of the bundle that has a code. A problem says that
// it proves nothing.
func ParseReceipt(file, digits string, data []byte) (*Receipt, *diag.Problem) {
	broken := diag.ReceiptBroken.Problem(CodeText(digits))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) // as version control may leave it
	parts := bytes.SplitN(data, []byte("\n\n"), 3)
	if len(parts) < 3 || len(data) > MaxReceipt {
		return nil, broken
	}
	end := []byte("\n")
	tags, info, covered := slices.Concat(parts[0], end), slices.Concat(parts[1], end), parts[2]
	code, described, listed := sha512.Sum512(tags), sha512.Sum512(info), sha256.Sum256(covered)
	r := &Receipt{Info: map[string]string{}}
	for line := range strings.Lines(string(info)) {
		if label, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": "); ok {
			r.Info[label] = value
		}
	}
	proven := hex.EncodeToString(code[:codeLength]) == digits &&
		bytes.Contains(slices.Concat(end, tags), []byte("\n"+hex.EncodeToString(described[:])+"  bag-info.txt\n")) &&
		r.Info[LabelCovered] == hex.EncodeToString(listed[:])
	if !proven {
		return nil, broken
	}
	s, fault := Parse(file, covered)
	if s == nil || fault != nil {
		return nil, broken
	}
	r.Seal = s
	return r, nil
}
