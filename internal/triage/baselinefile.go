package triage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"

	"github.com/credlint/credlint/internal/atomicfile"
)

const (
	// baselineVersion is the version of the file's form. It grows when entries
	// change their meaning.
	baselineVersion = 1

	baselineTool = "credlint"
)

// readBaseline reads the file of the options. If it is to be written, it need
// not be there.
func (o *Options) readBaseline() (*Baseline, error) {
	b, err := ReadBaseline(o.Baseline)
	switch {
	case err == nil:
		return b, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("-baseline %w", err)
	case o.WriteBaseline:
		return new(Baseline), nil
	}
	return nil, fmt.Errorf("-baseline %w; -write-baseline writes it", err)
}

// ReadBaseline reads a baseline that Write has written, with any line ends and
// blanks. It is strict: who edits or merges the file should learn of a mistake
// here, and not from findings that come back or stay away. Errors are of one
// line and name file and line.
func ReadBaseline(file string) (*Baseline, error) {
	data, err := readFile(file)
	if err != nil {
		return nil, err
	}
	b, line, err := parseBaseline(data)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", file, line, err)
	}
	return b, nil
}

// parseBaseline reads the text of a file. line is where an error was seen.
func parseBaseline(data []byte) (b *Baseline, line int, err error) {
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")) // of Windows editors
	var head struct {
		Tool     string
		Version  int
		Findings json.RawMessage
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if at := bytes.Index(data, []byte("\n<<<<<<< ")); at >= 0 {
		return nil, lineAt(data, int64(at)), errors.New("a merge conflict: keep the entries of both sides")
	}
	if err := dec.Decode(&head); err != nil {
		return nil, lineAt(data, offset(err, data)), jsonError(err)
	}
	switch {
	case head.Tool != baselineTool || head.Findings == nil:
		return nil, 1, errors.New("not a baseline of credlint")
	case head.Version > baselineVersion:
		return nil, 1, fmt.Errorf("version %d, but this credlint reads version %d: a newer one wrote it", head.Version, baselineVersion)
	case head.Version != baselineVersion:
		return nil, 1, fmt.Errorf("no such version: %d", head.Version)
	}
	r := &entryReader{data: data, lines: map[key]int{}, b: &Baseline{map[key]int{}}}
	err = r.read()
	return r.b, lineAt(data, r.at), err
}

// An entryReader reads the entries of a file that is known to be JSON.
type entryReader struct {
	data  []byte
	at    int64       // offset of what is being read
	lines map[key]int // where entries begin
	b     *Baseline
}

func (r *entryReader) read() error {
	dec := json.NewDecoder(bytes.NewReader(r.data))
	dec.DisallowUnknownFields()
	dec.Token() // {
	for dec.More() {
		r.at = dec.InputOffset()
		name, _ := dec.Token()
		var err error
		switch name {
		case "tool", "version":
			_, err = dec.Token()
		case "findings":
			err = r.entries(dec)
		default:
			err = fmt.Errorf("unknown field %q", name)
		}
		if err != nil {
			return err
		}
	}
	dec.Token() // }
	r.at = dec.InputOffset()
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("something follows the baseline's end")
	}
	return nil
}

// entries reads the list of entries.
func (r *entryReader) entries(dec *json.Decoder) error {
	if start, err := dec.Token(); err != nil || start != json.Delim('[') {
		return errors.New("findings: want a list")
	}
	for dec.More() {
		r.at = dec.InputOffset()
		var e struct {
			key
			Count *int
		}
		if err := dec.Decode(&e); err != nil {
			return jsonError(err)
		}
		if e.Count == nil {
			e.Count = new(1)
		}
		if err := r.add(Entry{e.key, *e.Count}); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

// add takes the entry in. A merge may leave two of one key with different
// counts, of which none is sure to be right.
func (r *entryReader) add(e Entry) error {
	line := lineAt(r.data, r.at)
	switch other, twice := r.lines[e.key]; {
	case twice:
		return fmt.Errorf("the same finding as in line %d: leave one of them, with the right count", other)
	case e.Rule == "":
		return errors.New("an entry without a rule")
	case e.Count < 1 || e.Count > math.MaxInt32:
		return fmt.Errorf("no such count: %d", e.Count)
	}
	r.lines[e.key] = line
	r.b.counts[e.key] = e.Count
	return nil
}

// offset gives where in the text the error was met.
func offset(err error, data []byte) int64 {
	if se, ok := errors.AsType[*json.SyntaxError](err); ok {
		return se.Offset - 1
	}
	if te, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return te.Offset - 1
	}
	return int64(len(data))
}

// jsonError words an error of encoding/json for one who knows nothing of Go.
func jsonError(err error) error {
	if te, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		field := strings.ToLower(te.Field)
		if field != "" {
			field += ": "
		}
		return fmt.Errorf("%sunexpected %s", field, te.Value)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the file ends too early")
	}
	return errors.New(strings.TrimPrefix(err.Error(), "json: "))
}

// lineAt gives the number of the line in which what follows the offset begins.
func lineAt(data []byte, at int64) int {
	i := int(min(max(at, 0), int64(len(data))))
	for i < len(data) && bytes.IndexByte([]byte(" \t\r\n,"), data[i]) >= 0 {
		i++
	}
	return 1 + bytes.Count(data[:i], []byte("\n"))
}

// Write replaces the file by the baseline, or leaves it as it is and returns an
// error of one line that names it. Equal baselines give equal bytes. An entry
// takes one line, so that a review shows one line for each finding that comes or
// goes, and merges seldom conflict.
func (b *Baseline) Write(file string) error {
	if err := atomicfile.Write(file, b.encode()); err != nil {
		return pathError(file, err)
	}
	return nil
}

func (b *Baseline) encode() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"tool\": %q,\n  \"version\": %d,\n  \"findings\": [", baselineTool, baselineVersion)
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // code is full of & and <
	for i, e := range b.Entries() {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		if e.Count == 1 {
			e.Count = 0
		}
		enc.Encode(e)
		out.Truncate(out.Len() - 1) // the encoder's newline
	}
	out.WriteString("\n  ]\n}\n")
	return out.Bytes()
}
