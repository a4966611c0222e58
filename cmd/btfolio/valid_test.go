package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// beside is the checker's doubt about what lies beside a page.
var beside = regexp.MustCompile(`^Resource violates Content Security Policy \(meta tag\): ` +
	`(external stylesheet|external script|frame|image) “(data/webbplats/)?((assets|files|gemensamt)/[^:”]*|sok-data\.js)” ` +
	`blocked by “(style|script|frame|img)-src” directive\.$`)

// TestValidHTML checks every page of the demo, and the first of a bundle, with
// the checker of the W3C.
func TestValidHTML(t *testing.T) {
	t.Parallel()
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatal("java is missing: run `make tools`, which installs it")
	}
	out := buildDemo(t)
	var answer bytes.Buffer
	cmd := exec.Command(java, "-Xss4m", "-jar", tool(t, "vnu-jar/build/dist/vnu.jar"),
		"--format", "json", "--skip-non-html", "--exit-zero-always", out, startPage(t))
	cmd.Stderr = &answer
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, answer.String())
	}
	var found struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(answer.Bytes(), &found); err != nil {
		t.Fatalf("%v: %s", err, answer.String())
	}
	for _, m := range found.Messages {
		// The checker does not take 'self' to mean the folder of a page on
		// disk, as browsers do. That they load these is tested in them.
		if m.SubType == "warning" && beside.MatchString(m.Message) {
			continue
		}
		t.Errorf("%s:%d: %s %s: %s: %s", m.URL[strings.LastIndex(m.URL, "/")+1:], m.LastLine, m.Type, m.SubType, m.Message, m.Extract)
	}
}
