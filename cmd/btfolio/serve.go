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
	"btfolio/internal/watch"
)

func serveCommand() *cobra.Command {
	s := &serving{}
	cmd := &cobra.Command{
		Use:   "serve [mapp] [flaggor]",
		Short: "Visar portföljerna i webbläsaren medan de skrivs",
		Long: `Visar webbplatsen i den angivna mappen, eller i den närmaste mappen uppåt som
har en btfolio.yaml, på en adress som bara den här datorn når. Sidan som är
öppen i webbläsaren följer med varje gång en fil sparas. Utkast är med och
märks som utkast. Ingenting skrivs på disken.

Överst på varje sida går det att fälla ut vad btfolio check har att säga. Går
portföljen inte att bygga visas felet ovanpå den senaste hela sidan, tills det
är rättat.`,
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
	flags.StringSliceVar(&s.options.Trainees, "trainee", nil, "visa bara den här `BT-läkaren`; kan anges flera gånger")
	flags.IntVar(&s.port, "port", 1313, "`port` att svara på; 0 för vilken som helst")
	flags.BoolVar(&s.open, "open", false, "öppna webbläsaren")
	flags.BoolVar(&s.poll, "poll", false, "leta efter ändringar i stället för att vänta på besked, som på en nätverksdisk")
	flags.StringVar(&s.on, "on", "", "`dag` att bedöma portföljerna på, som 2026-11-21")
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
		day, err := civil.ParseDate(s.on)
		if err != nil {
			return fmt.Errorf("--on %s är inget datum: skriv år, månad och dag som 2026-11-21", s.on)
		}
		s.options.On, s.options.OnFixed = day, true
	}
	if s.port < 0 || s.port > 65535 {
		return fmt.Errorf("--port %d är ingen port: skriv ett tal mellan 1024 och 65535, eller 0 för vilken som helst", s.port)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d används redan, kanske av en förhandsvisning som redan är igång: stäng den, eller välj en annan med --port", s.port)
	}
	if err != nil {
		return fmt.Errorf("port %d får inte användas här: välj en annan mellan 1024 och 65535 med --port", s.port)
	}
	defer listener.Close()
	// Watch first, then read: what changes in between is told.
	watcher, err := watch.Start(s.options.Site, watch.Options{Poll: s.poll})
	if err != nil {
		return fmt.Errorf("mappen %s går inte att läsa: kontrollera att du har rätt att öppna den", s.options.Site)
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
			fmt.Fprintf(cmd.ErrOrStderr(), "webbläsaren gick inte att öppna; gå till %s\n", address)
		}
	}
	return server.Serve(cmd.Context(), listener)
}

// modes tell how changes are noticed, and why.
var modes = map[watch.Mode]language.Text{
	watch.Watching:         {Sv: "Sidorna följer med när filerna sparas.", En: "The pages follow when files are saved."},
	watch.PollingAsked:     {Sv: "Letar efter ändringar två gånger i sekunden, som begärt.", En: "Looking for changes twice a second, as asked."},
	watch.PollingTableFull: {Sv: "Letar efter ändringar två gånger i sekunden: systemet kan inte bevaka fler mappar.", En: "Looking for changes twice a second: the system cannot watch more folders."},
	watch.PollingNoEvents:  {Sv: "Letar efter ändringar två gånger i sekunden: disken säger inte till när något ändras.", En: "Looking for changes twice a second: the disk does not tell when something changes."},
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
