package literal

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"github.com/credlint/credlint/internal/keyshape"
)

// A place is where a text stands.
type place struct {
	text                int // its number in the file, to tell texts apart
	pos, end            token.Pos
	where               string
	firstLine, lastLine int
	groups              []ast.Node // see walker.groups
}

// An item is a key ID or a secret in a text.
type item struct {
	*place
	offset int // in the text
	kind   keyshape.MatchKind
	value  string // the key ID or the secret
	secret string // the secret that a match of kind MatchUserinfo holds as well
}

// itemsOf gives the key IDs of a text, each once, and its secrets, whether or
// not a key ID is in the same text.
func itemsOf(text string, at *place) []item {
	var items []item
	seen := map[string]bool{}
	keys := keyshape.Find(text)
	for _, m := range keys {
		if m.Kind == keyshape.MatchSecret {
			continue
		}
		it := item{place: at, offset: m.Start, kind: m.Kind, value: keyshape.KeyIDs(text[m.Start:m.End])[0]}
		if m.Kind == keyshape.MatchUserinfo {
			it.secret = keyshape.Unescape(text[m.Start+len(it.value)+1 : m.End])
		}
		if !seen[it.value] {
			seen[it.value] = true
			items = append(items, it)
		}
	}
	secrets := keys
	if keys == nil {
		secrets = keyshape.Secrets(text) // its key ID may stand in a text beside
	}
	for _, m := range secrets {
		if m.Kind == keyshape.MatchSecret {
			items = append(items, item{place: at, offset: m.Start, kind: m.Kind, value: keyshape.Unescape(text[m.Start:m.End])})
		}
	}
	return items
}

// besideLines is how many lines may lie between a key ID and its secret where
// they are in no call, literal, declaration or struct together.
const besideLines = 5

// maxCandidates is how many keys before and after a secret are considered for
// it: what is beside it is near, and a table of thousands must not cost a
// million comparisons.
const maxCandidates = 8

// pair makes one finding of each key ID and gives each secret to the key ID
// beside it. A secret with none beside it is not reported here.
func pair(items []item) []Finding {
	var keys, secrets []item
	for _, it := range items {
		if it.kind == keyshape.MatchSecret {
			secrets = append(secrets, it)
		} else {
			keys = append(keys, it)
		}
	}
	order := func(a, b item) int { return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.offset, b.offset)) }
	slices.SortStableFunc(keys, order)
	slices.SortStableFunc(secrets, order)
	findings := make([]Finding, len(keys))
	for i, k := range keys {
		findings[i] = newFinding(k)
	}
	for _, s := range secrets {
		next, _ := slices.BinarySearchFunc(keys, s, order)
		if i := owner(s, keys, findings, next); i >= 0 && !slices.Contains(findings[i].Values, s.value) {
			findings[i].Values = append(findings[i].Values, s.value)
		}
	}
	return findings
}

func newFinding(k item) Finding {
	f := Finding{Pos: k.pos, End: k.end, Values: []string{k.value}, What: describe(k.value, k.kind), Where: k.where}
	if k.secret != "" {
		f.Values = append(f.Values, k.secret)
	}
	return f
}

// owner gives the index of the key that the secret belongs to, or -1. keys[next:]
// stand after it.
func owner(s item, keys []item, findings []Finding, next int) int {
	best, bestRank := -1, rank{}
	for i := max(0, next-maxCandidates); i < min(len(keys), next+maxCandidates); i++ {
		r, ok := rankOf(s, keys[i], len(findings[i].Values) > 1, i >= next)
		if distance := max(next-1-i, i-next); ok {
			r.near = -distance
			if best < 0 || r.compare(bestRank) > 0 {
				best, bestRank = i, r
			}
		}
	}
	return best
}

// A rank says how well a key suits a secret; its parts count in their order,
// more is better.
type rank struct {
	sameText, shared, free, before, near int
}

func (r rank) compare(o rank) int {
	return cmp.Or(cmp.Compare(r.sameText, o.sameText), cmp.Compare(r.shared, o.shared), cmp.Compare(r.free, o.free),
		cmp.Compare(r.before, o.before), cmp.Compare(r.near, o.near))
}

// rankOf says how well the key suits the secret; ok is false if it is not
// beside it.
func rankOf(s, key item, taken, after bool) (r rank, ok bool) {
	if s.text == key.text {
		r.sameText = 1
	}
	for r.shared < min(len(s.groups), len(key.groups)) && s.groups[r.shared] == key.groups[r.shared] {
		r.shared++
	}
	if !taken {
		r.free = 1
	}
	if !after {
		r.before = 1
	}
	lines := max(s.firstLine-key.lastLine, key.firstLine-s.lastLine)
	return r, r.sameText == 1 || r.shared > 0 || lines <= besideLines
}
