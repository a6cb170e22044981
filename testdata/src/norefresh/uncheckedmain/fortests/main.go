package main

import (
	"context"
	_ "testing"

	"credlint.test/src/norefresh/uncheckedmain/clients"
)

// A helper of tests is no program.
func main() {
	if _, err := clients.S3(context.Background()); err != nil {
		panic(err)
	}
}
