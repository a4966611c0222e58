package seal

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/source"
)

// The fences around the two lists in a decision. The first is what
// sha256sum writes and checks. The second holds the digests of the normal
// forms of texts; the word before each keeps sha256sum from reading it, since
// no file has these bytes.
const (
	filesFence = "```sha256"
	textsFence = "```sha256-text"
	endFence   = "```"
	textMark   = "text "
)

// Write writes the lists of a decision, sorted by path. Names are as on disk,
// so that sha256sum finds the files; Parse reads them in NFC.
func Write(files []File) []byte {
	files = slices.SortedFunc(slices.Values(files), func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	var b bytes.Buffer
	b.WriteString(filesFence + "\n")
	texts := ""
	for _, f := range files {
		b.WriteString(line(f.Digest, f.Disk) + "\n")
		if f.Text != nil {
			texts += textMark + line(TextDigest(f.Text), f.Disk) + "\n"
		}
	}
	b.WriteString(endFence + "\n")
	if texts != "" {
		b.WriteString("\n" + textsFence + "\n" + texts + endFence + "\n")
	}
	return b.Bytes()
}

// Parse reads the lists of a decision from its whole text. The seal is nil
// where there is none, and where one is not exactly as Write writes it: then
// the finding says where. A line that sha256sum would check and this program
// not, or the other way round, is a fault, so that both speak of the same
// files.
func Parse(file string, text []byte) (*Seal, *diag.Finding) {
	p := &parser{file: file, at: map[string]int{}}
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		if f := p.line(i+1, strings.TrimSuffix(line, "\r")); f != nil {
			return nil, f
		}
	}
	switch {
	case p.within != "":
		return nil, p.fault(p.opened, diag.SealNotClosed.Problem())
	case !p.files && p.texts:
		return nil, p.fault(p.opened, diag.SealWithoutFiles.Problem())
	case !p.files:
		return nil, nil
	case len(p.seal.Files) == 0:
		return nil, p.fault(p.opened, diag.SealWithoutFiles.Problem())
	}
	return &p.seal, nil
}

// A parser reads a decision line by line.
type parser struct {
	file         string
	seal         Seal
	at           map[string]int // path to its place in the seal
	within       string         // the fence that is open; empty for none
	opened       int            // the line of the last fence
	files, texts bool           // the lists that have been seen
}

func (p *parser) fault(line int, what *diag.Problem) *diag.Finding {
	f := what.At(diag.Pos{File: p.file, Line: line})
	return &f
}

func (p *parser) line(n int, line string) *diag.Finding {
	trimmed := strings.TrimRight(line, " \t")
	switch {
	case p.within == "" && (trimmed == filesFence || trimmed == textsFence):
		seen := &p.files
		if trimmed == textsFence {
			seen = &p.texts
		}
		if *seen || trimmed == filesFence && p.texts {
			return p.fault(n, diag.SealTwice.Problem())
		}
		*seen, p.within, p.opened = true, trimmed, n
	case p.within == "" && counted.MatchString(line):
		return p.fault(n, diag.SealOutside.Problem())
	case p.within == "":
	case trimmed == endFence:
		p.within = ""
	case p.within == filesFence:
		return p.fileLine(n, line)
	default:
		return p.textLine(n, line)
	}
	return nil
}

func (p *parser) fileLine(n int, line string) *diag.Finding {
	digest, name, ok := readLine(line)
	if !ok {
		return p.fault(n, diag.SealLine.Problem())
	}
	name = norm.NFC.String(name)
	if !fs.ValidPath(name) || name == "." {
		return p.fault(n, diag.SealPath.Problem(name))
	}
	if _, known := p.at[name]; known {
		return p.fault(n, diag.SealFileTwice.Problem(name))
	}
	p.at[name] = len(p.seal.Files)
	p.seal.Files = append(p.seal.Files, Sealed{Path: name, Digest: digest})
	return nil
}

func (p *parser) textLine(n int, line string) *diag.Finding {
	rest, marked := strings.CutPrefix(line, textMark)
	digest, name, ok := readLine(rest)
	if !marked || !ok {
		return p.fault(n, diag.SealLine.Problem())
	}
	name = norm.NFC.String(name)
	i, known := p.at[name]
	if !known {
		return p.fault(n, diag.SealTextAlone.Problem(name))
	}
	if p.seal.Files[i].Text != nil {
		return p.fault(n, diag.SealFileTwice.Problem(name))
	}
	p.seal.Files[i].Text = &digest
	return nil
}

// line writes one line of the list as sha256sum does: digest, two spaces,
// name. A name with a character that would break the line is escaped, and the
// line then begins with a backslash.
func line(digest source.Digest, name string) string {
	escaped := escape.Replace(name)
	mark := ""
	if escaped != name {
		mark = `\`
	}
	return mark + digest.String() + "  " + escaped
}

var (
	escape   = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")

	// wellFormed is a line as sha256sum writes it; the star is its mark of
	// binary mode.
	wellFormed = regexp.MustCompile(`^(\\?)([0-9a-f]{64}) [ *](.+)$`)

	// counted is any line that “sha256sum -c” would check, in whichever of its
	// forms: it skips white space first and takes capitals too.
	counted = regexp.MustCompile(`^[ \t]*\\?(?:[0-9A-Fa-f]{64}[ \t]|SHA256 ?\()`)

	badEscape = regexp.MustCompile(`^(?:[^\\]|\\[\\nr])*\\(?:[^\\nr]|$)`)
)

// readLine reads one line of the list.
func readLine(text string) (digest source.Digest, name string, ok bool) {
	m := wellFormed.FindStringSubmatch(text)
	if m == nil {
		return digest, "", false
	}
	name = m[3]
	if m[1] != "" {
		if badEscape.MatchString(name) {
			return digest, "", false
		}
		name = unescape.Replace(name)
	}
	digest, err := source.ParseDigest(m[2])
	return digest, name, err == nil
}
