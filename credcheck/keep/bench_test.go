package keep_test

import (
	"context"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/credlint/credlint/credcheck/keep"
)

// BenchmarkRetrieve compares what each request pays for its keys with the SDK's
// cache.
func BenchmarkRetrieve(b *testing.B) {
	ctx := context.Background()
	for _, bm := range []struct {
		name string
		p    aws.CredentialsProvider
	}{
		{"sdk", aws.NewCredentialsCache(minting(24 * time.Hour))},
		{"keep", keep.Provider(minting(24 * time.Hour))},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := bm.p.Retrieve(ctx); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(bm.name+"/parallel", func(b *testing.B) {
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if _, err := bm.p.Retrieve(ctx); err != nil {
						b.Error(err)
					}
				}
			})
		})
	}
}

// BenchmarkCall compares a whole call of a service in memory, with the
// middleware that heals.
func BenchmarkCall(b *testing.B) {
	for _, bm := range []struct {
		name string
		keep bool
	}{{"sdk", false}, {"keep", true}} {
		b.Run(bm.name, func(b *testing.B) {
			f := &fakeSTS{refuse: func(string) string { return "" }}
			cfg := aws.Config{Region: "us-east-1", HTTPClient: f, Credentials: aws.NewCredentialsCache(minting(24 * time.Hour))}
			if bm.keep {
				keep.Config(&cfg)
			}
			client := sts.NewFromConfig(cfg)
			b.ReportAllocs()
			for b.Loop() {
				if err := call(client); err != nil {
					b.Fatal(err)
				}
				f.bodies = f.bodies[:0]
			}
		})
	}
}
