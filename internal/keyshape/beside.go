package keyshape

import (
	"iter"
	"net/url"
	"slices"
)

// Beside a key ID means: within this many lines and bytes of it. Lines alone
// would make one line of a megabyte quadratic.
const (
	besideLines = 5
	besideBytes = 1024
)

// Secrets gives every 40-character secret in a text, whether or not a key ID
// is near, as matches of kind MatchSecret. A secret whose + and / are escaped
// for a URL counts as well; see Unescape.
func Secrets(s string) []Match {
	var found []Match
	for start, end := range secretRuns(s) {
		if isSecretText(s[start:end]) {
			found = append(found, Match{start, end, MatchSecret})
		}
	}
	return found
}

// Unescape gives what a match stands for: the text with its URL escapes
// undone, if it holds valid ones.
func Unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// isSecretText reports whether a stretch of secretRuns is a secret and nothing
// that is published.
func isSecretText(s string) bool {
	if len(s) < secretLen || len(s) > 3*secretLen {
		return false
	}
	return Classify(Unescape(s)) == Secret
}

// secretRuns yields the start and end of every maximal stretch of characters
// that a secret may have, URL escapes included. After a backslash the first
// letter belongs to an escape; a slash after a key ID parts it from its
// secret.
func secretRuns(s string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(s); i++ {
			if !isRunByte(s[i]) {
				continue
			}
			start := i
			for i < len(s) && isRunByte(s[i]) {
				i++
			}
			if start > 0 && s[start-1] == '\\' {
				start++
			}
			if n := keyIDLen; i-start == n+1+secretLen && s[start+n] == '/' && isKeyIDShape(s[start:start+n]) {
				start += n + 1
			}
			if start < i && !yield(start, i) {
				return
			}
		}
	}
}

func isRunByte(c byte) bool { return isSecretByte(c) || c == '%' }

// addSecrets adds the secrets beside the matches that stand in none of them.
func addSecrets(s string, found []Match) []Match {
	var secrets []Match
	next := 0
	for from, to := range neighbourhoods(s, found) {
		for start, end := range secretRuns(s[from:to]) {
			start, end = start+from, end+from
			for next < len(found) && found[next].End <= start {
				next++
			}
			inMatch := next < len(found) && found[next].Start < end
			cutOff := start > 0 && isRunByte(s[start-1]) && start == from || end < len(s) && isRunByte(s[end])
			if !inMatch && !cutOff && isSecretText(s[start:end]) {
				secrets = append(secrets, Match{start, end, MatchSecret})
			}
		}
	}
	if secrets == nil {
		return found
	}
	found = append(found, secrets...)
	slices.SortFunc(found, func(a, b Match) int { return a.Start - b.Start })
	return found
}

// neighbourhoods yields the stretches of s that are beside a match; those that
// overlap are joined, so that no byte is yielded twice.
func neighbourhoods(s string, found []Match) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		from, to := 0, 0
		for _, m := range found {
			a, b := beside(s, m)
			if a > to {
				if from < to && !yield(from, to) {
					return
				}
				from = a
			}
			to = max(to, b)
		}
		if from < to {
			yield(from, to)
		}
	}
}

// beside gives the stretch of s that counts as beside m.
func beside(s string, m Match) (from, to int) {
	from = max(0, m.Start-besideBytes)
	for i, lines := m.Start, 0; i > from; i-- {
		if s[i-1] == '\n' {
			if lines++; lines > besideLines {
				from = i
			}
		}
	}
	to = min(len(s), m.End+besideBytes)
	for i, lines := m.End, 0; i < to; i++ {
		if s[i] == '\n' {
			if lines++; lines > besideLines {
				to = i
			}
		}
	}
	return from, to
}
