package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// What bad input may cost. A build of the small site takes 60 MB and a third
// of a second of processor time; no clock is looked at, so that the load of
// the machine makes no difference.
const (
	mostMemory    = 210 // MB
	mostProcessor = 10  // seconds
)

// bounded is btfolio, held to what bad input may cost. A script that goes
// beyond the bounds sees another output and another exit status.
func bounded() {
	limit := syscall.Rlimit{Cur: mostProcessor, Max: mostProcessor}
	if err := syscall.Setrlimit(syscall.RLIMIT_CPU, &limit); err != nil {
		fmt.Fprintln(os.Stderr, "bounded:", err)
		os.Exit(99)
	}
	status := run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)
	if mb := peak(); mb > mostMemory {
		fmt.Fprintf(os.Stderr, "bounded: %d MB of memory, more than %d\n", mb, mostMemory)
		os.Exit(99)
	}
	os.Exit(status)
}

// peak is the most memory that this process has had, in MB. What getrusage
// says counts the process that started this one.
func peak() (mb int) {
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		_, rest, _ := strings.Cut(string(status), "VmHWM:")
		_, err = fmt.Sscan(rest, &mb)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bounded:", err)
		os.Exit(99)
	}
	return mb >> 10
}
