package main

import (
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/s3"
)

func main() { // want "norefresh/unchecked-main"
	_ = s3.New(session.Must(session.NewSession()))
}
