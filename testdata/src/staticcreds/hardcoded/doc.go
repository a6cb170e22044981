// Package hardcoded holds constants that reach a credential API, by every way
// a constant can go, and near misses.
package hardcoded
