package portfolio

// A text is a document of any kind, as the loader handles it.
type text interface {
	doc() *Doc
	// attached returns the lists of files in the front matter, to be changed
	// in place when the references are resolved.
	attached() []*[]Ref
}

func (d *Doc) doc() *Doc { return d }

func (d *Doc) attached() []*[]Ref { return nil }

func (a *Assessment) attached() []*[]Ref { return []*[]Ref{&a.Attachments} }

func (c *Course) attached() []*[]Ref { return []*[]Ref{&c.Certificates, &c.Attachments} }

func (k *Kollegium) attached() []*[]Ref { return []*[]Ref{&k.Attachments} }

func (c *Checkin) attached() []*[]Ref { return []*[]Ref{&c.Attachments} }

// Texts returns every text of the portfolio: also those beside files, where
// a twin says what the file means.
func (t *Trainee) Texts() []*Doc {
	texts := t.texts()
	docs := make([]*Doc, len(texts))
	for i, x := range texts {
		docs[i] = x.doc()
	}
	return docs
}

func (t *Trainee) texts() []text {
	all := []text{&t.Doc}
	all = appendTexts(all, t.Placements)
	all = appendTexts(all, t.Talks)
	all = appendTexts(all, t.Assessments)
	all = appendTexts(all, t.Courses)
	all = appendTexts(all, t.Kollegia)
	all = appendTexts(all, t.Checkins)
	for _, g := range t.Goals {
		if g != nil {
			all = append(all, g)
		}
	}
	for _, d := range t.Documents {
		if d.Body != nil {
			all = append(all, d)
		}
	}
	all = appendTexts(all, t.Decisions)
	if t.Final != nil {
		all = append(all, t.Final)
	}
	return all
}

func appendTexts[P text](all []text, more []P) []text {
	for _, p := range more {
		all = append(all, p)
	}
	return all
}
