// Package action tests, on the real tools, the places where pull requests are
// gated: action.yml with its shell, the hook for pre-commit, the job for
// GitLab, the line for reviewdog, and what docs/places says of editors.
//
// It is a module of its own, so that actionlint, reviewdog and a reader of YAML
// stay out of credlint's go.mod.
package action
