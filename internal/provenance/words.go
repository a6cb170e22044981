package provenance

import "strings"

// MaxMessage is how long a message may be, so that it fits on one line of a
// review or a terminal.
const MaxMessage = 110

// Fit gives the first of the wordings that is not too long, or the last. They
// are ordered from the fullest to the shortest.
func Fit(wordings ...string) string {
	for _, w := range wordings {
		if len([]rune(w)) <= MaxMessage {
			return w
		}
	}
	last := []rune(wordings[len(wordings)-1])
	if len(last) > MaxMessage {
		return string(last[:MaxMessage-1]) + "…"
	}
	return string(last)
}

// Short gives the name of an API without its package.
func Short(name string) string {
	return name[strings.LastIndexByte(name, '.')+1:]
}
