package credcheck

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
)

const ssoProfiles = "[profile new]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = dev\n" +
	"[sso-session s]\nsso_start_url = https://x/start\nsso_region = eu-central-1\n" +
	"[profile legacy]\nsso_start_url = https://x/start\nsso_region = eu-central-1\nsso_account_id = 111122223333\nsso_role_name = dev\n" +
	"[profile login]\nlogin_session = arn:aws:iam::111122223333:user/ann\n"

// TestSignIns looks at the files of SSO and aws login in the states that they are met in.
func TestSignIns(t *testing.T) {
	const live, dead = `"expiresAt":"2026-11-23T14:00:00Z"`, `"expiresAt":"2026-11-23T11:00:00Z"`
	const renew = `,"refreshToken":"rt-8f2KqLm3Zx","clientId":"c","clientSecret":"cs-1Hd72kPq0W"`
	sum1 := func(s string) string {
		h := sha1.Sum([]byte(s))
		return ".aws/sso/cache/" + hex.EncodeToString(h[:]) + ".json"
	}
	login := sha256.Sum256([]byte("arn:aws:iam::111122223333:user/ann"))
	files := map[string]string{"new": sum1("s"), "legacy": sum1("https://x/start"), "login": ".aws/login/cache/" + hex.EncodeToString(login[:]) + ".json"}
	for _, tt := range []struct {
		name, profile, text string
		opts                []Option
		want                []string
	}{
		{"sso without a token", "new", "", nil, []string{"error sso-needs-human"}},
		{"sso that renews", "new", "{" + dead + renew + "}", nil, []string{"warning sso-needs-human"}},
		{"sso with an ended registration", "new", "{" + live + renew + `,"registrationExpiresAt":"2026-11-01T00:00:00Z"}`, nil, []string{"error sso-needs-human"}},
		{"sso without a refresh token", "new", "{" + live + "}", nil, []string{"warning sso-needs-human"}},
		{"sso ended", "new", "{" + dead + "}", nil, []string{"error sso-needs-human"}},
		{"sso outlives the process", "new", "{" + live + "}", []Option{Lifetime(time.Hour)}, []string{}},
		{"sso legacy", "legacy", "{" + live + renew + "}", nil, []string{"warning sso-needs-human"}},
		{"sso bad JSON", "legacy", "{", nil, []string{"error sso-needs-human"}},
		{"login without a session", "login", "", nil, []string{"error login-needs-human"}},
		{"login", "login", `{"refreshToken":"rt-8f2KqLm3Zx"}`, nil, []string{"warning login-needs-human"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.file(t, "config", ssoProfiles)
			if tt.text != "" {
				w.file(t, files[tt.profile], tt.text)
			}
			r := w.inspect(w.load(t, config.WithSharedConfigProfile(tt.profile)), append([]Option{Lead(0)}, tt.opts...)...)
			if got := found(r); !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}
