package site

import (
	"cmp"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// An AssessorPage answers what an external assessor asks of a portfolio, on one
// screen: ten answers under the three questions that an assessment is about, each
// with its grounds, and how far what stands there can be trusted.
type AssessorPage struct {
	Head
	Questions []Question
	Goals     []GoalMark // straight to the evidence for each
	Levels    []TrustLevel
	ToAnswer  Link // to the page for notes and the answer, in a bundle
}

// A Question is one of the three, with the answers that belong to it.
type Question struct {
	Title   string
	Answers []Answer
	Goals   bool // the goals stand below it
}

// An Answer is what the portfolio answers to one question.
type Answer struct {
	ID      string // anchor
	Asked   string
	Text    string
	State   vocabulary.State // empty for what is neither right nor wrong
	Grounds []Link
}

// A GoalMark is a goal with how it stands.
type GoalMark struct {
	Link
	State vocabulary.State
	Word  string
}

// A TrustLevel is one level of trust: what it means, and how many decisions are
// on it.
type TrustLevel struct {
	Level vocabulary.Trust
	Count string // of decisions: “21 påstådda”
	Means string
}

func (b *siteContext) assessor() AssessorPage {
	page := AssessorPage{Head: b.head(word(b.lang, "for_assessor"), "for_assessor")}
	page.Questions = []Question{
		{Title: word(b.lang, "ask_done"), Answers: []Answer{b.isComplete(), b.isLacking(), b.isServed(), b.areTalksHeld()}},
		{Title: word(b.lang, "ask_evidence"), Answers: []Answer{b.isAssessed(), b.areOthersAsked(), b.areFormsHere()}, Goals: true},
		{Title: word(b.lang, "ask_changed"), Answers: []Answer{b.whoDecided(), b.areSupervisorsQualified(), b.isChanged()}},
	}
	for _, g := range b.verdict.Goals {
		page.Goals = append(page.Goals, GoalMark{b.goalChip(g.Goal), g.State, g.State.In(b.lang)})
	}
	page.ToAnswer = b.toAnswer()
	trust := b.verdict.Trust()
	for level, n := range trust.Levels() {
		page.Levels = append(page.Levels, TrustLevel{level, review.TrustText(level, n).In(b.lang), word(b.lang, "trust_"+string(level))})
	}
	return page
}

// answer puts an answer together of sentences; those that are empty are left out.
func (b *siteContext) answer(asked string, state vocabulary.State, grounds []Link, sentences ...language.Text) Answer {
	var said []string
	for _, s := range sentences {
		if text := s.In(b.lang); text != "" {
			said = append(said, text)
		}
	}
	return Answer{ID: strings.ReplaceAll(asked, "_", "-"), Asked: word(b.lang, asked), Text: strings.Join(said, " "), State: state, Grounds: grounds}
}

// ground is a page that an answer rests on.
func (b *siteContext) ground(label, page string) Link {
	return Link{Text: word(b.lang, label), URL: to(page)}
}

func (b *siteContext) isComplete() Answer {
	return b.answer("ask_complete", b.standing(),
		[]Link{b.ground("overview", overviewPage), b.ground("final", b.list(vocabulary.KindFinal))},
		language.Same(b.verdict.Sentence(b.lang)))
}

func (b *siteContext) isLacking() Answer {
	v, state := b.verdict, vocabulary.StateApproved
	text := say.NothingLacking()
	if len(v.Blocking) > 0 {
		state = vocabulary.StateMissing
		var lacking []language.Text
		for _, need := range v.Blocking {
			lacking = append(lacking, review.NeedText(need))
		}
		text = say.LackingBefore(language.And(lacking))
	}
	justified := language.Text{}
	if n := v.Coverage.Justified; n > 0 {
		justified = say.GapsJustified(n)
	}
	return b.answer("ask_lacking", state,
		[]Link{b.ground("matrix", overviewPage), b.ground("next_steps", b.named("next_steps"))}, text, justified)
}

func (b *siteContext) isServed() Answer {
	v, floor := b.verdict, b.of.Programme.National
	var areas []language.Text
	for _, f := range floor.Areas {
		_, served := v.Service.In(f.Area)
		areas = append(areas, say.ServiceIn(language.InBoth(f.Area.In), language.InBoth(served.In), language.InBoth(f.Least.In)))
	}
	all := v.Areas()
	whole := all[len(all)-1]
	text := say.ServiceOf(language.InBoth(whole.Done.In), language.InBoth(floor.Length.Least.In), language.And(areas))
	if whole.Done != whole.Total {
		text = say.ServicePlanned(language.InBoth(whole.Done.In), language.InBoth(whole.Total.In), language.InBoth(floor.Length.Least.In), language.And(areas))
	}
	away := language.Text{}
	if whole.Absence > 0 {
		away = say.AbsenceTaken(language.InBoth(whole.Absence.In))
	}
	return b.answer("ask_service", "", []Link{b.ground("placements", b.list(vocabulary.KindPlacement)), b.ground("certificates", b.named("certificates"))}, text, away)
}

func (b *siteContext) areTalksHeld() Answer {
	r := b.verdict.Rhythm()
	text := labelText("no_talks")
	switch {
	case r.Usual > 0:
		text = say.RhythmOf(r.Talks, r.Usual, r.Longest.Days(), r.Longest.From, r.Longest.To)
	case r.Talks > 0:
		text = say.OneTalk(r.Longest.From)
	}
	return b.answer("ask_talks", "", []Link{b.ground("talks", b.list(vocabulary.KindTalk))}, text)
}

func (b *siteContext) isAssessed() Answer {
	grounds := []Link{b.ground("assessments", b.list(vocabulary.KindAssessment))}
	all := b.verdict.Assessed()
	if len(all) == 0 {
		return b.answer("ask_assessments", "", grounds, labelText("no_assessments"))
	}
	times, people := map[vocabulary.Instrument]int{}, map[string]bool{}
	for _, e := range all {
		times[e.Instrument]++
		if by := portfolio.Said[portfolio.PersonRef](e.Text, "assessor"); by.Value != "" {
			people[by.Value] = true
		}
	}
	var used []vocabulary.Instrument
	for i := range times {
		used = append(used, i)
	}
	slices.SortFunc(used, func(x, y vocabulary.Instrument) int {
		return cmp.Or(cmp.Compare(times[y], times[x]), cmp.Compare(x, y))
	})
	var instruments []language.Text
	for _, i := range used {
		instruments = append(instruments, say.InstrumentTimes(times[i], language.InBoth(i.In)))
	}
	return b.answer("ask_assessments", "", grounds,
		say.AssessmentsOf(len(all), len(people), language.And(instruments)), b.minimumText())
}

// minimumText says whether the assessments are as many as the programme asks for;
// nothing where it asks for none.
func (b *siteContext) minimumText() language.Text {
	asked := false
	var lacking []language.Text
	seen := map[vocabulary.Area]bool{} // placements in one area share what is asked for
	for _, p := range b.verdict.Placements {
		for _, m := range p.Minimums {
			if asked = true; !m.Met() && !m.Rule.Recommended && !seen[p.Area] {
				lacking = append(lacking, say.InstrumentTimes(m.Rule.Least-m.Have(), language.InBoth(m.Rule.Instrument.In)))
			}
		}
		seen[p.Area] = true
	}
	switch {
	case !asked:
		return language.Text{}
	case len(lacking) == 0:
		return say.MinimumMet()
	}
	return say.MinimumLacking(language.And(lacking))
}

func (b *siteContext) areOthersAsked() Answer {
	kollegia, asked := say.NoKollegium(), 0
	if n := len(b.of.Kollegia); n > 0 {
		kollegia = say.KollegiaHeld(n)
	}
	for _, e := range b.verdict.Assessed() {
		if e.Instrument == vocabulary.InstrumentMultiSource {
			asked++
		}
	}
	instrument := language.InBoth(vocabulary.InstrumentMultiSource.In)
	others := say.OthersNotAsked(instrument)
	if asked > 0 {
		others = say.OthersAsked(asked, instrument)
	}
	return b.answer("ask_others", "",
		[]Link{b.ground("kollegium", b.list(vocabulary.KindKollegium)), b.ground("assessments", b.list(vocabulary.KindAssessment))}, kollegia, others)
}

func (b *siteContext) areFormsHere() Answer {
	all, forms := b.verdict.Assessed(), 0
	for _, e := range all {
		if e.Doc.Kind == vocabulary.KindDocument || len(portfolio.Files(e.Text)) > 0 {
			forms++
		}
	}
	text := say.FormsOf(forms, len(all))
	if len(all) == 0 {
		text = labelText("no_assessments")
	}
	return b.answer("ask_forms", "", []Link{b.ground("documents", b.list(vocabulary.KindDocument))}, text)
}

func (b *siteContext) whoDecided() Answer {
	rulings := b.verdict.Rulings()
	text := language.Text{}
	if deciding := b.verdict.Final.Deciding(); len(deciding) > 0 {
		var who []language.Text
		var last civil.Date
		for _, d := range deciding {
			who = append(who, say.NameAndRole(language.Same(b.person(d.By).Text), language.InBoth(d.Role.In)))
			if d.Date.After(last) {
				last = d.Date
			}
		}
		text = say.DecidedAbout(say.BTAsAWhole(), language.And(who), last)
	} else if len(rulings) > 0 {
		people := map[string]bool{}
		var last civil.Date
		for _, d := range rulings {
			people[d.By.Value] = true
			if d.Date.After(last) {
				last = d.Date
			}
		}
		text = say.DecidedByMany(len(people), last)
	}
	return b.answer("ask_decisions", "", []Link{b.ground("final", b.list(vocabulary.KindFinal)), b.ground("placements", b.list(vocabulary.KindPlacement))},
		b.verdict.Trust().Text(), text)
}

func (b *siteContext) areSupervisorsQualified() Answer {
	grounds := []Link{b.ground("people", b.people())}
	var names []string
	var lacking []language.Text
	for _, h := range b.verdict.Holders() {
		if slices.Contains(names, h.Person.Name) {
			continue
		}
		names = append(names, h.Person.Name)
		if len(h.Lacks) > 0 {
			lacking = append(lacking, say.SupervisorLacks(h.Person.FullName, language.And(h.Lacks)))
		}
	}
	switch {
	case len(names) == 0:
		return b.answer("ask_supervisors", "", grounds, say.NothingAskedOfSupervisors())
	case len(lacking) == 0:
		return b.answer("ask_supervisors", vocabulary.StateApproved, grounds, say.SupervisorsMeet(len(names)))
	}
	return b.answer("ask_supervisors", vocabulary.StateMissing, grounds,
		say.SupervisorsLack(len(names)-len(lacking), len(names), language.And(lacking)))
}

func (b *siteContext) isChanged() Answer {
	var grounds []Link
	state := vocabulary.State("")
	for _, o := range b.verdict.Outdated() {
		state = vocabulary.StateChanged
		grounds = append(grounds, b.docLink(&o.Bond.Document.Doc))
	}
	if len(grounds) == 0 && len(b.of.Decisions) > 0 {
		grounds = []Link{b.ground("approvals", b.list(vocabulary.KindFinal)+"#_approvals")}
	}
	return b.answer("ask_since", state, grounds, b.verdict.Unchanged())
}

// labelText is a label in both languages.
func labelText(key string) language.Text {
	return language.InBoth(func(l language.Language) string { return word(l, key) })
}
