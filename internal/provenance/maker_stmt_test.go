package provenance

import (
	"fmt"
	"strings"
)

// globals declares package variables.
func (m *maker) globals() {
	for range 1 + m.pick(5) {
		v := variable{m.name("G"), m.kind()}
		m.printf("var %s %s = %s", v.name, v.typ, m.simplest(v.typ))
		m.vars = append(m.vars, v)
	}
}

// declare plans a function; bodies are written when all are known, so that
// functions may call each other in circles.
func (m *maker) declare() {
	f := signature{name: m.name("F"), result: m.kind(), method: m.chance(4), failed: m.chance(3)}
	if m.chance(3) {
		f.name = m.name("f")
	}
	for range m.pick(4) {
		f.params = append(f.params, m.kind())
	}
	m.funcs = append(m.funcs, f)
}

// function writes a planned function.
func (m *maker) function(f signature) {
	scope := len(m.vars)
	var params []string
	for _, p := range f.params {
		v := variable{m.name("p"), p}
		params = append(params, v.name+" "+p)
		m.vars = append(m.vars, v)
	}
	recv, result := "", f.result
	if f.method {
		recv = "(t *T0) "
		m.vars = append(m.vars, variable{"t", "*T0"})
	}
	if f.failed {
		result = "(" + result + ", error)"
	}
	m.fuel += 30 // each function has some
	m.printf("func %s%s(%s) %s {\n%s}", recv, f.name, strings.Join(params, ", "), result, m.body(f.result, f.failed))
	m.vars = m.vars[:scope]
}

// body gives statements that end in a return.
func (m *maker) body(result string, failed bool) string {
	labels := m.labels
	m.labels = nil
	scope := len(m.vars)
	text := m.stmts(1 + m.pick(5))
	tail := ""
	if failed {
		tail = ", nil"
	}
	text += "return " + m.expr(result) + tail + "\n"
	m.vars, m.labels = m.vars[:scope], labels
	return text
}

// block gives statements in a scope of their own.
func (m *maker) block() string {
	scope := len(m.vars)
	text := m.stmts(1 + m.pick(3))
	m.vars = m.vars[:scope]
	return "{\n" + text + "}"
}

func (m *maker) stmts(n int) string {
	var b strings.Builder
	for range n {
		if !m.spend() {
			break
		}
		b.WriteString(m.stmt() + "\n")
	}
	return b.String()
}

// stmt gives one statement.
func (m *maker) stmt() string {
	switch m.pick(4) {
	case 0:
		return m.define()
	case 1:
		return m.assign()
	case 2:
		return m.sink()
	}
	return m.control()
}

// define declares a variable.
func (m *maker) define() string {
	v := variable{m.name("v"), m.kind()}
	text := fmt.Sprintf("var %s %s = %s\n_ = %s", v.name, v.typ, m.expr(v.typ), v.name)
	m.vars = append(m.vars, v)
	return text
}

// assign stores into a variable, or through one.
func (m *maker) assign() string {
	s := func() string { return m.expr("string") }
	t := m.kind()
	if v := m.variable(t); v != "" && m.chance(2) {
		return v + " = " + m.expr(t)
	}
	return m.one(
		func() string { return m.expr("map[string]string") + "[" + s() + "] = " + s() },
		func() string { return m.expr("[]string") + "[0] = " + s() },
		func() string { return m.expr("chan string") + " <- " + s() },
		func() string { return "*" + m.expr("*string") + " = " + s() },
		func() string { return m.expr("*T0") + ".Key = " + s() },
		func() string { return m.expr("*T0") + ".Creds = " + m.expr("aws.Credentials") },
		func() string { return m.expr("*T0") + ".Prov = " + m.expr("aws.CredentialsProvider") },
		func() string { return m.expr("*T1") + ".Box.Set(" + s() + ")" },
		func() string { return m.expr("*T1") + ".List[0].Next.Token = " + s() },
		func() string { return m.expr("*T1") + ".Cfg.Credentials = " + m.expr("aws.CredentialsProvider") },
		func() string { return "_, _ = " + s() + ", " + m.expr("any") },
		func() string { return "copy(" + m.expr("[]byte") + ", " + m.expr("[]byte") + ")" },
	)
}

// sink hands values to a credential API.
func (m *maker) sink() string {
	s := func() string { return m.expr("string") }
	return m.one(
		func() string { return "_ = " + m.provider() },
		func() string { return "os.Setenv(\"AWS_SESSION_TOKEN\", " + s() + ")" },
		func() string { return "os.Setenv(" + s() + ", " + s() + ")" },
		func() string {
			return "_ = s3.NewFromConfig(" + m.expr("aws.Config") + ", func(o *s3.Options) { o.BaseEndpoint = " + m.expr("*string") + "; o.Credentials = " + m.expr("aws.CredentialsProvider") + " })"
		},
		func() string { return "_ = s3.New(s3.Options{Credentials: " + m.expr("aws.CredentialsProvider") + "})" },
		func() string {
			return fmt.Sprintf("_ = must(session.NewSession(&oldaws.Config{Credentials: oldcreds.NewStaticCredentials(%s, %s, %s), Endpoint: %s}))", s(), s(), s(), m.expr("*string"))
		},
		func() string {
			return fmt.Sprintf("_ = must(minio.New(%s, &minio.Options{Creds: miniocreds.NewStaticV4(%s, %s, %s)}))", s(), s(), s(), s())
		},
		func() string { return "_ = &exec.Cmd{Env: " + m.expr("[]string") + "}" },
	)
}

// control gives a statement that holds others.
func (m *maker) control() string {
	cond := func() string { return m.expr("bool") }
	label, v := m.name("L"), m.name("v")
	return m.one(
		func() string { return "if " + cond() + " " + m.block() },
		func() string { return "if " + cond() + " " + m.block() + " else " + m.block() },
		func() string { return "if err := " + m.expr("error") + "; err != nil " + m.block() },
		func() string { return m.loop(label, "for ", "") },
		func() string { return m.loop(label, "for "+cond()+" ", "") },
		func() string { return m.loop(label, "for i := "+m.expr("int")+"; i < 3; i++ ", "") },
		func() string { return m.loop(label, "for range "+m.expr("int")+" ", "") },
		func() string { return m.each(label, m.expr("iter.Seq[string]"), "%s") },
		func() string { return m.each(label, m.expr("[]string"), "_, %s") },
		func() string { return m.each(label, m.expr("map[string]string"), "%s, _") },
		func() string { return m.each(label, m.expr("map[string]string"), "_, %s") },
		func() string { return m.each(label, m.expr("chan string"), "%s") },
		func() string {
			return "switch " + m.expr("string") + " {\ncase \"a\", keyID:\n" + m.inner(2) + "fallthrough\ncase \"b\":\n" + m.inner(2) + "default:\n" + m.inner(1) + "}"
		},
		func() string {
			return "switch {\ncase " + cond() + ":\n" + m.inner(2) + "case " + cond() + ":\n" + m.inner(1) + "}"
		},
		func() string {
			return "switch " + v + " := any(" + m.expr("any") + ").(type) {\ncase string:\n" + m.with(v, "string") + "case *T0:\n" + m.with(v, "*T0") + "case nil, error:\n_ = " + v + "\n}"
		},
		func() string {
			return "select {\ncase " + v + " := <-" + m.expr("chan string") + ":\n" + m.with(v, "string") + "case " + m.expr("chan string") + " <- " + m.expr("string") + ":\n" + m.inner(1) + "default:\n}"
		},
		func() string {
			return "defer func() {\n" + m.literal() + "if r := recover(); r != nil {\n_ = r\n}\n}()"
		},
		func() string { return "go func() {\n" + m.literal() + "}()" },
		func() string { return label + ":\n" + m.block() + "\nif " + cond() + " {\ngoto " + label + "\n}" },
		func() string {
			return "if " + cond() + " {\ngoto " + label + "\n}\n" + m.block() + "\n" + label + ":\n;"
		},
		func() string {
			return "if " + v + ", ok := " + m.expr("map[string]string") + "[" + m.expr("string") + "]; ok {\n" + m.with(v, "string") + "}"
		},
		func() string {
			return "if " + v + ", ok := any(" + m.expr("any") + ").(Holder); ok {\n" + m.with(v, "Holder") + "}"
		},
	)
}

// loop gives a labelled loop with ways out of it. Its body begins with begin.
func (m *maker) loop(label, head, begin string) string {
	m.labels = append(m.labels, label)
	scope := len(m.vars)
	text := label + ":\n" + head + "{\n" + begin + m.stmts(2)
	outer := m.labels[m.pick(len(m.labels))]
	text += "if " + m.expr("bool") + " {\ncontinue " + outer + "\n}\nif " + m.expr("bool") + " {\nbreak " + label + "\n}\n}"
	m.vars, m.labels = m.vars[:scope], m.labels[:len(m.labels)-1]
	return text
}

// each gives a loop over a collection of strings, or an iterator.
func (m *maker) each(label, over, vars string) string {
	v := m.name("e")
	scope := len(m.vars)
	m.vars = append(m.vars, variable{v, "string"})
	text := m.loop(label, "for "+fmt.Sprintf(vars, v)+" := range "+over+" ", "_ = "+v+"\n")
	m.vars = m.vars[:scope]
	return text
}

// with gives statements in which a variable of its own is in scope.
func (m *maker) with(name, typ string) string {
	scope := len(m.vars)
	m.vars = append(m.vars, variable{name, typ})
	text := "_ = " + name + "\n" + m.stmts(2)
	m.vars = m.vars[:scope]
	return text
}

// inner gives statements of a clause.
func (m *maker) inner(n int) string {
	scope := len(m.vars)
	text := m.stmts(n)
	m.vars = m.vars[:scope]
	return text
}

// literal gives the statements of a function literal without results.
func (m *maker) literal() string {
	labels := m.labels
	m.labels = nil
	text := m.inner(3)
	m.labels = labels
	return text
}
