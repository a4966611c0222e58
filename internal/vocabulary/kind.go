package vocabulary

import (
	"fmt"
	"slices"
	"strings"

	"btfolio/internal/language"
)

// A Kind is what sort of text or file something in a site is.
type Kind string

// The kinds. People, reports and shared documents belong to the site, everything
// else to one trainee.
const (
	KindPerson     Kind = "person"     // somebody who supervises, assesses or decides
	KindTrainee    Kind = "trainee"    // the doctor in BT, with the individual plan
	KindPlacement  Kind = "placement"  // a period of service at one unit
	KindTalk       Kind = "talk"       // a supervision talk
	KindAssessment Kind = "assessment" // one use of an instrument
	KindCourse     Kind = "course"     // a course, lecture or workshop
	KindActivity   Kind = "activity"   // something else done in BT that shows a goal
	KindKollegium  Kind = "kollegium"  // the supervisors' joint view of the trainee
	KindCheckin    Kind = "checkin"    // the main supervisor's check A, B or C
	KindGoal       Kind = "goal"       // one of BT1 … BT18, as this trainee meets it
	KindDocument   Kind = "document"   // a file that serves as evidence
	KindApproval   Kind = "approval"   // a decision bound to what it covers
	KindFinal      Kind = "final"      // the end of BT as a whole
	KindSelection  Kind = "selection"  // the texts that the trainee wants read first
	KindReport     Kind = "report"     // what the study director is told of a trainee
	KindShared     Kind = "shared"     // instructions and templates for everybody
)

// A KindTerm is what a kind is called and where its texts lie.
type KindTerm struct {
	Key        Kind
	Folder     language.Text // the folder of its texts, empty for a kind that is one file
	File       language.Text // the file in the trainee's folder, empty for a kind with a folder
	One, Many  language.Text // in running text: “bedömning”, “bedömningar”
	Title      language.Text // as a heading and in the navigation: “Bedömningar”
	Empty      language.Text // that there is none yet
	Begins     language.Text // what its command does, for a kind that has one
	FolderAlso []string      // other names the folder may have
}

type kindEntry struct {
	Key        Kind          `yaml:"key"`
	Folder     language.Text `yaml:"folder"`
	File       language.Text `yaml:"file"`
	One        language.Text `yaml:"one"`
	Many       language.Text `yaml:"many"`
	Title      string        `yaml:"title"` // the key of the label that is the heading
	Begins     language.Text `yaml:"begins"`
	FolderAlso []string      `yaml:"folder_also"`
}

// Kinds are all kinds in the order in which they are presented.
func Kinds() []KindTerm {
	out := slices.Clone(words().kinds)
	for i := range out {
		out[i].FolderAlso = slices.Clone(out[i].FolderAlso)
	}
	return out
}

// Term is what the kind is called.
func (k Kind) Term() KindTerm {
	for _, t := range words().kinds {
		if t.Key == k {
			t.FolderAlso = slices.Clone(t.FolderAlso)
			return t
		}
	}
	return KindTerm{Key: k}
}

// KindOfFolder finds the kind of the texts in a folder with this name.
func KindOfFolder(name string) (Kind, bool) {
	folder, ok := words().folders.Find(name)
	if !ok {
		return "", false
	}
	i := slices.IndexFunc(words().kinds, func(t KindTerm) bool { return t.Folder.En == folder.Key })
	return words().kinds[i].Key, true
}

// KindOfFile finds the kind that is one file of this name in the trainee's
// folder: index.md, slutbedomning.md.
func KindOfFile(name string) (Kind, bool) {
	stem, ok := strings.CutSuffix(name, ".md")
	if !ok {
		return "", false
	}
	for _, t := range words().kinds {
		for _, file := range []string{t.File.Sv, t.File.En} {
			if file != "" && fold(stem) == fold(strings.TrimSuffix(file, ".md")) {
				return t.Key, true
			}
		}
	}
	return "", false
}

// folders are the names that folders may have; the key of a term is the
// English name of the folder.
func folders() *Set { return words().folders }

// Nouns are the words for one text of a kind, as a command takes them; the
// key of a term is its kind.
func Nouns() *Set { return words().nouns }

func (d *data) addKinds(entries []kindEntry) (err error) {
	var folders, nouns []Term
	for _, e := range entries {
		title, ok := d.labels[e.Title]
		empty, said := d.labels["no_"+e.Title]
		switch {
		case !ok:
			return fmt.Errorf("kinds: %s: there is no label %q", e.Key, e.Title)
		case !said:
			return fmt.Errorf("kinds: %s: there is no label %q", e.Key, "no_"+e.Title)
		case inBoth(e.Folder) == inBoth(e.File):
			return fmt.Errorf("kinds: %s: either a folder or a file is needed, in both languages", e.Key)
		case !inBoth(e.Many):
			return fmt.Errorf("kinds: %s: one and many in each language are needed", e.Key)
		}
		d.kinds = append(d.kinds, KindTerm{
			Key: e.Key, Folder: e.Folder, File: e.File, One: e.One, Many: e.Many, Title: title, Empty: empty, Begins: e.Begins, FolderAlso: e.FolderAlso,
		})
		d.counts[string(e.Key)] = language.Plural{One: e.One, Many: e.Many}
		nouns = append(nouns, Term{Key: string(e.Key), Label: e.One})
		if inBoth(e.Folder) {
			folders = append(folders, Term{Key: e.Folder.En, Label: e.Folder, Also: e.FolderAlso})
		}
	}
	if d.folders, err = newSet("folders", folders); err != nil {
		return err
	}
	d.nouns, err = newSet("nouns", nouns)
	return err
}
