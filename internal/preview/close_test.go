package preview

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"runtime/pprof"
	"sync"
	"testing"
	"time"

	"btfolio/internal/testkit"
)

// Closing in the midst of events, from several sides and without anybody who
// takes the changes, ends every goroutine.
func TestClose(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll %v", poll), func(t *testing.T) {
			dir, _ := newSite(t)
			stop := make(chan struct{})
			var busy sync.WaitGroup
			for i := range 4 {
				busy.Go(func() {
					for n := 0; ; n++ {
						select {
						case <-stop:
							return
						default:
						}
						folder := fmt.Sprintf("%s/content/%d", dir, i)
						_ = os.MkdirAll(folder+"/a", 0o755)
						_ = os.WriteFile(folder+"/a/b.md", []byte(fmt.Sprint(n)), 0o644)
						_ = os.Rename(folder, folder+"-moved")
						_ = os.RemoveAll(folder + "-moved")
					}
				})
			}
			for range 10 {
				w, err := Watch(dir, WatchOptions{Poll: poll, interval: time.Millisecond})
				testkit.Must(t, err)
				select {
				case <-w.changes:
				case <-time.After(patience):
					t.Error("no change")
				}
				var closing sync.WaitGroup
				for range 3 {
					closing.Go(func() {
						if err := w.Close(); err != nil {
							t.Error(err)
						}
					})
					closing.Go(func() { w.also("rules/own.yaml"); w.Mode() })
				}
				closing.Wait()
				if _, open := <-w.changes; open {
					t.Error("a change after the end")
				}
			}
			close(stop)
			busy.Wait()
			noGoroutines(t)
		})
	}
}

// watching matches the goroutines of a watcher.
var watching = regexp.MustCompile(`preview\.(\(\*(Watcher|listener|poller|aside)|Watch\.|debounce)|fsnotify\.`)

// noGoroutines waits for what watchers and fsnotify started to end.
func noGoroutines(t *testing.T) {
	t.Helper()
	var running string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		var b bytes.Buffer
		testkit.Must(t, pprof.Lookup("goroutine").WriteTo(&b, 1))
		running = b.String()
		if !watching.MatchString(running) {
			return
		}
	}
	t.Errorf("still running:\n%s", running)
}
