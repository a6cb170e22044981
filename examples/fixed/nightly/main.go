// Command nightly makes the reports and the backup of the day's orders.
package main

import (
	"context"
	"flag"
	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"example.com/orders/fixed/archive"
	"example.com/orders/fixed/awsclient"
	"example.com/orders/fixed/broker"
	"example.com/orders/fixed/reports"
	"example.com/orders/fixed/role"
)

func main() {
	flag.Parse()
	ctx := context.Background()
	cfg, err := awsclient.LoadNightly(ctx)
	if err != nil {
		log.Fatal(err)
	}
	log.Print("orders: ", list(ctx, s3.NewFromConfig(cfg)))
	if cfg, err = awsclient.LoadFast(ctx); err != nil {
		log.Fatal(err)
	}
	log.Print("archive: ", list(ctx, archive.Reader(cfg)))
	log.Print("backup: ", list(ctx, backup(cfg)))
	cfg.Credentials = broker.Provider("https://broker.example.com/keys")
	log.Print("accounting: ", list(ctx, s3.NewFromConfig(cfg)))
	cfg.Credentials = awsclient.Instance()
	log.Print("instance: ", list(ctx, s3.NewFromConfig(cfg)))
	if _, err := reports.Session(); err != nil {
		log.Fatal(err)
	}
}

// list gives the number of the client's buckets.
func list(ctx context.Context, c *s3.Client) int {
	out, err := c.ListBuckets(ctx, &s3.ListBucketsInput{})
	if err != nil {
		log.Fatal(err)
	}
	return len(out.Buckets)
}

// backup gives the client of the backup, which alone has its role.
func backup(cfg aws.Config) *s3.Client {
	cfg.Credentials = role.Provider(cfg, "arn:aws:iam::123456789012:role/backup")
	return s3.NewFromConfig(cfg)
}
