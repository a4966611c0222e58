package lsp

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A writing is a text with a cursor in it, and what is known of the portfolio it
// belongs to.
type writing struct {
	*look
	server *Server
	desk   *desk
	name   string
	text   *text
	cursor cursor
	kind   vocabulary.Kind // empty for btfolio.yaml, and for what is no text of the site
	typ    reflect.Type    // what is written above it; nil where that is not known
}

// writing is the text that something is asked about; nil for one that is not open.
func (s *Server) writing(ctx context.Context, p textPosition) *writing {
	d, name := s.find(p.TextDocument.URI)
	if d == nil || d.text(name) == nil {
		return nil
	}
	w := &writing{look: d.last(ctx, name), server: s, desk: d, name: name, text: d.text(name)}
	if w.look == nil {
		return nil
	}
	w.cursor = w.text.cursorAt(p.Position, name == portfolio.ConfigFile)
	if name == portfolio.ConfigFile {
		w.typ = reflect.TypeFor[portfolio.Config]()
	} else if k, ok := portfolio.Declared(w.kindOf(name)); ok {
		w.kind, w.typ = k.Kind, k.Type()
	}
	return w
}

// kindOf is the kind of a text by where it lies. One beside a file says what the
// file means.
func (l *look) kindOf(name string) vocabulary.Kind {
	if _, none := l.Tree.Entry(strings.TrimSuffix(name, ".md")); none == nil && strings.HasSuffix(name, ".md") {
		return vocabulary.KindDocument
	}
	parts := strings.Split(strings.TrimPrefix(name, "content/"), "/")
	if kind, ok := vocabulary.KindOfFolder(parts[0]); ok {
		return kind
	}
	if len(parts) == 2 {
		kind, _ := vocabulary.KindOfFile(parts[1])
		return kind
	}
	kind, _ := vocabulary.KindOfFolder(parts[min(1, len(parts)-1)])
	return kind
}

// self is the text as it was last read; nil where it was not.
func (w *writing) self() portfolio.Text {
	if w.trainee != nil {
		for _, x := range w.trainee.All() {
			if x.Document().Path == w.name {
				return x
			}
		}
	}
	return nil
}

func (s *Server) completion(ctx context.Context, p textPosition) (completionList, error) {
	list := completionList{Items: []completionItem{}}
	w := s.writing(ctx, p)
	if w == nil {
		return list, nil
	}
	var all []completionItem
	switch {
	case !w.cursor.matter:
		all = w.links()
	case w.typ != nil:
		all = w.matter()
	}
	for i := range all {
		all[i].SortText = fmt.Sprintf("%04d", i)
	}
	list.Items = append(list.Items, all...)
	return list, nil
}

// item proposes what stands in the place of the word that is being written. The word
// may also be looked for by what it means.
func (w *writing) item(kind int, label, insert, meaning string) completionItem {
	c := w.cursor
	return completionItem{
		Label: label, Kind: kind, Detail: meaning, FilterText: insert + " " + label,
		TextEdit: &textEdit{Range: w.text.between(c.line, c.from, c.from+len(c.word)), NewText: insert},
	}
}

func (w *writing) matter() []completionItem {
	t, ok := below(w.typ, w.cursor.keys)
	if !ok {
		return nil
	}
	if w.cursor.key && hasKeys(t) {
		return w.keysOf(t)
	}
	if w.cursor.key && t.Kind() == reflect.Map {
		return w.words(t.Key(), ": ")
	}
	return w.values(t)
}

// keysOf are the keys that may still be written, those that must be first.
func (w *writing) keysOf(t reflect.Type) (all []completionItem) {
	has := map[string]bool{}
	for _, word := range w.cursor.beside {
		has[canonical(word)] = true
	}
	rules := map[string]frontmatter.Field{}
	for _, f := range frontmatter.Fields(t) {
		rules[f.Key] = f
	}
	fields := slices.DeleteFunc(slices.Clone(portfolio.FieldsOf(t)), func(f portfolio.Field) bool {
		return has[f.Key] || has[rules[f.Key].Unless]
	})
	slices.SortStableFunc(fields, func(a, b portfolio.Field) int {
		return cmp.Compare(order(rules[a.Key]), order(rules[b.Key]))
	})
	l := w.Site.Language
	for _, f := range fields {
		key := vocabulary.Key(f.Key, l)
		hint := vocabulary.Hint(cmp.Or(string(w.kind), "site"), f.Key).In(l)
		one := w.item(kindProperty, key, key+": ", "")
		one.Documentation = hint
		all = append(all, one)
		if rows := w.rows(f); rows != "" && w.cursor.bare && len(w.cursor.keys) == 0 && w.snippets() {
			one := w.item(kindSnippet, key+" …", key+":\n"+rows, say.LspWithKnown().In(l))
			one.Documentation, one.InsertTextFormat = hint, formatSnippet
			all = append(all, one)
		}
	}
	return all
}

func order(f frontmatter.Field) int {
	if f.Required {
		return 0
	}
	return 1
}

func (w *writing) snippets() bool {
	return w.server.client.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport
}

// values are what may stand under a key.
func (w *writing) values(t reflect.Type) (all []completionItem) {
	l := w.Site.Language
	switch t {
	case reflect.TypeFor[portfolio.PersonRef]():
		for _, p := range w.people() {
			all = append(all, w.item(kindReference, p.FullName, p.Name, w.about(p)))
		}
	case reflect.TypeFor[portfolio.PlacementRef]():
		for _, p := range w.placements() {
			all = append(all, w.item(kindReference, placementName(p, l), p.Name, p.From.String()+" – "+p.To.String()))
		}
	case reflect.TypeFor[portfolio.FileRef]():
		if w.trainee != nil {
			for _, d := range w.trainee.Documents {
				all = append(all, w.item(kindFile, d.FileName(), quoted(relative(w.name, d.File.Path)), ""))
			}
		}
	case reflect.TypeFor[portfolio.TextRef]():
		if w.trainee != nil {
			for _, d := range w.trainee.Texts() {
				all = append(all, w.item(kindReference, title(d, l), strings.TrimPrefix(d.ID(), w.trainee.Folder+"/"), ""))
			}
		}
	case reflect.TypeFor[portfolio.TraineeRef]():
		for _, id := range w.Site.Trainees {
			all = append(all, w.item(kindReference, cmp.Or(w.Site.NameOf(w.Tree, id), id), id, ""))
		}
	case reflect.TypeFor[programme.Goal]():
		for _, g := range programme.AllGoals() {
			all = append(all, w.item(kindValue, g.String(), g.String(), w.goalTitle(g)))
		}
	case reflect.TypeFor[civil.Date]():
		all = w.dates()
	case reflect.TypeFor[bool]():
		all = append(all, w.item(kindValue, say.LspYes().In(l), say.LspYes().In(l), ""), w.item(kindValue, say.LspNo().In(l), say.LspNo().In(l), ""))
	default:
		all = w.words(t, "")
	}
	return all
}

// words are the words of a closed list, with those that the site has of its own; or,
// where there is no list, of what the site has under a key.
func (w *writing) words(t reflect.Type, behind string) (all []completionItem) {
	l := w.Site.Language
	if closed, ok := reflect.Zero(t).Interface().(interface{ Vocabulary() *vocabulary.Set }); ok {
		for _, term := range closed.Vocabulary().Terms() {
			all = append(all, w.item(kindEnumMember, term.Label.In(l), term.Label.In(l)+behind, ""))
		}
		for _, own := range w.Site.Own()[closed.Vocabulary().Name()] {
			all = append(all, w.item(kindEnumMember, own, own+behind, ""))
		}
		return all
	}
	if len(w.cursor.keys) == 0 {
		return nil
	}
	switch canonical(w.cursor.keys[len(w.cursor.keys)-1]) {
	case "cohort":
		for _, c := range w.Site.Cohorts {
			all = append(all, w.item(kindValue, c.Name, c.ID, ""))
		}
	case "programme":
		for _, id := range programme.BuiltinIDs() {
			p, _ := programme.Builtin(id)
			all = append(all, w.item(kindValue, id, id, p.Name.In(l)))
		}
	}
	return all
}

// people are those of the site, those who have a part in the portfolio first.
func (w *writing) people() []*portfolio.Person {
	var all []*portfolio.Person
	if w.trainee != nil {
		all = w.trainee.Mentioned()
	}
	known := len(all)
	for _, p := range w.Site.People {
		if !slices.Contains(all[:known], p) {
			all = append(all, p)
		}
	}
	by := func(a, b *portfolio.Person) int {
		return cmp.Or(cmp.Compare(a.FullName, b.FullName), cmp.Compare(a.Name, b.Name))
	}
	slices.SortFunc(all[:known], by)
	slices.SortFunc(all[known:], by)
	return all
}

// about is what is known of a person in a line.
func (l *look) about(p *portfolio.Person) string {
	var all []string
	for _, fact := range []string{cmp.Or(p.Occupation, p.Position.In(l.Site.Language)), p.Specialty, p.Workplace} {
		if fact != "" {
			all = append(all, fact)
		}
	}
	return strings.Join(all, ", ")
}

func (w *writing) placements() []*portfolio.Placement {
	if w.trainee == nil {
		return nil
	}
	return w.trainee.Placements
}

func placementName(p *portfolio.Placement, l language.Language) string {
	return cmp.Or(p.Title, p.Area.In(l), p.Name)
}

// title is what a text is called.
func title(d *portfolio.Doc, l language.Language) string {
	return cmp.Or(d.Title, upper(d.Kind.Term().One.In(l))+" "+d.Name)
}

func upper(word string) string {
	for _, r := range word {
		return strings.ToUpper(string(r)) + word[len(string(r)):]
	}
	return word
}

func (w *writing) goalTitle(g programme.Goal) string {
	if w.trainee == nil || w.trainee.Programme == nil {
		return ""
	}
	return w.trainee.Programme.Goals.Of(g).Title.In(w.Site.Language)
}

// dates are the days that are most often written, and those around the placements.
func (w *writing) dates() (all []completionItem) {
	l, today := w.Site.Language, w.server.options.Today
	friday := today.AddDays(-1)
	for friday.In(time.UTC).Weekday() != time.Friday {
		friday = friday.AddDays(-1)
	}
	add := func(d civil.Date, meaning string) {
		if !d.IsZero() {
			all = append(all, w.item(kindValue, d.String(), d.String(), meaning))
		}
	}
	add(today, say.LspToday().In(l))
	add(friday, say.LspLastFriday().In(l))
	for _, p := range w.placements() {
		add(p.From, say.LspBegins(placementName(p, l)).In(l))
		add(p.To, say.LspEnds(placementName(p, l)).In(l))
	}
	return all
}

// links are what the link that is being written may lead to: texts, files, people,
// or behind a # the headings of one of them.
func (w *writing) links() (all []completionItem) {
	before := w.text.line(w.cursor.line)[:w.cursor.from]
	at := strings.LastIndex(before, "](")
	if at < 0 || strings.Contains(before[at:], ")") {
		return nil
	}
	begun := before[at+2:]
	file, _, within := strings.Cut(strings.TrimPrefix(begun, "<"), "#")
	from, l := &portfolio.Doc{Path: w.name}, w.Site.Language
	if x := w.self(); x != nil {
		from = x.Document()
	}
	if within {
		target, ok := w.Site.Target(w.trainee, from, file)
		if !ok {
			return nil
		}
		w.cursor.word = begun[strings.Index(begun, "#")+1:]
		w.cursor.from -= len(w.cursor.word)
		if d := docOf(target); d != nil && d.Body != nil {
			for _, h := range d.Body.Headings() {
				all = append(all, w.item(kindReference, h.Text, strings.TrimPrefix(h.ID, "t-"), ""))
			}
		}
		return all
	}
	w.cursor.word = begun
	w.cursor.from -= len(begun)
	add := func(kind int, label, to, meaning string) {
		insert := relative(w.name, to)
		if strings.ContainsAny(insert, " ()<>") {
			insert = "<" + insert + ">"
		}
		all = append(all, w.item(kind, label, insert, meaning))
	}
	if w.trainee != nil {
		for _, d := range w.trainee.Texts() {
			add(kindReference, title(d, l), d.Path, d.Kind.Term().One.In(l))
		}
		for _, d := range w.trainee.Documents {
			if d.File.Path != "" {
				add(kindFile, d.FileName(), d.File.Path, d.Kind.Term().One.In(l))
			}
		}
	}
	for _, x := range w.Site.Shared {
		add(kindReference, title(&x.Doc, l), x.Path, x.Kind.Term().One.In(l))
	}
	for _, p := range w.people() {
		add(kindReference, p.FullName, p.Path, w.about(p))
	}
	return all
}

// docOf is the text that a link leads to; nil where it is a file alone.
func docOf(t portfolio.Target) *portfolio.Doc {
	switch {
	case t.Person != nil:
		return &t.Person.Doc
	case t.Document != nil:
		return &t.Document.Doc
	}
	return t.Doc
}

// relative is the way from a text to a file.
func relative(from, to string) string {
	way, err := filepath.Rel(filepath.FromSlash(path.Dir(from)), filepath.FromSlash(to))
	if err != nil {
		return to // of paths in one site there is no error
	}
	return filepath.ToSlash(way)
}

// quoted is a value that YAML would take apart, in quotes.
func quoted(value string) string {
	if !strings.ContainsAny(value, `,[]{}#:"'`) {
		return value
	}
	return "'" + strings.ReplaceAll(value, "'", "''") + "'"
}
