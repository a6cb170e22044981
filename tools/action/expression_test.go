package action

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
)

// expression is ${{ ... }}.
var expression = regexp.MustCompile(`\$\{\{.*?\}\}`)

// expand replaces the expressions in a value.
func (r *run) expand(t *testing.T, text string) string {
	t.Helper()
	return expression.ReplaceAllStringFunc(text, func(e string) string {
		return fmt.Sprint(r.evaluate(t, parse(t, e)))
	})
}

// wanted reports whether a step with the condition runs: not after a failure,
// unless the condition says otherwise.
func (r *run) wanted(t *testing.T, condition string) bool {
	t.Helper()
	if condition == "" {
		return !r.failed
	}
	ran := r.evaluate(t, parse(t, condition)) == true
	if strings.Contains(condition, "cancelled()") {
		return ran
	}
	return ran && !r.failed
}

func parse(t *testing.T, e string) actionlint.ExprNode {
	t.Helper()
	inner := strings.TrimPrefix(strings.TrimSpace(e), "${{")
	node, err := actionlint.NewExprParser().Parse(actionlint.NewExprLexer(inner))
	if err != nil {
		t.Fatalf("%s: %v", e, err)
	}
	return node
}

// evaluate gives the value of an expression, a string or a bool, of the kinds
// that action.yml uses.
func (r *run) evaluate(t *testing.T, node actionlint.ExprNode) any {
	t.Helper()
	switch n := node.(type) {
	case *actionlint.StringNode:
		return n.Value
	case *actionlint.NotOpNode:
		return r.evaluate(t, n.Operand) != true
	case *actionlint.LogicalOpNode:
		left := r.evaluate(t, n.Left) == true
		if n.Kind == actionlint.LogicalOpNodeKindAnd {
			return left && r.evaluate(t, n.Right) == true
		}
		return left || r.evaluate(t, n.Right) == true
	case *actionlint.CompareOpNode:
		equal := r.evaluate(t, n.Left) == r.evaluate(t, n.Right)
		return equal == (n.Kind == actionlint.CompareOpNodeKindEq)
	case *actionlint.FuncCallNode:
		if n.Callee == "cancelled" {
			return false
		}
	case *actionlint.ObjectDerefNode:
		return r.property(t, path(n))
	}
	t.Fatalf("an expression of kind %T", node)
	return nil
}

// property gives the value that a dotted name stands for.
func (r *run) property(t *testing.T, name string) string {
	t.Helper()
	parts := strings.Split(name, ".")
	switch {
	case len(parts) == 2 && parts[0] == "inputs":
		if value, ok := r.inputs[parts[1]]; ok {
			return value
		}
	case len(parts) == 4 && parts[0] == "steps" && parts[2] == "outputs":
		return r.steps[parts[1]][parts[3]]
	case name == "github.event.merge_group.base_sha":
		return r.mergeBase
	}
	t.Fatalf("action.yml uses %s, which has no value here", name)
	return ""
}

func path(node actionlint.ExprNode) string {
	switch n := node.(type) {
	case *actionlint.ObjectDerefNode:
		return path(n.Receiver) + "." + n.Property
	case *actionlint.VariableNode:
		return n.Name
	}
	return "?"
}
