// Package settings holds what the operator may set, with its defaults.
package settings

import (
	"cmp"
	"flag"
	"os"
)

// A Bucket is a place for files, and the keys to it.
type Bucket struct {
	Name  string
	KeyID string
	Key   string
}

// Partner is the bucket from which the warehouse fetches its picking lists.
//
// Fault: whoever reads the repository or the binary has the keys, and when they
// are rotated, the program fails until its next release.
var Partner = Bucket{
	Name:  "warehouse-picking-lists",
	KeyID: "AKIARZPUZDIKANRNVHS7",
	Key:   "pk9rrL77IXESvEHc/MzMLiNCtJ0ZttKiYAY3eM+F",
}

// Invoices gives the bucket for invoices, as the environment says.
//
// Fault: where the environment says nothing, the developer's key is used in
// production too, and nobody notices until it is rotated.
func Invoices() Bucket {
	return Bucket{
		Name:  cmp.Or(os.Getenv("INVOICE_BUCKET"), "invoices"),
		KeyID: cmp.Or(os.Getenv("INVOICE_KEY_ID"), "AKIARZPUZDIKA2VTXIJ7"),
		Key:   cmp.Or(os.Getenv("INVOICE_KEY"), "snwh8XIfm9UywiqxRvStG0CiJ+acrz1ZUc2D+Pnv"),
	}
}

// Orders is the bucket for orders.
var Orders Bucket

func init() {
	flag.StringVar(&Orders.Name, "bucket", "orders", "`name` of the bucket for orders")
	flag.StringVar(&Orders.KeyID, "key-id", "", "access key `ID` for the bucket")
	flag.StringVar(&Orders.Key, "key", "", "secret access `key` for the bucket")
}
