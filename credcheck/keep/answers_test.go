package keep_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/credlint/credlint/credcheck/keep"
)

// poll makes a request each second, and gives how often the source was asked.
func poll(t *testing.T, p aws.CredentialsProvider, s *script, d time.Duration) int64 {
	t.Helper()
	before := s.asked.Load()
	for start := time.Now(); time.Since(start) < d; time.Sleep(time.Second) {
		retrieve(t, p)
	}
	return s.asked.Load() - before
}

// TestNoStorm is about answers for which the SDK asks the source at each request.
func TestNoStorm(t *testing.T) {
	for _, tt := range []struct {
		name   string
		answer func(n int) aws.Credentials
		most   int64 // questions in an hour of requests
	}{
		{"expired keys", func(int) aws.Credentials { return keys("K", -time.Minute) }, 121},
		{"expired keys, new each time", func(n int) aws.Credentials { return keys(fmt.Sprint("K", n), -time.Minute) }, 121},
		{"no expiry named", func(int) aws.Credentials {
			return aws.Credentials{AccessKeyID: "K", SecretAccessKey: "s", CanExpire: true}
		}, 121},
		{"a life as long as the lead", func(n int) aws.Credentials { return keys(fmt.Sprint("K", n), 5*time.Minute) }, 26},
		{"a life of a minute", func(n int) aws.Credentials { return keys(fmt.Sprint("K", n), time.Minute) }, 122},
		{"a life hardly longer than the lead", func(n int) aws.Credentials { return keys(fmt.Sprint("K", n), 5*time.Minute+time.Second) }, 26},
		{"a life of an hour", func(n int) aws.Credentials { return keys(fmt.Sprint("K", n), time.Hour) }, 2},
		{"year 9999", func(int) aws.Credentials {
			c := keys("K", 0)
			c.Expires = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
			return c
		}, 1},
		{"keys that do not end", func(int) aws.Credentials {
			return aws.Credentials{AccessKeyID: "K", SecretAccessKey: "s"}
		}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) { return tt.answer(n), nil }}
				if n := poll(t, keep.Provider(s), s, time.Hour); n > tt.most {
					t.Errorf("the source was asked %d times, want at most %d", n, tt.most)
				}
				s.asked.Store(0)
				if n := poll(t, aws.NewCredentialsCache(keep.Provider(s)), s, time.Hour); n > tt.most {
					t.Errorf("below a cache, the source was asked %d times, want at most %d", n, tt.most)
				}
			})
		})
	}
}

// TestExpiredLooksExpired says that dead keys which the source hands out are not
// dressed up, though it is not asked again for a while.
func TestExpiredLooksExpired(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{answer: func(context.Context, int) (aws.Credentials, error) { return keys("K", -time.Minute), nil }}
		p := keep.Provider(s)
		for range 2 {
			if c, err := p.Retrieve(t.Context()); err != nil || !c.Expired() {
				t.Errorf("they expire at %v, %v", c.Expires, err)
			}
		}
		wantAsked(t, s, 1)
	})
}

// TestSecondsOfLife is MinIO's web identity with tokens of eight seconds: they are
// replaced in time nevertheless.
func TestSecondsOfLife(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ends := map[string]time.Time{}
		s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
			c := keys(fmt.Sprint("K", n), 8*time.Second)
			ends[c.AccessKeyID] = c.Expires
			return c, nil
		}}
		p := keep.Provider(s)
		for range 10_000 {
			if left := time.Until(ends[retrieve(t, p)]); left < 4*time.Second {
				t.Fatalf("%v left", left)
			}
			time.Sleep(10 * time.Millisecond)
		}
	})
}

// TestSameKeysAgain is a source that has no newer keys until the last moment.
func TestSameKeysAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		end := time.Now().Add(time.Hour)
		s := &script{answer: func(context.Context, int) (aws.Credentials, error) {
			c := keys("K1", 0)
			if c.Expires = end; time.Until(end) <= 20*time.Second {
				c = keys("K2", time.Hour)
			}
			return c, nil
		}}
		p := keep.Provider(s)
		if n := poll(t, p, s, 59*time.Minute+39*time.Second); n > 12 {
			t.Errorf("the source was asked %d times", n)
		}
		wantKey(t, p, "K1")
		for retrieve(t, p) == "K1" {
			time.Sleep(time.Second)
		}
		if left := time.Until(end); left < 9*time.Second {
			t.Errorf("the new keys were noticed with %v left", left)
		}
	})
}

func TestExpiryGoesBack(t *testing.T) {
	first := func(second aws.Credentials) aws.CredentialsProvider {
		k1 := keys("K1", time.Hour)
		return keep.Provider(&script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
			if n == 1 {
				return k1, nil
			}
			return second, nil
		}})
	}
	for _, tt := range []struct {
		name string
		life time.Duration // of the second keys, measured from the start
		at   time.Duration // of the request
		want string
	}{
		{"other keys that end sooner wait", 57 * time.Minute, 56 * time.Minute, "K1"},
		{"other keys that have ended wait", 50 * time.Minute, 59 * time.Minute, "K1"},
		{"other keys are all there is", 50 * time.Minute, 61 * time.Minute, "K2"},
		{"other keys that end later", 62 * time.Minute, 56 * time.Minute, "K2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := first(keys("K2", tt.life))
				wantKey(t, p, "K1")
				time.Sleep(tt.at)
				wantKey(t, p, tt.want)
				ended := tt.want == "K1" && tt.life < tt.at
				if s, _ := keep.StateOf(p); (s.LastError != nil) != ended {
					t.Errorf("the last error is %v", s.LastError)
				}
			})
		})
	}
	t.Run("of the same keys counts", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c := keys("K1", 57*time.Minute)
			p := first(c)
			wantKey(t, p, "K1")
			time.Sleep(56 * time.Minute)
			wantKey(t, p, "K1")
			if s, _ := keep.StateOf(p); !s.Expires.Equal(c.Expires.Round(0)) {
				t.Errorf("they end at %v, want %v", s.Expires, c.Expires)
			}
		})
	})
}

func TestEmptyKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
			if n == 2 {
				return keys("K", time.Hour), nil
			}
			return aws.Credentials{}, nil
		}}
		p := keep.Provider(s)
		wantKey(t, p, "") // as from the SDK
		wantKey(t, p, "K")
		time.Sleep(59 * time.Minute)
		wantKey(t, p, "K")
		time.Sleep(2 * time.Minute)
		wantKey(t, p, "")
	})
}
