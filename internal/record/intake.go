package record

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Description is what somebody says of the files. It has the last word over
// what their names say.
type Description struct {
	Label     string
	Placement string // its id, or a word for its area
	Assessor  string
	Allow     []string // ids of findings that do not keep a file out

	goals      []programme.Goal
	instrument vocabulary.Instrument
	date       civil.Date
}

// An Item is one file on its way in.
type Item struct {
	file    string // on disk
	Name    string // its own, safe to show: what must not leave the house is masked
	Path    string // where it goes, from the site's folder
	Says    portfolio.FileName
	Twin    []byte    // the text beside it; nil where its name says everything
	Kept    string    // where the same content lies already
	Found   diag.List // what is wrong with it, and what somebody should look at
	Allowed diag.List // what is let in although it was found
	digest  source.Digest
}

// An Intake plans what comes in.
type Intake struct {
	Site    *portfolio.Site
	Tree    *source.Tree
	Trainee *portfolio.Trainee // with drafts
	About   Description
	Each    func(done, all int) // told after each file; may be nil
}

// Check says what is wrong with the description itself.
func (in *Intake) Check() (found diag.List) {
	r := &in.About
	if r.Assessor != "" {
		if p := in.Site.Person(r.Assessor); p != nil {
			r.Assessor = p.Name
		} else {
			found = append(found, diag.UnknownPerson.At(diag.Pos{}, r.Assessor))
		}
	}
	if r.Placement != "" && in.placed(&portfolio.FileName{}) == nil {
		if _, ok := vocabulary.Area("").Vocabulary().Find(r.Placement); !ok {
			found = append(found, diag.UnknownPlacement.At(diag.Pos{}, r.Placement))
		}
	}
	return found
}

// Plan looks at all files, in their order.
func (in *Intake) Plan(ctx context.Context, files []string) []Item {
	p := &plan{Intake: in, known: privacy.NewKnown(in.Site.Contacts()), kept: map[source.Digest]string{}, taken: map[string]string{}}
	for _, d := range slices.Concat(in.Trainee.Documents, in.Site.SharedFiles) {
		if d.File.Path != "" {
			p.kept[d.File.Digest] = d.File.Path
		}
	}
	for _, d := range in.Trainee.Documents {
		p.taken[vocabulary.Slug(d.Name)] = cmp.Or(d.File.Path, d.Path)
	}
	items := make([]Item, len(files))
	for i, file := range files {
		if ctx.Err() != nil {
			return nil
		}
		items[i] = p.item(ctx, file)
		if in.Each != nil {
			in.Each(i+1, len(files))
		}
	}
	return items
}

// A plan is what an intake knows while it looks at files.
type plan struct {
	*Intake
	known privacy.Known
	kept  map[source.Digest]string // where each content lies, or will
	taken map[string]string        // the file at each address, there or to be
}

// item plans one file.
func (p *plan) item(ctx context.Context, file string) Item {
	own := base(file)
	it := Item{file: file, Name: privacy.Masked(own, p.known)}
	here := diag.Pos{File: it.Name}
	it.Says = p.says(own)
	folder := "content/" + p.Trainee.Folder
	name, _ := it.Says.Tidy().Canonical(p.Site.Language, strings.ToLower(path.Ext(own)), p.Trainee.Placements)
	it.Path = path.Join(folder, portfolio.Folder(p.Tree, folder, vocabulary.KindDocument, p.Site.Language), name)

	for _, h := range privacy.Name(own+"\n"+it.Path, p.known) {
		if h.Kind.Identity() {
			it.Found = append(it.Found, h.Finding(it.Name))
			return it // its name must not even be shown
		}
	}
	if source.IsText(own) {
		it.Found = append(it.Found, diag.TextNotAdded.At(here))
		return it
	}
	p.read(ctx, &it)
	if it.Found.Failed() {
		return it
	}
	address := vocabulary.Slug(path.Base(it.Path))
	if there, ok := p.taken[address]; ok {
		it.Found = append(it.Found, diag.AlreadyThere.At(here, there, "--name"))
		return it
	}
	p.kept[it.digest], p.taken[address] = it.Path, it.Path
	it.Twin = p.twin(own, it)
	if it.Twin != nil { // read as it will be
		split, _ := frontmatter.Split("", it.Twin)
		_, found := split.Decode(&portfolio.Document{}, p.Site.Own())
		for _, f := range found {
			it.Found = append(it.Found, f.MovedTo(here))
		}
	}
	return it
}

// says is what a file means: by its name, where nobody says otherwise.
func (p *plan) says(own string) portfolio.FileName {
	r := p.About
	says := portfolio.ReadFileName(own, p.Trainee.Placements)
	if r.goals != nil {
		says.Goals = slices.Sorted(slices.Values(r.goals))
	}
	says.Instrument, says.Label = cmp.Or(r.instrument, says.Instrument), cmp.Or(r.Label, says.Label)
	says.Date = cmp.Or(r.date, says.Date)
	switch {
	case r.Placement != "":
		p.placed(&says)
	case says.Area == "" && says.Placement == "" && says.Instrument != "" && !says.Date.IsZero():
		// An assessment belongs to the placement it was made in.
		if on := p.Trainee.PlacementOn(says.Date); on != nil {
			says.Placement, says.Area = on.Name, on.Area
		}
	}
	return says
}

// placed gives what a file says the placement of the description, and returns it;
// nil where the description names an area only.
func (in *Intake) placed(says *portfolio.FileName) *portfolio.Placement {
	want := vocabulary.Slug(in.About.Placement)
	for _, pl := range in.Trainee.Placements {
		if vocabulary.Slug(pl.Name) == want {
			says.Placement, says.Area = pl.Name, pl.Area
			return pl
		}
	}
	if term, ok := vocabulary.Area("").Vocabulary().Find(in.About.Placement); ok {
		says.Placement, says.Area = "", vocabulary.Area(term.Key)
	}
	return nil
}

// Missing are the parts of the rule for names that a file must have before it
// is added by itself, and that neither its name nor the description gives. A
// name that follows no rule does not say what the document is about.
func (in *Intake) Missing(file string) []portfolio.Part {
	says := (&plan{Intake: in}).says(base(file))
	read := portfolio.ReadFileName(base(file), in.Trainee.Placements)
	var all []portfolio.Part
	if len(says.Goals) == 0 {
		all = append(all, portfolio.PartGoals)
	}
	if says.Label == "" || in.About.Label == "" && len(read.Goals) == 0 {
		all = append(all, portfolio.PartLabel)
	}
	if says.Date.IsZero() {
		all = append(all, portfolio.PartDate)
	}
	return all
}

// Read reads what a description says in words, as front matter does.
func (r *Description) Read(own frontmatter.Own, goals, instrument, date string) diag.List {
	var b strings.Builder
	for _, f := range []struct{ key, value string }{{"goals", goals}, {"instrument", instrument}, {"date", date}} {
		if f.value != "" {
			b.WriteString(f.key + ": " + frontmatter.Quote(f.value) + "\n")
		}
	}
	var read struct {
		Goals      []programme.Goal      `key:"goals"`
		Instrument vocabulary.Instrument `key:"instrument"`
		Date       civil.Date            `key:"date"`
	}
	_, found := frontmatter.Decode("", []byte(b.String()), 1, &read, own)
	for i := range found {
		found[i].Pos = diag.Pos{}
	}
	r.goals, r.instrument, r.date = read.Goals, read.Instrument, read.Date
	return found
}
