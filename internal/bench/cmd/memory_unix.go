//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak is the most memory a process that has ended held at any time. Linux
// counts from before it became another program than this one, so that it is
// never less than what this one holds: the site is written in small steps.
func peak(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return usage.Maxrss
	}
	return usage.Maxrss << 10 // elsewhere it is counted in kilobytes
}
