// Package settings holds what the operator may set, with its defaults.
package settings

import (
	"cmp"
	"flag"
	"os"
)

// A Bucket is a place for files, and the keys to it, if it needs any.
type Bucket struct {
	Name  string
	KeyID string
	Key   string
}

// Partner is the bucket from which the warehouse fetches its picking lists. Its
// policy lets the role of this service write.
var Partner = Bucket{Name: "warehouse-picking-lists"}

// Invoices gives the bucket for invoices, as the environment says. Without keys
// in the environment it has none.
func Invoices() Bucket {
	return Bucket{
		Name:  cmp.Or(os.Getenv("INVOICE_BUCKET"), "invoices"),
		KeyID: os.Getenv("INVOICE_KEY_ID"),
		Key:   os.Getenv("INVOICE_KEY"),
	}
}

// Orders is the bucket for orders.
var Orders Bucket

// Profile names a profile in the shared files, for developers.
var Profile string

// Laptop is set where there is no metadata service.
var Laptop bool

func init() {
	flag.StringVar(&Orders.Name, "bucket", "orders", "`name` of the bucket for orders")
	flag.StringVar(&Orders.KeyID, "key-id", "", "access key `ID` for the bucket")
	flag.StringVar(&Orders.Key, "key", "", "secret access `key` for the bucket")
	flag.StringVar(&Profile, "profile", "", "`name` of a profile in the shared files")
	flag.BoolVar(&Laptop, "laptop", false, "do not ask for the role of an instance")
}
