package credchecktest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

func TestSeed(t *testing.T) {
	first, again, other, random := credchecktest.New(credchecktest.Seed(7)), credchecktest.New(credchecktest.Seed(7)), credchecktest.New(credchecktest.Seed(8)), credchecktest.New()
	want := first.Issuer.User("a").AccessKeyID
	if got := again.Issuer.User("a").AccessKeyID; got != want {
		t.Errorf("same seed: %s and %s", got, want)
	}
	if want == other.Issuer.User("a").AccessKeyID || want == random.Issuer.User("a").AccessKeyID {
		t.Error("other seeds give the same key")
	}
}

// TestKeyForm: IDs are of AWS's form, and hold no word that says they are
// examples.
func TestKeyForm(t *testing.T) {
	i := credchecktest.New(credchecktest.Account("111122223333")).Issuer
	for range 100 {
		user, session := i.User("a"), i.Issue(i.SessionARN("r", "s"), time.Hour)
		if !regexp.MustCompile(`^AKIA[A-Z2-7]{16}$`).MatchString(user.AccessKeyID) || !regexp.MustCompile(`^ASIA[A-Z2-7]{16}$`).MatchString(session.AccessKeyID) {
			t.Fatalf("IDs %s %s", user.AccessKeyID, session.AccessKeyID)
		}
		if len(user.SecretAccessKey) != 40 || user.SessionToken != "" || len(session.SessionToken) < 300 {
			t.Fatal("lengths of secrets")
		}
	}
	if k, ok := i.Lookup("ASIAUNKNOWN"); ok {
		t.Errorf("found %v", k)
	}
}

// TestKeysHideSecrets prints keys in every way.
func TestKeysHideSecrets(t *testing.T) {
	i := credchecktest.New().Issuer
	k := i.Issue(i.SessionARN("r", "s"), time.Hour)
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "keys", k)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "keys", k)
	text := fmt.Sprintf("%v %+v %#v %s %v", k, k, k, k, []credchecktest.Keys{k}) + log.String()
	if leaked := i.FindSecrets(text); leaked != nil || !strings.Contains(text, k.AccessKeyID) {
		t.Errorf("leaked %v in %s", leaked, text)
	}
}

func TestFindSecrets(t *testing.T) {
	i := credchecktest.New().Issuer
	k, other := i.Issue(i.SessionARN("r", "s"), time.Hour), i.User("u")
	encoded, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		string(encoded):                         {k.AccessKeyID},
		"..." + k.SecretAccessKey[10:18]:        {k.AccessKeyID},
		k.SecretAccessKey[10:17]:                nil,
		k.SessionToken[:4]:                      nil,
		k.SessionToken + other.SecretAccessKey:  {other.AccessKeyID, k.AccessKeyID},
		i.WebToken(credchecktest.WebIdentity{}): {"web identity token"},
		"":                                      nil,
	} {
		if got := i.FindSecrets(text); !slices.Equal(got, want) {
			t.Errorf("found %v, want %v", got, want)
		}
	}
}

// TestSchedule: sources rotate by their own clock, whoever asks.
func TestSchedule(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, c := range []struct {
			name     string
			schedule credchecktest.Schedule
			wait     time.Duration
			same     bool
			left     time.Duration // of the keys after the wait
		}{
			{"before the lead", credchecktest.Schedule{Life: time.Hour, Lead: 5 * time.Minute}, 54 * time.Minute, true, 6 * time.Minute},
			{"at the lead", credchecktest.Schedule{Life: time.Hour, Lead: 5 * time.Minute}, 55 * time.Minute, false, time.Hour},
			{"after it", credchecktest.Schedule{Life: time.Hour, Lead: 5 * time.Minute}, 58 * time.Minute, false, 57 * time.Minute},
			{"many later", credchecktest.Schedule{Life: time.Hour, Lead: 5 * time.Minute}, 30*time.Hour + 40*time.Minute, false, 35 * time.Minute},
			{"aged", credchecktest.Schedule{Life: time.Hour, Lead: 5 * time.Minute, Age: 50 * time.Minute}, time.Minute, true, 9 * time.Minute},
			{"frozen", credchecktest.Schedule{Life: time.Hour, Frozen: true}, 2 * time.Hour, true, -time.Hour},
			{"new each time", credchecktest.Schedule{Life: time.Minute, Lead: time.Minute}, 0, false, time.Minute},
		} {
			cloud := credchecktest.New()
			cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Schedule = c.schedule })
			first := cloud.IMDS.Current()
			time.Sleep(c.wait)
			now := cloud.IMDS.Current()
			if (first.AccessKeyID == now.AccessKeyID) != c.same || time.Until(now.Expires) != c.left {
				t.Errorf("%s: same key %v, left %v; want %v, %v", c.name, first.AccessKeyID == now.AccessKeyID, time.Until(now.Expires), c.same, c.left)
			}
		}
	})
}
