package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// An id names an action, or an output by the SHA-256 of its contents. The go
// command makes both (cmd/go/internal/cache).
type id [sha256.Size]byte

func (i id) String() string { return hex.EncodeToString(i[:]) }

// parseID reads what String writes.
func parseID(s string) (id, error) {
	var i id
	if len(s) != hex.EncodedLen(len(i)) {
		return i, fmt.Errorf("%d characters are no id", len(s))
	}
	_, err := hex.Decode(i[:], []byte(s))
	return i, err
}

// toID turns the bytes of a message into an id.
func toID(b []byte) (id, error) {
	var i id
	if len(b) != len(i) {
		return i, fmt.Errorf("%d bytes are no id", len(b))
	}
	copy(i[:], b)
	return i, nil
}

// errMiss says that a cache does not have what it was asked for.
var errMiss = errors.New("not in the cache")

// An entry says what an action put out.
type entry struct {
	output id
	size   int64
	time   time.Time
	path   string // absolute name of the file with the contents
}

// A store keeps outputs in a folder. It never deletes any; files may be deleted
// from outside at any time.
type store struct{ dir string }

// openStore makes the folder if there is none.
func openStore(dir string) (*store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	return &store{dir}, os.MkdirAll(dir, 0o777)
}

// file gives the name of a file, 'a' for what an action put out, 'o' for an
// output itself, spread over 256 folders.
func (s *store) file(i id, kind byte) string {
	name := i.String()
	return filepath.Join(s.dir, name[:2], name+"-"+string(kind))
}

// get gives what the action put out. The error is errMiss if that is not known,
// or not in full.
func (s *store) get(action id) (entry, error) {
	line, err := os.ReadFile(s.file(action, 'a'))
	if err != nil {
		return entry{}, errMiss
	}
	e, err := parseEntry(line)
	if err != nil {
		return entry{}, errMiss
	}
	e.path = s.file(e.output, 'o')
	info, err := os.Stat(e.path)
	if err != nil || info.Size() != e.size {
		return entry{}, errMiss
	}
	return e, nil
}

// put keeps the contents as what the action put out. They must have the
// output's hash.
func (s *store) put(action, output id, contents []byte) (entry, error) {
	if sha256.Sum256(contents) != output {
		return entry{}, fmt.Errorf("the contents are not those of %s", output)
	}
	e := entry{output, int64(len(contents)), time.Now(), s.file(output, 'o')}
	info, err := os.Stat(e.path)
	if err != nil || info.Size() != e.size {
		err = writeFile(e.path, contents)
	}
	if err == nil {
		err = writeFile(s.file(action, 'a'), e.line())
	}
	return e, err
}

// line is the contents of an action's file.
func (e entry) line() []byte {
	return fmt.Appendf(nil, "%s %d %d\n", e.output, e.size, e.time.UnixNano())
}

// parseEntry reads what line writes.
func parseEntry(line []byte) (entry, error) {
	var name string
	var size, nanos int64
	if _, err := fmt.Sscanf(string(line), "%64s %d %d\n", &name, &size, &nanos); err != nil {
		return entry{}, err
	}
	output, err := parseID(name)
	e := entry{output: output, size: size, time: time.Unix(0, nanos)}
	if err == nil && !bytes.Equal(e.line(), line) {
		err = errors.New("not written by this program")
	}
	return e, err
}

// writeFile writes a file so that nobody ever sees a part of it.
func writeFile(name string, contents []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails if all went well
	_, err = f.Write(contents)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
