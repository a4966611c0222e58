package bundle

import (
	"crypto/sha512"
	"encoding/hex"
	"strings"
)

// A Code stands for a whole bundle. Two bundles with the same code are the
// same.
type Code [16]byte

// Placeholder is what a first page has where its code is to be shown. It is
// as long as a code and is itself none that occurs.
var Placeholder = Code{}.String()

func codeOf(tagManifest []byte) Code {
	sum := sha512.Sum512(tagManifest)
	return Code(sum[:len(Code{})])
}

// String writes the code in groups of four, as it is shown and read out.
func (c Code) String() string {
	digits := hex.EncodeToString(c[:])
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}
