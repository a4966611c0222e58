package review

import (
	"path"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A file that no text speaks of counts for what its name says. Where that is
// nothing, or not what the folder it lies in is for, it was not looked at, and
// this is told.

// misfiled reports the files that lie among the texts of a kind and are none.
func (j *judge) misfiled() {
	for _, d := range j.t.Documents {
		if kind, ok := j.among(d); ok {
			do := say.WriteAsText()
			if strings.EqualFold(path.Ext(d.FileName()), ".txt") {
				do = say.RenameToText()
			}
			j.find(diag.FileAmongTexts.At(diag.Pos{File: d.File.Path}, kind.Term().One, do), Finding{Goals: d.Goals})
		}
	}
}

// among is the kind of the texts that a file lies among without being one of
// them, or a part of one. A file that says what it shows may lie among other
// evidence, but a talk is a text.
func (j *judge) among(d *portfolio.Document) (vocabulary.Kind, bool) {
	if d.File.Path == "" || d.Twin || len(d.UsedBy) > 0 {
		return "", false
	}
	folder, _, _ := strings.Cut(j.inFolder(d.File.Path), "/")
	name, known := vocabulary.KindOfFolder(folder)
	kind, declared := portfolio.Declared(name)
	if !known || !declared || kind.Shared || name == vocabulary.KindDocument {
		return "", false
	}
	return name, name == vocabulary.KindTalk || !kind.Evidence || len(d.Goals) == 0
}

// unsorted reports the documents that show nothing, since nothing says for
// which goals, unless the programme asks for that in every name.
func (j *judge) unsorted() {
	if rule := j.t.Programme.DocumentNames; rule != nil && slices.Contains(rule.Parts, programme.NamePart(portfolio.PartGoals)) {
		return
	}
	var names []language.Text
	n, first := 0, diag.Pos{}
	for _, d := range j.t.Documents {
		if _, told := j.among(d); told || d.File.Path == "" || len(d.UsedBy) > 0 || len(d.Goals) > 0 || d.Instrument != "" {
			continue
		}
		if n++; n == 1 {
			first.File = d.File.Path
		}
		if n <= maxNamed {
			names = append(names, language.Same(d.FileName()))
		}
	}
	if n == 0 {
		return
	}
	if n > maxNamed {
		names = append(names, say.MoreFiles(n-maxNamed))
	}
	j.find(diag.DocumentsUnsorted.At(first, language.And(names)), Finding{})
}
