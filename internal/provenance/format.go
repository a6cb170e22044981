package provenance

import (
	"fmt"
	"go/constant"
	"go/types"
	"path"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// joined gives the origins of a text that is made of all arguments. Of nothing
// but constants it is a constant, made as the program makes it; beside what is
// not constant, constants are mere decoration.
func (e *engine) joined(c *ssa.Call, all []ssa.Value) Set {
	var s Set
	var operands []any
	fixed := true
	for _, p := range e.expand(all) {
		set := e.eval(p, "")
		v, ok := operand(p, set)
		fixed = fixed && ok
		operands = append(operands, v)
		s = s.join(set)
	}
	if !fixed {
		return s.without(Const)
	}
	text, ok := assemble(e.callee(c.Common()).FullName(), operands)
	if !ok {
		return computed
	}
	return Set{constantAt(text, c.Pos())}
}

// operand gives the Go value of an argument whose origins are one constant.
func operand(v ssa.Value, set Set) (any, bool) {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	for _, method := range []string{"Format", "Error", "String", "GoString"} {
		if hasMethod(v.Type(), method) { // which prints something else
			return nil, false
		}
	}
	if c, ok := v.(*ssa.Const); ok {
		return constantValue(c)
	}
	text, ok := set.text()
	switch t := v.Type().Underlying().(type) {
	case *types.Basic:
		if t.Info()&types.IsInteger != 0 {
			n, err := strconv.ParseInt(text, 10, 64)
			return n, ok && err == nil
		}
		return text, ok && t.Info()&types.IsString != 0
	case *types.Slice:
		return []byte(text), ok && isText(t)
	case *types.Interface:
		return text, ok
	}
	return nil, false
}

// constantValue gives the Go value of a constant, as far as fmt needs to know.
func constantValue(c *ssa.Const) (any, bool) {
	if c.Value == nil {
		return nil, c.IsNil()
	}
	switch c.Value.Kind() {
	case constant.String:
		return constant.StringVal(c.Value), true
	case constant.Bool:
		return constant.BoolVal(c.Value), true
	case constant.Int:
		n, exact := constant.Int64Val(c.Value)
		return n, exact
	}
	return nil, false
}

// maxFormatted bounds the texts that are made of constants.
const maxFormatted = 1 << 16

// wide matches verbs whose width or precision is large, or an operand.
var wide = regexp.MustCompile(`%[^%a-zA-Z]*([0-9]{4}|\*)`)

// assemble does with constants what the function does, if it is not too long.
func assemble(fn string, operands []any) (string, bool) {
	texts, length := make([]string, len(operands)), 0
	for i, o := range operands {
		switch o := o.(type) {
		case string:
			texts[i] = o
		case []byte:
			texts[i] = string(o)
		default:
			texts[i] = fmt.Sprint(o)
		}
		length += len(texts[i])
	}
	n := len(operands)
	if n == 0 || length > maxFormatted {
		return "", n == 0
	}
	switch fn {
	case "fmt.Sprintf":
		return format(texts[0], operands[1:], length)
	case "fmt.Appendf":
		if n < 2 {
			return "", false
		}
		text, ok := format(texts[1], operands[2:], length)
		return texts[0] + text, ok
	case "fmt.Sprint":
		return fmt.Sprint(operands...), true
	case "fmt.Sprintln":
		return fmt.Sprintln(operands...), true
	case "fmt.Append":
		return texts[0] + fmt.Sprint(operands[1:]...), true
	case "strings.Join", "bytes.Join":
		return strings.Join(texts[:n-1], texts[n-1]), len(texts[n-1])*n < maxFormatted
	case "path.Join":
		return path.Join(texts...), true
	case "strings.Repeat":
		count, ok := operands[n-1].(int64)
		if !ok || count < 0 || count > maxFormatted/int64(max(length, 1)) {
			return "", false
		}
		return strings.Repeat(texts[0], int(count)), true
	case "net/url.UserPassword":
		return strings.Join(texts, ":"), true
	}
	return strings.Join(texts, ""), true
}

// format is fmt.Sprintf, if the result cannot be too long: each verb may print
// all operands, and as many spaces as three digits say.
func format(verbs string, operands []any, length int) (string, bool) {
	if wide.MatchString(verbs) || strings.Count(verbs, "%")*(length+1000) > maxFormatted {
		return "", false
	}
	return fmt.Sprintf(verbs, operands...), true
}
