package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(tidied{m}, map[string]func(){"btfolio": main, "bounded": bounded})
}

// tidied are tests that leave no files behind.
type tidied struct{ *testing.M }

func (m tidied) Run() int {
	defer os.RemoveAll(shared())
	return m.M.Run()
}

// TestScripts runs the commands as people type them. Each script says what
// it shows in its first lines.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup:         setup,
		Condition:     condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"site":      writeSite,
			"samebytes": sameBytes,
			"keys":      writeKeys,
			"signers":   writeSigners,
			"agent":     startAgent,
			"crlf":      toCRLF,

			"text":         writeText,
			"hole":         makeHole,
			"socket":       makeSocket,
			"unprivileged": unprivileged,
		},
	})
}
