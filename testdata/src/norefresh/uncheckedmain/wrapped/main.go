package main

import (
	"context"

	"credlint.test/src/norefresh/uncheckedmain/clients"
)

func main() { // want "norefresh/unchecked-main"
	if _, err := clients.S3(context.Background()); err != nil {
		panic(err)
	}
}
