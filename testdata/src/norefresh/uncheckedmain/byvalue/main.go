package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/credlint/credlint/credcheck"
)

// The function is handed on, and called somewhere.
var check = credcheck.Inspect

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil || check(cfg).Err() != nil {
		panic("no credentials")
	}
}
