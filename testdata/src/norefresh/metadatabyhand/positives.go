// Package metadatabyhand holds role credentials that are fetched by hand from
// the instance's or the container's metadata service and kept, and other uses
// of these services.
package metadatabyhand

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

// roleKeys is the answer of the metadata service, without its end.
type roleKeys struct {
	AccessKeyId     string
	SecretAccessKey string
	Token           string
}

const roleURL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/archiver"

func getOfConstantURL() (aws.CredentialsProvider, error) {
	resp, err := http.Get("http://169.254.169.254/latest/meta-data/iam/security-credentials/archiver")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var k roleKeys
	if err := json.NewDecoder(resp.Body).Decode(&k); err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(k.AccessKeyId, k.SecretAccessKey, k.Token), nil // want "norefresh/metadata-by-hand"
}

func requestThroughClient(ctx context.Context, cfg aws.Config) (*s3.Client, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, roleURL, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	var k roleKeys
	if err := json.Unmarshal(body, &k); err != nil {
		return nil, err
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(k.AccessKeyId, k.SecretAccessKey, k.Token) // want "norefresh/metadata-by-hand"
	return s3.NewFromConfig(cfg), nil
}

// fetch is the helper of those who do it twice.
func fetch(url string) (k roleKeys, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return k, err
	}
	defer resp.Body.Close()
	return k, json.NewDecoder(resp.Body).Decode(&k)
}

func urlBuiltForRole(role string) (aws.CredentialsProvider, error) {
	k, err := fetch("http://169.254.169.254/latest/meta-data/iam/security-credentials/" + role)
	return credentials.NewStaticCredentialsProvider(k.AccessKeyId, k.SecretAccessKey, k.Token), err // want "norefresh/metadata-by-hand"
}

func containersRelativeURI() (aws.CredentialsProvider, error) {
	k, err := fetch("http://169.254.170.2" + os.Getenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"))
	return credentials.NewStaticCredentialsProvider(k.AccessKeyId, k.SecretAccessKey, k.Token), err // want "norefresh/metadata-by-hand"
}

func containersFullURI() (*miniocreds.Credentials, error) {
	k, err := fetch(os.Getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
	return miniocreds.NewStaticV4(k.AccessKeyId, k.SecretAccessKey, k.Token), err // want "norefresh/metadata-by-hand"
}

func metadataClient(ctx context.Context, cl *imds.Client, role string) (aws.Config, error) {
	out, err := cl.GetMetadata(ctx, &imds.GetMetadataInput{Path: "iam/security-credentials/" + role})
	if err != nil {
		return aws.Config{}, err
	}
	defer out.Content.Close()
	var k roleKeys
	if err := json.NewDecoder(out.Content).Decode(&k); err != nil {
		return aws.Config{}, err
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(k.AccessKeyId, k.SecretAccessKey, k.Token))) // want "norefresh/metadata-by-hand: .*GetMetadata"
}

func v1MetadataClient(md *ec2metadata.EC2Metadata, role string) (*credsv1.Credentials, error) {
	body, err := md.GetMetadata("iam/security-credentials/" + role)
	if err != nil {
		return nil, err
	}
	var k roleKeys
	if err := json.Unmarshal([]byte(body), &k); err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentials(k.AccessKeyId, k.SecretAccessKey, k.Token), nil // want "norefresh/metadata-by-hand"
}

func answerAsMap(url string) (*credsv1.Credentials, error) {
	resp, err := http.Get("http://169.254.169.254/latest/meta-data/iam/security-credentials/" + url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var m map[string]string
	if err := json.NewDecoder(resp.Body).Decode(&m); err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentials(m["AccessKeyId"], m["SecretAccessKey"], m["Token"]), nil // want "norefresh/metadata-by-hand"
}

type uploader struct{ keys roleKeys }

// login keeps the keys, and client freezes them.
func (u *uploader) login() (err error) {
	u.keys, err = fetch(roleURL)
	return err
}

func (u *uploader) client(cfg aws.Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(u.keys.AccessKeyId, u.keys.SecretAccessKey, u.keys.Token) // want "norefresh/metadata-by-hand"
	})
}

func exportedForTheProcess() error {
	k, err := fetch(roleURL)
	if err != nil {
		return err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", k.AccessKeyId) // want "norefresh/(metadata-by-hand|process-env)"
	os.Setenv("AWS_SECRET_ACCESS_KEY", k.SecretAccessKey)
	return os.Setenv("AWS_SESSION_TOKEN", k.Token)
}
