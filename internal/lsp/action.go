package lsp

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/say"
	"btfolio/internal/scaffold"
	"btfolio/internal/vocabulary"
)

// remedies mend a finding by replacing what stands at its place, by the code of the
// finding: which of its arguments stands there, and which takes its place.
var remedies = map[*diag.Code]struct{ wrong, right int }{
	diag.UnknownWord.Code:  {0, 2},
	diag.UnknownKey.Code:   {0, 1},
	diag.DateForm.Code:     {0, 2},
	diag.SpaceMissing.Code: {0, 1},
}

func (s *Server) actions(ctx context.Context, p actionParams) ([]action, error) {
	all := []action{}
	w := s.writing(ctx, textPosition{p.TextDocument, p.Range.Start})
	if w == nil {
		return all, nil
	}
	read, _ := w.findings(w.name)
	for _, f := range read {
		if at := w.text.of(f.Pos); at.End.Line < p.Range.Start.Line || at.Start.Line > p.Range.End.Line {
			continue
		}
		if r, ok := w.remedy(f); ok {
			all = append(all, r)
		}
	}
	for n := p.Range.Start.Line; n <= p.Range.End.Line; n++ {
		all = append(all, w.blanks(n)...)
	}
	all = append(all, w.publish()...)
	all = append(all, w.attach()...)
	all = append(all, w.talk()...)
	all = append(all, w.approve()...)
	return all, nil
}

func (w *writing) edit(title string, edits ...textEdit) action {
	a := action{Title: title, Kind: "quickfix"}
	if w.server.client.Capabilities.Workspace.WorkspaceEdit.DocumentChanges {
		a.Edit.DocumentChanges = []documentEdit{{TextDocument: &documentID{URI: w.text.uri, Version: &w.text.version}, Edits: edits}}
	} else {
		a.Edit.Changes = map[string][]textEdit{w.text.uri: edits}
	}
	return a
}

// remedy is what the finding itself says to do, done.
func (w *writing) remedy(f diag.Finding) (action, bool) {
	l := w.Site.Language
	arg := func(i int) string {
		if text, ok := f.Args[i].(language.Text); ok {
			return text.In(l)
		}
		return fmt.Sprint(f.Args[i])
	}
	at := w.text.of(f.Pos)
	replace := func(wrong, right string) (action, bool) {
		line := w.text.line(at.Start.Line)
		from := len(prefix(line, at.Start.Character))
		if !strings.HasPrefix(line[from:], wrong) {
			return action{}, false // it is quoted otherwise than it is written
		}
		where := w.text.between(at.Start.Line, from, from+len(wrong))
		return w.edit(say.LspWrite(right).In(l), textEdit{where, right}), true
	}
	switch f.Code {
	case diag.KeyMissing.Code:
		fence, ok := w.text.fenced()
		if key := arg(0); ok && w.must(key) {
			return w.edit(say.LspAddKey(key).In(l), w.line(fence, key+": ")), true
		}
	case diag.UnknownPerson.Code:
		if near := nearest(arg(0), func(yield func(string)) {
			for id := range w.Site.People {
				yield(id)
			}
		}); near != "" {
			return replace(arg(0), near)
		}
	case diag.UnknownPlacement.Code:
		if near := nearest(arg(0), func(yield func(string)) {
			for _, p := range w.placements() {
				yield(p.Name)
			}
		}); near != "" {
			return replace(arg(0), near)
		}
	default:
		if r, ok := remedies[f.Code]; ok {
			return replace(arg(r.wrong), arg(r.right))
		}
	}
	return action{}, false
}

// must reports whether a key is one of the text itself, and not of an entry in it.
func (w *writing) must(key string) bool {
	return w.typ != nil && slices.ContainsFunc(portfolio.FieldsOf(w.typ), func(f portfolio.Field) bool { return f.Key == canonical(key) })
}

// line puts a line before another.
func (w *writing) line(n int, line string) textEdit {
	return textEdit{span{position{Line: n}, position{Line: n}}, line + "\n"}
}

// nearest is the id that a misspelt one most likely stands for; empty for none.
func nearest(id string, each func(yield func(string))) (near string) {
	slug := vocabulary.Slug(id)
	best := max(len(slug)/3, 1) + 1
	each(func(other string) {
		if d := language.Distance(slug, other); d < best || d == best && other < near {
			near, best = other, d
		}
	})
	return near
}

// blank is a link whose destination has a blank in it, which Markdown takes for text.
var blank = regexp.MustCompile(`\]\(([^<>()]* [^<>()]*(?:\([^()]*\)[^<>()]*)*)\)`)

// blanks puts the destinations of a line that have blanks in them into <>.
func (w *writing) blanks(n int) (all []action) {
	if fence, _ := w.text.fenced(); n <= fence {
		return nil
	}
	line := w.text.line(n)
	for _, m := range blank.FindAllStringSubmatchIndex(line, -1) {
		to := line[m[2]:m[3]]
		if _, ok := w.Site.Target(w.trainee, &portfolio.Doc{Path: w.name}, to); ok {
			all = append(all, w.edit(say.LspWrite("<"+to+">").In(w.Site.Language), textEdit{w.text.between(n, m[2], m[3]), "<" + to + ">"}))
		}
	}
	return all
}

// publish takes the mark of a draft off.
func (w *writing) publish() []action {
	fence, ok := w.text.fenced()
	for n := 1; ok && n < fence; n++ {
		if l := lineOf(w.text.line(n)); l.indent == 0 && canonical(l.key) == "draft" {
			gone := textEdit{Range: span{position{Line: n}, position{Line: n + 1}}}
			return []action{w.edit(say.LspPublish().In(w.Site.Language), gone)}
		}
	}
	return nil
}

// attach names a file of the same day that no text names yet.
func (w *writing) attach() (all []action) {
	x := w.self()
	fence, fenced := w.text.fenced()
	if x == nil || !fenced || !w.must("attachments") || w.writes("attachments") || x.Document().Kind == vocabulary.KindDocument {
		return nil
	}
	k, _ := portfolio.Declared(w.kind)
	day, l := k.Day(x), w.Site.Language
	for _, d := range w.trainee.Documents {
		if d.File.Path != "" && d.Date == day && day != (civil.Date{}) && len(d.UsedBy) == 0 {
			line := vocabulary.Key("attachments", l) + ": [" + quoted(relative(w.name, d.File.Path)) + "]"
			all = append(all, w.edit(say.LspAttach(d.FileName()).In(l), w.line(fence, line)))
		}
	}
	return all
}

// writes reports whether a key stands in the text.
func (w *writing) writes(key string) bool {
	fence, _ := w.text.fenced()
	for n := 1; n < fence; n++ {
		if l := lineOf(w.text.line(n)); l.indent == 0 && canonical(l.key) == key {
			return true
		}
	}
	return false
}

// talk begins a talk of today in the placement that the text is about.
func (w *writing) talk() []action {
	p, ok := w.self().(*portfolio.Placement)
	if !ok || !slices.Contains(w.server.client.Capabilities.Workspace.WorkspaceEdit.ResourceOperations, "create") {
		return nil
	}
	values := scaffold.Values{"placement": p.Name}
	scaffold.Fill(vocabulary.KindTalk, w.trainee, values, w.server.options.Today)
	made, wrong := scaffold.Make(w.Tree, w.Site, w.trainee, scaffold.Request{Kind: vocabulary.KindTalk, Values: values})
	if len(wrong) > 0 {
		return nil
	}
	uri := w.desk.addressOf(made.Path)
	l := w.Site.Language
	return []action{{Title: say.LspNewTalk(placementName(p, l)).In(l), Kind: "source", Edit: workspaceEdit{DocumentChanges: []documentEdit{
		{Kind: "create", URI: uri},
		{TextDocument: &documentID{URI: uri}, Edits: []textEdit{{NewText: string(made.Data)}}},
	}}}}
}

// approve opens an entry for whoever may decide, in which the decision itself is yet
// to be written.
func (w *writing) approve() []action {
	fence, ok := w.text.fenced()
	if w.verdict == nil || !ok || !w.must("approvals") || w.writes("approvals") {
		return nil
	}
	about, ok := review.FindSubject(w.verdict.Trainee, w.name)
	id, role := w.decider()
	by := portfolio.PersonRef{Value: id}
	today := w.server.options.Today
	if !ok || id == "" {
		return nil
	}
	if _, why := w.verdict.Weigh(portfolio.Approval{Decision: vocabulary.DecisionApproved, By: by, Role: role, Date: today}, about); why != nil {
		return nil
	}
	l := w.Site.Language
	entry := w.key("approvals") + ":\n  - " + w.key("decision") + ": \n    " + w.key("by") + ": " + id + "\n    " +
		w.key("role") + ": " + role.In(l) + "\n    " + w.key("date") + ": " + today.String()
	return []action{w.edit(say.LspApprove(w.Site.Person(id).FullName, language.InBoth(role.In)).In(l), w.line(fence, entry))}
}
