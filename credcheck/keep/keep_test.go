package keep_test

import (
	"context"
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/smithy-go/middleware"

	"github.com/credlint/credlint/credcheck/keep"
)

// TestNothingToKeep says what Config and Provider leave as it is.
func TestNothingToKeep(t *testing.T) {
	static := credentials.NewStaticCredentialsProvider("K", "s", "t")
	for name, p := range map[string]aws.CredentialsProvider{
		"nil":              nil,
		"anonymous":        aws.AnonymousCredentials{},
		"anonymous cached": aws.NewCredentialsCache(aws.AnonymousCredentials{}),
		"static":           static,
		"pointer":          &static,
		"static cached":    aws.NewCredentialsCache(aws.NewCredentialsCache(static)),
		"a nil cache":      (*aws.CredentialsCache)(nil),
	} {
		t.Run(name, func(t *testing.T) {
			cfg := aws.Config{Credentials: p}
			keep.Config(&cfg, nil, keep.Lead(time.Minute))
			if !reflect.DeepEqual(cfg, aws.Config{Credentials: p}) || !reflect.DeepEqual(keep.Provider(p), p) {
				t.Error("it was changed")
			}
			if _, ok := keep.StateOf(p); ok {
				t.Error("it has a state")
			}
		})
	}
	keep.Config(nil)
}

// TestLooksLikeWhatItKeeps says that code which asks a provider for its kind gets
// the answers it got before.
func TestLooksLikeWhatItKeeps(t *testing.T) {
	noEnvironment(t)
	synctest.Test(t, func(t *testing.T) {
		cfg := load(t, &fakeIMDS{issuer: issuer{life: 6 * time.Hour}})
		keep.Config(&cfg)
		if !aws.IsCredentialsProvider(cfg.Credentials, (*ec2rolecreds.Provider)(nil)) || aws.IsCredentialsProvider(cfg.Credentials, aws.AnonymousCredentials{}) {
			t.Error("the kind of provider is lost")
		}
		p, ok := cfg.Credentials.(aws.CredentialProviderSource)
		if !ok || len(p.ProviderSources()) == 0 || p.ProviderSources()[0] != aws.CredentialSourceIMDS {
			t.Error("the sources are lost")
		}
		c, err := cfg.Credentials.Retrieve(t.Context())
		if err != nil || c.Source != ec2rolecreds.ProviderName || c.Expired() {
			t.Errorf("%v, %v", c.Source, err)
		}
		s, ok := keep.StateOf(aws.NewCredentialsCache(cfg.Credentials))
		if !ok || time.Until(s.Expires) != 6*time.Hour || time.Until(s.AskAgain) != 55*time.Minute || s.Lead != 5*time.Minute {
			t.Errorf("the state is %+v", s)
		}
	})
	if p := keep.Provider(minting(time.Hour)).(aws.CredentialProviderSource); p.ProviderSources() == nil {
		t.Error("nil for no sources")
	}
}

func TestConfigTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		shared := make([]func(*middleware.Stack) error, 0, 8)
		cfg := aws.Config{Credentials: minting(time.Hour), APIOptions: shared}
		keep.Config(&cfg)
		p := cfg.Credentials
		keep.Config(&cfg, keep.Lead(time.Hour))
		if cfg.Credentials != p || keep.Provider(aws.NewCredentialsCache(p)) != p {
			t.Error("it was kept twice")
		}
		if shared[:1][0] != nil {
			t.Error("it wrote into an array that others may use")
		}
	})
}

// TestThroughOptions installs the provider as an option of LoadDefaultConfig,
// which puts a cache around it.
func TestThroughOptions(t *testing.T) {
	noEnvironment(t)
	synctest.Test(t, func(t *testing.T) {
		s := minting(time.Hour)
		cfg := load(t, &fakeIMDS{}, config.WithCredentialsProvider(keep.Provider(s)),
			config.WithCredentialsCacheOptions(func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = 30 * time.Minute }))
		poll(t, cfg.Credentials, s, 10*time.Hour)
		wantAsked(t, s, 11)
		c, err := cfg.Credentials.Retrieve(t.Context())
		if s, _ := keep.StateOf(cfg.Credentials); err != nil || !c.Expires.Equal(s.AskAgain) {
			t.Errorf("the cache subtracted its window: %v, not %v", c.Expires, s.AskAgain)
		}
		before := cfg.Credentials
		keep.Config(&cfg)
		if cfg.Credentials == before || len(cfg.APIOptions) == 0 {
			t.Error("the cache was not taken away, so that nothing can be healed")
		}
		wantKey(t, cfg.Credentials, "K11")
	})
}

// TestCacheIsLeftAlone says that others who hold the cache keep what they have
// when the source fails.
func TestCacheIsLeftAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
			if n > 2 {
				return aws.Credentials{}, errDown
			}
			return keys("K", time.Hour), nil
		}}
		cache := aws.NewCredentialsCache(s)
		wantKey(t, cache, "K")
		p := keep.Provider(cache)
		wantKey(t, p, "K")
		time.Sleep(59 * time.Minute)
		wantKey(t, p, "K")
		wantKey(t, cache, "K")
		wantAsked(t, s, 3)
	})
}

// opaque is a cache that cannot be looked into, as the SDK's may be one day.
type opaque struct{ *aws.CredentialsCache }

func TestOpaqueCache(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := minting(time.Hour)
		cache := aws.NewCredentialsCache(s)
		wantKey(t, cache, "K1")
		p := keep.Provider(opaque{cache})
		wantKey(t, p, "K1") // what it has is good
		time.Sleep(54 * time.Minute)
		wantKey(t, p, "K1")
		time.Sleep(time.Minute)
		wantKey(t, p, "K2")
	})
}

// TestBrokenCaches are mistakes that crash a program with the SDK alone.
func TestBrokenCaches(t *testing.T) {
	p := keep.Provider(aws.NewCredentialsCache(nil))
	if _, err := p.Retrieve(t.Context()); err == nil {
		t.Error("no error for a cache over nothing")
	}
	p = keep.Provider((*script)(nil))
	if _, err := p.Retrieve(t.Context()); err == nil {
		t.Error("no error for a nil provider")
	}
}

func TestLeadFromWindow(t *testing.T) {
	wide := aws.NewCredentialsCache(minting(time.Hour), func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = 20 * time.Minute })
	for name, tt := range map[string]struct {
		p    aws.CredentialsProvider
		want time.Duration
	}{
		"default":       {keep.Provider(minting(time.Hour)), 5 * time.Minute},
		"wider window":  {keep.Provider(wide), 20 * time.Minute},
		"given":         {keep.Provider(wide, keep.Lead(time.Minute)), time.Minute},
		"less than nil": {keep.Provider(wide, keep.Lead(-time.Minute)), 0},
	} {
		if s, _ := keep.StateOf(tt.p); s.Lead != tt.want {
			t.Errorf("%s: %v, want %v", name, s.Lead, tt.want)
		}
	}
}
