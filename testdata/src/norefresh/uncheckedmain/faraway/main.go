package main

import (
	"context"

	"credlint.test/src/norefresh/uncheckedmain/between"
)

func main() { // want "norefresh/unchecked-main"
	if _, err := between.Open(context.Background()); err != nil {
		panic(err)
	}
}
