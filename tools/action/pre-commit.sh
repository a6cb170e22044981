#!/usr/bin/env bash
# Runs the real pre-commit, which has to be installed, with credlint's hook: this
# checkout as it is becomes a release in a folder of its own, and a repository
# that uses it commits something clean and then a key, which must be refused.
# Arguments: none. The exit code is 0 only if all is as it should be.
set -euo pipefail
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'chmod -R u+w "$tmp" && rm -rf "$tmp"' EXIT
export PRE_COMMIT_HOME=$tmp/home GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com

hooks=$tmp/credlint
mkdir "$hooks"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$hooks"
git -C "$hooks" init --quiet
git -C "$hooks" add -A
git -C "$hooks" commit --quiet -m release
git -C "$hooks" tag v0.2.0

mkdir "$tmp/app" && cd "$tmp/app"
git init --quiet
printf 'module example.com/app\n\ngo 1.26\n' >go.mod
printf 'package app\n\nconst old = "AKIA%s7"\n' "$(tr -dc A-Z2-7 </dev/urandom | head -c 15)" >old.go
git add -A && git commit --quiet -m old

# The configuration of the page, with this checkout for the repository.
page=$OLDPWD/docs/places/pre-commit.md
awk '/^```$/ { shown = 0 } /^repos:/ { shown = 1 } shown' "$page" | sed "s|https://github.com/credlint/credlint|$hooks|" >.pre-commit-config.yaml
cat .pre-commit-config.yaml
pre-commit validate-config .pre-commit-config.yaml
pre-commit validate-manifest "$hooks/.pre-commit-hooks.yaml"
pre-commit install
git add -A && git commit -m config
printf 'package app\n\nconst other = 1\n' >clean.go
git add -A && git commit -m clean

printf 'package app\n\nconst new = "AKIA%s7"\n' "$(tr -dc A-Z2-7 </dev/urandom | head -c 15)" >new.go
git add -A
if out=$(git commit -m new 2>&1); then
	printf '%s\na key was committed\n' "$out"
	exit 1
fi
printf '%s\n' "$out"
grep -q '^new\.go:3:13: ' <<<"$out"
if grep -q '^old\.go' <<<"$out"; then exit 1; fi
printf 'as it should be\n'
