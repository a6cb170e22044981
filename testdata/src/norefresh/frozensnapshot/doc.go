// Package frozensnapshot holds values that a refreshing provider gave at one
// moment and that end in a provider that never refreshes, and near misses.
package frozensnapshot
