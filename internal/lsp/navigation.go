package lsp

import (
	"context"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
)

// file is what a thing stands for, as a file of the site; empty for nothing.
func (w *writing) file(x thing) string {
	switch {
	case x.person != nil:
		return x.person.Path
	case x.placement != nil:
		return x.placement.Path
	case x.goal != 0 && w.trainee != nil && w.trainee.Goals[x.goal] != nil:
		return w.trainee.Goals[x.goal].Path
	case x.target != nil && x.target.Document != nil:
		return x.target.Document.File.Path
	case x.target != nil:
		if d := docOf(*x.target); d != nil {
			return d.Path
		}
	}
	return ""
}

func (s *Server) definition(ctx context.Context, p textPosition) (*location, error) {
	w := s.writing(ctx, p)
	if w == nil {
		return nil, nil
	}
	x, ok := w.thing(p.Position)
	if file := w.file(x); ok && file != "" {
		return &location{URI: w.desk.addressOf(file)}, nil
	}
	return nil, nil
}

// references are the places that speak of what is under the cursor; of the text
// itself where nothing is.
func (s *Server) references(ctx context.Context, p textPosition) ([]location, error) {
	all := []location{}
	w := s.writing(ctx, p)
	if w == nil || w.trainee == nil {
		return all, nil
	}
	file := w.name
	if x, ok := w.thing(p.Position); ok && x.key == "" {
		file = w.file(x)
	}
	for _, text := range w.trainee.All() {
		for _, at := range w.mentions(text, file) {
			open := w.texts[at.File]
			if open == nil {
				open = newText("", 0, string(text.Document().Source))
			}
			all = append(all, location{URI: w.desk.addressOf(at.File), Range: open.of(at)})
		}
	}
	return all, nil
}

// mentions are the places of a text that name a file: its person or placement in
// front matter, or a link.
func (l *look) mentions(text portfolio.Text, file string) (places []diag.Pos) {
	doc := text.Document()
	for _, ref := range portfolio.Names(text) {
		if p := l.Site.People[ref.Person]; p != nil && p.Path == file {
			places = append(places, ref.Pos)
		}
		if p := l.trainee.Placement(ref.Placement); ref.Placement != "" && p != nil && p.Path == file {
			places = append(places, ref.Pos)
		}
	}
	for _, ref := range portfolio.Files(text) {
		if ref.Value == file {
			places = append(places, ref.Pos)
		}
	}
	if doc.Body != nil {
		for _, link := range doc.Body.Links() {
			target, ok := l.Site.Target(l.trainee, doc, link.Destination)
			named := docOf(target)
			if ok && (named != nil && named.Path == file || target.Document != nil && target.Document.File.Path == file) {
				places = append(places, link.Pos)
			}
		}
	}
	return places
}

// Kinds of symbols, by which editors choose a sign.
const (
	symbolFile   = 1
	symbolString = 15
)

// documentSymbols are the headings of a text.
func (s *Server) documentSymbols(ctx context.Context, p documentParams) ([]documentSymbol, error) {
	all := []documentSymbol{}
	w := s.writing(ctx, textPosition{TextDocument: p.TextDocument})
	if w == nil {
		return all, nil
	}
	fence, _ := w.text.fenced()
	for n := range w.text.lines {
		line := w.text.line(n)
		name := strings.TrimSpace(strings.TrimLeft(line, "#"))
		if n > fence && strings.HasPrefix(line, "#") && name != "" {
			r := w.text.between(n, 0, len(line))
			all = append(all, documentSymbol{Name: name, Kind: symbolString, Range: r, SelectionRange: r})
		}
	}
	return all, nil
}

// symbols are the texts of the sites that are open whose titles have a word in them.
func (s *Server) symbols(ctx context.Context, p struct {
	Query string `json:"query"`
}) ([]symbol, error) {
	all := []symbol{}
	s.mu.Lock()
	var desks []*desk
	for _, d := range s.desks {
		desks = append(desks, d)
	}
	s.mu.Unlock()
	for _, d := range desks {
		seen := map[string]bool{}
		add := func(name, file, in string) {
			if !seen[file] && strings.Contains(strings.ToLower(name+" "+file), strings.ToLower(p.Query)) {
				seen[file] = true
				all = append(all, symbol{Name: name, Kind: symbolFile, Container: in, Location: location{URI: d.addressOf(file)}})
			}
		}
		for _, open := range d.open() {
			l := d.last(ctx, open)
			if l == nil {
				continue
			}
			for _, person := range l.Site.People {
				add(person.FullName, person.Path, "")
			}
			if l.trainee == nil {
				continue
			}
			for _, doc := range l.trainee.Texts() {
				add(title(doc, l.Site.Language), doc.Path, l.trainee.FullName)
			}
		}
	}
	slices.SortFunc(all, func(a, b symbol) int { return strings.Compare(a.Location.URI, b.Location.URI) })
	return all, nil
}
