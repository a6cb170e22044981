#!/usr/bin/env bash
# The steps of action.yml:
#
#   run.sh install   builds credlint in a folder of its own
#   run.sh lint      runs it, and tells what it found; succeeds whatever that is
#   run.sh verdict   fails if credlint did, when everything else is done
#
# All that a workflow or a pull request can choose, names of branches and files
# as well, comes in by the environment and stays in quoted variables: none of it
# is ever read as a program. Made for bash 3.2, which is what macOS has.
set -euo pipefail
unset CDPATH

# work is the folder of this use of the action, outside of the checkout. It holds
# the program and its reports.
work=${CREDLINT_DIR-}

# die ends the step with one line, which GitHub shows beside the step as well.
die() {
	local text=$1
	text=${text//'%'/%25}
	text=${text//$'\r'/%0D}
	text=${text//$'\n'/%0A}
	printf '::error title=credlint::%s\n' "$text" >&2
	exit 2
}

# output sets an output of the step.
output() { # name value
	case $2 in
	*$'\n'* | *$'\r'*) die "$1: a line break in the value" ;;
	esac
	printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# is reads an input that is true or false.
is() { # name value
	case $2 in
	true) return 0 ;;
	false) return 1 ;;
	esac
	die "$1: want true or false, not \"$2\""
}

# words splits an input as a shell would, quotes included, and expands nothing.
# The words end in NUL.
words() { # name value
	case $2 in
	*[![:space:]]*) xargs printf '%s\0' <<<"$2" || die "$1: a quote without its partner" ;;
	esac
}

install() {
	command -v go >/dev/null || die "Go is not installed; set go-version or go-version-file, or use actions/setup-go before"
	work=$(mktemp -d "$RUNNER_TEMP/credlint.XXXXXX")
	output dir "$work"
	cd -- "$GITHUB_ACTION_PATH"

	# credlint runs on this machine whatever the job compiles for, and is built
	# from what go.sum lists whatever the job's flags are. actions/setup-go wants
	# its own toolchain and no other; that may be too old to build credlint.
	export GOWORK=off GOFLAGS='-mod=readonly -buildvcs=false -trimpath'
	if [ "${GOTOOLCHAIN:-}" = local ]; then export GOTOOLCHAIN=auto; fi
	GOOS=$(go env GOHOSTOS) GOARCH=$(go env GOHOSTARCH)
	export GOOS GOARCH

	case $INPUT_VERSION in
	'') go build -o "$work/bin/" ./cmd/credlint ;; # the source that the action came with
	*[!A-Za-z0-9.+_-]* | -*) die "version: \"$INPUT_VERSION\" is not one; want v1.2.3, latest or a commit" ;;
	*) GOBIN=$work/bin go install "github.com/credlint/credlint/cmd/credlint@$INPUT_VERSION" ;;
	esac || die "credlint cannot be built; the log says why"
	"$work/bin/credlint" version
}

# fetch brings what the checkout did not. The remote is that of actions/checkout.
fetch() {
	GIT_TERMINAL_PROMPT=0 git fetch --quiet --no-tags --no-recurse-submodules "$@" >&2
}

shallow() { [ "$(git rev-parse --is-shallow-repository)" = true ]; }

# have makes sure that the commit is there. Of a shallow clone, it alone is
# fetched: for a comparison of two trees no history is needed.
have() { # commit
	local base=$1
	git cat-file -e "$base^{commit}" 2>/dev/null && return
	if shallow; then fetch --depth=1 origin "$base"; else fetch origin "$base"; fi ||
		die "only-new: commit $base, to compare with, cannot be fetched; give actions/checkout fetch-depth: 2, or set only-new: false"
}

# parents gives the parents of HEAD. A shallow clone knows their names only.
parents() {
	git cat-file commit HEAD | awk 'NF == 0 { body = 1 } !body && $1 == "parent" { print $2 }'
}

# fork gives the merge base of HEAD and the branch that the pull request is for.
# A shallow clone is deepened until it has it.
fork() {
	local base=refs/remotes/origin/$GITHUB_BASE_REF
	local spec=+refs/heads/$GITHUB_BASE_REF:$base
	if ! shallow; then
		git rev-parse --quiet --verify "$base^{commit}" >/dev/null || fetch origin "$spec" || true
		git merge-base "$base" HEAD 2>/dev/null && return
	else
		local depth
		for depth in --depth=50 --depth=1000 --unshallow; do
			fetch "$depth" origin "$spec" "$(git rev-parse HEAD)" || break
			git merge-base "$base" HEAD && return
		done
	fi
	die "only-new: where the pull request left $GITHUB_BASE_REF cannot be found; give actions/checkout fetch-depth: 0, or set only-new: false"
}

# base gives the revision against which only changes count, or nothing.
base() {
	case $INPUT_ONLY_NEW in
	auto | true) ;;
	false) return ;;
	*) die "only-new: want auto, true or false, not \"$INPUT_ONLY_NEW\"" ;;
	esac
	local event=$GITHUB_EVENT_NAME rev=$INPUT_NEW_FROM_REV
	if [ -z "$rev" ] && [ "$INPUT_ONLY_NEW" = auto ]; then
		case $event in pull_request | merge_group) ;; *) return ;; esac
	fi
	git rev-parse HEAD >/dev/null || die "only-new: git cannot read the repository; use actions/checkout before"

	case $rev,$event in
	,pull_request) rev=$(pull_request) || exit ;;
	,merge_group) rev=$INPUT_MERGE_GROUP_BASE ;;
	,*) die "only-new: a $event event has no base to compare with; name one by new-from-rev" ;;
	esac
	case $rev in
	*[!0-9a-f]*) ;;
	????????????????????????????????????????*) have "$rev" ;; # a whole hash
	esac
	printf '%s\n' "$rev"
}

# pull_request gives the base of a pull request. What GitHub checks out, unless
# told otherwise, is a merge of it into its base: that is the first parent.
pull_request() {
	local merged
	merged=$(parents)
	if [ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ] && [ "$(wc -l <<<"$merged")" -eq 2 ]; then
		printf '%s\n' "${merged%%$'\n'*}"
	else
		fork
	fi
}

# credlint runs it. While it does, nothing that it prints is a command to GitHub:
# the names of files and the lines it quotes are the author's. Both streams are
# one, so that they stay in order.
credlint() {
	local token code=0
	token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
	printf '::stop-commands::%s\n' "$token"
	"$work/bin/credlint" "$@" 2>&1 || code=$?
	if [ -f "$work/report.txt" ]; then cat "$work/report.txt"; fi
	printf '::%s::\n' "$token"
	return "$code"
}

lint() {
	rm -f "$work"/report.*
	enter "$INPUT_WORKING_DIRECTORY"
	local flags=() packages=() word rev sarif code=0
	if [ -n "$INPUT_BASELINE" ]; then flags+=("-baseline=$INPUT_BASELINE"); fi
	if [ -n "$INPUT_FAIL_ON" ]; then flags+=("-fail-on=$INPUT_FAIL_ON"); fi
	words args "$INPUT_ARGS" >"$work/words"
	while IFS= read -r -d '' word; do flags+=("$word"); done <"$work/words"
	words packages "$INPUT_PACKAGES" >"$work/words"
	while IFS= read -r -d '' word; do packages+=("$word"); done <"$work/words"
	# bash 3.2 takes an empty array for an unset variable.
	set -- ${flags[@]+"${flags[@]}"} -- ${packages[@]+"${packages[@]}"}

	rev=$(base)
	sarif=$(sarif_file)
	if [ -n "$sarif" ] && [ -n "$rev" ]; then
		# Code scanning tells by itself what is new. It takes what is missing for
		# mended, so it gets everything.
		"$work/bin/credlint" "-format=sarif=$sarif" "$@" >/dev/null 2>&1 || true
	elif [ -n "$sarif" ]; then
		set -- "-format=sarif=$sarif" "$@"
	fi
	if [ -n "$rev" ]; then set -- "-new-from-rev=$rev" "$@"; fi
	if is annotations "$INPUT_ANNOTATIONS"; then set -- "-format=github=$work/report.github" "$@"; fi
	credlint "-format=text=$work/report.txt" "-format=json=$work/report.json" "$@" || code=$?
	if [ -f "$work/report.github" ]; then cat "$work/report.github"; fi
	conclude "$code" "$sarif"
	summarise "$code" "$rev" >>"$GITHUB_STEP_SUMMARY"
}

# enter goes to the folder, which stands below the checkout or is absolute.
enter() { # folder
	case $1 in
	/* | ?:[\\/]*) cd -- "$1" ;;
	*) cd -- "./$1" ;;
	esac 2>/dev/null || die "working-directory: there is no folder \"$1\""
}

# sarif_file gives the absolute name of the SARIF file, or nothing if none is
# wanted. A relative one begins at the top of the checkout.
sarif_file() {
	local name=$INPUT_SARIF_FILE
	if [ -z "$name" ]; then
		if is upload-sarif "$INPUT_UPLOAD_SARIF"; then printf '%s\n' "$work/credlint.sarif"; fi
		return
	fi
	case $name in
	/* | ?:[\\/]*) ;;
	*) name=$GITHUB_WORKSPACE/$name ;;
	esac
	mkdir -p -- "$(dirname -- "$name")"
	printf '%s\n' "$name"
}

# conclude sets the outputs. What could not be analysed is no sign that anything
# was mended, so it is not uploaded.
conclude() { # status sarif
	local upload=false findings=
	if [ -f "$work/report.json" ]; then
		findings=$(sed -n 's/^{"summary":.*"findings":\([0-9]*\).*/\1/p' "$work/report.json")
	fi
	if [ ! -f "$2" ]; then set -- "$1" ''; fi
	case $1 in
	0 | 3) if [ -n "$2" ] && is upload-sarif "$INPUT_UPLOAD_SARIF"; then upload=true; fi ;;
	esac
	output exit-code "$1"
	output findings "$findings"
	output sarif-file "$2"
	output upload "$upload"
}

# summarise writes the summary of the job in Markdown.
summarise() { # status revision
	if [ ! -f "$work/report.txt" ]; then
		printf '### credlint did not run\n\nIt ended with status %s. The log says why.\n' "$1"
		return
	fi
	# By the environment: awk takes a backslash in the value of -v for more than that.
	SINCE=$2 COMMIT=$(git rev-parse HEAD 2>/dev/null) FOLDER=$(git rev-parse --show-prefix 2>/dev/null) \
		LC_ALL=C awk -f "$GITHUB_ACTION_PATH/tools/action/summary.awk" "$work/report.txt"
}

verdict() {
	case $EXIT_CODE in
	0) echo "credlint is content" ;;
	1) echo "credlint could not analyse everything: see the step before" >&2 ;;
	3) echo "credlint has findings: see the step before, and the summary of the job" >&2 ;;
	esac
	exit "$EXIT_CODE"
}

case ${1-} in
install | lint | verdict) "$1" ;;
*)
	echo "usage: run.sh install|lint|verdict" >&2
	exit 2
	;;
esac
