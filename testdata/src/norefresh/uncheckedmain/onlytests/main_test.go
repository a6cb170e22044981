package main

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/credlint/credlint/credcheck"
)

// A check in a test proves nothing of the program.
func TestCheck(t *testing.T) {
	t.Log(credcheck.Inspect(aws.Config{}).Err())
}
