package lsp

import (
	"cmp"
	"context"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// goalWord is a goal as it stands in running text.
var goalWord = regexp.MustCompile(`(?i)\bBT ?(0?[1-9]|1[0-8])\b`)

// A thing is what stands under the cursor.
type thing struct {
	where     span
	word      string
	key       string // canonical, where it is a key
	goal      programme.Goal
	person    *portfolio.Person
	placement *portfolio.Placement
	target    *portfolio.Target // of a link, or of a file that is named
}

// thing is what stands at a place.
func (w *writing) thing(p position) (thing, bool) {
	n := min(max(p.Line, 0), len(w.text.lines)-1)
	line := w.text.line(n)
	at := len(prefix(line, p.Character))
	for _, m := range goalWord.FindAllStringIndex(line, -1) {
		if m[0] <= at && at <= m[1] {
			g, _ := programme.ParseGoal(line[m[0]:m[1]])
			return thing{where: w.text.between(n, m[0], m[1]), word: line[m[0]:m[1]], goal: g}, true
		}
	}
	if !w.cursor.matter {
		return w.link(n, at)
	}
	l := lineOf(line)
	if l.key != "" && l.indent <= at && at <= l.indent+len(l.key) {
		return thing{where: w.text.between(n, l.indent, l.indent+len(l.key)), word: l.key, key: canonical(l.key)}, true
	}
	end := at
	for end < len(line) && !strings.ContainsRune(",]}", rune(line[end])) {
		end++
	}
	c := w.text.cursorAt(w.text.at(n, end), w.name == portfolio.ConfigFile)
	word := strings.TrimSpace(c.word)
	found := thing{where: w.text.between(n, c.from, c.from+len(word)), word: strings.Trim(word, `"'`)}
	if w.typ == nil || word == "" {
		return thing{}, false
	}
	t, ok := below(w.typ, c.keys)
	if !ok {
		return thing{}, false
	}
	switch t {
	case reflect.TypeFor[portfolio.PersonRef]():
		found.person = w.Site.Person(found.word)
	case reflect.TypeFor[portfolio.PlacementRef]():
		if w.trainee != nil {
			found.placement = w.trainee.Placement(vocabulary.Slug(found.word))
		}
	case reflect.TypeFor[portfolio.FileRef]():
		if target, ok := w.Site.Target(w.trainee, &portfolio.Doc{Path: w.name}, found.word); ok {
			found.target = &target
		}
	}
	return found, found.person != nil || found.placement != nil || found.target != nil
}

// linked is a link as it is written, its destination apart.
var linked = regexp.MustCompile(`\]\((<[^>]*>|[^)\s]*)`)

func (w *writing) link(n, at int) (thing, bool) {
	line := w.text.line(n)
	for _, m := range linked.FindAllStringSubmatchIndex(line, -1) {
		if at < m[2] || m[3] < at {
			continue
		}
		to := strings.Trim(line[m[2]:m[3]], "<>")
		from := &portfolio.Doc{Path: w.name}
		if x := w.self(); x != nil {
			from = x.Document()
		}
		target, ok := w.Site.Target(w.trainee, from, to)
		return thing{where: w.text.between(n, m[2], m[3]), word: to, target: &target}, ok
	}
	return thing{}, false
}

func (s *Server) hover(ctx context.Context, p textPosition) (*hover, error) {
	w := s.writing(ctx, p)
	if w == nil {
		return nil, nil
	}
	var said []string
	h := hover{Contents: markup{Kind: "markdown"}}
	if x, ok := w.thing(p.Position); ok {
		h.Range = &x.where
		said = append(said, w.explain(x)...)
	} else if p.Position.Line == 0 {
		said = append(said, w.standing()...)
	}
	said = append(said, w.why(p.Position)...)
	if len(said) == 0 {
		return nil, nil
	}
	h.Contents.Value = strings.Join(said, "\n\n")
	return &h, nil
}

// explain tells what is known of what stands under the cursor.
func (w *writing) explain(x thing) (said []string) {
	l := w.Site.Language
	switch {
	case x.goal != 0:
		said = append(said, "**"+x.goal.String()+" "+w.goalTitle(x.goal)+"**")
		if w.trainee != nil && w.trainee.Programme != nil {
			for _, r := range w.trainee.Programme.Goals.Of(x.goal).Requirements {
				said = append(said, "- "+r.Kind.In(l)+" "+r.Text.In(l))
			}
		}
		if w.verdict != nil {
			said = append(said, w.verdict.Goal(x.goal).State.In(l))
		}
	case x.person != nil:
		said = append(said, "**"+x.person.FullName+"**", w.about(x.person))
		if may := w.decides(x.person); may != "" {
			said = append(said, say.LspMayDecide(may).In(l))
		}
	case x.placement != nil:
		said = append(said, "**"+placementName(x.placement, l)+"**", x.placement.From.String()+" – "+x.placement.To.String()+", "+x.placement.Unit)
	case x.target != nil:
		if d := docOf(*x.target); d != nil {
			said = append(said, "**"+title(d, l)+"**")
		}
	case x.key != "":
		if hint := vocabulary.Hint(cmp.Or(string(w.kind), "site"), x.key).In(l); hint != "" {
			said = append(said, hint)
		}
		if x.key == "title" || x.key == "approvals" {
			said = append(said, w.standing()...)
		}
	}
	return slices.DeleteFunc(said, func(line string) bool { return line == "" })
}

// decides are the roles that a person has for the trainee, and those of them that
// decide about something.
func (w *writing) decides(p *portfolio.Person) string {
	if w.trainee == nil || w.trainee.Programme == nil {
		return ""
	}
	l := w.Site.Language
	var held []vocabulary.Role
	for role, people := range w.trainee.People {
		if slices.ContainsFunc(people, func(ref portfolio.PersonRef) bool { return ref.Value == p.Name }) {
			held = append(held, role)
		}
	}
	for _, x := range w.trainee.Placements {
		if slices.ContainsFunc(x.Supervisors, func(ref portfolio.PersonRef) bool { return ref.Value == p.Name }) {
			held = append(held, vocabulary.RolePlacementSupervisor)
		}
	}
	slices.Sort(held)
	var all []language.Text
	for _, role := range slices.Compact(held) {
		var about []language.Text
		for _, a := range w.trainee.Programme.Approvals {
			if label, ok := programme.WordLabel(string(a.Subject)); ok && a.Allows(role) {
				about = append(about, label)
			}
		}
		if len(about) == 0 {
			all = append(all, language.InBoth(role.In))
		} else {
			all = append(all, language.InBoth(func(l language.Language) string { return role.In(l) + " (" + language.And(about).In(l) + ")" }))
		}
	}
	return language.And(all).In(l)
}

// standing tells what was decided about the text, and whether it is covered by a
// decision.
func (w *writing) standing() (said []string) {
	if w.verdict == nil {
		return nil
	}
	l := w.Site.Language
	for _, m := range w.verdict.Matters {
		if m.Doc == nil || m.Doc.Path != w.name {
			continue
		}
		for _, d := range m.History {
			name := d.By.Value
			if p := w.Site.Person(name); p != nil {
				name = p.FullName
			}
			line := "- " + d.Decision.In(l) + ", " + d.Date.String() + ", " + name + " (" + d.Trust.In(l) + ")"
			if d.Why != nil {
				line += ": " + d.Why.At(diag.Pos{}).What(l)
			}
			said = append(said, line)
		}
	}
	covered := false
	for _, d := range w.verdict.Trainee.Decisions {
		if d.Seal != nil && slices.ContainsFunc(d.Seal.Files, func(f seal.Sealed) bool { return "content/"+w.trainee.Folder+"/"+f.Path == w.name }) {
			covered = true
			said = append(said, say.LspCoveredBy(d.Name).In(l))
		}
	}
	if !covered {
		said = append(said, say.LspNotCovered().In(l))
	}
	return said
}

// why tells of the findings at a place where they come from.
func (w *writing) why(p position) (said []string) {
	l := w.Site.Language
	_, judged := w.findings(w.name)
	for _, f := range judged {
		if at := w.text.of(f.Pos); p.Line == at.Start.Line && f.Rule != nil {
			said = append(said, "**"+f.Code.ID+"** "+f.What(l)+". "+say.LspSource(strings.Join(f.Rule.Source, ", ")).In(l))
		}
	}
	return said
}
