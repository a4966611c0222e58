package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/programme"
	"btfolio/internal/report"
	"btfolio/internal/vocabulary"
)

// files is a bundle in memory.
type files map[string]string

func (f files) Names() []string { return slices.Sorted(maps.Keys(f)) }

func (f files) Open(name string) (io.ReadCloser, error) {
	text, ok := f[name]
	if !ok {
		return nil, diag.FileLost.Problem()
	}
	return io.NopCloser(strings.NewReader(text)), nil
}

const sentence = "1 av 18 delmål godkända."

func verdict() report.Trainee {
	return report.Trainee{ID: "lo-ek", Sentence: sentence, Goals: []report.Goal{{Goal: programme.Goal(1), State: vocabulary.StateApproved}}}
}

// good is a bundle in which no check finds anything.
func good() files {
	data, err := json.Marshal(map[string]any{"verdict": verdict()})
	if err != nil {
		panic(err)
	}
	return files{
		"START.html": `<link rel=stylesheet href="data/webbplats/assets/a.css"><p class="sentence">` + sentence + `</p><a href="data/webbplats/index.html">x</a>`,
		"data/webbplats/index.html": `<h1 id="m">Lo Ek: ` + sentence + `</h1><a href="#m">m</a><a href="b.html#s">b</a><a href="https://example.org/">ut</a><a href="mailto:a@example.org">m</a>
			<img src="files/a.png"><table class="matrix"><tbody><tr><td class="sum"><span class="s-approved"></span></td></tr></tbody></table>`,
		"data/webbplats/b.html":       `<p id="s">sha256 <code>0123</code></p><a href="#s">s</a><iframe src="files/a.png#navpanes=0"></iframe>`,
		"data/webbplats/files/a.png":  "PNG",
		"data/webbplats/assets/a.css": `body{background:url("a.png")} i{background:url(data:image/png;base64,x)}`,
		"data/kallor/content/x.md":    "Anna-Karin Berg",
		"data/portfolio.json":         string(data),
	}
}

func digest(text string) string {
	digest := sha256.Sum256([]byte(text))
	return hex.EncodeToString(digest[:])
}

// Each check finds nothing in a good bundle, and what it is there for in one
// in which that is wrong.
func TestChecks(t *testing.T) {
	inputs := map[string]string{"content/x.md": digest("Anna-Karin Berg")}
	copies := map[string]string{"files/a.png": digest("PNG")}
	others := []string{"bo-ask", "BT1 CBD Sepsis 250101.pdf", ""}
	named := func(text []byte) (names []string) {
		if bytes.Contains(bytes.ToLower(text), []byte("med karin berg")) {
			names = append(names, "Karin Berg")
		}
		return names
	}
	checks := map[string]Check{
		"links": Links, "outside": Outside, "inputs": Inputs(inputs), "copies": Copies(copies),
		"others": Others(others, named), "identity": Identity(nil), "verdict": Verdict(verdict()),
	}
	for name, check := range checks {
		if found := check(good()); len(found) > 0 {
			t.Errorf("%s in a good bundle: %v", name, found)
		}
	}
	const index = "data/webbplats/index.html"
	for _, tt := range []struct {
		check, name, text, want string
	}{
		{"links", index, `<a href="none.html">`, "BT-B010 " + index},
		{"links", index, `<a href="B.html">`, "BT-B010 " + index},
		{"links", index, `<a href="b.html#none">`, "BT-B010 " + index},
		{"links", index, `<a href="#none">`, "BT-B010 " + index},
		{"links", index, `<img src="files/none.png">`, "BT-B010 " + index},
		{"links", index, `<img srcset="files/a.png 1x, files/none.png 2x">`, "BT-B010 " + index},
		{"links", index, `<a href="/data/webbplats/b.html">`, "BT-B010 " + index},
		{"links", index, `<a href="../../../b.html">`, "BT-B010 " + index},
		{"links", index, `<a href="files/">`, "BT-B010 " + index},
		{"links", "START.html", `<a href="index.html">`, "BT-B010 START.html"},
		{"outside", index, `<img src="https://example.org/a.png">`, "BT-B011 " + index},
		{"outside", index, `<script src="//example.org/a.js"></script>`, "BT-B011 " + index},
		{"outside", index, `<link href="file:///etc/a.css">`, "BT-B011 " + index},
		{"outside", index, `<iframe src="../../../a.pdf"></iframe>`, "BT-B011 " + index},
		{"outside", index, `<video poster="http://example.org/a.png"></video>`, "BT-B011 " + index},
		{"outside", "data/webbplats/assets/a.css", `a{b:URL( 'https://example.org/a.png')}`, "BT-B011 data/webbplats/assets/a.css"},
		{"outside", "data/webbplats/assets/a.css", `@import "http://example.org/a.css";`, "BT-B011 data/webbplats/assets/a.css"},
		{"inputs", "data/kallor/content/x.md", "annat", "BT-B012 content/x.md"},
		{"inputs", "data/kallor/content/y.md", "nytt", "BT-B013 data/kallor/content/y.md"},
		{"inputs", "-data/kallor/content/x.md", "", "BT-B012 content/x.md"},
		{"copies", "data/webbplats/files/a.png", "annat", "BT-B012 data/webbplats/files/a.png"},
		{"copies", "-data/webbplats/files/a.png", "", "BT-B012 data/webbplats/files/a.png"},
		{"others", "data/kallor/content/x.md", "med karin BERG, som", "BT-B014 data/kallor/content/x.md"},
		{"others", "data/kallor/content/x.md", "../bo-ask/samtal", "BT-B014 data/kallor/content/x.md"},
		{"others", index, "<p>med\n  Karin Berg", "BT-B014 " + index},
		{"others", "data/webbplats/files/BT1 CBD Sepsis 250101.pdf", "", "BT-B014 data/webbplats/files/BT1 CBD Sepsis 250101.pdf"},
		{"identity", index, "<p title='20190101-2391'>", "BT-B015 " + index},
		{"identity", index, "<b>Patient</b> 20190224-2393", "BT-B015 " + index},
		{"identity", "data/portfolio.json", `{"a":"20190224-2393"}`, "BT-B015 data/portfolio.json"},
		{"identity", "data/webbplats/files/20190206-2395.txt", "", "BT-B015 data/webbplats/files/20••••••-••••.txt"},
		{"verdict", "START.html", `<p class="sentence">Allt är klart.</p>`, "BT-B016 START.html"},
		{"verdict", index, strings.Replace(good()[index], sentence, "Allt är klart.", 1), "BT-B016 " + index},
		{"verdict", index, strings.Replace(good()[index], "s-approved", "s-missing", 1), "BT-B016 " + index},
		{"verdict", "data/portfolio.json", strings.Replace(good()["data/portfolio.json"], sentence, "Klart.", 1), "BT-B016 data/portfolio.json"},
		{"verdict", "data/portfolio.json", "{", "BT-B016 data/portfolio.json"},
		{"verdict", "-data/portfolio.json", "", "BT-B031 data/portfolio.json"},
	} {
		bad := good()
		if gone, remove := strings.CutPrefix(tt.name, "-"); remove {
			delete(bad, gone)
		} else {
			bad[tt.name] = tt.text
		}
		found := checks[tt.check](bad)
		if len(found) == 0 || found[0].Code.ID+" "+found[0].Pos.File != tt.want {
			t.Errorf("%s, %s %q: %v, want %s", tt.check, tt.name, tt.text, found, tt.want)
		}
	}
}

// A number that somebody has given a reason for may be shown.
func TestAllowedIdentity(t *testing.T) {
	bad := good()
	bad["data/kallor/content/x.md"] = "20190101-2391"
	if found := Identity(map[string]bool{"BT-I001": true})(bad); len(found) > 0 {
		t.Error(found)
	}
	if found := Identity(map[string]bool{"BT-I002": true})(bad); len(found) != 1 || strings.Contains(found[0].Text("sv"), "2391") {
		t.Error(found)
	}
}
