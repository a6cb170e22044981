package jwt

import (
	"encoding/base64"
	"testing"
	"time"
)

func token(claims string) string {
	return "e30." + base64.RawURLEncoding.EncodeToString([]byte(claims)) + ".c2ln"
}

func TestParse(t *testing.T) {
	c, err := Parse(token(`{"iss":"https://a","aud":["x","sts.amazonaws.com"],"exp":1790000000.5}`))
	if err != nil || c.Issuer != "https://a" || !c.ForSTS() || !c.Expires.Equal(time.Unix(1790000000, 0)) {
		t.Errorf("%+v, %v", c, err)
	}
	if c, err := Parse(token(`{"aud":"x"}`)); err != nil || c.ForSTS() || !c.Expires.IsZero() {
		t.Errorf("%+v, %v", c, err)
	}
	for _, bad := range []string{"", "a.b", "a.!.c", token("{"), token(`{"aud":1}`)} {
		if c, err := Parse(bad); err == nil {
			t.Errorf("Parse(%q) = %+v", bad, c)
		}
	}
}

// FuzzParse takes anything; the expiry it gives can always be written as RFC 3339.
func FuzzParse(f *testing.F) {
	f.Add(token(`{"exp":1e300}`))
	f.Add(token(`{"exp":-5,"aud":"x"}`))
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := Parse(s); err == nil {
			if _, err := c.Expires.MarshalJSON(); err != nil {
				t.Error(err)
			}
		}
	})
}
