package triage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"github.com/credlint/credlint/internal/keyshape"
)

// maxFile is the size in bytes above which a file is surely not the one that
// was meant.
const maxFile = 64 << 20

// readFile gives the contents of a file that is not too large, or an error that
// names it.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, pathError(name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, pathError(name, err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("%s: larger than %d MB", name, maxFile>>20)
	}
	return data, nil
}

// pathError words an error about a file as this package does: the name first,
// and that of no other.
func pathError(name string, err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		err = pe.Err
	} else if le, ok := errors.AsType[*os.LinkError](err); ok {
		err = le.Err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// plain gives what another program or library says of an error, which may quote
// its input, as one line without keys.
func plain(text string) string {
	return keyshape.Redact(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '?'
		}
		return r
	}, text))
}
