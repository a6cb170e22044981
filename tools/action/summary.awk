# Makes the summary of a job, in Markdown, from credlint's text report:
#
#   file.go:12:3: message (analyzer/category)
#       source line, caret, steps
#   3 findings in 2 packages (norefresh 2, staticcreds 1)
#
# Names and messages can hold what the author of a pull request likes, so all
# that could be markup is written as character references. LC_ALL=C makes a
# character a byte.

BEGIN {
	most = 100
	rules = "https://github.com/credlint/credlint/blob/main/docs/rules/"
	tree = ENVIRON["GITHUB_SERVER_URL"] "/" ENVIRON["GITHUB_REPOSITORY"] "/blob/" ENVIRON["COMMIT"] "/"
	for (i = 1; i < 256; i++) {
		c = sprintf("%c", i)
		if (i < 128 && c !~ /[A-Za-z0-9 .,;:()\/=-]/)
			reference[c] = "&#" i ";"
		if (c !~ /[A-Za-z0-9.\/_-]/)
			percent[c] = sprintf("%%%02X", i)
	}
}

# encode replaces the characters of s that the table has.
function encode(s, table,    out, c, i) {
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		out = out (c in table ? table[c] : c)
	}
	return out
}

# place gives the position as code, with a link if the file is in the repository.
function place(position,    text, parts) {
	text = "<code>" encode(position, reference) "</code>"
	if (ENVIRON["COMMIT"] == "" || position ~ /^(\/|\.\.\/|[A-Za-z]:)/ || !match(position, /:[0-9]+(:[0-9]+)?$/))
		return text
	split(substr(position, RSTART), parts, ":")
	return "<a href=\"" tree encode(ENVIRON["FOLDER"] substr(position, 1, RSTART - 1), percent) "#L" parts[2] "\">" text "</a>"
}

# Indented lines belong to the finding before them.
/^    / { next }

match($0, / \([a-z]+\/[a-z-]+\)$/) && (at = index($0, ": ")) {
	if (++n <= most) {
		rule = substr($0, RSTART + 2, RLENGTH - 3)
		message = encode(substr($0, at + 2, RSTART - at - 2), reference)
		split(rule, part, "/")
		row[n] = "| " place(substr($0, 1, at - 1)) " | " message " | [" rule "](" rules part[1] ".md#" part[2] ") |"
	}
	next
}

{ total = $0 }

END {
	print "### credlint: " encode(total, reference) "\n"
	if (ENVIRON["SINCE"] != "")
		print "Only what changed since <code>" encode(substr(ENVIRON["SINCE"], 1, 40), reference) "</code> counts.\n"
	if (n > 0)
		print "| place | finding | rule |\n| --- | --- | --- |"
	for (i = 1; i <= n && i <= most; i++)
		print row[i]
	if (n > most)
		print "\nThe log shows " (n - most) " more."
}
