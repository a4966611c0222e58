package portfolio

import (
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Site is what all its trainees share: the configuration, the people, the
// shared documents and the rules. It does not change once it is loaded.
type Site struct {
	Config
	Language    language.Language
	People      map[string]*Person
	Shared      []*Shared
	SharedFiles []*Document
	LeftOut     []LeftOut // files in the folders that all share that are no part of any portfolio
	Trainees    []string  // the folders below content/ that are trainees, sorted

	standard *programme.Programme // of trainees who name none
	wording  *programme.Goals     // the site's own; nil where it has none
	targets  map[string]Target    // by path, what links in any text can lead to
	withheld map[string]bool      // by path, shared drafts and the files only they refer to
	holders  map[string][]*Person // by key, on whose pages it stands
	looks    map[string][]named   // by what names and ids look like
	copies   comparison           // of the portfolios with one another
}

// ConfigFile is the file that makes a folder a site.
const ConfigFile = "btfolio.yaml"

// Config is btfolio.yaml as written.
type Config struct {
	Title    string   `key:"title,required"`
	Words    Ref      `key:"language"`           // sv or en
	Rules    Ref      `key:"programme,required"` // an id, or a file of the site
	GoalFile Ref      `key:"goals"`              // a file with the official wording of the goals
	Cohorts  []Cohort `key:"cohorts"`

	// What a region has and the vocabulary does not.
	OwnInstruments []string `key:"own_instruments"`
	OwnAreas       []string `key:"own_areas"`

	Without []frontmatter.At[Listed] `key:"left_out"` // what a bundle was made without

	On civil.Date `key:"on"` // the day the site is judged on, where it is not today
}

// Own are the words that the site adds to the vocabulary.
func (c *Config) Own() frontmatter.Own {
	return frontmatter.Own{
		vocabulary.Instrument("").Vocabulary().Name(): c.OwnInstruments,
		vocabulary.Area("").Vocabulary().Name():       c.OwnAreas,
	}
}

// A Cohort is a group of trainees who start in the same term (F039–F041).
type Cohort struct {
	ID   string `key:"id,required"`
	Name string `key:"name,required"`
}

// Person finds a person by id, however the author spelled it; nil for none.
func (s *Site) Person(id string) *Person {
	if id == "" {
		return nil
	}
	if p := s.People[id]; p != nil {
		return p
	}
	return s.People[vocabulary.Slug(id)]
}

// Contacts are the telephone numbers and e-mail addresses that the people of
// the site have given as their own, and their names; trainees' as their folders
// have them.
func (s *Site) Contacts() (phones, emails, names []string) {
	for _, p := range s.People {
		phones = append(phones, p.Phone)
		emails = append(emails, p.Email)
		names = append(names, p.Name)
	}
	return phones, emails, append(names, s.Trainees...)
}

// LoadSite reads what the trainees of a site share.
func LoadSite(tree *source.Tree) (*Site, diag.List) {
	s := &Site{
		Language: language.Swedish,
		People:   map[string]*Person{},
		holders:  map[string][]*Person{},
		looks:    map[string][]named{},
	}
	found := s.config(tree)
	for _, folder := range tree.Folders("content") {
		switch kind, _ := vocabulary.KindOfFolder(folder); kind {
		case vocabulary.KindPerson:
			found = append(found, s.people(tree, "content/"+folder)...)
		case vocabulary.KindShared:
			found = append(found, s.shared(tree, "content/"+folder)...)
		case vocabulary.KindReport: // LoadReports reads them
		default:
			s.Trainees = append(s.Trainees, folder)
		}
	}
	for _, e := range tree.Under("content") {
		if strings.Count(e.Path, "/") == 1 {
			found = append(found, diag.Misplaced.At(diag.Pos{File: e.Path}))
		}
	}
	found = append(found, s.impersonations()...)
	s.withhold()
	s.targets = s.index()
	for _, shared := range s.Shared {
		found = append(found, s.links(&shared.Doc)...)
	}
	for _, p := range s.People {
		found = append(found, s.links(&p.Doc)...)
	}
	return s, found
}

// withhold takes out the shared drafts and the files that only they refer to.
// On a person's page only the text below the front matter can be a draft,
// since readers must know who decided.
func (s *Site) withhold() {
	s.withheld = map[string]bool{}
	shown, hidden := map[string]bool{}, map[string]bool{}
	refer := func(text Text) {
		into := shown
		if text.Document().Draft {
			into = hidden
		}
		for _, p := range refersTo(text) {
			into[p] = true
		}
	}
	for _, text := range s.Shared {
		refer(text)
		s.withheld[text.Path] = text.Draft
	}
	for _, p := range s.People {
		if refer(p); p.Draft {
			p.hide()
		}
	}
	s.Shared = published(s.Shared)
	s.SharedFiles = slices.DeleteFunc(s.SharedFiles, func(d *Document) bool {
		if hidden[d.Path] && !shown[d.Path] {
			s.withheld[d.Path] = true
		}
		return s.withheld[d.Path]
	})
}

// links reports the links of a text that all trainees share which lead
// nowhere in each of their portfolios.
func (s *Site) links(doc *Doc) (found diag.List) {
	if doc.Body == nil {
		return nil
	}
	for _, link := range doc.Body.Links() {
		if target, ok := s.Target(nil, doc, link.Destination); ok {
			found = append(found, target.dead(link)...)
			continue
		}
		dead := diag.DeadLink.At
		switch file := relative(doc.Path, destination(link.Destination)); {
		case s.withheld[file] || s.withheld[file+".md"]:
			dead = diag.RefersToDraft.At
		case s.leaves(nil, file):
			dead = diag.RefersToLeftOut.At
		}
		found = append(found, dead(link.Pos, link.Destination))
	}
	return found
}

func (s *Site) config(tree *source.Tree) diag.List {
	file, problem := loadFile(tree, ConfigFile)
	if problem != nil {
		return diag.List{*problem}
	}
	_, found := frontmatter.Decode(file.Path, file.Text, 1, &s.Config)
	// Faults are reported in the site's language.
	switch l := language.Language(s.Words.Value); l {
	case "", language.Swedish:
	case language.English:
		s.Language = l
	default:
		found = append(found, diag.UnknownLanguage.At(s.Words.Pos, s.Words.Value))
	}
	if found.Failed() {
		return found
	}
	if ref := s.GoalFile; ref.Value != "" {
		if file, problem := loadNamed(tree, ref); problem != nil {
			found = append(found, *problem)
		} else {
			wording, wrong := programme.LoadGoals(file.Path, file.Text)
			s.wording = &wording
			found = append(found, wrong...)
		}
	}
	found = append(found, s.withoutFiles()...)
	p, wrong := s.programme(tree, s.Rules)
	s.standard = p
	return append(found, wrong...)
}

// IsRulesFile reports whether a programme is named by a file of the site, and
// not by its id.
func IsRulesFile(name string) bool { return strings.Contains(name, ".") }

// Named are the files that btfolio.yaml names, which may lie outside of the
// site's folders: a programme of its own, and the wording of the goals.
func (s *Site) Named() []string {
	var files []string
	if IsRulesFile(s.Rules.Value) {
		files = append(files, s.Rules.Value)
	}
	if s.GoalFile.Value != "" {
		files = append(files, s.GoalFile.Value)
	}
	return files
}

// programme finds a programme by its id, or by the path of a file of the
// site. The wording of the goals is the site's own where it has one.
func (s *Site) programme(tree *source.Tree, ref Ref) (*programme.Programme, diag.List) {
	p, found := s.rules(tree, ref)
	if p != nil && s.wording != nil {
		p = p.WithGoals(*s.wording)
	}
	return p, found
}

// CheckProgramme says what keeps a trainee from following a programme.
func (s *Site) CheckProgramme(tree *source.Tree, id string) diag.List {
	_, found := s.programme(tree, Ref{Value: id})
	return found
}

func (s *Site) rules(tree *source.Tree, ref Ref) (*programme.Programme, diag.List) {
	if p, ok := programme.Builtin(ref.Value); ok {
		return p, nil
	}
	if !IsRulesFile(ref.Value) {
		return nil, diag.List{diag.UnknownProgramme.At(ref.Pos, ref.Value, strings.Join(programme.BuiltinIDs(), ", "))}
	}
	file, problem := loadNamed(tree, ref)
	if problem != nil {
		return nil, diag.List{*problem}
	}
	return programme.Load(file.Path, file.Text, s.Own())
}

func (s *Site) people(tree *source.Tree, folder string) (found diag.List) {
	for _, e := range tree.Under(folder) {
		if !isText(e.Path) {
			found = append(found, diag.Misplaced.At(diag.Pos{File: e.Path}))
			continue
		}
		file, problem := tree.Load(e)
		if problem != nil {
			found = append(found, *problem)
			continue
		}
		p := &Person{}
		name := vocabulary.Slug(stem(strings.TrimPrefix(e.Path, folder+"/")))
		found = append(found, read(&p.Doc, vocabulary.KindPerson, name, file, p, s.Own())...)
		if len(p.Keys()) < len(p.SSHKeys) {
			found = append(found, diag.KeyNotRead.At(p.At("ssh_keys"), p.FullName))
		}
		if other := s.People[name]; other != nil {
			found = append(found, diag.SameAddress.At(diag.Pos{File: p.Path}, other.Path))
		}
		s.People[name] = p
	}
	return found
}

func (s *Site) shared(tree *source.Tree, folder string) (found diag.List) {
	first := map[string]string{} // the file at each address
	for _, e := range tree.Under(folder) {
		file, problem := tree.Load(e)
		if problem != nil {
			found = append(found, *problem)
			continue
		}
		name := strings.TrimPrefix(e.Path, folder+"/")
		address := vocabulary.Slug(stem(name))
		if !isText(e.Path) {
			address += strings.ToLower(path.Ext(name))
		}
		if other, taken := first[address]; taken {
			found = append(found, diag.SameAddress.At(diag.Pos{File: e.Path}, other))
			continue
		}
		first[address] = e.Path
		if !isText(e.Path) {
			if source.TypeOf(e.Path) == nil {
				s.LeftOut = append(s.LeftOut, LeftOut{Path: file.Path, Digest: file.Digest, File: file})
				continue
			}
			d := &Document{File: file}
			d.Kind, d.Path, d.Name = vocabulary.KindShared, e.Path, name
			s.SharedFiles = append(s.SharedFiles, d)
			continue
		}
		text := &Shared{}
		found = append(found, read(&text.Doc, vocabulary.KindShared, stem(name), file, text, s.Own())...)
		if l := language.Language(text.Guide.Value); l != "" && l != language.Swedish && l != language.English {
			found = append(found, diag.UnknownLanguage.At(text.Guide.Pos, l))
		}
		if text.Body != nil && text.in(s.Language) {
			s.Shared = append(s.Shared, text)
		}
	}
	slices.SortFunc(s.Shared, func(a, b *Shared) int { return strings.Compare(a.Path, b.Path) })
	return found
}

// Folder is the name of the folder for texts of a kind below another: the one that
// there is, or its name in a language.
func Folder(tree *source.Tree, below string, kind vocabulary.Kind, l language.Language) string {
	for _, name := range tree.Folders(below) {
		if k, _ := vocabulary.KindOfFolder(name); k == kind {
			return name
		}
	}
	return kind.Term().Folder.In(l)
}

func loadFile(tree *source.Tree, name string) (source.File, *diag.Finding) {
	e, problem := tree.Entry(name)
	if problem != nil {
		finding := problem.At(diag.Pos{File: name})
		return source.File{}, &finding
	}
	return tree.Load(e)
}

// loadNamed loads a file that a text names by its path in the site. Its faults
// are reported where it is named.
func loadNamed(tree *source.Tree, ref Ref) (source.File, *diag.Finding) {
	file, finding := loadFile(tree, ref.Value)
	switch {
	case finding == nil:
		return file, nil
	case finding.Code == diag.FileMissing.Code:
		*finding = diag.NoFile.At(ref.Pos, ref.Value)
	default:
		finding.Pos = ref.Pos
	}
	return file, finding
}
