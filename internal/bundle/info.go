package bundle

import (
	"bytes"
	"fmt"
	"strings"
)

// A Field is one line of bag-info.txt.
type Field struct{ Label, Value string }

// Labels that btfolio itself writes or reads.
const (
	labelOxum     = "Payload-Oxum"
	labelStart    = "Start-SHA512"
	LabelLanguage = "Language" // sv or en: in which verify speaks of the bundle
)

func infoText(fields []Field) []byte {
	var b bytes.Buffer
	for _, f := range fields {
		fmt.Fprintf(&b, "%s: %s\n", f.Label, strings.Join(strings.Fields(f.Value), " "))
	}
	return b.Bytes()
}

// infoOf reads bag-info.txt. Lines that are no field are skipped: whether
// the file is whole is for the tag manifest to say.
func infoOf(text []byte) map[string]string {
	info := map[string]string{}
	for line := range bytes.Lines(text) {
		label, value, ok := strings.Cut(strings.TrimRight(string(line), "\r\n"), ": ")
		if ok && len(line) <= longestLine {
			info[label] = value
		}
	}
	return info
}
