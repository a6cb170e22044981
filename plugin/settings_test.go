package plugin

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"
)

// suite gives two analyzers: one with two categories and a flag of another
// type, and one without flags.
func suite() []*analysis.Analyzer {
	refresh := &analysis.Analyzer{Name: "refresh"}
	refresh.Flags.Init("refresh", flag.ContinueOnError)
	refresh.Flags.Bool("frozen", true, "")
	refresh.Flags.Bool("uncached", true, "")
	refresh.Flags.Duration("window", 0, "")
	return []*analysis.Analyzer{refresh, {Name: "plain"}}
}

type (
	yaml = map[string]any
	list = []any
)

func TestConfigure(t *testing.T) {
	for _, test := range []struct {
		name  string
		raw   any
		on    string // the analyzers
		flags string // of refresh: frozen, uncached, window
	}{
		{"nothing", nil, "refresh plain", "true true 0s"},
		{"empty", yaml{}, "refresh plain", "true true 0s"},
		{"keys without values", yaml{"enable": nil, "disable": nil, "refresh": nil}, "refresh plain", "true true 0s"},
		{"empty lists", yaml{"enable": list{}, "disable": list{}}, "refresh plain", "true true 0s"},
		{"enable an analyzer", yaml{"enable": list{"plain"}}, "plain", "false false 0s"},
		{"enable a category", yaml{"enable": list{"refresh/frozen"}}, "refresh", "true false 0s"},
		{"enable a category and its analyzer", yaml{"enable": list{"refresh/frozen", "refresh"}}, "refresh", "true true 0s"},
		{"disable an analyzer", yaml{"disable": list{"refresh"}}, "plain", "true true 0s"},
		{"disable a category", yaml{"disable": list{"refresh/uncached"}}, "refresh plain", "true false 0s"},
		{"disable wins over enable", yaml{"enable": list{"refresh"}, "disable": list{"refresh/frozen"}}, "refresh", "false true 0s"},
		{"disable wins over a flag", yaml{"disable": list{"refresh/frozen"}, "refresh": yaml{"frozen": true}}, "refresh plain", "false true 0s"},
		{"flag as text", yaml{"refresh": yaml{"window": "5m"}}, "refresh plain", "true true 5m0s"},
		{"flag as number", yaml{"refresh": yaml{"window": 0}}, "refresh plain", "true true 0s"},
		{"flag as boolean", yaml{"refresh": yaml{"uncached": false}}, "refresh plain", "true false 0s"},
	} {
		t.Run(test.name, func(t *testing.T) {
			suite := suite()
			set(t, suite[0], "false", "false", time.Hour.String()) // what another call left behind
			on, err := configure(suite, test.raw)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, a := range on {
				names = append(names, a.Name)
			}
			if got := strings.Join(names, " "); got != test.on {
				t.Errorf("on are %q, want %q", got, test.on)
			}
			if got := values(suite[0]); got != test.flags {
				t.Errorf("flags are %q, want %q", got, test.flags)
			}
		})
	}
}

func TestWrongSettings(t *testing.T) {
	for _, test := range []struct {
		name string
		raw  any
		want string
	}{
		{"list", list{"refresh"}, "want a map with the keys enable, disable, refresh, plain"},
		{"text", "refresh", "want a map with the keys enable, disable, refresh, plain"},
		{"keys that are no text", yaml{"refresh": map[any]any{1: 2}}, "want a map with the keys enable, disable, refresh, plain"},
		{"unknown key", yaml{"refrehs": yaml{}}, `unknown key "refrehs"; known are enable, disable, refresh, plain`},
		{"enable is no list", yaml{"enable": "refresh"}, "enable: want a list of analyzers and categories, such as [norefresh/uncached]"},
		{"disable is no list", yaml{"disable": true}, "disable: want a list of analyzers and categories, such as [norefresh/uncached]"},
		{"list of numbers", yaml{"enable": list{1}}, "enable: want names in the list, such as norefresh/uncached"},
		{"unknown analyzer", yaml{"disable": list{"refrehs"}}, `disable: unknown analyzer "refrehs"; known are refresh, plain`},
		{"empty name", yaml{"disable": list{""}}, `disable: unknown analyzer ""; known are refresh, plain`},
		{"unknown category", yaml{"disable": list{"refresh/cached"}}, `disable: unknown category "cached" of refresh; known are frozen, uncached`},
		{"category of no name", yaml{"disable": list{"refresh/"}}, `disable: unknown category "" of refresh; known are frozen, uncached`},
		{"flag as category", yaml{"enable": list{"refresh/window"}}, "enable: refresh/window has a value of its own; set it below refresh"},
		{"analyzer is no map", yaml{"refresh": false}, "refresh: want a map from its flags to values; to switch it off, use disable"},
		{"unknown flag", yaml{"refresh": yaml{"windwo": "5m"}}, `refresh: unknown flag "windwo"; known are frozen, uncached, window`},
		{"bad duration", yaml{"refresh": yaml{"window": "five"}}, `refresh: window: "five" is no value for it: parse error`},
		{"duration without a unit", yaml{"refresh": yaml{"window": 300}}, `refresh: window: "300" is no value for it: parse error`},
		{"bad boolean", yaml{"refresh": yaml{"frozen": "never"}}, `refresh: frozen: "never" is no value for it: parse error`},
		{"flag is a list", yaml{"refresh": yaml{"window": list{"5m"}}}, "refresh: window: want one value"},
		{"flag without a value", yaml{"refresh": yaml{"window": nil}}, "refresh: window: want one value"},
		{"all off", yaml{"disable": list{"refresh", "plain"}}, "all analyzers are off; to switch credlint off, take it out of linters.enable"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := configure(suite(), test.raw); err == nil || err.Error() != test.want {
				t.Errorf("error %v, want %s", err, test.want)
			}
		})
	}
}

// FuzzConfigure demands an answer or one line, whatever the settings hold.
func FuzzConfigure(f *testing.F) {
	for _, key := range []string{"enable", "disable", "refresh", "plain", "other", ""} {
		f.Add(key, "refresh/window", "frozen", "5m")
	}
	f.Fuzz(func(t *testing.T, key, name, flag, value string) {
		for _, raw := range []any{value, yaml{key: value}, yaml{key: list{name, value}}, yaml{key: yaml{flag: value}}} {
			suite := suite()
			on, err := configure(suite, raw)
			if err == nil && len(on) == 0 {
				t.Errorf("%v: neither analyzers nor an error", raw)
			}
			if err != nil && strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("%v: error of several lines: %v", raw, err)
			}
		}
	})
}

func set(t *testing.T, a *analysis.Analyzer, frozen, uncached, window string) {
	t.Helper()
	texts := map[string]string{"frozen": frozen, "uncached": uncached, "window": window}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if err := a.Flags.Set(name, texts[name]); err != nil {
			t.Fatal(err)
		}
	}
}

func values(a *analysis.Analyzer) string {
	var out []string
	a.Flags.VisitAll(func(f *flag.Flag) { out = append(out, f.Value.String()) })
	return strings.Join(out, " ")
}
