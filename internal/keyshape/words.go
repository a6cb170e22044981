package keyshape

import "strings"

// A wordKind is what a word says about the constant it stands in.
type wordKind uint8

const (
	unknownWord  wordKind = iota
	dummyForSure          // wherever it stands as a word of its own: dummy, your
	dummyWord             // only if the rest is words as well: test-key, but not test-Zk3...
	weakWord              // a favourite password
	secretWord            // a password by itself; in secret-key it names the thing
	thingWord             // names what should stand there: key, token
	fillerWord            // says nothing: my, the
)

// vocabulary holds the words that dummies, weak passwords and descriptions
// are made of.
var vocabulary = func() map[string]wordKind {
	v := map[string]wordKind{}
	for kind, words := range map[wordKind]string{
		dummyForSure: `dummy fake faked mock mocked placeholder sample bogus your yours localstack minioadmin rustfsadmin redacted
			notreal replace replaceme changeit insert todo fixme invalid undefined unused notused foobar`,
		dummyWord: `test tests testing tester foo bar baz qux local localhost localdev guest none null nil unset empty blank missing
			whatever anything something nothing ignored ignore anonymous anon noop stub stubbed demo abc abcd abcde abcdef asdf lorem ipsum
			put enter provide paste fill masked hidden removed nope akid tbd used`,
		weakWord: `change changeme changethis super very password passwd passwort passphrase admin administrator supersecret verysecret
			topsecret minio root toor letmein welcome qwerty hunter iloveyou`,
		secretWord: `secret`,
		thingWord:  `access key keys accesskey secretkey apikey keyid id token session sessiontoken ak sk`,
		fillerWord: `aws amazon iam user username name account value here my me this it the a for with be is not no in to of please
			some only real data string default dev development unit integration cred creds credential credentials pass pwd pw
			client server bucket role and or on s`,
	} {
		for _, w := range strings.Fields(words) {
			if _, taken := v[w]; !taken || kind < v[w] {
				v[w] = kind
			}
		}
	}
	return v
}()

// maxWord is the length of the longest word of the vocabulary.
var maxWord = func() (n int) {
	for w := range vocabulary {
		n = max(n, len(w))
	}
	return n
}()

// classifyWords tells dummies and weak passwords that are made of nothing but
// known words, digits and punctuation; anything else is Other.
func classifyWords(s string) Class {
	if !isASCII(s) {
		return Other
	}
	if isSequence(s) {
		if hasAny(s, 'a', 'z') || hasAny(s, 'A', 'Z') {
			return Placeholder
		}
		return Weak
	}
	if c := judge(s); c != Other {
		return c
	}
	return judge(unleet.Replace(s))
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > '~' }) < 0
}

// unleet undoes the substitutions by which a weak password is meant to look
// strong.
var unleet = strings.NewReplacer("0", "o", "@", "a", "3", "e", "$", "s", "1", "i", "5", "s", "4", "a")

// judge weighs the words of s; it gives Other if one of them is unknown.
func judge(s string) Class {
	if longDigits(s) {
		return Other
	}
	var seen [fillerWord + 1]bool
	for token := range tokens(s) {
		if !split(strings.ToLower(token), &seen) {
			return Other
		}
	}
	switch {
	case seen[dummyForSure], seen[dummyWord]:
		return Placeholder
	case seen[weakWord], seen[secretWord] && !seen[thingWord]:
		return Weak
	case seen[thingWord]:
		return Placeholder
	}
	return Other
}

// split cuts a token such as testsecretkey into words of the vocabulary, the
// longest first, and marks their kinds as seen. ok is false if a letter is
// left over.
func split(token string, seen *[fillerWord + 1]bool) (ok bool) {
	// length[i] is that of the word to cut off at i, 0 if the rest cannot be cut.
	length := make([]int, len(token))
	for i := len(token) - 1; i >= 0; i-- {
		for n := min(len(token)-i, maxWord); n > 0 && length[i] == 0; n-- {
			if (i+n == len(token) || length[i+n] > 0) && isWord(token, token[i:i+n]) {
				length[i] = n
			}
		}
	}
	for i := 0; i < len(token); i += length[i] {
		if length[i] == 0 {
			return false
		}
		seen[vocabulary[token[i:i+length[i]]]] = true
	}
	return true
}

// isWord reports whether the word is known. Words of one or two letters count
// only if they are the whole token: else nearly everything could be cut.
func isWord(token, word string) bool {
	if len(word) <= 2 && word != token && word != "id" && word != "my" {
		return false
	}
	return vocabulary[word] != unknownWord
}

// longDigits reports whether s holds more than four digits in a row that are
// no sequence: those may be a secret by themselves.
func longDigits(s string) bool {
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && '0' <= s[i] && s[i] <= '9' {
			continue
		}
		if i-start > 4 && !isSequence(s[start:i]) {
			return true
		}
		start = i + 1
	}
	return false
}

// isSequence reports whether s is nothing but runs along the keyboard's or the
// alphabet's order, three or more characters each: 123456, abc123, aaabbb.
// The step from 9 to 0 is one of them.
func isSequence(s string) bool {
	run, step := 1, 2
	for i := 1; i < len(s); i++ {
		d := int(s[i]) - int(s[i-1])
		if s[i-1] == '9' && s[i] == '0' {
			d = 1
		}
		if d < -1 || d > 1 || run > 1 && d != step {
			if run < 3 {
				return false
			}
			run, step = 1, 2
			continue
		}
		step = d
		run++
	}
	return run >= 3
}
