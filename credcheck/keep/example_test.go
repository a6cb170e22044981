package keep_test

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/credlint/credlint/credcheck/keep"
)

func Example() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	keep.Config(&cfg, keep.Background(ctx)) // before the clients are made
	client := sts.NewFromConfig(cfg)
	if _, err := client.GetCallerIdentity(ctx, nil); err != nil {
		log.Fatal(err)
	}
	if s, ok := keep.StateOf(cfg.Credentials); ok {
		log.Printf("the keys end at %v, new ones are asked for from %v on", s.Expires, s.AskAgain)
	}
}
