package keyshape

import (
	"strings"
	"unicode/utf8"
)

// isPlaceholder reports whether s stands for a key without being one, by its
// form or by a word that nobody puts into a key. Plain words are the business
// of classifyWords.
func isPlaceholder(s string) bool {
	if len(s) <= 3 { // no store takes a secret of three characters
		return true
	}
	return containsFold(s, "example") || isTemplate(s) || isReference(s) || isMask(s) || isPublished(s) || hasDummyToken(s)
}

// published are secrets that their owner prints in public documentation, for
// anyone to use.
var published = []string{
	"zuf+tfteSlswRu7BJ86wekitnifILbZam1KYY3TG", // play.min.io, MinIO's public playground
}

func isPublished(s string) bool {
	for _, p := range published {
		if s == p {
			return true
		}
	}
	return false
}

// isTemplate reports whether something is still to be put into s.
func isTemplate(s string) bool {
	for _, mark := range []string{"${", "$(", "{{", "<%", "%[1]", "…"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	if s[0] == '$' && isVariableName(s[1:]) || strings.HasSuffix(s, "...") {
		return true
	}
	inner := strings.Trim(s, "%@_") // %NAME%, @@NAME@@, __NAME__
	return len(inner)+2 <= len(s) && inner != "" && s[0] == s[len(s)-1] && isVariableName(inner) ||
		hasBracketedWord(s) || hasVerb(s)
}

// hasBracketedWord reports whether a name in angle brackets stands in s, as in
// key-<region>, or whether s is a name in any brackets.
func hasBracketedWord(s string) bool {
	_, rest, found := strings.Cut(s, "<")
	if word, _, closed := strings.Cut(rest, ">"); found && closed && isPhrase(word) {
		return true
	}
	first, last := s[0], s[len(s)-1]
	return (first == '[' && last == ']' || first == '{' && last == '}') && isPhrase(s[1:len(s)-1])
}

// isPhrase reports whether s is made of letters, hyphens, underscores and
// spaces.
func isPhrase(s string) bool {
	return len(s) > 2 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz-_ ") == ""
}

// hasVerb reports whether a verb of package fmt ends a word in s: a verb in
// the midst of letters is more likely part of a password.
func hasVerb(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '%' && strings.IndexByte("svdq", s[i+1]) >= 0 && (i+2 == len(s) || !isAlnum(s[i+2])) {
			return true
		}
	}
	return false
}

// referencePrefixes begin texts that say where the secret is kept.
var referencePrefixes = []string{"arn:", "vault:", "ssm:", "env:", "file:", "op://", "secretsmanager:", "ref+"}

// isReference reports whether s names the secret's place instead of giving it:
// an ARN, a path in a vault, an environment variable.
func isReference(s string) bool {
	for _, p := range referencePrefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return isVariableName(s) && strings.Contains(s, "_") && endsInThing(s)
}

func isVariableName(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '_' && !('A' <= c && c <= 'Z') && !('0' <= c && c <= '9' && i > 0) {
			return false
		}
	}
	return s != ""
}

// endsInThing reports whether the name of a variable ends in what it holds.
func endsInThing(name string) bool {
	for _, thing := range []string{"_KEY", "_ID", "_SECRET", "_TOKEN", "_PASSWORD", "_CREDENTIALS", "_HERE", "_ME"} {
		if strings.HasSuffix(name, thing) {
			return true
		}
	}
	return false
}

// maskBytes fill the place of what was taken away.
const maskBytes = "*xX.#?•"

// isMask reports whether s is one character repeated, or holds at least four
// masking characters in a row, as in xxxx or AKIA************.
func isMask(s string) bool {
	var last rune
	run, same := 0, true
	for i, r := range s {
		if i > 0 && r != last {
			run, same = 0, false
		}
		last = r
		run++
		if run >= 4 && strings.ContainsRune(maskBytes, r) {
			return true
		}
	}
	return same && !isDigits(s)
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// containsFold reports whether s holds the lower-case ASCII word in any case.
func containsFold(s, word string) bool {
	return strings.Contains(strings.ToLower(s), word)
}

// hasDummyToken reports whether one of the words of s, told apart by
// punctuation, digits and capitals, says that s is no real key.
func hasDummyToken(s string) bool {
	for token := range tokens(s) {
		if vocabulary[strings.ToLower(token)] == dummyForSure {
			return true
		}
	}
	const longest = 31 // in a longer text the letters may stand by chance
	return len(s) <= longest && containsFold(s, "noop")
}

// tokens yields the words of s: stretches of letters, parted also where a
// capital follows a small letter.
func tokens(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for i := 0; i <= len(s); i++ {
			in := i < len(s) && isLetter(s[i])
			hump := in && start >= 0 && isUpper(s[i]) && !isUpper(s[i-1])
			if start >= 0 && (!in || hump) {
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
			if in && start < 0 {
				start = i
			}
		}
	}
}

func isLetter(c byte) bool { return isAlnum(c) && c > '9' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }

// characters counts what a reader would count.
func characters(s string) int { return utf8.RuneCountInString(s) }
