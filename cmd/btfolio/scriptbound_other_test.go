//go:build !linux

package main

// bounded is btfolio; only Linux tells what memory a process has had.
func bounded() { main() }
