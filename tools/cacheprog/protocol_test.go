package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// message gives a request as the go command writes it.
func message(n int, command string, action, output []byte, body string) string {
	m := fmt.Sprintf(`{"ID":%d,"Command":%q,"ActionID":%q,"OutputID":%q,"BodySize":%d}`, n, command,
		base64.StdEncoding.EncodeToString(action), base64.StdEncoding.EncodeToString(output), len(body)) + "\n\n"
	if body != "" {
		m += `"` + base64.StdEncoding.EncodeToString([]byte(body)) + `"` + "\n"
	}
	return m
}

// converse gives the answers to the messages, in the order of their numbers.
func converse(t *testing.T, c cache, messages string) ([]response, error) {
	t.Helper()
	var out bytes.Buffer
	err := serveGo(strings.NewReader(messages), &out, c)
	var all []response
	for dec := json.NewDecoder(&out); ; {
		var r response
		if err := dec.Decode(&r); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b response) int { return int(a.ID - b.ID) })
	return all, err
}

func TestConversation(t *testing.T) {
	s := newStore(t)
	a, b, one, none := id{1}, id{2}, outputOf("one"), outputOf("")
	got, err := converse(t, s,
		message(1, "put", a[:], one[:], "one")+
			message(2, "put", b[:], none[:], "")+
			message(3, "close", nil, nil, "")+
			message(4, "get", a[:], nil, "")) // after close nobody listens
	if err != nil || len(got) != 4 {
		t.Fatalf("got %+v, %v", got, err)
	}
	if !slices.Equal(got[0].KnownCommands, []string{"get", "put", "close"}) {
		t.Errorf("first message: %+v", got[0])
	}
	wantContents(t, s, a, "one")
	wantContents(t, s, b, "")

	got, err = converse(t, s, message(1, "get", a[:], nil, "")+message(2, "get", one[:], nil, ""))
	if err != nil || len(got) != 3 {
		t.Fatalf("got %+v, %v", got, err)
	}
	if hit := got[1]; hit.Miss || !bytes.Equal(hit.OutputID, one[:]) || hit.Size != 3 || hit.DiskPath == "" || hit.Time == nil {
		t.Errorf("hit: %+v", hit)
	}
	if miss := got[2]; !miss.Miss || miss.Err != "" {
		t.Errorf("miss: %+v", miss)
	}
}

// TestWrongRequests has requests that only a faulty go command makes. They are
// answered, and the next one is too.
func TestWrongRequests(t *testing.T) {
	a, one := id{1}, outputOf("one")
	for name, wrong := range map[string]string{
		"unknown command": message(1, "steal", a[:], nil, ""),
		"short action":    message(1, "get", a[:5], nil, ""),
		"short output":    message(1, "put", a[:], one[:5], "one"),
		"other contents":  message(1, "put", a[:], one[:], "two"),
		"other size":      strings.Replace(message(1, "put", a[:], one[:], "one"), `"BodySize":3`, `"BodySize":4`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := converse(t, newStore(t), wrong+message(2, "get", a[:], nil, ""))
			if err != nil || len(got) != 3 || got[1].Err == "" || !got[2].Miss {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

// TestNoJSON demands an error where the conversation cannot go on.
func TestNoJSON(t *testing.T) {
	for _, messages := range []string{"get", `{"ID":1,`, `{"ID":1,"Command":"put","BodySize":3}` + "\n7"} {
		if _, err := converse(t, newStore(t), messages); err == nil {
			t.Errorf("%s: no error", messages)
		}
	}
}

// FuzzConversation demands that whatever is asked, each number is answered at
// most as often as it was asked, and nothing panics.
func FuzzConversation(f *testing.F) {
	a, one := id{1}, outputOf("one")
	f.Add(message(1, "put", a[:], one[:], "one") + message(2, "get", a[:], nil, "") + message(3, "close", nil, nil, ""))
	f.Add(`{"ID":1,"Command":"get","ActionID":"AA=="}`)
	s := newStore(f)
	f.Fuzz(func(t *testing.T, messages string) {
		got, _ := converse(t, s, messages)
		if asked := strings.Count(messages, "{"); len(got) > asked+1 {
			t.Errorf("%d answers to at most %d requests", len(got)-1, asked)
		}
	})
}
