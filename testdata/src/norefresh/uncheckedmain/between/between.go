// Package between stands between a program and the package that makes its
// clients, and knows nothing of AWS.
package between

import "credlint.test/src/norefresh/uncheckedmain/clients"

// Open opens the store.
var Open = clients.S3
