package staged_test

import (
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"btfolio/internal/staged"
)

func TestLockIsNeverHeldTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	var holders atomic.Int32
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 500 {
				held, err := staged.Acquire(path)
				if err != nil {
					t.Error(err)
					return
				}
				if held == nil {
					continue
				}
				if n := holders.Add(1); n != 1 {
					t.Errorf("%d have the lock", n)
				}
				runtime.Gosched()
				holders.Add(-1)
				held.Release()
			}
		})
	}
	group.Wait()
}
