package main

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// The SDK is used, but no client is made.
func main() { fmt.Println(aws.ToString(nil)) }
