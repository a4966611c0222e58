package comparison

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"btfolio/internal/bundle"
	"btfolio/internal/difference"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A made portfolio is what the data of a bundle says in a test, and its sources.
type made struct {
	data    map[string]any
	sources map[string]string
}

func origin(id, title, file, digest string) map[string]any {
	return map[string]any{"id": id, "title": title, "file": "content/" + file, "sha256": digest}
}

func with(m map[string]any, key string, value any) map[string]any {
	m[key] = value
	return m
}

func approval(decision, by, date string) map[string]any {
	return map[string]any{"decision": decision, "by": by, "date": date, "role": "main_supervisor", "comment": "ett ord"}
}

// before is an edition with one of everything that can change.
func before() made {
	return made{map[string]any{
		"format": "btfolio portfolio", "version": 1, "on": "2026-02-01", "language": "sv",
		"trainee":    map[string]any{"id": "lo", "name": "Lo Ek", "file": "content/lo/index.md", "sha256": "1"},
		"people":     []any{map[string]any{"id": "anna", "name": "Anna Berg", "file": "content/personer/anna.md", "sha256": "2"}},
		"placements": []any{with(origin("lo/placeringar/akut", "Akuten", "lo/placeringar/akut.md", "3"), "approvals", []any{approval("approved", "anna", "2026-01-20")})},
		"talks":      []any{origin("lo/samtal/a", "Ett samtal", "lo/samtal/a.md", "4"), origin("lo/samtal/b", "Hemligt möte", "lo/samtal/b.md", "5")},
		"documents":  []any{origin("lo/dokument/x.pdf", "Intyg", "lo/dokument/x.pdf", "6")},
		"goals":      []any{with(with(origin("lo/mal/bt01", "", "lo/mal/bt01.md", "7"), "goal", "BT1"), "approvals", []any{})},
		"approvals":  []any{with(with(origin("lo/godkannanden/g", "", "lo/godkannanden/g.md", "8"), "decision", "approved"), "subject", "mal/bt01")},
		"final":      nil,
		"verdict": map[string]any{
			"gate":       "training",
			"goals":      []any{map[string]any{"goal": "BT1", "state": "present", "level": 2}},
			"placements": []any{map[string]any{"id": "lo/placeringar/akut", "phase": "finished", "decision": "approved"}},
		},
	}, map[string]string{
		"content/lo/index.md": "namn: Lo\n", "content/lo/samtal/a.md": "ett två tre fyra\n", "content/lo/samtal/b.md": "ingen får veta\n", "content/lo/dokument/x.pdf": "%PDF", "content/lo/dokument/x.pdf.sig": "a",
	}}
}

// edition reads an edition as it lies in a bundle.
func edition(t *testing.T, m made) *Edition {
	t.Helper()
	data, err := json.Marshal(m.data)
	if err != nil {
		t.Fatal(err)
	}
	c := bundle.Content{Folder: "lo", Start: []byte(bundle.Placeholder), Payload: []bundle.File{{Name: bundle.DataFile, Write: bundle.Bytes(data)}}}
	for name, text := range m.sources {
		c.Payload = append(c.Payload, bundle.File{Name: bundle.SourcesFolder + "/" + name, Write: bundle.Bytes([]byte(text))})
	}
	var b bytes.Buffer
	if _, err := bundle.Write(struct{ io.Writer }{&b}, c); err != nil {
		t.Fatal(err)
	}
	e, err := Read(bundle.ReadZip(bytes.NewReader(b.Bytes()), int64(b.Len()), "lo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func compared(t *testing.T, old, now made) *Comparison {
	t.Helper()
	c, err := Compare(edition(t, old), edition(t, now))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func entries(m made, key string) []any { return m.data[key].([]any) }

func at(m made, key string, i int) map[string]any { return entries(m, key)[i].(map[string]any) }

// Everything that can be new is told, each in its place, and nothing else.
func TestCompare(t *testing.T) {
	none := Comparison{}
	talk := Text{vocabulary.KindTalk, "Ett samtal", "content/lo/samtal/a.md"}
	akut := Decision{About: "Akuten", Decision: "approved", By: "Anna Berg", Role: "main_supervisor"}
	for name, c := range map[string]struct {
		change func(made)
		want   func(*Comparison)
	}{
		"nothing":     {func(made) {}, func(*Comparison) {}},
		"another day": {func(m made) { m.data["on"] = "2026-03-01" }, func(*Comparison) {}},
		"a text came": {func(m made) {
			m.data["talks"] = append(entries(m, "talks"), origin("lo/samtal/c", "Nytt", "lo/samtal/c.md", "9"))
		}, func(c *Comparison) { c.Added = []Text{{vocabulary.KindTalk, "Nytt", "content/lo/samtal/c.md"}} }},
		"a file came that the data does not name": {func(m made) { m.sources["content/lo/dokument/y.sig"] = "b" }, func(c *Comparison) {
			c.Added = []Text{{vocabulary.KindDocument, "y.sig", "content/lo/dokument/y.sig"}}
		}},
		"a person came": {func(m made) { m.sources["content/personer/bo.md"] = "b" }, func(*Comparison) {}},
		"a text changed": {func(m made) {
			at(m, "talks", 0)["sha256"] = "x"
			m.sources["content/lo/samtal/a.md"] = "ett två fem fyra\n"
		}, func(c *Comparison) {
			c.Changed = []Changed{{talk, []Words{{difference.Same, "ett två "}, {difference.Gone, "tre "}, {difference.Come, "fem "}, {difference.Same, "fyra\n"}}}}
		}},
		"a file changed": {func(m made) { at(m, "documents", 0)["sha256"] = "x" }, func(c *Comparison) {
			c.Changed = []Changed{{Text{vocabulary.KindDocument, "Intyg", "content/lo/dokument/x.pdf"}, nil}}
		}},
		"the trainee's page changed": {func(m made) {
			m.data["trainee"].(map[string]any)["sha256"] = "x"
			m.sources["content/lo/index.md"] = ""
		}, nil},
		"a text went": {func(m made) {
			m.data["talks"] = entries(m, "talks")[:1]
			delete(m.sources, "content/lo/samtal/b.md")
		}, func(c *Comparison) { c.Gone = []Gone{{vocabulary.KindTalk, "Hemligt möte"}} }},
		"a decision came": {func(m made) {
			at(m, "placements", 0)["approvals"] = []any{approval("approved", "anna", "2026-01-20"), approval("not_approved", "anna", "2026-01-25")}
		}, func(c *Comparison) {
			d := akut
			d.Decision = vocabulary.DecisionNotApproved
			c.Decided = []Decision{d}
		}},
		"a decision was made twice": {func(m made) {
			at(m, "placements", 0)["approvals"] = []any{approval("approved", "anna", "2026-01-20"), approval("approved", "anna", "2026-01-20")}
		}, func(c *Comparison) { c.Decided = []Decision{akut} }},
		"an approval was taken back": {func(m made) {
			at(m, "placements", 0)["approvals"] = []any{approval("approved", "anna", "2026-01-20"), approval("revoked", "anna", "2026-01-25")}
		}, func(c *Comparison) {
			d := akut
			d.Decision = vocabulary.DecisionRevoked
			c.Withdrawn = []Decision{d}
		}},
		"a decision is missing": {func(m made) { at(m, "placements", 0)["approvals"] = []any{} }, func(c *Comparison) { c.Missing = []Decision{akut} }},
		"a document of a decision is missing": {func(m made) { m.data["approvals"] = []any{} }, func(c *Comparison) {
			c.Missing = []Decision{{About: "BT1", Decision: "approved"}}
		}},
		"a placement has another title": {func(m made) { at(m, "placements", 0)["title"] = "Akutmottagningen" }, func(*Comparison) {}},
		"a goal moved": {func(m made) {
			m.data["verdict"].(map[string]any)["goals"] = []any{map[string]any{"goal": "BT1", "state": "approved", "level": 3}}
		}, func(c *Comparison) {
			c.Moved = []Move{{"goal", "BT1", "present", "approved"}, {"level", "BT1", "2", "3"}}
		}},
		"a placement changed after its approval": {func(m made) {
			m.data["verdict"].(map[string]any)["placements"] = []any{map[string]any{"id": "lo/placeringar/akut", "phase": "finished", "decision": "approved", "changed": []any{map[string]any{}}}}
		}, func(c *Comparison) { c.Moved = []Move{{"placement", "Akuten", "approved", "changed"}} }},
		"a placement is gone": {func(m made) { m.data["verdict"].(map[string]any)["placements"] = []any{} }, func(c *Comparison) {
			c.Moved = []Move{{"placement", "Akuten", "approved", ""}}
		}},
		"BT moved": {func(m made) { m.data["verdict"].(map[string]any)["gate"] = "ready" }, func(c *Comparison) {
			c.Moved = []Move{{"final", "", "training", "ready"}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			now := before()
			c.change(now)
			got := compared(t, before(), now)
			if c.want == nil {
				if len(got.Changed) != 1 || got.Changed[0].Title != "Lo Ek" {
					t.Errorf("%+v", got.Changed)
				}
				return
			}
			want := none
			c.want(&want)
			ignored := cmp.Options{
				cmpopts.IgnoreFields(Comparison{}, "Format", "Version", "Language", "Trainee", "Old", "New"), cmpopts.EquateEmpty(),
				cmpopts.IgnoreFields(Decision{}, "subject", "Date"), cmp.AllowUnexported(Decision{}),
			}
			if diff := cmp.Diff(&want, got, ignored); diff != "" {
				t.Error(diff)
			}
			if got.Nothing() != want.Nothing() {
				t.Error("whether anything is new is told wrongly")
			}
			for _, l := range []language.Language{language.Swedish, language.English} {
				var b strings.Builder
				got.Language = l
				if err := got.Print(&b); err != nil || !strings.Contains(b.String(), "Lo Ek") {
					t.Error(b.String(), err)
				}
				if strings.Contains(b.String(), "ingen får veta") || strings.Contains(b.String(), "ett ord") {
					t.Errorf("it repeats what was taken out: %s", b.String())
				}
			}
		})
	}
}

// A portfolio that lies in another folder now is the same one; one of somebody else
// is not compared.
func TestOfTwo(t *testing.T) {
	moved := before()
	data, _ := json.Marshal(moved.data)
	now := made{sources: map[string]string{}}
	if err := json.Unmarshal([]byte(strings.NewReplacer("lo/", "lo-ek/", `"lo"`, `"lo-ek"`).Replace(string(data))), &now.data); err != nil {
		t.Fatal(err)
	}
	for name, text := range moved.sources {
		now.sources[strings.Replace(name, "/lo/", "/lo-ek/", 1)] = text
	}
	if c := compared(t, before(), now); !c.Nothing() {
		t.Errorf("%+v", c)
	}
	now.data["trainee"].(map[string]any)["name"] = "Bo Ask"
	if _, err := Compare(edition(t, before()), edition(t, now)); err == nil || !strings.Contains(err.Error(), "two people") {
		t.Error(err)
	}
}

// What a bundle says does nothing to a terminal.
func TestPrintable(t *testing.T) {
	now := before()
	at(now, "talks", 0)["title"] = "Ett\x1b[2Jsamtal\u202e"
	at(now, "talks", 0)["sha256"] = "x"
	var b strings.Builder
	if err := compared(t, before(), now).Print(&b); err != nil || strings.ContainsAny(b.String(), "\x1b\u202e") || !strings.Contains(b.String(), "samtal") {
		t.Errorf("%q", b.String())
	}
}

// FuzzNew: whatever the data says, it is read or refused.
func FuzzNew(f *testing.F) {
	data, err := json.Marshal(before().data)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(bytes.Replace(data, []byte(`"lo"`), []byte("7"), 1))
	f.Add([]byte(`{"format":"btfolio portfolio","version":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := New("", data)
		if err != nil {
			return
		}
		c, err := Compare(e, e)
		if err != nil || !c.Nothing() {
			t.Errorf("it differs from itself: %v %v", c, err)
		}
		if err := c.Print(io.Discard); err != nil {
			t.Error(err)
		}
	})
}
