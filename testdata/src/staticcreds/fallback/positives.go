package fallback

import (
	"cmp"
	"flag"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

var (
	keyFlag    = flag.String("key", "AKIAXW6WO6XZU3FHM7UV", "access key ID")
	secretFlag = flag.String("secret", "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", "secret access key")
)

func flagDefaults() aws.CredentialsProvider {
	flag.Parse()
	return credentials.NewStaticCredentialsProvider(*keyFlag, *secretFlag, "") // want "staticcreds/fallback: .*NewStaticCredentialsProvider"
}

type settings struct{ key, secret string }

func flagVarDefaults(fs *flag.FlagSet, args []string) (aws.CredentialsProvider, error) {
	var s settings
	fs.StringVar(&s.key, "key", "AKIAZMTXP4MFKT2FAFFO", "access key ID")
	fs.StringVar(&s.secret, "secret", "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", "secret access key")
	err := fs.Parse(args)
	return credentials.NewStaticCredentialsProvider(s.key, s.secret, ""), err // want "staticcreds/fallback"
}

func cmpOr() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(cmp.Or(os.Getenv("AWS_ACCESS_KEY_ID"), "AKIAZD46UEGFWU5X6XQF"), cmp.Or(os.Getenv("AWS_SECRET_ACCESS_KEY"), "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"), "") // want "staticcreds/fallback"
}

func assignedWhenEmpty() aws.CredentialsProvider {
	key, secret := os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY")
	if key == "" {
		key, secret = "AKIA4U7TLRABLIAMLIQO", "/31NAoNoBTTsoRP/69HyxR5uPrDri1wYOd7ImGEl"
	}
	return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/fallback"
}

func lookedUpOrConstant() *credsv1.Credentials {
	secret, ok := os.LookupEnv("UPLOADER_SECRET")
	if !ok {
		secret = "Ha+gj/CaSAI90AWZunxcHbym2zlobF9sUvgRXVah"
	}
	return credsv1.NewStaticCredentials(os.Getenv("UPLOADER_KEY"), secret, "") // want "staticcreds/fallback"
}

// getenv is the helper that every second program has.
func getenv(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

func getenvHelper() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(getenv("AWS_ACCESS_KEY_ID", "AKIA7YHKNIDXYTPML34N"), getenv("AWS_SECRET_ACCESS_KEY", "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"), "") // want "staticcreds/fallback"
}

func getenvHelperThroughLocals() (*minio.Client, error) {
	key := getenv("S3_KEY", "AKIA5JXABSGMAIIBFGT5")
	secret := getenv("S3_SECRET", "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")
	return minio.New(getenv("S3_ENDPOINT", "s3.amazonaws.com"), &minio.Options{Creds: miniocreds.NewStaticV4(key, secret, "")}) // want "staticcreds/fallback"
}

// secretOf has its default inside.
func secretOf(c Config) string {
	if c.SecretKey == "" {
		return "Yg5mq2GYKFhIJr/hWzx0tCyuyC7subGhwFQu10sj"
	}
	return c.SecretKey
}

func helperWithDefaultInside(c Config) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(os.Getenv("UPLOADER_KEY"), secretOf(c), "") // want "staticcreds/fallback"
}

// The tags of Config are what fills its fields when nothing else does.
func structTagDefaults(fill func(any) error) (aws.CredentialsProvider, error) {
	var c Config
	err := fill(&c)
	return credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""), err // want "staticcreds/fallback"
}

type options struct{ key, secret string }

func (o *options) applyDefaults() {
	if o.key == "" {
		o.key = "AKIAY7NKEYUN7JDIBDJT"
	}
	if o.secret == "" {
		o.secret = "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"
	}
}

func defaultsAppliedByMethod(o options) aws.CredentialsProvider {
	o.applyDefaults()
	return credentials.NewStaticCredentialsProvider(o.key, o.secret, "") // want "staticcreds/fallback"
}

func overriddenWhenConfigured() aws.CredentialsProvider {
	o := options{key: "AKIA3F7DTXP4A5MIS6SU", secret: "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"}
	if v := os.Getenv("UPLOADER_KEY"); v != "" {
		o.key = v
	}
	if v := os.Getenv("UPLOADER_SECRET"); v != "" {
		o.secret = v
	}
	return credentials.NewStaticCredentialsProvider(o.key, o.secret, "") // want "staticcreds/fallback"
}

// or is what cmp.Or was before there was cmp.Or.
func or[T comparable](a, b T) T {
	var zero T
	if a != zero {
		return a
	}
	return b
}

func ownGenericOr() *credsv1.Credentials {
	return credsv1.NewStaticCredentials(or(os.Getenv("UPLOADER_KEY"), "AKIA2EWNPWCVV3KYNJYV"), or(os.Getenv("UPLOADER_SECRET"), "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"), "") // want "staticcreds/fallback"
}

func static(key, secret string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(key, secret, "")
}

func defaultIntoWrapper(c Config) aws.CredentialsProvider {
	return static(cmp.Or(os.Getenv("UPLOADER_KEY"), "AKIAWJSSU43O65UUK7OM"), cmp.Or(os.Getenv("UPLOADER_SECRET"), "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")) // want "staticcreds/fallback"
}
