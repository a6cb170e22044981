package keyshape

import "strings"

// RedactSource hides the keys in a line of Go source that a finding about a
// constant points at. Beyond Redact it hides every string and character
// literal that may be a password or a piece of a key, as in "AKIA" + "...",
// for which the line alone gives no sign. What stays readable: dummies,
// regions, sentences, URLs and import paths. Columns stay right.
func RedactSource(line string) string {
	var spans []span
	for start, end := range literals(line) {
		if !isPlain(line[start:end]) {
			spans = append(spans, span{start, end})
		}
	}
	return Redact(mask(line, spans))
}

// literals yields the contents of the string and character literals of a line.
// One that is not closed goes to the end of the line.
func literals(line string) func(yield func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(line); i++ {
			quote := line[i]
			if quote != '"' && quote != '`' && quote != '\'' {
				continue
			}
			start := i + 1
			for i = start; i < len(line) && line[i] != quote; i++ {
				if line[i] == '\\' && quote != '`' {
					i++
				}
			}
			if end := min(i, len(line)); !yield(start, end) {
				return
			}
		}
	}
}

// isPlain reports whether the contents of a literal can be shown.
func isPlain(s string) bool {
	switch Classify(s) {
	case KeyID, Empty: // of a key ID, Redact leaves the ends
		return true
	case Secret, Weak:
		return false
	case Placeholder:
		return len(s) > 3 // "AKI" may be a piece
	}
	return isRegion(s) || strings.Contains(s, "://") || strings.Contains(s, " ") || strings.Contains(s, "/") && strings.Contains(s, ".")
}

// isRegion reports whether s has the form of an AWS region: us-east-1,
// us-gov-west-1.
func isRegion(s string) bool {
	parts := strings.Split(s, "-")
	last := parts[len(parts)-1]
	if len(parts) < 3 || len(parts[0]) != 2 || last == "" || !isDigits(last) {
		return false
	}
	return isPhrase(strings.Join(parts[:len(parts)-1], "-"))
}
