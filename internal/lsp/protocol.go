package lsp

// What is said in version 3.17 of the Language Server Protocol, as far as this
// server says or hears it. The names are the protocol's.

type position struct {
	Line      int `json:"line"`      // from 0
	Character int `json:"character"` // from 0, in the units of UTF-16
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type documentID struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"` // null for a text that is not open
}

// A textPosition is where the cursor is when something is asked.
type textPosition struct {
	TextDocument documentID `json:"textDocument"`
	Position     position   `json:"position"`
}

type initializeParams struct {
	Capabilities struct {
		Workspace struct {
			WorkspaceEdit struct {
				DocumentChanges    bool     `json:"documentChanges"`
				ResourceOperations []string `json:"resourceOperations"`
			} `json:"workspaceEdit"`
			DidChangeWatchedFiles struct {
				DynamicRegistration bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
		} `json:"workspace"`
		TextDocument struct {
			Completion struct {
				CompletionItem struct {
					SnippetSupport bool `json:"snippetSupport"`
				} `json:"completionItem"`
			} `json:"completion"`
		} `json:"textDocument"`
	} `json:"capabilities"`
}

type initializeResult struct {
	Capabilities serverCapabilities `json:"capabilities"`
	ServerInfo   serverInfo         `json:"serverInfo"`
}

type serverInfo struct {
	Name string `json:"name"`
}

type serverCapabilities struct {
	PositionEncoding string            `json:"positionEncoding"`
	TextDocumentSync textSync          `json:"textDocumentSync"`
	Completion       completionOptions `json:"completionProvider"`
	Hover            bool              `json:"hoverProvider"`
	Definition       bool              `json:"definitionProvider"`
	References       bool              `json:"referencesProvider"`
	DocumentSymbols  bool              `json:"documentSymbolProvider"`
	Symbols          bool              `json:"workspaceSymbolProvider"`
	Actions          bool              `json:"codeActionProvider"`
}

type textSync struct {
	OpenClose bool `json:"openClose"`
	Change    int  `json:"change"` // 2: only what changed is sent
	Save      bool `json:"save"`
}

type completionOptions struct {
	TriggerCharacters []string `json:"triggerCharacters"`
}

type didOpenParams struct {
	TextDocument struct {
		URI     string `json:"uri"`
		Version int    `json:"version"`
		Text    string `json:"text"`
	} `json:"textDocument"`
}

type didChangeParams struct {
	TextDocument   documentID   `json:"textDocument"`
	ContentChanges []textChange `json:"contentChanges"`
}

// A textChange is one replacement; of the whole text where it has no range.
type textChange struct {
	Range *span  `json:"range"`
	Text  string `json:"text"`
}

type documentParams struct {
	TextDocument documentID `json:"textDocument"`
}

type watchedParams struct {
	Changes []struct {
		URI string `json:"uri"`
	} `json:"changes"`
}

type publishParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// Severities of diagnostics.
const (
	severityError       = 1
	severityWarning     = 2
	severityInformation = 3
)

type diagnostic struct {
	Range    span      `json:"range"`
	Severity int       `json:"severity"`
	Code     string    `json:"code"`
	About    *codeLink `json:"codeDescription,omitempty"`
	Source   string    `json:"source"`
	Message  string    `json:"message"`
}

type codeLink struct {
	Href string `json:"href"`
}

// Kinds of what is proposed, by which editors choose a sign.
const (
	kindProperty   = 10
	kindValue      = 12
	kindSnippet    = 15
	kindFile       = 17
	kindReference  = 18
	kindEnumMember = 20
)

// formatSnippet marks what has places to be filled in.
const formatSnippet = 2

type completionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []completionItem `json:"items"`
}

type completionItem struct {
	Label            string    `json:"label"`
	Kind             int       `json:"kind"`
	Detail           string    `json:"detail,omitempty"`
	Documentation    string    `json:"documentation,omitempty"`
	FilterText       string    `json:"filterText,omitempty"`
	SortText         string    `json:"sortText,omitempty"`
	InsertTextFormat int       `json:"insertTextFormat,omitempty"`
	TextEdit         *textEdit `json:"textEdit,omitempty"`
}

type textEdit struct {
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type location struct {
	URI   string `json:"uri"`
	Range span   `json:"range"`
}

type hover struct {
	Contents markup `json:"contents"`
	Range    *span  `json:"range,omitempty"`
}

type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type documentSymbol struct {
	Name           string `json:"name"`
	Kind           int    `json:"kind"`
	Range          span   `json:"range"`
	SelectionRange span   `json:"selectionRange"`
}

type symbol struct {
	Name      string   `json:"name"`
	Kind      int      `json:"kind"`
	Location  location `json:"location"`
	Container string   `json:"containerName,omitempty"`
}

type actionParams struct {
	TextDocument documentID `json:"textDocument"`
	Range        span       `json:"range"`
}

// An action is something that the editor may do when the person says so.
type action struct {
	Title string        `json:"title"`
	Kind  string        `json:"kind"`
	Edit  workspaceEdit `json:"edit"`
}

type workspaceEdit struct {
	DocumentChanges []documentEdit        `json:"documentChanges,omitempty"`
	Changes         map[string][]textEdit `json:"changes,omitempty"` // by address, for editors that know nothing newer
}

// A documentEdit changes a text, or makes a file.
type documentEdit struct {
	TextDocument *documentID `json:"textDocument,omitempty"`
	Edits        []textEdit  `json:"edits,omitempty"`
	Kind         string      `json:"kind,omitempty"` // create
	URI          string      `json:"uri,omitempty"`
}
