package plugin

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// settings are what the map holds that New takes. The analyzers' flags are the
// home of all that can be set; here are only names and texts.
type settings struct {
	enable, disable []string
	flags           map[string]map[string]string // by analyzer and flag
}

// configure sets the flags of the analyzers as the settings say, and gives the
// analyzers that are on, in the order of the suite.
func configure(suite []*analysis.Analyzer, raw any) ([]*analysis.Analyzer, error) {
	s, err := decode(suite, raw)
	if err != nil {
		return nil, err
	}
	on := make([]*analysis.Analyzer, 0, len(suite))
	for _, a := range suite {
		use, err := s.apply(a)
		if err != nil {
			return nil, err
		}
		if use {
			on = append(on, a)
		}
	}
	if len(on) == 0 {
		return nil, errors.New("all analyzers are off; to switch credlint off, take it out of linters.enable")
	}
	return on, nil
}

// decode reads the settings and checks every name in them.
func decode(suite []*analysis.Analyzer, raw any) (settings, error) {
	s := settings{flags: map[string]map[string]string{}}
	values, err := object(raw)
	if err != nil {
		return s, fmt.Errorf("want a map with the keys %s", strings.Join(keys(suite), ", "))
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		switch a := find(suite, key); {
		case key == "enable":
			s.enable, err = names(suite, key, values[key])
		case key == "disable":
			s.disable, err = names(suite, key, values[key])
		case a != nil:
			s.flags[key], err = flags(a, values[key])
		default:
			err = fmt.Errorf("unknown key %q; known are %s", key, strings.Join(keys(suite), ", "))
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// object reads a map, or nothing, whatever types the YAML reader gave it. The
// way through JSON is golangci-lint's own: register.DecodeSettings.
func object(raw any) (map[string]any, error) {
	text, err := json.Marshal(raw)
	if err != nil {
		return nil, err
	}
	var m map[string]any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber() // 300 is to reach the flag as it was written
	return m, d.Decode(&m)
}

// names reads a list of analyzers and categories.
func names(suite []*analysis.Analyzer, key string, value any) ([]string, error) {
	list, ok := value.([]any)
	if !ok && value != nil {
		return nil, fmt.Errorf("%s: want a list of analyzers and categories, such as [norefresh/uncached]", key)
	}
	var out []string
	for _, v := range list {
		name, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("%s: want names in the list, such as norefresh/uncached", key)
		}
		if err := checkName(suite, name); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		out = append(out, name)
	}
	return out, nil
}

// checkName demands that the name be of an analyzer, or of a category that can
// be switched.
func checkName(suite []*analysis.Analyzer, name string) error {
	analyzer, category, qualified := strings.Cut(name, "/")
	a := find(suite, analyzer)
	if a == nil {
		var known []string
		for _, a := range suite {
			known = append(known, a.Name)
		}
		return fmt.Errorf("unknown analyzer %q; known are %s", analyzer, strings.Join(known, ", "))
	}
	if !qualified || isSwitch(a.Flags.Lookup(category)) {
		return nil
	}
	if a.Flags.Lookup(category) != nil {
		return fmt.Errorf("%s has a value of its own; set it below %s", name, analyzer)
	}
	return fmt.Errorf("unknown category %q of %s; known are %s", category, analyzer, strings.Join(flagNames(a, isSwitch), ", "))
}

// flags reads a map of an analyzer's flags.
func flags(a *analysis.Analyzer, value any) (map[string]string, error) {
	values, ok := value.(map[string]any)
	if !ok && value != nil {
		return nil, fmt.Errorf("%s: want a map from its flags to values; to switch it off, use disable", a.Name)
	}
	texts := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if a.Flags.Lookup(name) == nil {
			known := flagNames(a, func(*flag.Flag) bool { return true })
			return nil, fmt.Errorf("%s: unknown flag %q; known are %s", a.Name, name, strings.Join(known, ", "))
		}
		switch v := values[name].(type) {
		case string, bool, json.Number:
			texts[name] = fmt.Sprint(v)
		default:
			return nil, fmt.Errorf("%s: %s: want one value", a.Name, name)
		}
	}
	return texts, nil
}

// apply sets all flags of the analyzer, and reports whether it is on.
func (s settings) apply(a *analysis.Analyzer) (on bool, err error) {
	a.Flags.VisitAll(func(f *flag.Flag) { err = errors.Join(err, f.Value.Set(f.DefValue)) })
	if err != nil {
		return false, fmt.Errorf("%s: defaults of its flags: %w", a.Name, err)
	}
	for _, name := range slices.Sorted(maps.Keys(s.flags[a.Name])) {
		text := s.flags[a.Name][name]
		if err := a.Flags.Set(name, text); err != nil {
			return false, fmt.Errorf("%s: %s: %q is no value for it: %w", a.Name, name, text, err)
		}
	}
	return s.choose(a)
}

// choose applies the lists: it switches off the categories that are not
// enabled and those that are disabled.
func (s settings) choose(a *analysis.Analyzer) (on bool, err error) {
	if slices.Contains(s.disable, a.Name) {
		return false, nil
	}
	all := len(s.enable) == 0 || slices.Contains(s.enable, a.Name)
	on = all
	for _, category := range flagNames(a, isSwitch) {
		name := a.Name + "/" + category
		enabled := all || slices.Contains(s.enable, name)
		if !enabled || slices.Contains(s.disable, name) {
			err = errors.Join(err, a.Flags.Set(category, "false"))
		}
		on = on || enabled
	}
	return on, err
}

// keys gives the keys that the settings may have.
func keys(suite []*analysis.Analyzer) []string {
	out := []string{"enable", "disable"}
	for _, a := range suite {
		out = append(out, a.Name)
	}
	return out
}

func find(suite []*analysis.Analyzer, name string) *analysis.Analyzer {
	if i := slices.IndexFunc(suite, func(a *analysis.Analyzer) bool { return a.Name == name }); i >= 0 {
		return suite[i]
	}
	return nil
}

// flagNames gives the flags for which wanted holds, in the order of the alphabet.
func flagNames(a *analysis.Analyzer, wanted func(*flag.Flag) bool) []string {
	var out []string
	a.Flags.VisitAll(func(f *flag.Flag) {
		if wanted(f) {
			out = append(out, f.Name)
		}
	})
	return out
}

// isSwitch reports whether the flag switches a category: those flags are the
// boolean ones.
func isSwitch(f *flag.Flag) bool {
	if f == nil {
		return false
	}
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}
