package main

import (
	"context"
	"fmt"

	"credlint.test/src/norefresh/uncheckedmain/clients"
	"github.com/credlint/credlint/credcheck"
)

// Codes are listed, and nothing is checked.
func main() { // want "norefresh/unchecked-main"
	fmt.Println(len(credcheck.Conditions()))
	if _, err := clients.S3(context.Background()); err != nil {
		panic(err)
	}
}
