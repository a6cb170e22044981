// Command nightly makes the reports and the backup of the day's orders.
package main

import (
	"context"
	"flag"
	"log"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"example.com/orders/faulty/archive"
	"example.com/orders/faulty/awsclient"
	"example.com/orders/faulty/broker"
	"example.com/orders/faulty/reports"
	"example.com/orders/faulty/role"
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
	cfg.Credentials = broker.Provider("https://broker.example.com/keys")
	log.Print("accounting: ", list(ctx, s3.NewFromConfig(cfg)))
	if cfg.Credentials, err = awsclient.Instance(); err != nil {
		log.Fatal(err)
	}
	log.Print("instance: ", list(ctx, s3.NewFromConfig(cfg)))
	if _, err := reports.Session(); err != nil {
		log.Fatal(err)
	}
	if err := exportBackupRole(ctx, cfg); err != nil {
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

// exportBackupRole lets the backup library find the keys of its role.
//
// Fault: all other clients that are made from now on find them as well, and
// the keys end after an hour.
func exportBackupRole(ctx context.Context, cfg aws.Config) error {
	keys, err := role.Assume(ctx, cfg, "arn:aws:iam::123456789012:role/backup")
	if err != nil {
		return err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", keys.ID)
	os.Setenv("AWS_SECRET_ACCESS_KEY", keys.Secret)
	os.Setenv("AWS_SESSION_TOKEN", keys.Token)
	return nil
}
