package schema

import (
	"encoding/json"

	"btfolio/internal/portfolio"
)

// FileName is what the file of a schema is called.
func (s Schema) FileName() string { return "btfolio-" + s.Name + ".schema.json" }

// Settings are the settings of VS Code, and of other editors that use the YAML
// language server, for the files that are YAML and nothing else: the schemas
// lie in the folder. Front matter is none of them: no editor has the server
// look into Markdown.
func Settings(folder string) []byte {
	where := map[string]any{"./" + folder + "/" + Schema{Name: "site"}.FileName(): portfolio.ConfigFile}
	data, err := json.MarshalIndent(map[string]any{"yaml.schemas": where}, "", "  ")
	if err != nil {
		panic(err) // of maps and strings there is no error
	}
	return append(data, '\n')
}
