package credcheck

import (
	"context"
	"testing"

	"github.com/aws/aws-sdk-go-v2/config"
)

// BenchmarkInspect measures what a program pays at its start: the real machine, the default chain.
func BenchmarkInspect(b *testing.B) {
	cfg, err := config.LoadDefaultConfig(context.Background(), config.WithRegion("eu-central-1"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Inspect(cfg)
	}
}
