package bundle

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// The files of a bag that are not payload.
const (
	startFile       = "START.html"
	declarationFile = "bagit.txt"
	infoFile        = "bag-info.txt"
	manifestFile    = "manifest-sha512.txt"
	tagManifestFile = "tagmanifest-sha512.txt"

	payloadFolder = "data/"
	declaration   = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
)

// What the payload holds, below data/.
const (
	PagesFolder   = "webbplats"
	SourcesFolder = "kallor"
	DataFile      = "portfolio.json"
)

// A manifest is a list of files with the SHA-512 of each, in hexadecimal.
type manifest map[string]string

// text writes the manifest as sha512sum does, sorted by name.
func (m manifest) text() []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(m)) {
		b.WriteString(m[name] + "  " + encode.Replace(name) + "\n")
	}
	return b.Bytes()
}

var (
	encode = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	decode = strings.NewReplacer("%25", "%", "%0D", "\r", "%0d", "\r", "%0A", "\n", "%0a", "\n")
)

// Why a line of a manifest is none.
var (
	notALine  = language.Text{Sv: "raden är ingen kontrollsumma med ett filnamn", En: "the line is no digest with a file name"}
	tooLong   = language.Text{Sv: "raden är för lång", En: "the line is too long"}
	cutOff    = language.Text{Sv: "sista raden är avbruten", En: "the last line is cut off"}
	outside   = language.Text{Sv: "filen får inte stå här", En: "the file may not stand here"}
	notUnique = language.Text{Sv: "filen står två gånger", En: "the file stands twice"}
	tooManyOf = language.Text{Sv: "för många rader", En: "too many lines"}
	notListed = language.Text{Sv: "filen är inte med", En: "the file is not listed"}
	notOurBag = language.Text{Sv: "filen är inte som den ska", En: "the file is not as it should be"}
)

// parseManifest reads a manifest of the files that may stand in it. A
// manifest with a fault has no meaning beyond its findings.
func parseManifest(file string, text []byte, may func(name string) bool) (manifest, diag.List) {
	m := manifest{}
	fault := func(line int, why language.Text) (manifest, diag.List) {
		return m, diag.List{diag.ManifestFault.At(diag.Pos{File: file, Line: line}, why)}
	}
	for line := 1; len(text) > 0; line++ {
		row, rest, ended := bytes.Cut(text, []byte("\n"))
		switch {
		case len(row) > longestLine:
			return fault(line, tooLong)
		case !ended:
			return fault(line, cutOff)
		case line > mostFiles:
			return fault(line, tooManyOf)
		}
		digest, name, ok := strings.Cut(string(row), "  ")
		if !ok || !isHex(digest, 128) {
			return fault(line, notALine)
		}
		name = decode.Replace(name)
		if !safe(name) || !may(name) {
			return fault(line, outside)
		}
		if _, twice := m[name]; twice {
			return fault(line, notUnique)
		}
		m[name] = digest
		text = rest
	}
	return m, nil
}
