package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"cloud.google.com/go/civil"
	"github.com/spf13/cobra"

	"btfolio/internal/build"
	"btfolio/internal/language"
	"btfolio/internal/preview"
	"btfolio/internal/say"
)

func serveCommand() *cobra.Command {
	s := &serving{}
	l := spoken()
	cmd := &cobra.Command{
		Use:     say.ServeUse().In(l),
		Short:   say.ServeShort().In(l),
		Long:    say.ServeLong().In(l),
		Example: "  btfolio serve\n  btfolio serve --trainee yusuf-dalenmark --open",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := siteFolder(cmd, args)
			if err != nil {
				return err
			}
			s.options.Site = dir
			return s.run(cmd)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&s.options.Trainees, "trainee", nil, say.ServeFlagTrainee().In(l))
	flags.IntVar(&s.port, "port", 1313, say.ServeFlagPort().In(l))
	flags.Lookup("port").DefValue = "0" // the help says it already
	flags.BoolVar(&s.open, "open", false, say.ServeFlagOpen().In(l))
	flags.BoolVar(&s.poll, "poll", false, say.ServeFlagPoll().In(l))
	flags.StringVar(&s.on, "on", "", say.ServeFlagOn().In(l))
	return cmd
}

// A serving is one run of serve.
type serving struct {
	options build.Options
	port    int
	open    bool
	poll    bool
	on      string
}

func (s *serving) run(cmd *cobra.Command) error {
	s.options.On = civil.DateOf(time.Now())
	if s.on != "" {
		day, err := dayOf("--on", s.on)
		if err != nil {
			return err
		}
		s.options.On, s.options.OnFixed = day, true
	}
	l := spoken()
	if s.port < 0 || s.port > 65535 {
		return fmt.Errorf(language.Text{
			Sv: "--port %d är ingen port: skriv ett tal mellan 1024 och 65535, eller 0 för vilken som helst",
			En: "--port %d is no port: write a number between 1024 and 65535, or 0 for any",
		}.In(l), s.port)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf(language.Text{
			Sv: "port %d används redan, kanske av en förhandsvisning som redan är igång: stäng den, eller välj en annan med --port",
			En: "port %d is in use, perhaps by a preview that is running already: stop that one, or choose another with --port",
		}.In(l), s.port)
	}
	if err != nil {
		return fmt.Errorf(language.Text{
			Sv: "port %d får inte användas här: välj en annan mellan 1024 och 65535 med --port",
			En: "port %d cannot be used here: choose another between 1024 and 65535 with --port",
		}.In(l), s.port)
	}
	defer listener.Close()
	// Watch first, then read: what changes in between is told.
	watcher, err := preview.Watch(s.options.Site, preview.WatchOptions{Poll: s.poll})
	if err != nil {
		return fmt.Errorf(language.Text{
			Sv: "mappen %s går inte att läsa: kontrollera att du har rätt att öppna den",
			En: "the folder %s cannot be read: check that you are permitted to open it",
		}.In(l), s.options.Site)
	}
	defer watcher.Close()
	server := preview.New(s.options)
	if found := server.Refused(); len(found) > 0 {
		if err := found.Print(cmd.ErrOrStderr(), server.Language()); err != nil {
			return err
		}
		return errFound
	}
	go server.Follow(watcher)

	address := (&url.URL{Scheme: "http", Host: listener.Addr().String(), Path: "/"}).String()
	text := language.Text{
		Sv: "Visar %s på %s\n%s\nAvsluta med Ctrl+C\n",
		En: "Showing %s at %s\n%s\nStop with Ctrl+C\n",
	}
	how := modes[watcher.Mode()]
	if _, err := fmt.Fprintf(cmd.OutOrStdout(), text.In(server.Language()), s.options.Site, address, how.In(server.Language())); err != nil {
		return err
	}
	if s.open {
		if err := openBrowser(address); err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), language.Text{
				Sv: "webbläsaren gick inte att öppna; gå till %s\n", En: "the browser could not be opened; go to %s\n",
			}.In(server.Language()), address)
		}
	}
	return server.Serve(cmd.Context(), listener)
}

// modes tell how changes are noticed, and why.
var modes = map[preview.Mode]language.Text{
	preview.Watching:         {Sv: "Sidorna följer med när filerna sparas.", En: "The pages follow when files are saved."},
	preview.PollingAsked:     {Sv: "Letar efter ändringar två gånger i sekunden, som begärt.", En: "Looking for changes twice a second, as asked."},
	preview.PollingTableFull: {Sv: "Letar efter ändringar två gånger i sekunden: systemet kan inte bevaka fler mappar.", En: "Looking for changes twice a second: the system cannot watch more folders."},
	preview.PollingNoEvents:  {Sv: "Letar efter ändringar två gånger i sekunden: disken säger inte till när något ändras.", En: "Looking for changes twice a second: the disk does not tell when something changes."},
}

// openBrowser asks the system to show an address.
func openBrowser(address string) error {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	case "darwin":
		return exec.Command("open", address).Start()
	}
	return exec.Command("xdg-open", address).Start()
}
