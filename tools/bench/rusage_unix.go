//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// maxRSS gives the resident set of the largest process of the tree, in bytes.
func maxRSS(s *os.ProcessState) int64 {
	ru, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(ru.Maxrss) // getrusage(2): bytes there, kilobytes elsewhere
	}
	return int64(ru.Maxrss) << 10
}
