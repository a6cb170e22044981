package credchecktest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// An Op is a kind of request.
type Op string

// The kinds of requests that the doubles tell apart.
const (
	OpToken        Op = "imds:token"                    // PUT /latest/api/token
	OpRoleList     Op = "imds:role-list"                // GET .../iam/security-credentials/
	OpRoleKeys     Op = "imds:role-credentials"         // GET .../iam/security-credentials/ROLE
	OpMetadata     Op = "imds:metadata"                 // any other GET
	OpContainer    Op = "container:credentials"         // the agent of ECS or EKS
	OpAssumeRole   Op = "sts:AssumeRole"                //
	OpWebIdentity  Op = "sts:AssumeRoleWithWebIdentity" //
	OpIdentity     Op = "sts:GetCallerIdentity"         //
	OpSSO          Op = "sso:GetRoleCredentials"        //
	OpService      Op = "service"                       // any call of Service
	OpUnrecognised Op = "unrecognised"                  // what the double does not know
)

// An Entry is what is known of one request. It holds no secret.
type Entry struct {
	Op       Op
	Method   string
	Host     string
	Path     string    // without query
	Action   string    // operation of an STS or Service call, if it can be told
	At       time.Time // by the program's clock
	HasToken bool      // an IMDS, authorization, session or bearer token came with it
	KeyID    string    // ID of the key that signed it, or that was given out
	Status   int       // HTTP status; 0 if there was no answer
	Outcome  string    // answered, truncated, dropped, reset, refused or hung
}

// Log gives all requests so far, oldest first.
func (e *Endpoint) Log() []Entry {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.log)
}

// Count gives the number of requests of these kinds; of all, if none is named.
func (e *Endpoint) Count(ops ...Op) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := 0
	for _, entry := range e.log {
		if len(ops) == 0 || slices.Contains(ops, entry.Op) {
			n++
		}
	}
	return n
}

// ForgetLog empties the log, so that counts begin anew.
func (e *Endpoint) ForgetLog() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.log = nil
}

// A Budget bounds the number of requests.
type Budget struct {
	Op  Op            // empty for all
	Max int           // as many are allowed
	Per time.Duration // in any span so long; zero for the whole log
}

// Exceeded gives an error that names each budget that the log goes beyond, and
// nil if it keeps within all.
func (e *Endpoint) Exceeded(budgets ...Budget) error {
	log := e.Log()
	var over []string
	for _, b := range budgets {
		if n := b.most(log); n > b.Max {
			over = append(over, b.describe(n))
		}
	}
	if over == nil {
		return nil
	}
	return fmt.Errorf("%s: %s", e.name, strings.Join(over, "; "))
}

// most gives the largest number of requests in one span.
func (b Budget) most(log []Entry) int {
	var times []time.Time
	most := 0
	for _, entry := range log {
		if b.Op != "" && b.Op != entry.Op {
			continue
		}
		times = append(times, entry.At)
		for b.Per > 0 && entry.At.Sub(times[0]) >= b.Per {
			times = times[1:]
		}
		most = max(most, len(times))
	}
	return most
}

func (b Budget) describe(n int) string {
	what := "requests"
	if b.Op != "" {
		what = string(b.Op) + " requests"
	}
	if b.Per == 0 {
		return fmt.Sprintf("%d %s, %d allowed", n, what, b.Max)
	}
	return fmt.Sprintf("%d %s within %v, %d allowed", n, what, b.Per, b.Max)
}

// TB is the part of testing.TB that this package needs, so that it does not
// link the package testing into programs.
type TB interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// WantWithin fails the test if the log goes beyond a budget.
func (e *Endpoint) WantWithin(tb TB, budgets ...Budget) {
	tb.Helper()
	if err := e.Exceeded(budgets...); err != nil {
		tb.Errorf("%v", err)
	}
}
