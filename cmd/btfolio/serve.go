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
		Use:     "serve " + say.ServeUse().In(l),
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
		return errors.New(say.NoSuchPort(s.port).In(l))
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return errors.New(say.PortInUse(s.port).In(l))
	}
	if err != nil {
		return errors.New(say.PortForbidden(s.port).In(l))
	}
	defer listener.Close()
	// Watch first, then read: what changes in between is told.
	watcher, err := preview.Watch(s.options.Site, preview.WatchOptions{Poll: s.poll})
	if err != nil {
		return errors.New(say.ServeUnreadable(s.options.Site).In(l))
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

	address := (&url.URL{Scheme: "http", Host: listener.Addr().String(), Path: server.Root()}).String()
	showing := say.ServeShowing(s.options.Site, address, modes[watcher.Mode()])
	if _, err := fmt.Fprint(cmd.OutOrStdout(), showing.In(server.Language())); err != nil {
		return err
	}
	if s.open {
		if err := openBrowser(address); err != nil {
			fmt.Fprint(cmd.ErrOrStderr(), say.ServeNoBrowser(address).In(server.Language()))
		}
	}
	return server.Serve(cmd.Context(), listener)
}

// modes tell how changes are noticed, and why.
var modes = map[preview.Mode]language.Text{
	preview.Watching:         say.ServeWatching(),
	preview.PollingAsked:     say.ServePollingAsked(),
	preview.PollingTableFull: say.ServePollingTableFull(),
	preview.PollingNoEvents:  say.ServePollingNoEvents(),
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
