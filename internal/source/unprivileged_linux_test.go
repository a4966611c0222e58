package source

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// unprivileged reports whether a test runs as somebody to whom permissions
// apply. Where root runs the tests this one is run once more, as nobody, and
// is done with here.
func unprivileged(t *testing.T) bool {
	t.Helper()
	if os.Geteuid() != 0 {
		return true
	}
	const nobody = 65534
	// The user nobody may not read the folders above the program, so it is
	// started by way of /proc.
	cmd := exec.Command("/proc/self/exe", "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	cmd.Env = append(os.Environ(), "HOME=/", "GOCOVERDIR=")
	out, err := cmd.CombinedOutput()
	t.Logf("as nobody:\n%s", out)
	if err != nil {
		t.Error(err)
	}
	return false
}
