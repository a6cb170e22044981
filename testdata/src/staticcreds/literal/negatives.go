package literal

import "regexp"

const documentationKeyID = "AKIAIOSFODNN7EXAMPLE"

const documentationSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

const secondDocumentationKeyID = "AKIAI44QH8DHBEXAMPLE"

const temporaryDocumentationKeyID = "ASIAIOSFODNN7EXAMPLE"

// User and role IDs are no secrets.
var entityIDs = []string{"AIDAQ3EGRTIAJZXW4M2KN", "AROAQ3EGRTIAJZXW4M2KN", "AGPAQ3EGRTIAJZXW4M2KN"}

var keyID = regexp.MustCompile(`\b(AKIA|ASIA)[A-Z2-7]{16}\b`)

const oneCharacterShort = "AKIAQ3EGRTIAJZXW4M2"

const oneCharacterLong = "AKIAQ3EGRTIAJZXW4M2KN5"

// 0, 1, 8 and 9 are no digits of base 32.
const otherAlphabet = "AKIAQ3EGRT1AJZXW4M28"

const lowerCase = "akiaq3egrtiajzxw4m2k"

const insideWord = "xAKIAQ3EGRTIAJZXW4M2Ky"

const repeated = "AKIAAAAAAAAAAAAAAAAA"

const placeholder = "AKIAXXXXXXXXXXXXXXXX"

const words = "AKIANOTAREALKEYATALL"

const plainWord = "ASIAPACIFICSOUTHEAST"

// SHA-1 sums have forty characters, too.
var checksums = map[string]string{
	"go1.26.linux-amd64.tar.gz": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
	"go1.26.src.tar.gz":         "de9f2c7fd25e1b3afad3e85a0bd17d9b100db4b3",
}

// Forty characters without a key ID beside them may be anything.
const commit = "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1u"

const roleARN = "arn:aws:iam::123456789012:role/archiver"

const secretName = "prod/archiver/secret-access-key"

const presignedExample = "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Expires=86400&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"

const urlWithoutPair = "s3://invoices/2026?region=eu-west-1"

const databaseURL = "postgres://archiver@db.internal:5432/archive"

const help = "AKIA... is how a key ID begins; see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"
