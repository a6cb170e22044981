package credcheck

import (
	"fmt"
	"strings"
	"time"
)

// fromEnvironment applies the variables by which an operator steers the check. What is wrong in them is a warning, never a reason to fail: a typing
// error in a deployment must not take a working program down.
func (o *options) fromEnvironment() {
	o.mode(o.host.env("CREDCHECK"))
	if v := o.host.env("CREDCHECK_TIMEOUT"); v != "" {
		if d, err := time.ParseDuration(v); err == nil && d > 0 {
			o.timeout = d
		} else {
			o.doubt("CREDCHECK_TIMEOUT is no positive duration such as 5s")
		}
	}
	for _, c := range strings.FieldsFunc(o.host.env("CREDCHECK_IGNORE"), func(r rune) bool { return r == ',' || r == ' ' }) {
		if _, ok := Lookup(Code(c)); !ok {
			o.doubt("CREDCHECK_IGNORE: %q is no code", clip(c, 40))
			continue
		}
		o.ignore[Code(c)] = true
	}
}

func (o *options) mode(v string) {
	switch v {
	case "":
	case "off":
		o.level = Off
	case "static":
		o.level = min(o.level, Static)
	case "warn":
		o.failOn = Never
	case "fail":
		o.failOn = min(o.failOn, Error)
	default:
		o.doubt("CREDCHECK=%q is none of off, static, warn, fail", clip(v, 40))
	}
}

func (o *options) doubt(format string, args ...any) {
	o.problems = append(o.problems, problem{Warning, fmt.Sprintf(format, args...)})
}

// clip shortens foreign text to n runes.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
