package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpIn is all that help says in a language, by command and flag.
func helpIn(t *testing.T, locale string) map[string]string {
	t.Setenv("LC_ALL", locale)
	texts := map[string]string{}
	var gather func(*cobra.Command)
	gather = func(cmd *cobra.Command) {
		path := cmd.CommandPath()
		texts[path] = cmd.Short
		if cmd.Long != "" {
			texts[path+", long"] = cmd.Long
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) { texts[path+" --"+f.Name] = f.Usage })
		for _, below := range cmd.Commands() {
			if !below.Hidden {
				gather(below)
			}
		}
		if !cmd.HasSubCommands() && cmd.Example == "" {
			t.Errorf("%s has no example", path)
		}
		var said strings.Builder
		cmd.SetOut(&said)
		if err := cmd.Help(); err != nil {
			t.Fatal(err)
		}
		texts[path+", whole"] = said.String()
	}
	gather(rootCommand())
	return texts
}

// Every command says the same in both languages.
func TestHelpLanguages(t *testing.T) {
	swedish, english := helpIn(t, "sv_SE.UTF-8"), helpIn(t, "en_GB.UTF-8")
	if len(swedish) != len(english) || len(swedish) < 40 {
		t.Fatalf("%d texts in Swedish, %d in English", len(swedish), len(english))
	}
	for where, sv := range swedish {
		en := english[where]
		if sv == "" || en == "" || sv == en {
			t.Errorf("%s: %q in Swedish, %q in English", where, sv, en)
		}
		if _, example, _ := strings.Cut(en, "Examples:"); example == "" {
			if word := swedishWord(en); word != "" {
				t.Errorf("%s: %q in English: %q", where, word, en)
			}
		}
	}
}

func TestSpoken(t *testing.T) {
	for _, tt := range []struct{ all, messages, lang, want string }{
		{"", "", "", "sv"}, {"", "", "C.UTF-8", "sv"}, {"", "", "en_US.UTF-8", "en"},
		{"", "sv_SE.UTF-8", "en_US.UTF-8", "sv"}, {"en_GB", "sv_SE", "sv_SE", "en"}, {"", "", "de_DE", "sv"},
	} {
		t.Setenv("LC_ALL", tt.all)
		t.Setenv("LC_MESSAGES", tt.messages)
		t.Setenv("LANG", tt.lang)
		if got := spoken(); string(got) != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
}
