package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/credlint/credlint/credcheck"
)

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	if err := credcheck.Inspect(cfg).Err(); err != nil {
		log.Fatal(err)
	}
	_ = s3.NewFromConfig(cfg)
}
