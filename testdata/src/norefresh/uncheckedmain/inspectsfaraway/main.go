package main

import (
	"context"

	"credlint.test/src/norefresh/uncheckedmain/checked"
)

func main() {
	if _, err := checked.S3(context.Background()); err != nil {
		panic(err)
	}
}
