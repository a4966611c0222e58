package main

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/record"
	"btfolio/internal/say"
	"btfolio/internal/scaffold"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

func newCommand() *cobra.Command {
	l := spoken()
	cmd := &cobra.Command{
		Use:     "new",
		Short:   say.NewShort().In(l),
		Long:    say.NewLong().In(l),
		Example: "  btfolio new talk --trainee yusuf-dalenmark --date 2026-11-24\n  btfolio new site min-portfolj --programme vgr",
	}
	cmd.AddCommand(newSiteCommand())
	for _, kind := range scaffold.Kinds() {
		cmd.AddCommand(newTextCommand(kind))
	}
	return cmd
}

// A making is one run of “new” for a kind of text.
type making struct {
	cmd     *cobra.Command
	kind    vocabulary.Kind
	trainee string
	id      string
	flags   map[string]*named           // by the key of the field
	roles   map[vocabulary.Role]*string // of a trainee
	ask     *asker
}

// roleFlags are the people that a new trainee can be given.
var roleFlags = []vocabulary.Role{
	vocabulary.RoleMainSupervisor, vocabulary.RoleManager, vocabulary.RoleStudyDirector, vocabulary.RoleExternalAssessor,
}

func newTextCommand(kind vocabulary.Kind) *cobra.Command {
	m := &making{kind: kind, flags: map[string]*named{}, roles: map[vocabulary.Role]*string{}}
	byName := kind == vocabulary.KindTrainee || kind == vocabulary.KindPerson
	l := spoken()
	use, args := string(kind)+say.NewUse().In(l), cobra.NoArgs
	if byName {
		use, args = string(kind)+say.NewUseNamed().In(l), cobra.MaximumNArgs(1)
	}
	cmd := &cobra.Command{
		Use:     use,
		Aliases: []string{kind.Term().One.Sv},
		Short:   kind.Term().Begins.In(l),
		Example: "  btfolio new " + scaffold.Example(kind),
		Args:    args,
		RunE: func(cmd *cobra.Command, args []string) error {
			m.cmd, m.ask = cmd, newAsker(cmd)
			name := ""
			if len(args) > 0 {
				name = args[0]
			}
			return m.run(name)
		},
	}
	if !byName {
		cmd.Flags().StringVar(&m.trainee, "trainee", "", say.AddFlagTrainee().In(l))
	}
	for _, f := range scaffold.Fields(kind) {
		switch {
		case byName && f.Key == "name":
		case f.Key == "people":
			for _, role := range roleFlags {
				m.roles[role] = cmd.Flags().String(flagOf(string(role)), "", role.In(l)+say.NewFlagPerson().In(l))
			}
		default:
			m.flag(cmd.Flags(), f.Key, l)
		}
	}
	cmd.Flags().StringVar(&m.id, "id", "", say.NewFlagId().In(l))
	return cmd
}

func (m *making) run(name string) error {
	dir, err := siteFolder(m.cmd, nil)
	if err != nil {
		return errNotRun
	}
	tree, found := source.Scan(dir)
	if tree == nil {
		return refuse(m.cmd, spoken(), found...)
	}
	defer tree.Close()
	site, more := portfolio.LoadSite(tree)
	if found = append(found, more...); found.Failed() {
		return refuse(m.cmd, site.Language, found...)
	}
	v := scaffold.Values{}
	for key, value := range m.flags {
		v[key] = value.value
	}
	var trainee *portfolio.Trainee
	switch m.kind {
	case vocabulary.KindTrainee, vocabulary.KindPerson:
		v["name"] = name
		if v["programme"] == site.Rules.Value {
			v["programme"] = ""
		}
	default:
		var problems diag.List
		if trainee, problems = m.ask.trainee(tree, site, m.trainee); problems != nil {
			// What else is missing is told at the same time, but not what would be
			// filled in once the trainee is known.
			anybody := map[vocabulary.Role][]portfolio.PersonRef{vocabulary.RoleMainSupervisor: {{Value: "-"}}}
			scaffold.Fill(m.kind, &portfolio.Trainee{People: anybody}, v, today(site))
			return refuse(m.cmd, site.Language, m.ask.missing(problems, m.kind, nil, v)...)
		}
	}
	scaffold.Fill(m.kind, trainee, v, today(site))
	for {
		missing := scaffold.Missing(m.kind, trainee, v)
		if len(missing) == 0 {
			break
		}
		if err := m.cmd.Context().Err(); err != nil {
			return err
		}
		if !m.ask.can {
			return refuse(m.cmd, site.Language, m.ask.missing(nil, m.kind, trainee, v)...)
		}
		key := missing[0]
		v[key] = m.ask.value(site.Language, m.kind, key, func(answer string) diag.List {
			return scaffold.Check(m.kind, key, answer, site)
		})
		scaffold.Fill(m.kind, trainee, v, today(site))
	}
	people := map[vocabulary.Role]string{}
	for role, id := range m.roles {
		if *id != "" {
			people[role] = *id
		}
	}
	text, problems := scaffold.Make(tree, site, trainee, scaffold.Request{Kind: m.kind, Values: v, People: people, ID: m.id})
	if len(problems) > 0 {
		return refuse(m.cmd, site.Language, problems...)
	}
	if err := record.Create(dir, record.Text(text.Path, text.Data)); err != nil {
		return refuse(m.cmd, site.Language, diag.NotCreated.At(diag.Pos{}, text.Path, record.Reason(err)))
	}
	var draft language.Text
	if text.Draft {
		draft = say.NewDraft()
	}
	_, err = fmt.Fprint(m.cmd.OutOrStdout(), say.NewWritten(text.Path, draft).In(site.Language))
	return err
}

// today is the day the site is judged on.
func today(site *portfolio.Site) civil.Date {
	if !site.On.IsZero() {
		return site.On
	}
	return civil.DateOf(time.Now())
}

// flagOf is the flag for a key.
func flagOf(key string) string { return strings.ReplaceAll(key, "_", "-") }

// A named is the value of a flag whose help calls it by a word of its own.
type named struct {
	name  string
	value string
}

func (n *named) String() string     { return n.value }
func (n *named) Set(s string) error { n.value = s; return nil }
func (n *named) Type() string       { return n.name }

// flag adds the flag of a field: what the vocabulary says about its key is the
// help.
func (m *making) flag(flags *pflag.FlagSet, key string, l language.Language) {
	hint := strings.NewReplacer("[", "", "]", "", ", BT9", ",BT9").Replace(vocabulary.Hint(string(m.kind), key).In(l))
	first, size := utf8.DecodeRuneInString(hint)
	m.flags[key] = &named{name: vocabulary.Key(key, l)}
	flags.Var(m.flags[key], flagOf(key), string(unicode.ToLower(first))+strings.TrimSuffix(hint[size:], "."))
}
