package programme

import (
	"embed"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
)

//go:embed data
var data embed.FS

// The rules that come with btfolio, read once and never changed after that.
// They are part of the program, so a fault in them is a fault of the program.
var (
	builtinGoals = sync.OnceValue(func() Goals {
		g, found := replaceGoals(Goals{}, "goals.yaml", builtinFile("goals.yaml"))
		mustBeRight(found)
		return g
	})
	national = sync.OnceValue(func() *National {
		var n National
		_, found := frontmatter.Decode("national.yaml", builtinFile("national.yaml"), 1, &n)
		mustBeRight(found)
		return &n
	})
	builtins = sync.OnceValue(func() map[string]*Programme {
		all := map[string]*Programme{}
		for _, name := range []string{"ostergotland.yaml", "vgr.yaml"} {
			p, found := Load(name, builtinFile(name))
			mustBeRight(found)
			p.ID = strings.TrimSuffix(name, path.Ext(name))
			all[p.ID] = p
		}
		return all
	})
)

// BuiltinIDs are the ids of the programmes that come with btfolio, sorted.
func BuiltinIDs() []string { return slices.Sorted(maps.Keys(builtins())) }

// Builtin is a programme that comes with btfolio.
func Builtin(id string) (*Programme, bool) {
	p, ok := builtins()[id]
	return p, ok
}

func builtinFile(name string) []byte {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("programme: %v", err))
	}
	return b
}

func mustBeRight(found diag.List) {
	if len(found) > 0 {
		panic("programme: " + found[0].Text(language.English))
	}
}
