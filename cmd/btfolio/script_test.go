package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"btfolio": main, "bounded": bounded})
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
