package driver

import (
	"os"
	"runtime/debug"
)

// tuneGC sets how eagerly garbage is collected, for a run that type-checks so
// many packages, and gives what undoes that. Most of what a small run allocates
// lives until its end, so collecting it only costs time; a large run pays a
// little time for half of its memory. Figures are in docs/benchmarks.md. GOGC
// in the environment wins.
func tuneGC(packages int) (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	old := debug.SetGCPercent(min(max(8000/(packages+1), 60), 400))
	return func() { debug.SetGCPercent(old) }
}
