// Package explicitstatic holds static providers over configured keys that
// stand in front of the instance's role whatever the configuration says, and
// near misses that leave it a way.
package explicitstatic
