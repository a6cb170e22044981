package main

import (
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// What has an endpoint of its own has no role to prove.
func main() {
	if _, err := minio.New("minio.example.com", &minio.Options{Creds: credentials.NewIAM("")}); err != nil {
		panic(err)
	}
}
