// Package conformance checks what credlint writes against the official schema
// of SARIF, and with programs that read the formats. It is a module of its own, so
// that these stay out of credlint's go.mod.
package conformance
