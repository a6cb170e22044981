package report

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// quoteHTML gives the excerpt of a finding in the source as a reader sees it:
// each line with its number, hits with >, badges in parentheses, marks in
// brackets.
func quoteHTML(t *testing.T, src string, f Finding, steps ...Position) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.go")
	if err := os.WriteFile(file, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	f.Analyzer = "norefresh"
	f.Position.File = file
	if f.End.Line > 0 {
		f.End.File = file
	}
	for _, p := range steps {
		p.File = file
		f.Steps = append(f.Steps, Step{p, "step"})
	}
	var b strings.Builder
	for _, e := range newLibrary([]Finding{f}).excerpts(stops(f, "", "x", "sink"), around) {
		b.WriteString(string(e.HTML()))
	}
	out := b.String()
	for _, r := range [][2]string{
		{`<span class="l" data-n="(\d+)">`, "\n$1 |"}, {`<span class="l hit" data-n="(\d+)">`, "\n$1>|"}, {`<span class="gap">`, "\n"},
		{`<b class="n (\w+)" id="[\w-]+">(\d)</b>`, "($2 $1)"}, {`<mark class="\w+">`, "["}, {`</mark>`, "]"}, {`<[^>]*>`, ""},
	} {
		out = regexp.MustCompile(r[0]).ReplaceAllString(out, r[1])
	}
	return strings.TrimPrefix(html.UnescapeString(out), "\n")
}

const excerptSource = `package a

func f() {
	keys := role.Assume(ctx)
	if x {
		return
	}

	use(aws.Credentials{
		ID: keys.ID,
	})
}

// g is far away.
func g() {}
`

func TestExcerpt(t *testing.T) {
	at := func(line, col int) Position { return Position{Line: line, Column: col} }
	long := strings.Repeat("x, ", 200)
	tests := []struct {
		name, src string
		f         Finding
		steps     []Position
		want      string
	}{
		{"a name", excerptSource, Finding{Position: at(4, 2), End: at(4, 6)}, nil, "3 |func f() {\n4>|\t[keys] := role.Assume(ctx)\n5 |\tif x {\n6 |\t\treturn"},
		{"a call, known by its parenthesis", excerptSource, Finding{Position: at(4, 21)}, nil, "3 |func f() {\n4>|\tkeys := [role.Assume](ctx)\n5 |\tif x {\n6 |\t\treturn"},
		{"the middle of a name", excerptSource, Finding{Position: at(4, 16)}, nil, "3 |func f() {\n4>|\tkeys := [role.Assume](ctx)\n5 |\tif x {\n6 |\t\treturn"},
		{"a line", excerptSource, Finding{Position: at(4, 0)}, nil, "3 |func f() {\n4>|\t[keys := role.Assume(ctx)]\n5 |\tif x {\n6 |\t\treturn"},
		{"several lines", excerptSource, Finding{Position: at(9, 6), End: at(11, 3)}, nil, "7 |\t}\n8 |\n9>|\tuse([aws.Credentials{]\n10>|\t\t[ID: keys.ID,]\n11>|\t[}])\n12 |}"},
		{"a step near", excerptSource, Finding{Position: at(10, 7), End: at(10, 14)}, []Position{at(4, 21)},
			"3 |func f() {\n4>|(1 source)\tkeys := [role.Assume](ctx)\n5 |\tif x {\n6 |\t\treturn\n7 |\t}\n8 |\n9 |\tuse(aws.Credentials{\n10>|(2 sink)\t\tID: [keys.ID],\n11 |\t})\n12 |}"},
		{"a step far away", excerptSource, Finding{Position: at(4, 2), End: at(4, 6)}, []Position{at(15, 6)},
			"3 |func f() {\n4>|(2 sink)\t[keys] := role.Assume(ctx)\n5 |\tif x {\n6 |\t\treturn\n⋮\n14 |// g is far away.\n15>|(1 source)func [g]() {}"},
		{"two on a line", "package a\nf(x, y)\n", Finding{Position: at(2, 6), End: at(2, 7)}, []Position{at(2, 3)}, "1 |package a\n2>|(1 source)(2 sink)f([x], [y])"},
		{"behind the end of the line", "package a\nx\n", Finding{Position: at(2, 9)}, nil, "1 |package a\n2>|x"},
		{"behind the end of the file", "package a\n", Finding{Position: at(9, 1)}, nil, ""},
		{"no line", "package a\n", Finding{}, nil, ""},
		{"the last line of all", "package a\nx", Finding{Position: at(2, 1), End: at(99, 1)}, nil, "1 |package a\n2>|[x]"},
		{"an empty file", "", Finding{Position: at(1, 1)}, nil, "1>|"},
		{"what is no UTF-8, and drives terminals", "package \xff\x1b\u202e\nx\n", Finding{Position: at(2, 1)}, nil, "1 |package ···\n2>|[x]"},
		{"HTML", "package a\nx := \"<b>&amp;'\" // </pre><script>\n", Finding{Position: at(2, 1)}, nil, "1 |package a\n2>|[x] := \"<b>&amp;'\" // </pre><script>"},
		{"carriage returns", "package a\r\nx := `a\r\nb`\r\n", Finding{Position: at(2, 1)}, nil, "1 |package a\n2>|[x] := `a\n3 |b`"},
		{"long", "f(" + long + ")", Finding{Position: at(1, 1)}, nil, "1>|[f](" + long[:238] + "…"},
		{"long, marked at the end", "f(" + long + "yes)", Finding{Position: at(1, 603), End: at(1, 606)}, nil, "1>|…" + long[540:] + "[yes])"},
		{"long, cut inside of wide characters", "f(`" + strings.Repeat("名", 200), Finding{Position: at(1, 302), End: at(1, 304)}, nil, "1>|…" + strings.Repeat("名", 20) + "[名]" + strings.Repeat("名", 59) + "…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := quoteHTML(t, tt.src, tt.f, tt.steps...)
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestHighlight(t *testing.T) {
	l := newListing("func f(n int) { // c\n\treturn g(\"s\", 'c', 1.5i, `r\nr`)\n}", true, false)
	var b strings.Builder
	p := printer{b: &b, list: l}
	for i := range l.starts {
		start, end, _ := l.line(i + 1)
		p.line(start, end)
		b.WriteString("\n")
	}
	want := `<i class="k">func</i> <i class="f">f</i>(n int) { <i class="c">// c</i>
	<i class="k">return</i> <i class="f">g</i>(<i class="s">&#34;s&#34;</i>, <i class="s">&#39;c&#39;</i>, <i class="d">1.5i</i>, <i class="s">` + "`r</i>\n<i class=\"s\">r`" + `</i>)
}
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestDrawGraph(t *testing.T) {
	nodes := []node{
		{class: "source", badge: "1", tag: "source", text: "keys <of> sts", place: "a.go:1", title: "x/a.go:1:2", href: "#a"},
		{text: strings.Repeat("long ", 60)}, {text: strings.Repeat("w", 60)}, {text: "\xff"},
	}
	out := string(drawGraph("a \"way\"", nodes, []edge{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 0}}))
	for _, want := range []string{`aria-label="a &#34;way&#34;"`, "keys &lt;of&gt; sts", `href="#a"`, "<title>x/a.go:1:2</title>", "long …</text>"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s", want)
		}
	}
	if n := strings.Count(out, `class="edge"`); n != 5 {
		t.Errorf("%d edges", n)
	}
	rows := regexp.MustCompile(`<rect x="(\d+)" y="(\d+)"`).FindAllStringSubmatch(out, -1)
	if len(rows) != 4 || rows[1][2] != rows[2][2] || rows[1][1] == rows[2][1] || rows[0][2] == rows[1][2] || rows[3][2] == rows[2][2] {
		t.Errorf("boxes at %q", rows)
	}
	if t.Failed() {
		t.Log(out)
	}
}

func TestWrap(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "",
		"short":                                 "short",
		"temporary credentials from Retrieve":   "temporary|credentials from|Retrieve",
		"credentials.NewStaticCredentialsThing": "credentials.|NewStaticCrede|ntialsThing",
		"one two three four five six seven eight nine ten": "one two three|four five six|seven eight …",
	} {
		if got := strings.Join(wrap(text, 100, 3), "|"); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"one\ntwo\n\nthree":                  "<p>one\ntwo</p>\n<p>three</p>\n",
		"a `b<c` [d](#e) <f>":                `<p>a <code>b&lt;c</code> <a href="https://h/docs/x.md#e">d</a> &lt;f&gt;</p>` + "\n",
		"[up](../y.md) [out](http://i/j)":    `<p><a href="https://h/y.md">up</a> <a href="http://i/j">out</a></p>` + "\n",
		"[bad](javascript:alert(1))":         "<p>[bad](javascript:alert(1))</p>\n",
		"[bad](javascript:x) [ftp](ftp://x)": "<p>bad ftp</p>\n",
		"text:\n- one\n  more\n- two\n\nend": "<p>text:</p>\n<ul>\n<li>one\n  more</li>\n<li>two</li>\n</ul>\n<p>end</p>\n",
		"```go\nreturn x\n```\nend":          "<pre><i class=\"k\">return</i> x</pre>\n<p>end</p>\n",
		"```\nreturn\n":                      "<pre>return\n</pre>\n",
		"```":                                "<pre></pre>\n",
	} {
		if got := string(markdown(text, "https://h/docs/x.md")); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLibrary(t *testing.T) {
	dir := t.TempDir()
	small, huge := filepath.Join(dir, "a.go"), filepath.Join(dir, "huge.go")
	for _, name := range []string{small, huge} {
		if err := os.WriteFile(name, []byte("package a\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(huge, maxSource+1); err != nil {
		t.Fatal(err)
	}
	lib := newLibrary(nil)
	for _, name := range []string{huge, dir, filepath.Join(dir, "none.go"), ""} {
		if lib.open(name) != nil {
			t.Errorf("%s is quoted", name)
		}
	}
	first := lib.open(small)
	if first == nil || lib.open(small) != first {
		t.Error("not kept")
	}
	lib.size = maxCached + 1
	if lib.open(filepath.Join(dir, "none.go")); lib.open(small) != first {
		t.Error("what was read is not kept")
	}
	if lib.open(small+"2") != nil || lib.size > maxCached || lib.open(small) == first {
		t.Error("kept though there is too much of it")
	}
}
