package release

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"time"
)

// A bom lists what is in a program, in the form of CycloneDX 1.6: the
// program itself, the modules it is made of, and Go's own library.
type bom struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Serial     string      `json:"serialNumber"`
	Version    int         `json:"version"`
	Metadata   metadata    `json:"metadata"`
	Components []component `json:"components"`
	DependsOn  []dependsOn `json:"dependencies"`
}

type metadata struct {
	Timestamp string    `json:"timestamp"`
	Component component `json:"component"`
}

type component struct {
	Ref        string     `json:"bom-ref"`
	Type       string     `json:"type"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Hashes     []hash     `json:"hashes,omitempty"`
	PURL       string     `json:"purl,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependsOn struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// list writes the list of what is in a program, as the program itself says.
func (r Release) list(program []byte, to string) error {
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(r.bom(info, sha256.Sum256(program)), "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(to, append(data, '\n'), 0o666)
}

func (r Release) bom(info *debug.BuildInfo, digest [sha256.Size]byte) bom {
	own := component{
		Ref: "btfolio", Type: "application", Name: "btfolio", Version: r.Version,
		Hashes: []hash{{"SHA-256", fmt.Sprintf("%x", digest)}},
	}
	for _, s := range info.Settings {
		if s.Key == "GOOS" || s.Key == "GOARCH" {
			own.Properties = append(own.Properties, property{"cdx:go:build:env:" + s.Key, s.Value})
		}
	}
	b := bom{
		Format: "CycloneDX", Spec: "1.6", Serial: serial(digest), Version: 1,
		Metadata: metadata{r.Made.UTC().Format(time.RFC3339), own},
	}
	needs := dependsOn{Ref: own.Ref}
	add := func(path, version, sum string) {
		purl := "pkg:golang/" + path + "@" + strings.ReplaceAll(version, "+", "%2B")
		c := component{Ref: purl, Type: "library", Name: path, Version: version, PURL: purl}
		if sum != "" {
			c.Properties = []property{{"go:sum", sum}}
		}
		b.Components = append(b.Components, c)
		needs.On = append(needs.On, purl)
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		add(m.Path, m.Version, m.Sum)
	}
	add("std", strings.TrimPrefix(info.GoVersion, "go"), "")
	b.DependsOn = []dependsOn{needs}
	return b
}

// serial is a UUID of the eighth version, made of the program's digest: the
// same program has the same list.
func serial(digest [sha256.Size]byte) string {
	id := digest[:16]
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
