package binder

import "os/exec"

// together leaves it to a browser to end what it has started: on Windows they lie in a
// job that ends with it.
func together(*exec.Cmd) {}
