package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func main() { // want "norefresh/unchecked-main: program makes AWS clients .config.LoadDefaultConfig. but never calls credcheck.Check at its start"
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	_ = s3.NewFromConfig(cfg)
}
