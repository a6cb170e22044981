// Package norefresh reports temporary credentials that nothing will refresh.
package norefresh

import (
	"flag"
	"reflect"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/provenance"
	"github.com/credlint/credlint/internal/rules"
)

// Analyzer reports temporary credentials that are frozen into providers, kept
// in variables or given out without an expiry, so that the program dies of
// ExpiredToken when they end.
//
// Its flag -expiry-window is the least time before the end at which a cache
// must refresh; 0, the default, does not check caches. With -require-check, it
// also reports programs that make AWS clients and do not call credcheck.
var Analyzer = &analysis.Analyzer{
	Name:             "norefresh",
	Doc:              doc,
	URL:              rules.Page("norefresh"),
	Requires:         []*analysis.Analyzer{provenance.Analyzer},
	ResultType:       reflect.TypeFor[*provenance.Suppressions](),
	RunDespiteErrors: true,
	Run:              run,
}

// switches holds what the flags -CATEGORY=false switch off.
var switches rules.Switches

// expiryWindow is the value of -expiry-window.
var expiryWindow time.Duration

func init() {
	Analyzer.Flags.Init("norefresh", flag.ContinueOnError)
	switches.Define(&Analyzer.Flags, "norefresh")
	Analyzer.Flags.DurationVar(&expiryWindow, "expiry-window", 0,
		"report caches that refresh expiring credentials later than this before their end (AWS advises 5m); 0 reports none")
	Analyzer.Flags.BoolVar(&provenance.RequireCheck, "require-check", false,
		"report main packages of programs that make AWS clients and never call credcheck, which proves at start that they refresh")
}

func run(pass *analysis.Pass) (any, error) {
	return provenance.Report(pass, wanted, words), nil
}

func wanted(f provenance.Finding) bool {
	if f.Category == provenance.CategoryExpiryWindow {
		return f.Window < expiryWindow
	}
	return switches.On(f.Category)
}

// words says what is wrong, what will happen, and what to do instead.
func words(f provenance.Finding) string {
	sink := provenance.Short(f.Sink)
	switch f.Category {
	case "frozen-response", "frozen-snapshot", "metadata-by-hand":
		source := strings.TrimPrefix(f.Source, "temporary ")
		return provenance.Fit(
			f.Source+" frozen in "+sink+" expire within hours; use "+refreshing(f),
			source+" frozen in "+sink+" expire within hours; use "+refreshing(f),
			source+" frozen in "+sink+" expire; use "+refreshing(f),
			source+" frozen in "+sink+" expire; use "+provenance.Short(refreshing(f)),
			source+" frozen in "+sink+" expire and are never refreshed",
			source+" frozen in "+sink+" are never refreshed",
			"credentials from "+provenance.Short(f.Source)+" frozen in "+sink+" are never refreshed",
			"temporary credentials frozen in "+sink+" expire and are never refreshed")
	case "no-expiry":
		return noExpiry(f)
	case "process-env":
		return provenance.Fit(
			f.Source+" in the process's environment expire and are never refreshed; hand on the provider",
			f.Source+" in the process's environment are never refreshed; hand on the provider",
			strings.TrimPrefix(f.Source, "temporary ")+" in the process's environment are never refreshed",
			"temporary credentials in the process's environment are never refreshed; hand on the provider")
	case "kept-value":
		return provenance.Fit(
			f.Source+" kept in "+f.Sink+" expire unnoticed; keep the provider and retrieve when signing",
			"credentials kept in "+f.Sink+" expire unnoticed; keep the provider and retrieve when signing",
			"credentials kept in a variable expire unnoticed; keep the provider and retrieve when signing")
	case "env-token":
		return provenance.Fit(
			f.Source+", read once, is frozen in "+sink+" and expires; use the default chain",
			strings.TrimPrefix(f.Source, "environment variable ")+", read once, is frozen in "+sink+" and expires; use the default chain",
			strings.TrimPrefix(f.Source, "environment variable ")+", read once, is frozen in "+sink+" and expires",
			"session token of the environment, read once, is frozen in "+sink+" and expires")
	case "captured-token":
		return provenance.Fit(
			f.Source+" is captured in "+f.Sink+" and dies in minutes or hours; make it anew for each connection",
			f.Source+" captured in "+f.Sink+" is short-lived; make it anew for each connection",
			f.Source+" captured in "+f.Sink+" is short-lived; make it anew",
			"short-lived token captured in "+sink+"; make it anew for each connection")
	case "uncached":
		return provenance.Fit(
			f.Source+" without a cache in "+f.Sink+" fetches at every request; wrap it in aws.NewCredentialsCache",
			f.Source+" without a cache fetches at every request; wrap it in aws.NewCredentialsCache",
			provenance.Short(f.Source)+" without a cache fetches at every request; use aws.NewCredentialsCache")
	case provenance.CategoryUncheckedMain:
		return provenance.Fit(
			"program makes AWS clients ("+f.Source+") but never calls credcheck.Check at its start",
			"program makes AWS clients but never calls credcheck.Check at its start")
	case provenance.CategoryExpiryWindow:
		return provenance.Fit(
			"cache over "+f.Source+" refreshes "+f.Window.String()+" before expiry, wanted "+expiryWindow.String()+"; set ExpiryWindow",
			"cache refreshes "+f.Window.String()+" before expiry, wanted "+expiryWindow.String()+"; set ExpiryWindow")
	}
	return f.Source + " reaches " + sink
}

// noExpiry says what is wrong with a custom provider.
func noExpiry(f provenance.Finding) string {
	if !strings.Contains(f.Source, "credentials") && !strings.Contains(f.Source, "token") {
		f.Source = "credentials from " + f.Source
	}
	switch f.Detail {
	case "captured":
		return provenance.Fit(
			"provider always gives the same "+strings.TrimPrefix(f.Source, "temporary ")+", expired or not; fetch them in "+f.Sink,
			"provider always gives the same credentials, expired or not; fetch them in "+f.Sink,
			"provider always gives the same credentials, expired or not")
	case "IsExpired":
		return provenance.Fit(
			"IsExpired never becomes true, so "+f.Source+" are never refreshed; embed credentials.Expiry",
			"IsExpired never becomes true, so the credentials are never refreshed; embed credentials.Expiry")
	case "Expires":
		return "provider sets CanExpire without Expires: its source is asked at every request; set Expires"
	}
	return provenance.Fit(
		"provider gives "+f.Source+" without "+f.Detail+": cached for ever; set CanExpire and Expires",
		"provider gives temporary credentials without "+f.Detail+": cached for ever; set CanExpire and Expires")
}

// refreshing names what refreshes by itself in place of the frozen source.
func refreshing(f provenance.Finding) string {
	switch {
	case f.Category == "frozen-snapshot":
		return "the provider itself"
	case f.Category == "metadata-by-hand":
		return "ec2rolecreds or the default chain"
	case strings.Contains(f.Source, "AssumeRoleWithWebIdentity"):
		return "stscreds.NewWebIdentityRoleProvider"
	case strings.Contains(f.Source, "AssumeRoleWithSAML"), strings.Contains(f.Source, "AssumeRoot"):
		return "a provider that asks again"
	case strings.Contains(f.Source, "AssumeRole"):
		if strings.HasSuffix(f.Sink, "NewStaticCredentials") || strings.HasSuffix(f.Sink, "NewStaticCredentialsFromCreds") {
			return "stscreds.NewCredentials"
		}
		return "stscreds.NewAssumeRoleProvider"
	case strings.Contains(f.Source, "GetRoleCredentials"):
		return "ssocreds.New"
	}
	return "a provider that asks again"
}
