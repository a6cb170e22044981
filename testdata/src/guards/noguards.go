package guards

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// The condition is about an error, not about the configuration.
func conditionOnError(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err == nil {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	}
	return s3.NewFromConfig(cfg), err
}

// The condition guards a line of the log.
func conditionAroundLog(cfg aws.Config, c Config) *s3.Client {
	if c.AccessKey == "" {
		log.Print("no access key is configured")
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg)
}

// The condition chooses the values, not whether they are installed.
func conditionChoosesValues(cfg aws.Config, c Config) *s3.Client {
	key, secret := c.AccessKey, c.SecretKey
	if key == "" {
		key, secret = os.Getenv("UPLOADER_KEY"), os.Getenv("UPLOADER_SECRET")
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(key, secret, "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg)
}

// Both ways install keys; without either there is no way at all.
func bothBranchesInstall(cfg aws.Config, c Config) *s3.Client {
	if c.UseStaticKeys {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	} else {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(os.Getenv("UPLOADER_KEY"), os.Getenv("UPLOADER_SECRET"), "") // want "chainshadow/explicit-static"
	}
	return s3.NewFromConfig(cfg)
}

func conditionReturnsError(cfg aws.Config, c Config) (*s3.Client, error) {
	if c.AccessKey == "" {
		return nil, fmt.Errorf("bucket %s: no access key", c.Bucket)
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg), nil
}

func validate(c Config) error {
	if !c.HasKeys() {
		return errors.New("keys are required")
	}
	return nil
}

// The check stands in a helper, and its error is no way back to the role.
func conditionInValidator(cfg aws.Config, c Config) (*s3.Client, error) {
	if err := validate(c); err != nil {
		return nil, err
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg), nil
}

func conditionExits(cfg aws.Config, c Config) *s3.Client {
	if c.AccessKey == "" {
		log.Println("keys are required")
		os.Exit(2)
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg)
}

// A loop over buckets is no guard.
func loopOverBuckets(cfg aws.Config, c Config) []*s3.Client {
	var all []*s3.Client
	for range c.Buckets {
		one := cfg.Copy()
		one.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
		all = append(all, s3.NewFromConfig(one))
	}
	return all
}

var (
	once   sync.Once
	shared *s3.Client
)

// Neither is doing it only once.
func onlyOnce(cfg aws.Config, c Config) *s3.Client {
	once.Do(func() {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
		shared = s3.NewFromConfig(cfg)
	})
	return shared
}

var cached *s3.Client

// Nor making it only when there is none yet.
func lazily(cfg aws.Config, c Config) *s3.Client {
	if cached == nil {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
		cached = s3.NewFromConfig(cfg)
	}
	return cached
}

// The guard comes too late: the client has copied its configuration.
func guardAfterClient(cfg aws.Config, c Config) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	client := s3.NewFromConfig(cfg)
	if c.AccessKey == "" {
		cfg.Credentials = nil
	}
	return client
}
