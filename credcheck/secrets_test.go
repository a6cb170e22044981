package credcheck

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func randomSecret(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = base64Letters[r.IntN(len(base64Letters))]
	}
	return string(b)
}

// FuzzNoSecret runs random secrets through every way into a report: no eight characters of one may come out of any.
func FuzzNoSecret(f *testing.F) {
	for seed := range uint64(6) {
		f.Add(seed, uint8(seed), "failed: {\"SecretAccessKey\":\"%s\"}")
	}
	f.Fuzz(func(t *testing.T, seed uint64, way uint8, around string) {
		r := rand.New(rand.NewPCG(seed, 1))
		key, token, other := randomSecret(r, 40), randomSecret(r, 200), randomSecret(r, 30)
		w := newWorld(t)
		var opts []Option
		switch way % 6 {
		case 0: // environment
			t.Setenv("AWS_ACCESS_KEY_ID", tempID)
			t.Setenv("AWS_SECRET_ACCESS_KEY", key)
			t.Setenv("AWS_SESSION_TOKEN", token)
		case 1: // profile
			w.file(t, "config", "[default]\naws_access_key_id="+tempID+"\naws_secret_access_key="+key+"\naws_session_token="+token+"\n")
		case 2: // half of a pair, old names
			t.Setenv("AWS_SECRET_KEY", key)
			t.Setenv("AWS_SECURITY_TOKEN", token)
		case 3: // web identity: a token that is none
			t.Setenv("AWS_WEB_IDENTITY_TOKEN_FILE", w.file(t, "jwt", token))
			t.Setenv("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web")
		case 4: // container: token file and a proxy with a password
			t.Setenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x")
			t.Setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", w.file(t, "auth", token+"\n"))
			w.host.proxy = func(*http.Request) (*url.URL, error) {
				return &url.URL{Scheme: "http", Host: "p:1", User: url.UserPassword("u", other)}, nil
			}
		case 5: // a panic that tells what it knows
			t.Setenv("AWS_ACCESS_KEY_ID", tempID)
			t.Setenv("AWS_SECRET_ACCESS_KEY", key)
			w.host.synced = func() (bool, bool) { panic(fmt.Sprintf(around+"%s%s", key, key[3:20])) }
		}
		var logged bytes.Buffer
		opts = append(opts, FailOn(Info), Logger(slog.New(slog.NewJSONHandler(&logged, nil))))
		report := w.inspect(w.load(t), opts...)
		for name, text := range outputs(t, report) {
			mustHide(t, name, text, key, token, other)
		}
		mustHide(t, "log", logged.String(), key, token, other)
	})
}

func outputs(t *testing.T, r *Report) map[string]string {
	var text bytes.Buffer
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{"text": text.String(), "JSON": string(b), "Err": fmt.Sprint(r.Err()), "fields": fmt.Sprintf("%+v", r)}
}

func mustHide(t *testing.T, name, text string, secrets ...string) {
	t.Helper()
	for _, s := range secrets {
		for i := 0; i+8 <= len(s); i++ {
			if strings.Contains(text, s[i:i+8]) {
				t.Fatalf("%s holds a part of a secret: %s", name, text)
			}
		}
	}
	if strings.Contains(text, tempID) {
		t.Fatalf("%s holds a whole key ID: %s", name, text)
	}
}

func TestMaskKeyID(t *testing.T) {
	for in, want := range map[string]string{"": "", "short": "…", tempID: "ASIA…QHCM"} {
		if got := MaskKeyID(in); got != want {
			t.Errorf("MaskKeyID(%q) = %q, want %q", in, got, want)
		}
	}
	if Fingerprint(tempID) == Fingerprint(longID) || len(Fingerprint(tempID)) != 12 || Fingerprint("") != "" {
		t.Error("fingerprints")
	}
}
