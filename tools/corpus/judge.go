package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
)

// A repoReport is all that is known of one repository's labels.
type repoReport struct {
	Repo      string    `json:"repo"`
	Results   []result  `json:"results"`
	Unlabeled []finding `json:"unlabelled"`
	Crashes   []string  `json:"crashes,omitempty"` // faults of credlint itself
	root      string
}

// judge runs credlint over the packages of one repository's labels.
func (r runner) judge(ctx context.Context, checkouts, repo string, labels []label) (repoReport, error) {
	root := filepath.Join(checkouts, filepath.FromSlash(repo))
	report := repoReport{Repo: repo, root: realPath("", root)}
	var targets []target
	for _, l := range labels {
		targets = append(targets, prepare(root, l))
	}
	var findings []finding
	for _, u := range units(targets) {
		found, out, err := r.analyse(ctx, u)
		if err != nil {
			return report, fmt.Errorf("%s: %w", repo, err)
		}
		findings = append(findings, found...)
		report.Crashes = append(report.Crashes, out.crashes...)
		for i := range targets {
			targets[i].settle(u, out)
		}
	}
	report.Results, report.Unlabeled = split(targets, sortFindings(findings))
	return report, nil
}

// settle notes on a target of a unit that its package could not be analysed.
func (t *target) settle(u unit, out outcome) {
	if t.reason != "" || t.unit.module != u.module || t.unit.tags != u.tags {
		return
	}
	dir := t.unit.dirs[0]
	if why, ok := out.broken[dir]; ok {
		t.reason = why
	} else if why, ok := out.noTests[dir]; ok && t.isTest() {
		t.reason = why
	}
}

// split compares the targets that could be analysed and lists the others as
// not built, in the order of the labels.
func split(targets []target, findings []finding) ([]result, []finding) {
	var ready []placed
	for _, t := range targets {
		if t.reason == "" {
			ready = append(ready, t.placed)
		}
	}
	judged, rest := compare(ready, findings)
	var results []result
	for _, t := range targets {
		if t.reason != "" {
			results = append(results, result{label: t.label, Verdict: notBuilt, Note: t.reason})
			continue
		}
		results, judged = append(results, judged[0]), judged[1:]
	}
	return results, rest
}

// byRepo groups labels by repository, in the order of their first label.
func byRepo(labels []label) ([]string, map[string][]label) {
	groups := map[string][]label{}
	var repos []string
	for _, l := range labels {
		if !slices.Contains(repos, l.Repo) {
			repos = append(repos, l.Repo)
		}
		groups[l.Repo] = append(groups[l.Repo], l)
	}
	return repos, groups
}
