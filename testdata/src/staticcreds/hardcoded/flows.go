package hardcoded

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	awsv1 "github.com/aws/aws-sdk-go/aws"
)

func concatenatedPieces() aws.CredentialsProvider {
	prefix := "AKIA"
	return credentials.NewStaticCredentialsProvider(prefix+"QNGFMQBI7O7Y6TCG", "Kp2fhDJT9qiPZ+dzqyco2En1+reIcIDWbGPTzLr6", "") // want "staticcreds/hardcoded"
}

func formattedFromConstants() aws.CredentialsProvider {
	key := fmt.Sprintf("%s%s", "AKIA", "W6NI6TKSG2CWCN7R")
	return credentials.NewStaticCredentialsProvider(key, "ttjXyDYlTcb1XNCOin3dhcpwMSdt/XGFRaUd577S", "") // want "staticcreds/hardcoded"
}

func trimmedConstants() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(strings.TrimSpace(" AKIA22XSUBDHXC5PY7XS\n"), strings.TrimSuffix("FEx36YHLGZOkVOcl3aVF2s90uTRm99qfWBNtjtd4;", ";"), "") // want "staticcreds/hardcoded"
}

func joinedConstants() aws.CredentialsProvider {
	secret := strings.Join([]string{"kZ8vQ1nWx5Lr7Tb3Pd0M", "hYc2Jf6Gs9aUe4Ri8OqN"}, "")
	return credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), secret, "") // want "staticcreds/hardcoded"
}

func splitConstant() aws.CredentialsProvider {
	pair := strings.Split("AKIAXIHWUC7ZFU6ETQZC:fEI4WbMP9g6GbmKYmNBAO908lOCLumum+P+5dC1t", ":")
	return credentials.NewStaticCredentialsProvider(pair[0], pair[1], "") // want "staticcreds/hardcoded"
}

func bytesOfCharacters() aws.CredentialsProvider {
	key := []byte{'A', 'K', 'I', 'A', 'Z', '4', 'Q', 'W', 'R', '7', 'T', 'Y', 'P', 'L', 'M', 'N', '3', 'B', 'V', 'C'}
	return credentials.NewStaticCredentialsProvider(string(key), "iOmbYakzARSkC2LHf0Oez1wB6BAdzE7Ojbf4YBgH", "") // want "staticcreds/hardcoded"
}

func bytesOfString() aws.CredentialsProvider {
	secret := []byte("HcrEizWTpUlfoOOtiQR0hguQB154CjLDnNxhLR5y")
	return credentials.NewStaticCredentialsProvider("AKIAXIDNIRIYHBZ6I6O5", string(secret), "") // want "staticcreds/hardcoded"
}

func base64OfConstant() (aws.CredentialsProvider, error) {
	secret, err := base64.StdEncoding.DecodeString("ZGVwbG95LXNlY3JldC0zOTIxNy1uZXZlci1jb21taXQ=")
	return credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), string(secret), ""), err // want "staticcreds/hardcoded"
}

func hexOfConstant() (aws.CredentialsProvider, error) {
	secret, err := hex.DecodeString("7a396b51326d5878384c7634527737546270334e6431")
	return credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), string(secret), ""), err // want "staticcreds/hardcoded"
}

var profiles = map[string][2]string{
	"prod": {"AKIA6H7IVWEXUJJN6VQ3", "9sDMdY817yLCl44vi1oieMIWpvGE1l7VDw//KfsG"},
}

func mapElement(name string) aws.CredentialsProvider {
	p := profiles[name]
	return credentials.NewStaticCredentialsProvider(p[0], p[1], "") // want "staticcreds/hardcoded"
}

func sliceElement() aws.CredentialsProvider {
	parts := []string{"AKIAZAFZXJU3EI6HTA6P", "8lgahKZtwrc8jwaHIb+vfDeTkGIBBqCaiqtf409B"}
	return credentials.NewStaticCredentialsProvider(parts[0], parts[1], "") // want "staticcreds/hardcoded"
}

func rangeOverTable() []aws.CredentialsProvider {
	var all []aws.CredentialsProvider
	for _, acct := range []struct{ key, secret string }{{"AKIA4RZ3Y42F66PWGSD7", "tY9PMYr+tMk9emOk172VCGWbfgW07532nmsqNZDO"}} {
		all = append(all, credentials.NewStaticCredentialsProvider(acct.key, acct.secret, "")) // want "staticcreds/hardcoded"
	}
	return all
}

func pointersToConstants() aws.CredentialsProvider {
	key, secret := aws.String("AKIASBMUUPPJUFIBDV2K"), awsv1.String("a6CdrsdvNy0KDJIx4CBDxfKTTeH+qV6xm3CPAwDj")
	return credentials.NewStaticCredentialsProvider(aws.ToString(key), awsv1.StringValue(secret), "") // want "staticcreds/hardcoded"
}

func throughChannel() aws.CredentialsProvider {
	ch := make(chan string, 2)
	ch <- "AKIA54YAX3GF3FXQFDEH"
	ch <- "lRqS+NS9nNR7mVhxbzr97zs+DA/Jk6Te/F8tHUp+"
	return credentials.NewStaticCredentialsProvider(<-ch, <-ch, "") // want "staticcreds/hardcoded"
}

func throughBuilder() aws.CredentialsProvider {
	var b strings.Builder
	b.WriteString("AKIA")
	b.WriteString("3W5YSWVGRDUWRXDX")
	return credentials.NewStaticCredentialsProvider(b.String(), "22ukCieLT1W48HJ8eCHHlhVY5HJTtABSE3YVNom/", "") // want "staticcreds/hardcoded"
}

func switchOverAccounts(account string) aws.CredentialsProvider {
	var key, secret string
	switch account {
	case "billing":
		key, secret = "AKIATIWJ2JTCKOPKWFFF", "Qx5vPWE0cz7jFkvQ7t5f75fMOPHWfMP29NhUOHW6"
	default:
		key, secret = "AKIA2ZLDSZYPV2RU6BFU", "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"
	}
	return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/hardcoded"
}

func fromHelper() aws.CredentialsProvider {
	key, secret := builtinPair()
	return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/hardcoded"
}

func builtinPair() (string, string) {
	return "AKIAWB4LHRBBYBOB77AC", "+iSnbnaDTWp/90nCngxKO1G/r7VHAYFxoeASq6l9"
}

type secretKey string

func throughNamedType() aws.CredentialsProvider {
	const secret secretKey = "s73V+YN8Jp79gqFJhXc7bG4meqTDQQTFrOEC2qlR"
	return credentials.NewStaticCredentialsProvider("AKIA5HNPXSARCUZZFXZ7", string(secret), "") // want "staticcreds/hardcoded"
}
