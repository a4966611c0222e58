package source

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// unprivileged runs a test as somebody to whom permissions apply, also when
// the tests are run by root. Linux keeps privileges for each thread, so that
// one goroutine on its own thread can do without them.
func unprivileged(t *testing.T, test func()) {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()

	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var before [2]unix.CapUserData
	must(t, unix.Capget(&header, &before[0]))
	without := before
	without[0].Effective &^= 1<<unix.CAP_DAC_OVERRIDE | 1<<unix.CAP_DAC_READ_SEARCH
	must(t, unix.Capset(&header, &without[0]))
	defer func() { must(t, unix.Capset(&header, &before[0])) }()
	test()
}
