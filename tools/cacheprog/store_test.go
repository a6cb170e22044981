package main

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// newStore gives an empty store.
func newStore(t testing.TB) *store {
	t.Helper()
	s, err := openStore(filepath.Join(t.TempDir(), "cache"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// outputOf gives the id of an output.
func outputOf(contents string) id { return sha256.Sum256([]byte(contents)) }

// put keeps the text as what the action put out.
func put(t *testing.T, c cache, action id, contents string) entry {
	t.Helper()
	e, err := c.put(action, outputOf(contents), []byte(contents))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// wantContents demands what the action put out.
func wantContents(t *testing.T, c cache, action id, want string) {
	t.Helper()
	e, err := c.get(action)
	if err != nil {
		t.Error(err)
		return
	}
	got, err := os.ReadFile(e.path)
	if err != nil || string(got) != want || e.output != outputOf(want) || e.size != int64(len(want)) {
		t.Errorf("got %q, %+v, %v; want %q", got, e, err, want)
	}
}

// wantMiss demands that the cache does not have the action.
func wantMiss(t *testing.T, c cache, action id) {
	t.Helper()
	if e, err := c.get(action); !errors.Is(err, errMiss) {
		t.Errorf("got %+v, %v; want a miss", e, err)
	}
}

func TestStoreKeeps(t *testing.T) {
	s := newStore(t)
	wantMiss(t, s, id{1})
	for _, contents := range []string{"one", "", "one", "two"} {
		put(t, s, id{1}, contents)
		wantContents(t, s, id{1}, contents)
	}
	put(t, s, id{2}, "two") // two actions may put out the same
	wantContents(t, s, id{2}, "two")
	wantContents(t, s, id{1}, "two")
}

// TestStoreDamaged has files that were deleted or cut off from outside.
func TestStoreDamaged(t *testing.T) {
	tests := map[string]func(s *store, e entry) error{
		"no output":          func(_ *store, e entry) error { return os.Remove(e.path) },
		"output cut off":     func(_ *store, e entry) error { return os.Truncate(e.path, 1) },
		"action cut off":     func(s *store, _ entry) error { return os.Truncate(s.file(id{1}, 'a'), 70) },
		"action of a future": func(s *store, _ entry) error { return os.WriteFile(s.file(id{1}, 'a'), []byte("v2\n"), 0o666) },
	}
	for name, damage := range tests {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			if err := damage(s, put(t, s, id{1}, "one")); err != nil {
				t.Fatal(err)
			}
			wantMiss(t, s, id{1})
			put(t, s, id{1}, "one")
			wantContents(t, s, id{1}, "one")
		})
	}
}

func TestStoreRefusesOtherContents(t *testing.T) {
	s := newStore(t)
	if _, err := s.put(id{1}, outputOf("one"), []byte("two")); err == nil {
		t.Error("no error")
	}
	wantMiss(t, s, id{1})
}

// FuzzEntry demands that only what line writes is read, and means the same.
func FuzzEntry(f *testing.F) {
	f.Add(entry{output: outputOf("one"), size: 3}.line())
	f.Add([]byte("00 1 2\n"))
	f.Fuzz(func(t *testing.T, line []byte) {
		e, err := parseEntry(line)
		if err == nil && string(e.line()) != string(line) {
			t.Errorf("%q became %q", line, e.line())
		}
	})
}
