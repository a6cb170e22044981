package provenance

import (
	"fmt"
	"go/token"
	"strings"
)

// expr gives an operand of the type: in parentheses unless it is a name.
func (m *maker) expr(typ string) string {
	e := m.choose(typ)
	if token.IsIdentifier(e) {
		return e
	}
	return "(" + e + ")"
}

// choose gives an expression of the type.
func (m *maker) choose(typ string) string {
	if !m.spend() {
		return m.simplest(typ)
	}
	switch m.pick(12) {
	case 0, 1, 2:
		if v := m.variable(typ); v != "" {
			return v
		}
	case 3:
		if c := m.callFor(typ); c != "" {
			return c
		}
	case 4:
		return m.generic(typ)
	}
	return m.special(typ)
}

// simplest gives the plainest expression of a type: a variable, or a literal.
func (m *maker) simplest(typ string) string {
	if v := m.variable(typ); v != "" {
		return v
	}
	switch typ {
	case "string":
		return m.one(func() string { return "keyID" }, func() string { return "secret" }, func() string { return `os.Getenv("AWS_SESSION_TOKEN")` }, func() string { return `""` })
	case "bool":
		return `os.Getenv("MODE") == "static"`
	}
	return "*new(" + typ + ")"
}

// variable gives a variable of the type that is in scope, or "".
func (m *maker) variable(typ string) string {
	var fit []string
	for _, v := range m.vars {
		if v.typ == typ {
			fit = append(fit, v.name)
		}
	}
	if len(fit) == 0 {
		return ""
	}
	return fit[m.pick(len(fit))]
}

// callFor gives a call of a function of the program that gives the type, or "".
func (m *maker) callFor(typ string) string {
	var fit []signature
	for _, f := range m.funcs {
		if f.result == typ {
			fit = append(fit, f)
		}
	}
	if len(fit) == 0 {
		return ""
	}
	f := fit[m.pick(len(fit))]
	call := m.call(f)
	if f.failed {
		return "must(" + call + ")"
	}
	return call
}

// call gives a call of the function.
func (m *maker) call(f signature) string {
	var args []string
	name := f.name
	if f.method {
		if recv := m.expr("*T0"); m.chance(3) { // a method expression
			name, args = "(*T0)."+f.name, append(args, recv)
		} else {
			name = recv + "." + f.name
		}
	}
	for _, p := range f.params {
		args = append(args, m.expr(p))
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// generic passes a value of any type through a construct that keeps it.
func (m *maker) generic(t string) string {
	e := func() string { return m.expr(t) }
	return m.one(
		func() string { return "same(" + e() + ")" },
		func() string { return "same[" + t + "](" + e() + ")" },
		func() string { return fmt.Sprintf("either[%s](%s, %s, %s)", t, m.expr("bool"), e(), e()) },
		func() string { return fmt.Sprintf("any(%s(%s)).(%s)", paren(t), e(), t) },
		func() string { return fmt.Sprintf("*new(%s(%s))", paren(t), e()) },
		func() string { return fmt.Sprintf("[]%s{%s, %s}[%s]", t, e(), e(), m.expr("int")) },
		func() string { return fmt.Sprintf("[...]%s{%s, 2: %s}[1]", t, e(), e()) },
		func() string {
			return fmt.Sprintf("map[string]%s{%s: %s}[%s]", t, m.expr("string"), e(), m.expr("string"))
		},
		func() string { return fmt.Sprintf("struct{ A, B %s }{%s, %s}.B", t, e(), e()) },
		func() string { return fmt.Sprintf("(&Box[%s]{V: %s}).Get()", t, e()) },
		func() string { return fmt.Sprintf("first([]%s{%s})", t, e()) },
		func() string { return fmt.Sprintf("<-make(chan %s)", t) },
		func() string { return fmt.Sprintf("append([]%s(nil), %s)[0]", t, e()) },
		func() string { return "func() " + t + " {\n" + m.body(t, false) + "}()" },
		func() string { return "func(v " + t + ") " + t + " { return v }(" + e() + ")" },
	)
}

// paren gives a type that can be converted to.
func paren(t string) string { return "(" + t + ")" }

// special gives an expression that only this type has.
func (m *maker) special(typ string) string {
	s := func() string { return m.expr("string") }
	switch typ {
	case "string":
		return m.text()
	case "bool":
		return m.one(func() string { return s() + ` != ""` }, func() string { return "!" + m.expr("bool") }, func() string { return m.expr("bool") + " && " + m.expr("bool") },
			func() string { return m.expr("bool") + " || " + m.expr("bool") }, func() string { return m.expr("error") + " == nil" })
	case "int":
		return m.one(func() string { return "len(" + s() + ")" }, func() string { return "1" }, func() string { return m.expr("int") + " + " + m.expr("int") })
	case "[]byte":
		return m.one(func() string { return "[]byte(" + s() + ")" }, func() string { return "[]byte{'A', 'K', 'I', 'A'}" }, func() string { return "must(os.ReadFile(" + s() + "))" })
	case "[]string":
		return m.one(func() string { return "[]string{" + s() + ", " + s() + "}" }, func() string { return "strings.Split(" + s() + ", " + s() + ")" },
			func() string { return "append(" + m.expr("[]string") + ", " + s() + ")" }, func() string { return "os.Environ()" })
	case "map[string]string":
		return m.one(func() string { return "map[string]string{" + s() + ": " + s() + "}" }, func() string { return m.expr("*T0") + ".Tags" })
	case "chan string":
		return m.one(func() string { return "make(chan string, 1)" }, func() string { return m.expr("*T1") + ".Queue" })
	case "*string":
		return m.one(func() string { return "aws.String(" + s() + ")" }, func() string { return "new(" + s() + ")" }, func() string { return "&" + m.expr("*T0") + ".Key" })
	case "func() string":
		return m.one(func() string { return "func() string {\n" + m.body("string", false) + "}" }, func() string { return m.expr("*T0") + ".Held" },
			func() string { return "Text(" + s() + ").String" }, func() string { return m.expr("Holder") + ".Held" })
	case "error":
		return "fmt.Errorf(\"%s\", " + s() + ")"
	case "any":
		return m.one(s, func() string { return m.expr("aws.Credentials") }, func() string { return m.expr("*T0") })
	case "Holder":
		return m.one(func() string { return "Holder(" + m.expr("*T0") + ")" }, func() string { return "Holder(" + m.expr("T1") + ")" }, func() string { return "Holder(Text(" + s() + "))" })
	case "Text":
		return "Text(" + s() + ")"
	case "iter.Seq[string]":
		return "each(" + m.expr("[]string") + "...)"
	}
	return m.ofSDK(typ)
}

// text gives an expression for a string.
func (m *maker) text() string {
	s := func() string { return m.expr("string") }
	return m.one(
		func() string { return "keyID" },
		func() string { return "secret" },
		func() string { return `os.Getenv("AWS_SECRET_ACCESS_KEY")` },
		func() string { return s() + " + " + s() },
		func() string { return `fmt.Sprintf("%s%s", ` + s() + ", " + s() + ")" },
		func() string { return "strings.TrimSpace(" + s() + ")" },
		func() string { return "cmp.Or(" + s() + ", " + s() + ")" },
		func() string { return "string(" + m.expr("[]byte") + ")" },
		func() string { return m.expr("map[string]string") + `["key"]` },
		func() string { return m.expr("[]string") + "[0][1:]" },
		func() string { return "*" + m.expr("*string") },
		func() string { return "<-" + m.expr("chan string") },
		func() string { return m.expr("func() string") + "()" },
		func() string { return m.expr("Holder") + ".Held()" },
		func() string { return "*" + m.expr("*ststypes.Credentials") + ".SessionToken" },
		func() string { return m.expr("aws.Credentials") + ".SecretAccessKey" },
		func() string { return m.expr("*T0") + ".Next.Other.T0.Key" },
		func() string { return m.expr("T1") + ".Token" },
		func() string { return "string(" + m.expr("Text") + ")" },
		func() string { return "string(must(base64.StdEncoding.DecodeString(" + s() + ")))" },
	)
}

// ofSDK gives an expression of one of the SDKs' types, or of the program's structs.
func (m *maker) ofSDK(typ string) string {
	s := func() string { return m.expr("string") }
	switch typ {
	case "aws.Credentials":
		return m.one(func() string {
			return fmt.Sprintf("aws.Credentials{AccessKeyID: %s, SecretAccessKey: %s, SessionToken: %s, CanExpire: %s}", s(), s(), s(), m.expr("bool"))
		},
			func() string { return "must(" + m.expr("aws.CredentialsProvider") + ".Retrieve(ctx))" }, func() string { return m.expr("*T0") + ".Creds" })
	case "aws.CredentialsProvider":
		return m.provider()
	case "aws.Config":
		return m.one(func() string {
			return fmt.Sprintf("aws.Config{Credentials: %s, BaseEndpoint: %s}", m.expr("aws.CredentialsProvider"), m.expr("*string"))
		},
			func() string {
				return fmt.Sprintf("must(config.LoadDefaultConfig(ctx, %s, %s))", m.expr("func(*config.LoadOptions) error"), m.expr("func(*config.LoadOptions) error"))
			},
			func() string { return m.expr("*T1") + ".Cfg" })
	case "*ststypes.Credentials":
		return m.one(func() string {
			return "must(sts.NewFromConfig(" + m.expr("aws.Config") + ").AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: " + m.expr("*string") + "})).Credentials"
		},
			func() string {
				return fmt.Sprintf("&ststypes.Credentials{AccessKeyId: %s, SessionToken: %s}", m.expr("*string"), m.expr("*string"))
			})
	case "func(*config.LoadOptions) error":
		return m.one(func() string { return "config.WithCredentialsProvider(" + m.expr("aws.CredentialsProvider") + ")" }, func() string { return "config.WithSharedConfigProfile(" + s() + ")" },
			func() string {
				return "func(o *config.LoadOptions) error { o.Credentials = " + m.expr("aws.CredentialsProvider") + "; return nil }"
			})
	case "T0":
		return m.one(func() string { return fmt.Sprintf("T0{Key: %s, Secret: %s, T2: T2{%s}}", s(), s(), s()) }, func() string { return "*" + m.expr("*T0") })
	case "*T0":
		return m.one(func() string {
			return fmt.Sprintf("&T0{Key: %s, Creds: %s, Prov: %s, Fn: %s}", s(), m.expr("aws.Credentials"), m.expr("aws.CredentialsProvider"), m.expr("func() string"))
		},
			func() string { return m.expr("*T1") + ".T0" }, func() string { return "&" + m.expr("*T1") + ".List[0]" })
	case "T1":
		return fmt.Sprintf("T1{T0: %s, Box: %s, List: []T0{%s}}", m.expr("*T0"), m.expr("Box[string]"), m.expr("T0"))
	case "*T1":
		return m.one(func() string { return "new(" + m.expr("T1") + ")" }, func() string { return m.expr("*T0") + ".Other" })
	}
	return "Box[string]{V: " + s() + "}"
}

// provider gives an expression for a credentials provider.
func (m *maker) provider() string {
	s := func() string { return m.expr("string") }
	return m.one(
		func() string {
			return fmt.Sprintf("aws.CredentialsProvider(credentials.NewStaticCredentialsProvider(%s, %s, %s))", s(), s(), s())
		},
		func() string {
			return "aws.CredentialsProvider(credentials.StaticCredentialsProvider{Value: " + m.expr("aws.Credentials") + "})"
		},
		func() string {
			return "aws.CredentialsProvider(aws.NewCredentialsCache(" + m.expr("aws.CredentialsProvider") + "))"
		},
		func() string {
			return "aws.CredentialsProvider(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(" + m.expr("aws.Config") + "), " + s() + "))"
		},
		func() string { return "aws.CredentialsProvider(" + m.expr("*T0") + ")" },
		func() string { return m.expr("aws.Config") + ".Credentials" },
		func() string {
			return "aws.CredentialsProvider(aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {\n" + m.body("aws.Credentials", true) + "}))"
		},
	)
}
