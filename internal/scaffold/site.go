package scaffold

import (
	"embed"
	"fmt"
	"io/fs"
	"path"

	"btfolio"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

//go:embed start/sv.md start/en.md
var start embed.FS

// Site is a new site: its configuration, a text to begin with, and the guides
// of its language that come with the program.
func Site(title, programme string, l language.Language) ([]Text, error) {
	config := fmt.Sprintf("%s: %s\n%s: %s\n%s: %s\n", vocabulary.Key("title", l), frontmatter.Quote(title),
		vocabulary.Key("language", l), l, vocabulary.Key("programme", l), programme)
	shared := path.Join("content", vocabulary.KindShared.Term().Folder.In(l))
	first, err := start.ReadFile("start/" + string(l) + ".md")
	if err != nil {
		return nil, err
	}
	texts := []Text{
		{Path: portfolio.ConfigFile, Data: []byte(config)},
		{Path: ".gitignore", Data: []byte("/public/\n")},
		{Path: path.Join(shared, say.GettingStartedMd().In(l)), Data: first},
	}
	guides, err := fs.Glob(btfolio.Guides, "content/gemensamt/*.md")
	if err != nil {
		return nil, err
	}
	for _, name := range guides {
		data, err := btfolio.Guides.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if guideIn(name, data) == l {
			texts = append(texts, Text{Path: path.Join(shared, path.Base(name)), Data: data})
		}
	}
	return texts, nil
}

// guideIn is the language that a text is a guide in; empty for none.
func guideIn(name string, data []byte) language.Language {
	split, found := frontmatter.Split(name, data)
	if found.Failed() {
		return ""
	}
	var shared portfolio.Shared
	split.Decode(&shared)
	return language.Language(shared.Guide.Value)
}
